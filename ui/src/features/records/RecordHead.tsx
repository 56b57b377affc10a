// The head of one application: its number, what it is about, for whom, and where it stands. It acts on nothing.
import { Tag } from "../../components/Tag";
import type { RecordView } from "../../desk/generated";
import { useNameFont } from "../../hooks/useNameFont";
import { records as say } from "../../text/records";
import { Badges } from "./Badges";

export function RecordHead({ record: { row, reprints } }: { record: RecordView }) {
  const fontOf = useNameFont([row.people]);
  return (
    <div>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <b className="text-lg tabular" data-number>
          {row.number}
        </b>
        <span>{row.matter_name}</span>
        <Badges row={row} />
        {reprints > 0 && <Tag tone="grey">{say.one.reprints(reprints)}</Tag>}
      </p>
      <h2 id="record" className={`text-[1.5rem] leading-snug font-bold ${fontOf(row.people)}`}>
        {row.people}
      </h2>
      <dl className="flex flex-wrap gap-x-6 text-[0.9375rem]">
        <Fact lead={say.one.step} strong>
          {row.step_name}
        </Fact>
        <Fact lead={say.one.desk}>{row.desk_name}</Fact>
        <Fact lead={say.one.taken}>{row.taken_at}</Fact>
      </dl>
    </div>
  );
}

function Fact({ lead, strong = false, children }: { lead: string; strong?: boolean; children: string }) {
  return (
    <div className="flex items-baseline gap-2">
      <dt className="text-sub">{lead}</dt>
      <dd className={`tabular ${strong ? "font-bold text-key-900" : ""}`}>{children}</dd>
    </div>
  );
}
