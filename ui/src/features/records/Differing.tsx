// A value with the letters marked that the one beside it does not have: by a thick line beneath and a heavier hand, not by colour alone.
import { differing } from "./lettersApart";

export function Differing({ value, beside }: { value: string; beside: string }) {
  return (
    <span className="whitespace-pre-wrap">
      {differing(value, beside).map((run, at) =>
        run.differs ? (
          <mark
            // biome-ignore lint/suspicious/noArrayIndexKey: the same letters may differ in two places
            key={at}
            className="rounded-t-4 border-b-4 border-yellow-700 bg-yellow-100 font-bold text-ink"
          >
            {run.text}
          </mark>
        ) : (
          run.text
        ),
      )}
    </span>
  );
}
