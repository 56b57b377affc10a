// 「親機が受け取らなかったもの」: acts that the centre refused, with why and what to do. Nothing leaves it; what is dealt with turns grey.
import { type ReactNode, useEffect, useRef, useState } from "react";
import { KeyButton } from "../../components/KeyButton";
import { RefusalSaid } from "../../components/RefusalSaid";
import { Said } from "../../components/Said";
import { refusalOf, useAct } from "../../desk/acts";
import type { TrayRow } from "../../desk/generated";
import { useTray } from "../../desk/recordsLooks";
import type { Binding } from "../../hooks/keyBoard";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";
import { records as say } from "../../text/records";
import { PutAwayPanel } from "./PutAwayPanel";
import { TrayList } from "./TrayList";
import { useWalk } from "./useWalk";

interface Props {
  onOpen: (application: string) => void;
  onBack: () => void;
  onBegun: (begun: boolean) => void;
  heldBack: boolean;
}

/** What still waits first, the oldest before the younger; then what was put away. */
const inOrder = (rows: TrayRow[]) => [
  ...rows.filter((each) => !each.put_away),
  ...rows.filter((each) => each.put_away),
];

export function Tray({ onOpen, onBack, onBegun, heldBack }: Props) {
  const { data: tray, error } = useTray();
  const rows = inOrder(tray?.rows ?? []);
  const { at, walked: cameTo, here, goTo, move } = useWalk(rows, (each) => each.op);
  const [away, setAway] = useState<string | null>(null);
  const [came, setCame] = useState<ReactNode>(null);
  const again = useAct("tray.send_again");
  const list = useRef<HTMLDivElement>(null);
  const leaving = rows.find((each) => each.op === away && !each.put_away);
  const begun = leaving !== undefined;
  const tell = useRef(onBegun);
  tell.current = onBegun;
  useEffect(() => {
    tell.current(begun);
    return () => tell.current(false);
  }, [begun]);
  const atList = rows.length > 0 && !begun;
  useEffect(() => {
    if (atList) list.current?.focus({ preventScroll: true });
  }, [atList]);
  const acts = here ? actsOn(here) : [];
  const does = (act: TrayAct) => {
    setCame(null);
    again.reset();
    if (!here) return;
    if (act === "open" && here.application) onOpen(here.application);
    if (act === "putAway") setAway(here.op);
    if (act === "again" && !again.isPending)
      again.mutate({ op: here.op }, { onSuccess: () => setCame(<Said tone="news" title={say.tray.sent} />) });
  };
  const keys: Binding[] = [
    ...(rows.length > 1
      ? [
          { key: "ArrowDown", shown: ja.keys.arrows, label: say.tray.walk, does: () => move(1) },
          { key: "ArrowUp", does: () => move(-1) },
        ]
      : []),
    ...acts.map((each) => ({ key: each.key, label: say.tray[each.act], does: () => does(each.act) })),
    { key: "Escape", shown: ja.keys.Esc, label: say.tray.leave, does: onBack },
  ];
  useKeys(level.view, begun ? [] : keys);
  return (
    <section aria-labelledby="tray" className="flex min-h-0 flex-1 flex-col bg-ground" data-tray={rows.length}>
      <div className="grid gap-2 border-b border-line bg-white px-6 py-3">
        <div className="flex items-start gap-4">
          <div>
            <h2 id="tray" className="text-[1.375rem] font-bold">
              {say.tray.title}
            </h2>
            <p className="text-[0.9375rem] text-sub">{tray && rows.length === 0 ? say.tray.none : say.tray.sub}</p>
          </div>
          <span className="ml-auto shrink-0">
            <KeyButton keyName={ja.keys.Esc} tone="quiet" size="small" onPress={onBack}>
              {say.tray.leave}
            </KeyButton>
          </span>
        </div>
        <div className="flex flex-wrap gap-2 empty:hidden">
          {acts.map((each) => (
            <KeyButton key={each.act} keyName={each.key} size="small" disabled={begun} onPress={() => does(each.act)}>
              {say.tray[each.act]}
            </KeyButton>
          ))}
        </div>
      </div>
      <div className="grid gap-2 px-6 pt-3 empty:hidden">
        {came}
        <RefusalSaid refusal={refusalOf(error ?? again.error)} />
        {leaving && (
          <PutAwayPanel
            row={leaving}
            heldBack={heldBack}
            onDone={() => {
              setAway(null);
              setCame(<Said tone="news" title={say.tray.done} />);
            }}
            onBack={() => setAway(null)}
          />
        )}
      </div>
      <TrayList rows={rows} at={at} goThere={cameTo} list={list} onPick={goTo} />
    </section>
  );
}

type TrayAct = "open" | "again" | "putAway";

/** What can be done with a row; with one that was put away, only its application is opened. */
function actsOn(row: TrayRow): { act: TrayAct; key: string }[] {
  const may: { act: TrayAct; key: string; is: boolean }[] = [
    { act: "open", key: "Enter", is: row.application !== null },
    { act: "again", key: "S", is: row.can_send_again && !row.put_away },
    { act: "putAway", key: "Delete", is: !row.put_away },
  ];
  return may.filter((each) => each.is);
}
