// One procedure and what became of it, in a sentence a citizen can read; opened, where to go and what it rests on.
import { ChevronDown } from "lucide-react";
import { Button, Disclosure, DisclosurePanel } from "react-aria-components";
import { Tag } from "../../components/Tag";
import type { VerdictRow } from "../../desk/generated";
import { ja } from "../../text/ja";

const tones = { required: "key", offer: "keyQuiet", undecided: "warn", not_needed: "grey" } as const;

export function Verdict({ row, fresh }: { row: VerdictRow; fresh: boolean }) {
  return (
    <li
      data-procedure={row.procedure}
      data-status={row.status}
      className={`arrives border-b border-line ${fresh ? "bg-linear-to-r from-key-50 to-white" : ""}`}
    >
      <Disclosure className="group px-5 py-3">
        <div className="flex items-center gap-x-2">
          {fresh && <Tag tone="key">{ja.verdict.fresh}</Tag>}
          <Tag tone={tones[row.status]}>{ja.verdict.word[row.status]}</Tag>
          <b className="min-w-0 leading-snug">{row.name}</b>
          <span className="ml-auto flex items-center gap-1 font-bold whitespace-nowrap tabular">
            {row.fee}
            <Button
              slot="trigger"
              aria-label={`${row.name} ${ja.verdict.detail}`}
              className="grid size-7 place-items-center rounded-6 text-key-900 hover:bg-key-50"
            >
              <ChevronDown aria-hidden className="size-5 group-data-expanded:rotate-180" />
            </Button>
          </span>
        </div>
        {row.deadline && <p className="text-[0.875rem] font-bold text-error-2">{row.deadline}</p>}
        <p className="mt-0.5 text-[0.875rem] leading-relaxed text-sub">{row.reason}</p>
        <DisclosurePanel>
          <Rests row={row} />
        </DisclosurePanel>
      </Disclosure>
    </li>
  );
}

/** Where to go, what it rests on, and whether that is confirmed. */
export function Rests({ row }: { row: VerdictRow }) {
  return (
    <dl className="mt-1.5 grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-[0.8125rem] leading-relaxed">
      {row.deciding.length > 0 && (
        <>
          <dt className="text-sub">{ja.verdict.deciding}</dt>
          <dd className="font-bold text-warn">{ja.listOf(row.deciding)}</dd>
        </>
      )}
      <dt className="text-sub">{ja.verdict.where}</dt>
      <dd>{row.office}</dd>
      <dt className="text-sub">{ja.verdict.source}</dt>
      <dd>{row.source}</dd>
      {row.unconfirmed && <dd className="col-span-2 font-bold text-warn">{ja.verdict.unconfirmed}</dd>}
    </dl>
  );
}

/** The procedures that do not apply, each with its reason, out of the way until asked for. */
export function NotNeeded({ rows }: { rows: VerdictRow[] }) {
  return (
    <Disclosure className="group px-5 py-2.5">
      <Button slot="trigger" className="inline-flex items-center gap-1 rounded-4 text-[0.875rem] text-key-900">
        {ja.verdict.notNeeded(rows.length)}
        <ChevronDown aria-hidden className="size-4 group-data-expanded:rotate-180" />
      </Button>
      <DisclosurePanel>
        <ul className="mt-1.5 grid gap-1.5 text-[0.8125rem] leading-relaxed">
          {rows.map((row) => (
            <li key={row.procedure} data-procedure={row.procedure} data-status={row.status}>
              <span>{row.name}</span>
              <span className="ml-2 text-sub">{row.reason}</span>
            </li>
          ))}
        </ul>
      </DisclosurePanel>
    </Disclosure>
  );
}
