// F5: every answer on one page, section by section, each a way back to its question. Going back loses nothing.
import { useEffect, useRef } from "react";
import { KeyButton } from "../../components/KeyButton";
import type { SectionView } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";
import { Answers, moveIn } from "./Answers";

interface Props {
  path: SectionView[];
  onGo: (question: string) => void;
  onClose: () => void;
}

export function Review({ path, onGo, onClose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  // Wherever the keyboard was, the arrows are this page's now, from its first answer.
  useEffect(() => (document.activeElement as HTMLElement | null)?.blur(), []);
  useKeys(level.view, [
    {
      key: "ArrowDown",
      shown: ja.keys.arrows,
      label: ja.interview.pick,
      whileTyping: true,
      does: () => moveIn(list.current, 1),
    },
    { key: "ArrowUp", whileTyping: true, does: () => moveIn(list.current, -1) },
    { key: "Enter", label: ja.interview.fix, does: () => moveIn(list.current, 0) },
    { key: "Escape", shown: ja.keys.Esc, label: ja.interview.close, does: onClose },
  ]);
  const answered = path.some((section) => section.answered.length > 0);
  return (
    <section aria-labelledby="review" className="arrives pb-5">
      <div className="flex items-start gap-4">
        <div>
          <h2 id="review" className="text-[1.625rem] font-bold">
            {ja.interview.review}
          </h2>
          <p className="text-[0.875rem] text-sub">{answered ? ja.interview.reviewSub : ja.interview.reviewEmpty}</p>
        </div>
        <span className="ml-auto shrink-0">
          <KeyButton keyName={ja.keys.Esc} tone="quiet" size="small" onPress={onClose}>
            {ja.interview.close}
          </KeyButton>
        </span>
      </div>
      <Answers path={path} list={list} onGo={onGo} />
    </section>
  );
}
