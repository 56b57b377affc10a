// One procedure in the panel: its name, its deadline, and the reason in a sentence. What it rests on stands in the drawer.
import { CalendarClock, ChevronRight } from "lucide-react";
import { Button } from "react-aria-components";
import { Tag } from "../../components/Tag";
import type { VerdictRow } from "../../desk/generated";
import { ja } from "../../text/ja";

// More answers than these that would decide it are counted, not listed; the drawer lists them all.
const decidingShown = 3;

interface Props {
  row: VerdictRow;
  fresh: boolean;
  onOpen: () => void;
}

export function Verdict({ row, fresh, onOpen }: Props) {
  return (
    <li
      data-procedure={row.procedure}
      data-status={row.status}
      className={`border-b border-line ${fresh ? "arrives bg-linear-to-r from-key-50 to-white" : ""}`}
    >
      <Button
        data-stop={row.procedure}
        onPress={onOpen}
        className="grid w-full grid-cols-[1fr_auto] gap-x-2 px-5 py-2 text-left outline-offset-[-4px] hover:bg-key-50"
      >
        <span className="min-w-0">
          <span className="flex items-center gap-2">
            {fresh && <Tag tone="key">{ja.verdict.fresh}</Tag>}
            <b className="min-w-0 leading-snug">{row.name}</b>
          </span>
          {row.deadline && (
            <span className="flex items-center gap-1 text-[0.875rem] font-bold">
              <CalendarClock aria-hidden className="size-4 shrink-0" />
              {row.deadline}
            </span>
          )}
          <span className="block text-[0.8125rem] leading-normal text-sub">{inShort(row)}</span>
        </span>
        <ChevronRight aria-hidden className="mt-0.5 size-5 text-key-900" />
      </Button>
    </li>
  );
}

/** The reason; while it is open, what would decide it. */
function inShort(row: VerdictRow): string {
  if (row.status !== "undecided" || row.deciding.length === 0) return row.reason;
  const more = row.deciding.length - decidingShown;
  return ja.verdict.decidedBy(row.deciding.slice(0, decidingShown), Math.max(more, 0));
}
