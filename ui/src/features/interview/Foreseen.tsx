// 「この答えなら」: what the answer being chosen would change, over the foot of the list, so that nothing in it moves.
import { VerdictTag } from "../../components/VerdictTag";
import type { ChangeView } from "../../desk/generated";
import { ja } from "../../text/ja";
import { byVerdict, inNumbers } from "./Changing";

// More than these are counted; the whole list comes with the answer itself.
const shown = 5;

export function Foreseen({ changes }: { changes: ChangeView[] }) {
  const more = changes.length - shown;
  return (
    <div role="status" className="pointer-events-none absolute inset-x-0 bottom-0 px-3 pb-2 empty:hidden">
      {changes.length > 0 && (
        <div
          data-foreseen={changes.length}
          className="arrives rounded-8 border-[1.5px] border-dashed border-key-900 bg-white px-3 py-1.5 text-[0.8125rem] shadow-2"
        >
          <p className="flex flex-wrap gap-x-3 font-bold text-key-900">
            {ja.verdict.ifSo}
            {inNumbers(changes).map((each) => (
              <span key={each.status} className="tabular whitespace-nowrap">
                {ja.changing.numbers(ja.verdict.word[each.status], each.more, each.fewer)}
              </span>
            ))}
          </p>
          <ul>
            {byVerdict(changes)
              .slice(0, shown)
              .map((each) => (
                <li key={each.procedure} className="flex items-center gap-2 py-0.5">
                  <span className="min-w-0 flex-1 truncate">{each.name}</span>
                  <span aria-hidden>→</span>
                  <VerdictTag status={each.after} />
                </li>
              ))}
          </ul>
          {more > 0 && <p className="text-sub">{ja.verdict.andMore(more)}</p>}
        </div>
      )}
    </div>
  );
}
