// The hall's board: the last call huge, four before it, who waits, the time, and plainly when it is no longer true.
import { TriangleAlert } from "lucide-react";
import type { BoardLine } from "../../centre/generated";
import { clockOf } from "../../hooks/useNow";
import { ja } from "../../text/ja";
import { LastCall, Previous } from "./Calls";
import { type BoardHeard, useBoard } from "./useBoard";

export function BoardScreen({ ward }: { ward: string }) {
  const heard = useBoard(ward);
  if (!ward) return <Instead words={ja.board.noWard} />;
  if (!heard.view) return <Instead words={heard.cut ? ja.board.unreachable : ja.board.opening} />;
  return <Board view={heard.view} cut={heard.cut} />;
}

function Instead({ words }: { words: string }) {
  return (
    <main
      role="status"
      className="grid min-h-dvh place-content-center bg-night px-8 text-center text-[2rem] text-white"
    >
      {words}
    </main>
  );
}

function Board({ view, cut }: { view: NonNullable<BoardHeard["view"]>; cut: boolean }) {
  const clock = clockOf(view.at);
  const [last, ...previous] = view.calls;
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr] bg-night text-white" data-cut={cut}>
      <header className="flex flex-wrap items-baseline gap-x-8 border-b border-white/20 px-[2.6vw] py-[2vh]">
        <h1 className="text-[2.6vw] leading-tight font-bold">{view.office}</h1>
        <p className="text-[1.9vw] text-key-100">{ja.board.lead}</p>
        <p className={`ml-auto flex items-baseline gap-[1vw] ${cut ? "text-solid-gray-300" : ""}`}>
          {cut && <TriangleAlert aria-hidden className="size-[2vw] self-center" />}
          {cut ? (
            <b role="alert" className="text-[2vw]">
              {ja.board.stale(clock)}
            </b>
          ) : (
            <time className="text-[1.9vw] tabular">
              <b className="text-[3.2vw] leading-none">{clock}</b> {ja.board.now}
            </time>
          )}
        </p>
      </header>
      <main className="grid two:grid-cols-[1fr_31%]">
        <div className="flex flex-col gap-[2.2vh] px-[2.6vw] py-[3vh]">
          {last ? <LastCall key={last.call_seq} call={last} /> : <Nobody />}
          <Previous calls={previous.slice(0, 4)} />
          <p className="text-[1.6vw] text-key-100">{cut ? ja.board.staleHint : ja.board.missed}</p>
        </div>
        <Waiting lines={view.lines} />
      </main>
    </div>
  );
}

function Nobody() {
  return (
    <p className="grid flex-1 place-content-center rounded-24 border border-white/25 px-[2vw] text-[2.2vw] text-key-100">
      {ja.board.nobody}
    </p>
  );
}

function Waiting({ lines }: { lines: BoardLine[] }) {
  return (
    <section aria-labelledby="waiting" className="border-white/20 px-[2.2vw] py-[3vh] two:border-l">
      <h2 id="waiting" className="text-[1.8vw] text-key-100">
        {ja.board.waiting}
      </h2>
      <ul>
        {lines.map((each) => (
          <li
            key={each.queue}
            className="flex items-center gap-[1vw] border-b border-white/15 py-[1.8vh] text-[1.9vw] last:border-b-0"
          >
            <b className="grid size-[2.8vw] shrink-0 place-items-center rounded-8 bg-white/15 text-[1.6vw]">
              {each.letter}
            </b>
            <span className="min-w-0 leading-snug">{each.name}</span>
            <span className="ml-auto whitespace-nowrap" data-waiting={each.queue}>
              <b className="text-[2.8vw] leading-none tabular">{each.waiting}</b>
              {ja.board.people}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
