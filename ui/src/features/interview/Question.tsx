// The one question: the words to say, the official term, and its answer. What a good answer is, the desk decides.
import { MonitorCheck } from "lucide-react";
import type { ReactNode } from "react";
import { KeyButton } from "../../components/KeyButton";
import { RefusalSaid } from "../../components/RefusalSaid";
import { refusalOf, useAct } from "../../desk/acts";
import type { QuestionView } from "../../desk/generated";
import { ja } from "../../text/ja";
import { Choice } from "./Choice";
import { Fields } from "./Fields";

/** The answer as it is sent: fact → what was typed or chosen; null is 不明. */
export type Given = Record<string, string | null>;

interface Props {
  question: QuestionView;
  /** whether the visitor sees it */
  shown: boolean;
  /** how far the interview is; it stands beside the way on */
  progress: ReactNode;
  /** false while something else stands in its place; it keeps what was typed */
  active: boolean;
}

export function Question({ question, shown, progress, active }: Props) {
  const answer = useAct("interview.answer");
  const refusal = refusalOf(answer.error);
  const send = (given: Given) => {
    if (!answer.isPending) answer.mutate({ question: question.id, given });
  };
  const besideField =
    question.input.is === "fields" && question.input.fields.some((field) => field.fact === refusal?.field);
  return (
    <section
      aria-labelledby="say"
      hidden={!active}
      className="arrives flex flex-1 flex-col"
      data-question={question.id}
    >
      <p className="flex items-center gap-3 text-[0.875rem] text-sub">
        {question.section}
        {shown && (
          <span role="status" className="flex items-center gap-1.5 font-bold text-key-900">
            <MonitorCheck aria-hidden className="size-4" />
            {ja.interview.shownNow}
          </span>
        )}
      </p>
      <h2 id="say" className="phrase mt-1 text-[1.75rem] leading-[1.4] font-bold">
        {question.say}
      </h2>
      <p className="mt-1 mb-4 text-[0.875rem] text-sub">{question.official}</p>
      {refusal && !besideField && (
        <div className="mb-3">
          <RefusalSaid refusal={refusal} />
        </div>
      )}
      {question.input.is === "choice" ? (
        <Choice input={question.input} unknown={question.unknown} progress={progress} active={active} onAnswer={send} />
      ) : question.input.is === "people" ? null : (
        <Fields
          fields={question.input.fields}
          unknown={question.unknown}
          refusal={besideField ? refusal : null}
          progress={progress}
          active={active}
          onAnswer={send}
        />
      )}
    </section>
  );
}

/** How far it is, and the way on for the mouse; always in sight, however many fields there are. */
export function Onward({ onNext, children }: { onNext: () => void; children: ReactNode }) {
  return (
    <div className="mt-auto -mb-5 flex items-center gap-5 bg-ground pt-3 pb-4 desk:sticky desk:bottom-[-1.25rem] desk:z-10">
      {children}
      <KeyButton keyName="Enter" tone="main" onPress={onNext}>
        {ja.interview.next}
      </KeyButton>
    </div>
  );
}
