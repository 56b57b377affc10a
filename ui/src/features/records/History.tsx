// 経過: what was done with an application, by whom, where and when. Kept acts; none of them is altered here.
import { Tag } from "../../components/Tag";
import type { HistoryRow } from "../../desk/generated";
import { records as say } from "../../text/records";

export function History({ history }: { history: HistoryRow[] }) {
  return (
    <section aria-labelledby="history">
      <h3 id="history" className="font-bold">
        {say.one.history}
      </h3>
      <ol className="mt-1 grid gap-2">
        {history.map((each, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: it is appended to, and never put in another order
          <li key={at} className="border-l-3 border-key-300 pl-3 leading-snug">
            <p className="flex flex-wrap items-center gap-x-2">
              <b>{each.what}</b>
              {each.unsent && <Tag tone="keyQuiet">{say.badge.unsent}</Tag>}
            </p>
            <p className="text-[0.8125rem] text-sub tabular">
              {say.settle.said(each.at, each.desk_name, each.clerk_name)}
            </p>
            {each.words && <p className="text-[0.9375rem] whitespace-pre-wrap">{each.words}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
