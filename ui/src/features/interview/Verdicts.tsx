// What is decided so far: the counts, the procedures with their reasons, what to bring, and the papers.
import { KeyButton } from "../../components/KeyButton";
import type { InterviewView, VerdictsView } from "../../desk/generated";
import { ja } from "../../text/ja";
import { useFresh } from "./useFresh";
import { NotNeeded, Verdict } from "./Verdict";

interface Props {
  interview: InterviewView;
  onPapers: () => void;
}

export function Verdicts({ interview, onPapers }: Props) {
  const { rows } = interview.verdicts;
  const fresh = useFresh(rows);
  const shown = rows.filter((row) => row.status !== "not_needed");
  const notNeeded = rows.filter((row) => row.status === "not_needed");
  return (
    <section aria-label={ja.verdict.title} className="flex min-h-0 flex-1 flex-col">
      <Counts verdicts={interview.verdicts} />
      <div className="rows-quiet min-h-0 flex-1 overflow-y-auto">
        {shown.length === 0 && <p className="px-5 py-6 text-sub">{ja.verdict.none}</p>}
        <ul>
          {shown.map((row) => (
            <Verdict key={row.procedure} row={row} fresh={fresh.has(row.procedure)} />
          ))}
        </ul>
        {notNeeded.length > 0 && <NotNeeded rows={notNeeded} />}
      </div>
      <div className="border-t border-line px-5 py-3.5">
        <h3 className="text-[0.8125rem] text-sub">{ja.verdict.bring}</h3>
        {interview.bring.length === 0 ? (
          <p className="text-[0.875rem]">{ja.verdict.noBring}</p>
        ) : (
          <ul className="ml-5 list-disc text-[0.9375rem] leading-relaxed">
            {interview.bring.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        )}
        <div className="mt-2 flex items-center">
          <b>{ja.verdict.papers(interview.papers)}</b>
          {interview.papers > 0 && (
            <span className="ml-auto">
              <KeyButton keyName="F9" size="small" onPress={onPapers}>
                {ja.verdict.seePapers}
              </KeyButton>
            </span>
          )}
        </div>
      </div>
    </section>
  );
}

function Counts({ verdicts }: { verdicts: VerdictsView }) {
  const counts = [
    ["required", verdicts.required],
    ["offer", verdicts.offer],
    ["undecided", verdicts.undecided],
    ["not_needed", verdicts.not_needed],
  ] as const;
  return (
    <dl className="grid grid-cols-4 border-b border-line">
      {counts.map(([status, count]) => (
        <div
          key={status}
          data-count={status}
          className={`flex flex-col-reverse items-center border-b-4 pt-3 pb-1.5 ${status === "required" ? "border-key-900 text-key-900" : "border-transparent"}`}
        >
          <dt className="text-[0.8125rem] text-sub">{ja.verdict.word[status]}</dt>
          <dd className="text-[1.75rem] leading-none font-bold tabular">{count}</dd>
        </div>
      ))}
    </dl>
  );
}
