// Names everybody concerned, one by one: the relation, 夫・妻 or 男・女, what they do here. Who must be named, the desk knows.
import { type ReactNode, useEffect, useRef, useState } from "react";
import { KeyButton } from "../../components/KeyButton";
import { RefusalSaid } from "../../components/RefusalSaid";
import { Said } from "../../components/Said";
import { refusalOf, useAct } from "../../desk/acts";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";
import { ChoiceRow } from "./ChoiceRow";
import { NamedList } from "./NamedList";
import { Onward } from "./Question";
import { RowFrame } from "./RowFrame";
import { nextNamed, nobody, type PeopleInput, rowsOf } from "./rosterState";
import type { Line } from "./rowState";
import { rowKeys, useRows } from "./useRows";

interface Props {
  input: PeopleInput;
  progress: ReactNode;
  active: boolean;
  /** told when everybody is named */
  onTaken?: (() => void) | undefined;
}

export function Roster({ input, progress, active, onTaken }: Props) {
  const [draft, setDraft] = useState(nobody);
  const [asked, setAsked] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const thenAll = useRef(false);
  const { at, goTo, across, cameTo } = useRows(box, 0);
  const name = useAct("interview.name");
  const forget = useAct("interview.forget");
  const everybody = useAct("interview.everybody");
  const giveRoles = useAct("interview.roles");
  const pending = name.isPending || forget.isPending || everybody.isPending || giveRoles.isPending;
  const rows = rowsOf(input, draft);
  const here = rows[at];

  const pick = (row: number, line: Line) => {
    setAsked(false);
    setChosen(null);
    setDraft((before) => rows[row]?.with(before, line.value ?? "") ?? before);
  };
  const pickByKey = (key: string) => {
    const line = here?.lines.find((each) => each.key === key);
    if (!line) return;
    pick(at, line);
    goTo(here?.many ? at : at + 1);
  };
  const pickAcross = (by: number) => {
    const line = here?.lines[across(by)];
    if (line && !here?.many) pick(at, line);
  };
  const add = () => {
    setAsked(draft.relation === null);
    if (draft.relation === null) return goTo(0);
    if (pending) return;
    const somebody = { relation: draft.relation, sex: draft.sex, roles: draft.roles };
    name.mutate(somebody, {
      onSuccess: () => {
        setDraft(nobody);
        goTo(0);
        if (thenAll.current) goOn();
      },
      onSettled: () => {
        thenAll.current = false;
      },
    });
  };
  const goOn = () => everybody.mutate({}, onTaken ? { onSuccess: onTaken } : {});
  /** Puts right what somebody is here; then the next one is at hand, and after the last one somebody new. */
  const putRight = () => {
    if (draft.person === null || pending) return;
    const somebody = { person: draft.person, roles: draft.roles };
    giveRoles.mutate(somebody, { onSuccess: () => turnTo(nextNamed(input, draft)) });
  };
  const turnTo = (to: typeof draft) => {
    setAsked(false);
    setChosen(null);
    setDraft(to);
    goTo(0);
  };
  const removable = input.named.filter((each) => each.removable);
  // The first press only shows who it would be: taking back somebody else's would be noticed too late.
  const takeBack = () => {
    const last = removable.at(-1);
    if (!last || pending) return;
    if (chosen === null) return setChosen(last.person);
    forget.mutate({ person: chosen });
    setChosen(null);
  };
  const all = () => {
    // A quick hand says that all are named before the desk has written the last one down: it is not asked twice.
    if (name.isPending) thenAll.current = true;
    else if (!pending && draft.relation === null) goOn();
    else setAsked(true);
  };
  const choose = (by: number) => {
    const now = removable.findIndex((each) => each.person === chosen);
    setChosen(removable[Math.min(Math.max(now + by, 0), removable.length - 1)]?.person ?? null);
  };
  const along = (by: number) => (chosen === null ? goTo(at + by) : choose(by));
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the question comes, never while it is answered
  useEffect(() => {
    if (active) goTo(0);
  }, [active]);
  const picks = rows.flatMap((row) => row.lines.map((line) => line.key));
  const next = {
    key: "Ctrl+E",
    shown: ja.keys.CtrlE,
    label: ja.roster.fix,
    does: () => turnTo(nextNamed(input, draft)),
  };
  const fixing = [
    ...rowKeys({ picks, pick: pickByKey, across: pickAcross, along: null }),
    next,
    { key: "Enter", label: ja.roster.fixed, does: putRight },
    { key: "Escape", shown: ja.keys.Esc, label: ja.interview.back, does: () => turnTo(nobody) },
  ];
  const adding = [
    ...rowKeys({ picks, pick: pickByKey, across: pickAcross, along }),
    next,
    { key: "Enter", label: ja.roster.add, does: add },
    { key: "0", label: ja.roster.everybody, does: all },
    ...(removable.length > 0 ? [{ key: "Delete", label: ja.roster.takeBack, does: takeBack }] : []),
    ...(chosen === null
      ? []
      : [{ key: "Escape", shown: ja.keys.Esc, label: ja.interview.back, does: () => setChosen(null) }]),
  ];
  const fixed = input.named.find((each) => each.person === draft.person);
  useKeys(level.view, !active ? [] : fixed ? fixing : adding);
  const refusal = refusalOf(name.error ?? forget.error ?? everybody.error ?? giveRoles.error);
  return (
    <>
      <NamedList
        named={input.named}
        chosen={chosen}
        fixed={draft.person}
        onForget={(person) => forget.mutate({ person })}
        onFix={({ person, roles }) => turnTo({ ...nobody, person, roles })}
      />
      <h3 className="mt-2 mb-1 font-bold">{fixed ? ja.roster.fixing(fixed.label) : ja.roster.next}</h3>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears which row the caret came to */}
      <div ref={box} className="grid gap-0.5" onFocus={(event) => cameTo(event.target)}>
        {rows.map((row, index) => (
          <RowFrame key={row.label} name={row.name} atHand={index === at}>
            <ChoiceRow
              label={row.label}
              optional={row.name !== "relation"}
              hint={null}
              lines={row.lines}
              many={row.many}
              picked={row.picked}
              atHand={index === at}
              together={false}
              said={null}
              onPick={(line) => pick(index, line)}
            />
          </RowFrame>
        ))}
      </div>
      <div className="mt-2 grid gap-2 empty:hidden">
        {asked && (
          <Said tone="refused" title={draft.relation === null ? ja.roster.relationFirst : ja.roster.addFirst} />
        )}
        <RefusalSaid refusal={refusal} />
      </div>
      {fixed ? (
        <Onward keyName="Enter" words={ja.roster.fixed} onNext={putRight}>
          {progress}
        </Onward>
      ) : (
        <Onward keyName="0" words={ja.roster.everybody} onNext={all}>
          {progress}
          <KeyButton keyName="Enter" onPress={add}>
            {ja.roster.add}
          </KeyButton>
        </Onward>
      )}
    </>
  );
}
