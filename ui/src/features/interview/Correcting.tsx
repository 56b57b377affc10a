// One question asked out of its turn, to put right what stands on a paper. The interview stays where it was.
import { useEffect, useRef } from "react";
import { KeyButton } from "../../components/KeyButton";
import { RefusalSaid } from "../../components/RefusalSaid";
import { Said } from "../../components/Said";
import { refusalOf } from "../../desk/acts";
import { useQuestion } from "../../desk/looks";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";
import { Question } from "./Question";

interface Props {
  question: string;
  /** what is put right */
  label: string;
  /** somebody wanted to leave before it was over */
  heldBack: boolean;
  onTaken: () => void;
  onBack: () => void;
}

export function Correcting({ question: id, label, heldBack, onTaken, onBack }: Props) {
  const { data: question, error } = useQuestion(id);
  const frame = useRef<HTMLElement>(null);
  // Newer engines return a promise from scrolling, which an effect must not hand on.
  useEffect(() => void frame.current?.scrollIntoView({ block: "nearest" }), []);
  // Below the question's own keys: what it uses Esc for comes first.
  useKeys(level.frame, [{ key: "Escape", shown: ja.keys.Esc, label: ja.correcting.back, does: onBack }]);
  return (
    <section
      ref={frame}
      aria-labelledby="correcting"
      data-correcting={id}
      className="arrives rows-quiet flex shrink-0 two:h-[72%] scroll-pb-24 flex-col overflow-y-auto border-t-4 border-key-900 bg-ground px-6 pt-3 pb-5 shadow-2"
    >
      <div className="sticky -top-3 z-20 -mx-6 -mt-3 bg-ground px-6 py-2">
        <div className="flex items-start gap-4">
          <h2 id="correcting" className="font-bold text-key-900">
            {ja.correcting.lead(label)}
          </h2>
          <span className="ml-auto shrink-0">
            <KeyButton keyName={ja.keys.Esc} tone="quiet" size="small" onPress={onBack}>
              {ja.correcting.back}
            </KeyButton>
          </span>
        </div>
        {heldBack && (
          <div className="mt-2">
            <Said tone="refused" title={ja.correcting.heldBack}>
              {ja.correcting.heldBackWhat}
            </Said>
          </div>
        )}
      </div>
      <RefusalSaid refusal={refusalOf(error)} />
      {question && (
        <Question question={question} shown={false} progress={null} active answeredBefore onTaken={onTaken} />
      )}
    </section>
  );
}
