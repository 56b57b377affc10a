// Two values side by side, part by part, until a person has chosen in each. Neither is put forward; what then stands, the desk says.
import { useEffect, useRef, useState } from "react";
import { KeyButton } from "../../components/KeyButton";
import { RefusalSaid } from "../../components/RefusalSaid";
import { Said } from "../../components/Said";
import { refusalOf, useAct } from "../../desk/acts";
import type { ContestView } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { useNameFont } from "../../hooks/useNameFont";
import { ja } from "../../text/ja";
import { records as say } from "../../text/records";
import { ContestMatter } from "./ContestMatter";
import { Meanwhile } from "./Meanwhile";
import { type ActProps, useSeen } from "./seen";
import { useContest } from "./useContest";

interface Props extends ActProps {
  contest: ContestView;
}

export function Contest({ record, contest, heldBack, onDone, onBack }: Props) {
  const { on, changed } = useSeen(record);
  const { matters, at, goTo, wayOf, open, choose, toOpen, result } = useContest(contest);
  const [asked, setAsked] = useState(false);
  const settle = useAct("records.settle");
  const fontOf = useNameFont(contest.parts.flatMap((part) => part.said.map((each) => each.answer)));
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.focus(), []);
  const send = () => {
    setAsked(open.length > 0);
    if (open.length > 0) return toOpen();
    if (settle.isPending) return;
    settle.mutate({ on, conflict: contest.conflict, ...result() }, { onSuccess: () => onDone(say.settle.done) });
  };
  const ways = Math.max(...matters.map((each) => each.ways), 0);
  useKeys(
    level.panel,
    [
      ...Array.from({ length: Math.min(ways, 9) }, (_, way) => ({
        key: String(way + 1),
        does: () => choose(at, way),
        ...(way === 0 ? { label: say.act.settle, shown: ja.keys.numbers } : {}),
      })),
      ...(matters.length > 1
        ? [
            { key: "ArrowDown", shown: ja.keys.arrows, label: say.settle.parts, does: () => goTo(at + 1) },
            { key: "ArrowUp", does: () => goTo(at - 1) },
          ]
        : []),
      { key: "Enter", label: say.settle.yes, does: send },
      { key: "Escape", shown: ja.keys.Esc, label: say.settle.back, does: onBack },
    ],
    true,
  );
  return (
    <section
      ref={box}
      tabIndex={-1}
      data-quiet-focus
      data-contest={contest.conflict}
      aria-labelledby="contest"
      className="arrives rounded-16 border-2 border-key-900 bg-white p-6 shadow-2"
    >
      <h3 id="contest" className="text-[1.5rem] leading-snug font-bold">
        {contest.withdrawal ? say.settle.withdrawalLead : say.settle.lead}
      </h3>
      <p className="mt-1 text-[0.9375rem] text-sub">
        {say.settle.sub}
        {contest.parts.length > 0 && say.settle.differs}
      </p>
      <ol className="mt-4 grid gap-4">
        {matters.map((each, line) => (
          <ContestMatter
            key={each.key}
            matter={each}
            place={say.settle.part(line + 1, matters.length)}
            atHand={line === at}
            way={wayOf(each)}
            fontOf={fontOf}
            onChoose={(way) => choose(line, way)}
          />
        ))}
      </ol>
      <div className="mt-4 grid gap-2 empty:hidden">
        <Meanwhile changed={changed} heldBack={heldBack} />
        {asked && open[0] && <Said tone="refused" title={say.settle.missing(open[0].label)} />}
        <RefusalSaid refusal={refusalOf(settle.error)} />
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-3">
        <KeyButton keyName="Enter" tone="main" disabled={settle.isPending} onPress={send}>
          {say.settle.yes}
        </KeyButton>
        <KeyButton keyName={ja.keys.Esc} tone="quiet" onPress={onBack}>
          {say.settle.back}
        </KeyButton>
        <b role="status">{say.settle.left(open.length)}</b>
      </div>
    </section>
  );
}
