// The one question: the words to say, the official term, and its answer. What a good answer is, the desk decides.
import { MonitorCheck } from "lucide-react";
import { type ReactNode, useEffect, useId, useState } from "react";
import { KeyButton } from "../../components/KeyButton";
import { RefusalSaid } from "../../components/RefusalSaid";
import type { QuestionView } from "../../desk/generated";
import { ja } from "../../text/ja";
import { Changing } from "./Changing";
import { Choice } from "./Choice";
import { Fields, type FieldsProps } from "./Fields";
import { Roster } from "./Roster";
import { Rows } from "./Rows";
import { isPicked } from "./rowState";
import { useAnswering } from "./useAnswering";
import type { Held } from "./useForeseen";

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
  /** whether it was answered already, so that another answer is an edit */
  answeredBefore?: boolean;
  /** told what is chosen and not yet given; nothing, when that is over */
  onHold?: (held: Held | null) => void;
  /** told when the desk has taken the answer */
  onTaken?: () => void;
}

export function Question({ question, shown, progress, active: mayAct, answeredBefore = false, ...told }: Props) {
  const { onHold, onTaken } = told;
  const { send, offered, accept, back, refusal } = useAnswering(question, answeredBefore, onTaken);
  const say = useId();
  const active = mayAct && offered === null;
  const [given, setGiven] = useState<Given | null>(null);
  useEffect(() => {
    onHold?.(active && given !== null ? { question: question.id, given } : null);
    return () => onHold?.(null);
  }, [active, given, onHold, question.id]);
  const besideField =
    question.input.is === "fields" && question.input.fields.some((field) => field.fact === refusal?.field);
  return (
    <>
      {mayAct && offered && <Changing preview={offered.preview} onAccept={accept} onBack={back} />}
      <section
        aria-labelledby={say}
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
        <h2
          id={say}
          className={`phrase mt-1 leading-[1.4] font-bold ${manyRows(question) ? "text-[1.375rem]" : "text-[1.75rem]"}`}
        >
          {question.say}
        </h2>
        <p className="mt-1 mb-3 text-[0.875rem] text-sub">{question.official}</p>
        {refusal && !besideField && (
          <div className="mb-3">
            <RefusalSaid refusal={refusal} />
          </div>
        )}
        {question.input.is === "choice" ? (
          <Choice
            input={question.input}
            name={say}
            unknown={question.unknown}
            progress={progress}
            active={active}
            onAnswer={send}
            onHold={setGiven}
          />
        ) : question.input.is === "people" ? (
          <Roster input={question.input} progress={progress} active={active} onTaken={onTaken} />
        ) : (
          <FieldsOrRows
            fields={question.input.fields}
            unknown={question.unknown}
            refusal={besideField ? refusal : null}
            progress={progress}
            active={active}
            onAnswer={send}
            onHold={setGiven}
          />
        )}
      </section>
    </>
  );
}

/** Where the rows need the room, the words to say are a little smaller, so that both are seen at once. */
function manyRows({ input }: QuestionView): boolean {
  return input.is === "people" || (input.is === "fields" && input.fields.length > 1 && input.fields.some(isPicked));
}

/** Where anything is picked, every fact has a row; where all is typed, the fields follow each other. */
function FieldsOrRows(props: FieldsProps) {
  return props.fields.some(isPicked) ? <Rows {...props} /> : <Fields {...props} />;
}

/** How far it is, and the way on for the mouse; always in sight, however many fields there are. */
export function Onward({ onNext, children, keyName = "Enter", words = ja.interview.next }: OnwardProps) {
  return (
    <div className="mt-auto -mb-5 flex items-center gap-5 bg-ground pt-3 pb-4 desk:sticky desk:bottom-[-1.25rem] desk:z-10">
      {children}
      <KeyButton keyName={keyName} tone="main" onPress={onNext}>
        {words}
      </KeyButton>
    </div>
  );
}

interface OnwardProps {
  onNext: () => void;
  children: ReactNode;
  keyName?: string;
  words?: string;
}
