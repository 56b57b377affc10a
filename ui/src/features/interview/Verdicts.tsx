// What is decided so far: the counts, the procedures under their verdicts, and one of them opened. The keyboard comes by F6.
import { useRef, useState } from "react";
import type { ChangeView, InterviewView, VerdictRow, VerdictStatus, VerdictsView } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";
import { Bring } from "./Bring";
import { Drawer } from "./Drawer";
import { Foreseen } from "./Foreseen";
import { useFresh } from "./useFresh";
import { VerdictGroup } from "./VerdictGroup";

interface Props {
  interview: InterviewView;
  /** false while something else has the screen */
  active: boolean;
  /** what the answer being chosen would change */
  foreseen?: ChangeView[];
  onPapers: () => void;
}

const order: VerdictStatus[] = ["required", "undecided", "offer", "not_needed"];
// While most is still open its rows would only hide what is decided.
const undecidedShown = 12;

/** Whether a group is open until the clerk says otherwise. */
function opensItself(status: VerdictStatus, rows: VerdictRow[]): boolean {
  return status === "undecided" ? rows.length <= undecidedShown : status !== "not_needed";
}

export function Verdicts({ interview, active, foreseen = [], onPapers }: Props) {
  const { rows } = interview.verdicts;
  const fresh = useFresh(rows);
  const [toggled, setToggled] = useState<Partial<Record<VerdictStatus, boolean>>>({});
  const [procedure, setProcedure] = useState<string | null>(null);
  const [within, setWithin] = useState(false);
  const box = useRef<HTMLElement>(null);
  const cameFrom = useRef<HTMLElement | null>(null);

  const groups = order.map((status) => ({ status, rows: rows.filter((row) => row.status === status) }));
  const sorted = groups.flatMap((group) => group.rows);
  const opened = sorted.find((row) => row.procedure === procedure);
  const stops = () =>
    [...(box.current?.querySelectorAll<HTMLElement>("[data-stop]") ?? [])].filter((each) => !each.closest("[hidden]"));
  const isRow = (stop: string | undefined) => rows.some((row) => row.procedure === stop);
  const goTo = (stop: string | null) => {
    const all = stops();
    const there = all.find((each) => each.dataset.stop === stop) ?? all.find((each) => isRow(each.dataset.stop));
    (there ?? all[0])?.focus();
  };
  const close = () => {
    const was = procedure;
    setProcedure(null);
    // The row comes back with the next drawing; the keyboard goes to it then.
    requestAnimationFrame(() => goTo(was));
  };
  const leave = () => {
    (document.activeElement as HTMLElement | null)?.blur();
    if (cameFrom.current?.isConnected) cameFrom.current.focus();
  };
  const enter = () => {
    if (within) return leave();
    cameFrom.current = document.activeElement as HTMLElement | null;
    if (procedure === null) goTo(null);
    else box.current?.querySelector<HTMLElement>("[data-drawer]")?.focus();
  };
  const move = (by: number) => {
    if (opened) {
      const at = sorted.indexOf(opened) + by;
      return setProcedure(sorted[Math.min(Math.max(at, 0), sorted.length - 1)]?.procedure ?? null);
    }
    const all = stops();
    const here = all.indexOf(document.activeElement as HTMLElement);
    all[Math.min(Math.max(here + by, 0), all.length - 1)]?.focus();
  };
  const openHere = () => {
    const stop = (document.activeElement as HTMLElement | null)?.dataset.stop ?? null;
    if (opened) close();
    else if (stop !== null && isRow(stop)) setProcedure(stop);
  };
  useKeys(level.frame, active ? [{ key: "F6", label: ja.verdict.look, does: enter }] : []);
  useKeys(
    level.panel,
    active && within
      ? [
          { key: "ArrowDown", shown: ja.keys.arrows, label: ja.verdict.move, does: () => move(1) },
          { key: "ArrowUp", does: () => move(-1) },
          { key: "Enter", label: opened ? ja.drawer.close : ja.drawer.open, does: openHere },
          { key: "F1", does: openHere },
          { key: "Escape", shown: ja.keys.Esc, label: ja.interview.back, does: opened ? close : leave },
        ]
      : [],
  );
  return (
    <section
      ref={box}
      aria-label={ja.verdict.title}
      className="flex min-h-0 flex-1 flex-col"
      onFocus={() => setWithin(true)}
      onBlur={(event) => setWithin(event.currentTarget.contains(event.relatedTarget))}
    >
      <Counts verdicts={interview.verdicts} />
      {opened ? (
        <Drawer row={opened} onClose={close} />
      ) : (
        <div className="relative flex min-h-40 flex-1 flex-col">
          <div className="rows-quiet min-h-0 flex-1 overflow-y-auto">
            {rows.length === 0 && <p className="px-5 py-6 text-sub">{ja.verdict.none}</p>}
            {groups
              .filter((group) => group.rows.length > 0)
              .map((group) => (
                <VerdictGroup
                  key={group.status}
                  status={group.status}
                  rows={group.rows}
                  fresh={fresh}
                  open={toggled[group.status] ?? opensItself(group.status, group.rows)}
                  onToggle={(open) => setToggled((before) => ({ ...before, [group.status]: open }))}
                  onOpen={setProcedure}
                />
              ))}
          </div>
          {/* Whoever reads the list reads what is so. */}
          {!within && <Foreseen changes={foreseen} />}
        </div>
      )}
      <Bring interview={interview} onPapers={onPapers} />
    </section>
  );
}

function Counts({ verdicts }: { verdicts: VerdictsView }) {
  return (
    <dl className="grid grid-cols-4 border-b border-line">
      {order.map((status) => (
        <div
          key={status}
          data-count={status}
          className={`flex flex-col-reverse items-center border-b-4 pt-2.5 pb-1 ${status === "required" ? "border-key-900 text-key-900" : "border-transparent"}`}
        >
          <dt className="text-[0.8125rem] text-sub">{ja.verdict.word[status]}</dt>
          <dd className="text-[1.75rem] leading-none font-bold tabular">{verdicts[status]}</dd>
        </div>
      ))}
    </dl>
  );
}
