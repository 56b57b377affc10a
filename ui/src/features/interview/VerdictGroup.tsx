// The procedures of one verdict under their word and number. A long or needless group is folded until it is opened.
import { ChevronDown } from "lucide-react";
import { Button, Disclosure, DisclosurePanel } from "react-aria-components";
import { VerdictTag } from "../../components/VerdictTag";
import type { VerdictRow, VerdictStatus } from "../../desk/generated";
import { ja } from "../../text/ja";
import { Verdict } from "./Verdict";

interface Props {
  status: VerdictStatus;
  rows: VerdictRow[];
  fresh: ReadonlySet<string>;
  open: boolean;
  onToggle: (open: boolean) => void;
  onOpen: (procedure: string) => void;
}

export function VerdictGroup({ status, rows, fresh, open, onToggle, onOpen }: Props) {
  return (
    <Disclosure isExpanded={open} onExpandedChange={onToggle} className="group/status" data-group={status}>
      <Button
        slot="trigger"
        data-stop={status}
        className="flex w-full items-center gap-2 border-b border-line bg-ground px-5 py-1.5 text-left outline-offset-[-4px] hover:bg-key-50"
      >
        <VerdictTag status={status} />
        <span className="text-[0.875rem] font-bold tabular">{ja.verdict.count(rows.length)}</span>
        {!open && <span className="text-[0.8125rem] text-key-900">{ja.verdict.openGroup}</span>}
        <ChevronDown aria-hidden className="ml-auto size-5 text-key-900 group-data-expanded/status:rotate-180" />
      </Button>
      <DisclosurePanel>
        <ul>
          {rows.map((row) => (
            <Verdict
              key={row.procedure}
              row={row}
              fresh={fresh.has(row.procedure)}
              onOpen={() => onOpen(row.procedure)}
            />
          ))}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  );
}
