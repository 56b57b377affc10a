// What can be done with the box at hand: put right, or a word why not here. Asking the question is the interview's.
import { KeyButton } from "../../components/KeyButton";
import type { BoxView } from "../../desk/generated";
import { ja } from "../../text/ja";

export function ChosenBox({ box, onCorrect }: { box: BoxView; onCorrect: () => void }) {
  return (
    // Where the whole page scrolls, it stays in sight beneath the long list.
    <div
      role="status"
      className="sticky bottom-0 z-10 flex items-center gap-3 border-t border-line bg-key-50 px-5 py-2.5 two:static"
    >
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
