// F1: why this question is asked, how to ask it, what 分からない does, and what every verdict rests on.
import { KeyButton } from "../../components/KeyButton";
import { Tag } from "../../components/Tag";
import type { InterviewView, QuestionView } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";

interface Props {
  interview: InterviewView;
  onClose: () => void;
}

export function Why({ interview, onClose }: Props) {
  useKeys(level.frame, [{ key: "Escape", shown: ja.keys.Esc, label: ja.interview.close, does: onClose }]);
  return (
    <section aria-label={ja.interview.why} className="rows-quiet arrives min-h-0 flex-1 overflow-y-auto px-5 py-4">
      <div className="flex items-center">
        <h2 className="text-xl font-bold">{ja.interview.why}</h2>
        <span className="ml-auto">
          <KeyButton keyName="F1" tone="quiet" size="small" onPress={onClose}>
            {ja.interview.close}
          </KeyButton>
        </span>
      </div>
      {interview.question && <About question={interview.question} />}
      <p className="mt-4 text-[0.875rem] text-sub">{ja.interview.everyReason}</p>
      <ul className="mt-2 border-t border-line">
        {interview.verdicts.rows
          .filter((row) => row.status !== "not_needed")
          .map((row) => (
            <li key={row.procedure} className="border-b border-line py-2">
              <p className="flex items-baseline gap-2">
                <Tag tone={row.status === "undecided" ? "warn" : "keyQuiet"}>{ja.verdict.word[row.status]}</Tag>
                <b>{row.name}</b>
              </p>
              <p className="text-[0.875rem] text-sub">{row.reason}</p>
              {row.status !== "undecided" && (
                <p className="text-[0.8125rem]">{ja.verdict.restsOn(row.law, row.source)}</p>
              )}
            </li>
          ))}
      </ul>
    </section>
  );
}

function About({ question }: { question: QuestionView }) {
  const parts = [
    [ja.interview.because, question.because],
    [ja.interview.helpLead, question.help],
    [ja.interview.unknownDoes, question.unknown],
    [ja.interview.official, question.official],
  ] as const;
  return (
    <dl className="mt-3 grid gap-3">
      {parts.map(
        ([lead, words]) =>
          words && (
            <div key={lead} className="rounded-8 bg-key-50 px-4 py-2.5">
              <dt className="text-[0.8125rem] font-bold text-key-900">{lead}</dt>
              <dd className="whitespace-pre-line">{words}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
