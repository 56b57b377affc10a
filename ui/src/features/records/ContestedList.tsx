// The ward's applications with two values, for the supervisor: each with the act beside it. The choice itself is the record's.
import { TriangleAlert } from "lucide-react";
import { KeyButton } from "../../components/KeyButton";
import type { RecordRow } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { useNameFont } from "../../hooks/useNameFont";
import { ja } from "../../text/ja";
import { records as say } from "../../text/records";

const numbered_max = 9;

export function ContestedList({ rows, onOpen }: { rows: RecordRow[]; onOpen: (application: string) => void }) {
  const fontOf = useNameFont(rows.map((each) => each.people));
  useKeys(
    level.view,
    rows.slice(0, numbered_max).map((each, at) => ({
      key: String(at + 1),
      does: () => onOpen(each.application),
      ...(at === 0 ? { label: say.ward.settle, shown: ja.keys.numbers } : {}),
    })),
  );
  if (rows.length === 0) return null;
  return (
    <section
      aria-labelledby="contested"
      data-contested={rows.length}
      className="rounded-16 border-2 border-yellow-700 bg-yellow-50 px-6 py-4 desk:col-span-2"
    >
      <h2 id="contested" className="flex items-center gap-2 text-xl font-bold text-warn">
        <TriangleAlert aria-hidden className="size-6 shrink-0" />
        {say.ward.title(rows.length)}
      </h2>
      <p>{say.ward.sub}</p>
      <ul className="mt-2 grid gap-2">
        {rows.map((each, at) => (
          <li
            key={each.application}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 rounded-12 border border-line bg-white px-4 py-2"
          >
            <b className="text-lg tabular">{each.number}</b>
            <span className={`min-w-0 text-lg font-bold ${fontOf(each.people)}`}>{each.people}</span>
            <span>{each.matter_name}</span>
            <span className="text-sub">{each.desk_name}</span>
            <span className="tabular text-sub">{each.taken_at}</span>
            <span className="ml-auto">
              <KeyButton
                {...(at < numbered_max ? { keyName: String(at + 1) } : {})}
                size="small"
                onPress={() => onOpen(each.application)}
              >
                {say.ward.settle}
              </KeyButton>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
