// The desk between two visitors: call the next, or take someone without a number. Calm, with one large act.
import { useEffect, useState } from "react";
import { KeyButton } from "../../components/KeyButton";
import { KeyCap } from "../../components/KeyCap";
import { RefusalSaid } from "../../components/RefusalSaid";
import { refusalOf, useAct } from "../../desk/acts";
import type { CounterView, LineView } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";
import { Finished } from "./Finished";
import { Matters } from "./Matters";

interface Props {
  counter: CounterView;
  calling: boolean;
  onCall: () => void;
}

export function Idle({ counter, calling, onCall }: Props) {
  const [picking, setPicking] = useState(false);
  const begin = useAct("interview.begin");
  const numbers = counter.matters.slice(0, 9);
  const { ticket } = counter;
  // With the centre away nobody can be called; the way that still works is put forward.
  const cut = counter.link.state === "offline";
  useEffect(() => {
    if (ticket) setPicking(true);
  }, [ticket]);
  useKeys(level.view, [
    { key: "F6", label: ja.idle.withoutNumber, does: () => setPicking(!picking) },
    ...(picking ? numbers : []).map((each, at) => ({
      key: String(at + 1),
      does: () => begin.mutate({ matter: each.id }),
      ...(at === 0 ? { label: ja.idle.pickMatter, shown: ja.keys.numbers } : {}),
    })),
    ...(picking
      ? [{ key: "Escape", shown: ja.keys.Esc, label: ja.interview.back, does: () => setPicking(false) }]
      : []),
  ]);
  return (
    <main className="grid content-center justify-items-center gap-8 overflow-y-auto px-8 py-10">
      {counter.finished && <Finished finished={counter.finished} />}
      {!ticket && (
        <div className="grid justify-items-center gap-5">
          <Waiting line={counter.line} />
          <KeyButton tone={cut ? "plain" : "main"} size="large" disabled={calling} onPress={onCall}>
            <span className="flex items-center gap-5 px-6 py-3 text-[2rem]">
              <KeyCap plain>F2</KeyCap>
              {ja.call.nextBig}
            </span>
          </KeyButton>
        </div>
      )}
      <RefusalSaid refusal={refusalOf(begin.error)} />
      {picking ? (
        <Matters
          matters={counter.matters}
          lead={ticket ? ja.idle.atDesk : ja.idle.withoutNumber}
          onPick={(matter) => begin.mutate({ matter })}
        />
      ) : (
        <KeyButton
          keyName="F6"
          tone={cut ? "main" : "quiet"}
          size={cut ? "large" : "medium"}
          onPress={() => setPicking(true)}
        >
          {ja.idle.withoutNumber}
        </KeyButton>
      )}
    </main>
  );
}

function Waiting({ line }: { line: LineView | null }) {
  if (!line) return <p className="text-lg text-sub">{ja.idle.cutOff}</p>;
  if (line.waiting === 0) return <p className="text-xl text-sub">{ja.idle.nobodyWaits}</p>;
  return (
    <p className="flex items-baseline gap-3 text-xl tabular">
      {ja.idle.waitingBig}
      <b className="text-[3.5rem] leading-none">{line.waiting}</b>
      {ja.top.people}
      <span className="text-sub">{ja.top.longest(line.longest_min)}</span>
    </p>
  );
}
