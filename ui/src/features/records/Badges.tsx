// What is unusual about an application, each in its word. Nothing where nothing is.
import { Tag } from "../../components/Tag";
import type { RecordRow } from "../../desk/generated";
import { records as say } from "../../text/records";

export function Badges({ row }: { row: RecordRow }) {
  return (
    <span className="inline-flex flex-wrap gap-1 empty:hidden">
      {row.withdrawn && <Tag tone="grey">{say.badge.withdrawn}</Tag>}
      {row.contested && <Tag tone="warn">{say.badge.contested}</Tag>}
      {row.unsent && <Tag tone="keyQuiet">{say.badge.unsent}</Tag>}
    </span>
  );
}
