// The rows of the tray: what, when, why, and what to do; those put away grey, with who did so and why. It acts on nothing.
import { Archive, TriangleAlert } from "lucide-react";
import { type RefObject, useEffect } from "react";
import type { TrayRow } from "../../desk/generated";
import { records as say } from "../../text/records";

interface Props {
  rows: TrayRow[];
  at: number;
  /** whether somebody came to that row, so that it must be in sight */
  goThere: boolean;
  list: RefObject<HTMLDivElement | null>;
  onPick: (at: number) => void;
}

export function TrayList({ rows, at, goThere, list, onPick }: Props) {
  useEffect(() => {
    if (goThere) list.current?.children[at]?.scrollIntoView?.({ block: "nearest" });
  }, [at, goThere, list]);
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      data-quiet-focus
      aria-label={say.tray.list}
      aria-activedescendant={rows.length > 0 ? `tray-${at}` : undefined}
      className="rows-quiet m-5 grid min-h-0 flex-1 content-start gap-2 overflow-y-auto empty:hidden"
    >
      {rows.map((row, line) => (
        <Line key={row.op} row={row} line={line} atHand={line === at} onPick={() => onPick(line)} />
      ))}
    </div>
  );
}

interface LineProps {
  row: TrayRow;
  line: number;
  atHand: boolean;
  onPick: () => void;
}

function Line({ row, line, atHand, onPick }: LineProps) {
  const { put_away: away } = row;
  const frame = atHand ? "border-key-900 inset-ring-2 inset-ring-key-900" : "border-line";
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the tray's
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and tells which option is active
    <div
      id={`tray-${line}`}
      role="option"
      aria-selected={atHand}
      data-op={row.op}
      data-put-away={away !== null}
      onClick={onPick}
      className={`cursor-pointer rounded-12 border px-5 py-3 leading-snug ${frame} ${away ? "bg-ground text-sub" : "bg-white"}`}
    >
      <p className="flex flex-wrap items-baseline gap-x-4">
        <b className="text-lg">{row.what}</b>
        <span className="tabular">{row.number ?? say.tray.noNumber}</span>
        <span className="tabular text-[0.875rem] text-sub">{row.at}</span>
      </p>
      <p className={`mt-1 flex items-start gap-2 ${away ? "" : "font-bold text-warn"}`}>
        {!away && <TriangleAlert aria-hidden className="mt-0.5 size-5 shrink-0" />}
        {row.why.title}
      </p>
      {!away && <p className="text-[0.9375rem]">{row.why.what_to_do}</p>}
      {away && (
        <p className="mt-1 flex flex-wrap items-center gap-x-3 text-[0.9375rem]">
          <Archive aria-hidden className="size-4.5 shrink-0" />
          {say.tray.putAwayBy({ at: away.at, desk: away.desk_name, clerk: away.clerk_name })}
          {away.words && <span>{away.words}</span>}
        </p>
      )}
    </div>
  );
}
