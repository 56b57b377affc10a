// The bar that always stands at the top: where, who, how many wait, the link, the time. It acts on nothing.
import { Users } from "lucide-react";
import { LinkPill } from "../../components/LinkPill";
import type { CounterView, LineView, SessionView } from "../../desk/generated";
import { clockOf, dayOf, useNow } from "../../hooks/useNow";
import { ja } from "../../text/ja";

interface Props {
  session: SessionView;
  counter: CounterView | undefined;
}

export function TopBar({ session, counter }: Props) {
  return (
    <header className="flex flex-wrap items-center gap-x-5 gap-y-1 border-b border-line bg-white px-5 py-2.5">
      <h1 className="text-lg font-bold">
        {session.office}
        <span className="ml-3">{session.desk_name}</span>
      </h1>
      <span className="border-l border-line pl-5">{session.clerk?.name}</span>
      <span className="ml-auto" />
      {counter && <Line line={counter.line} />}
      {counter && <LinkPill link={counter.link} />}
      <Clock />
    </header>
  );
}

function Line({ line }: { line: LineView | null }) {
  if (!line) return <span className="text-sub">{ja.top.lineUnknown}</span>;
  if (line.waiting === 0) return <span className="text-sub">{ja.top.nobodyWaits}</span>;
  return (
    <span className="flex items-center gap-1.5 tabular">
      <Users aria-hidden className="size-4.5 text-sub" />
      {ja.top.waiting}
      <b className="text-xl/6">{line.waiting}</b>
      {ja.top.people}
      <span className="text-sub">
        {ja.dot}
        {ja.top.longest(line.longest_min)}
      </span>
    </span>
  );
}

function Clock() {
  const now = useNow();
  return (
    <time className="flex items-baseline gap-2 tabular">
      <span className="text-[0.875rem] text-sub">{dayOf(now)}</span>
      <b className="text-lg">{clockOf(now)}</b>
    </time>
  );
}
