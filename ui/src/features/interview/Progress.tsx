// How many questions are still to come, as a range and a bar. The counting is the desk's.
import { ProgressBar } from "react-aria-components";
import type { RemainingView } from "../../desk/generated";
import { ja } from "../../text/ja";

export function Progress({ remaining }: { remaining: RemainingView }) {
  const all = remaining.done + remaining.max;
  const part = all === 0 ? 100 : (remaining.done / all) * 100;
  const words = ja.interview.remaining(remaining.min, remaining.max);
  return (
    <div className="flex flex-1 items-center gap-4 text-[0.875rem] text-sub">
      <span className="whitespace-nowrap" data-remaining={words}>
        {ja.interview.remainingBefore}
        <b className="mx-1 text-lg text-ink tabular">{words}</b>
        {ja.interview.remainingAfter}
      </span>
      <ProgressBar
        aria-label={ja.interview.progress}
        value={part}
        valueLabel={`${ja.interview.remainingBefore}${words}${ja.interview.remainingAfter}`}
        className="flex-1"
      >
        <div className="h-2 overflow-hidden rounded-full bg-line">
          <div
            className="h-full rounded-full bg-key-900 transition-[width] duration-300"
            style={{ width: `${part}%` }}
          />
        </div>
      </ProgressBar>
    </div>
  );
}
