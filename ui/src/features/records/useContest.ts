// Which value was chosen for each part, and which part is at hand. It knows when all are chosen; sending is the screen's.
import { useState } from "react";
import type { ChosenValue, ContestedPart, ContestView, SaidView } from "../../desk/generated";
import { records as say } from "../../text/records";

/** One thing to choose: a part with its values, or whether it stays withdrawn. */
export type Matter = { key: string; label: string; ways: number } & (
  | { is: "part"; part: ContestedPart }
  | { is: "withdrawal"; withdrawn: SaidView; edited: SaidView[] }
);

const ofWithdrawal = "";

/** Whether it lives at all comes first; then part by part. */
function mattersOf({ parts, withdrawal }: ContestView): Matter[] {
  const first: Matter[] = withdrawal
    ? [{ is: "withdrawal", key: ofWithdrawal, label: say.settle.withdrawal, ways: 2, ...withdrawal }]
    : [];
  return [
    ...first,
    ...parts.map((part): Matter => ({ is: "part", key: part.part, label: part.label, ways: part.said.length, part })),
  ];
}

/** What is sent back once all is chosen. */
export interface Chosen {
  choices: ChosenValue[];
  withdrawn: boolean | null;
}

export function useContest(contest: ContestView) {
  const matters = mattersOf(contest);
  const [chosen, setChosen] = useState<Record<string, number>>({});
  const [at, setAt] = useState(0);
  /** Which way was chosen, if it is still among those there are. */
  const wayOf = (matter: Matter): number | null => {
    const way = chosen[matter.key];
    return way !== undefined && way < matter.ways ? way : null;
  };
  const open = matters.filter((each) => wayOf(each) === null);
  const goTo = (to: number) => setAt((to + matters.length) % Math.max(matters.length, 1));
  return {
    matters,
    at: Math.min(at, Math.max(matters.length - 1, 0)),
    goTo,
    wayOf,
    open,
    /** Chooses in one matter, and goes on to the next that is still open. */
    choose: (line: number, way: number) => {
      const matter = matters[line];
      if (!matter || way >= matter.ways) return;
      setChosen((before) => ({ ...before, [matter.key]: way }));
      const next = matters.findIndex((each, other) => other > line && wayOf(each) === null);
      setAt(next < 0 ? line : next);
    },
    /** Goes to the first that is open. */
    toOpen: () => {
      const first = open[0];
      if (first) setAt(matters.indexOf(first));
    },
    result: (): Chosen => ({
      choices: matters.flatMap((each) => {
        const op = each.is === "part" ? each.part.said[wayOf(each) ?? -1]?.op : undefined;
        return each.is === "part" && op !== undefined ? [{ part: each.key, op }] : [];
      }),
      withdrawn: contest.withdrawal ? chosen[ofWithdrawal] === 0 : null,
    }),
  };
}
