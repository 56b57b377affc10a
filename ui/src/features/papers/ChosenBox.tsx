// What can be done with the box at hand: put right, or a word why not here. Asking the question is the interview's.
import { KeyButton } from "../../components/KeyButton";
import type { BoxView } from "../../desk/generated";
import { ja } from "../../text/ja";

export function ChosenBox({ box, onCorrect }: { box: BoxView; onCorrect: () => void }) {
  return (
    <div role="status" className="flex items-center gap-3 border-t border-line bg-key-50 px-5 py-2.5">
      <p className="min-w-0 flex-1 leading-snug">
        <b>{box.label}</b>
        {box.question === null && <span className="block text-[0.875rem]">{ja.papers.follows}</span>}
      </p>
      {box.question !== null && (
        <KeyButton keyName="E" size="small" onPress={onCorrect}>
          {ja.papers.correct}
        </KeyButton>
      )}
    </div>
  );
}
