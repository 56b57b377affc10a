// Every answer on one page, each a way back to its question. Going back loses nothing; the desk keeps later answers.
import { useRef } from "react";
import { Button } from "react-aria-components";
import { KeyButton } from "../../components/KeyButton";
import type { SectionView } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";

interface Props {
  path: SectionView[];
  onGo: (question: string) => void;
  onClose: () => void;
}

export function Review({ path, onGo, onClose }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const move = (by: number) => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>("button") ?? [])];
    const here = all.indexOf(document.activeElement as HTMLElement);
    all[here < 0 ? 0 : (here + by + all.length) % all.length]?.focus();
  };
  useKeys(level.view, [
    { key: "ArrowDown", shown: ja.keys.arrows, label: ja.interview.pick, does: () => move(1) },
    { key: "ArrowUp", does: () => move(-1) },
    { key: "Enter", label: ja.interview.fix, does: () => move(0) },
    { key: "Escape", shown: ja.keys.Esc, label: ja.interview.close, does: onClose },
  ]);
  const answered = path.filter((section) => section.answered.length > 0);
  return (
    <section aria-labelledby="review" className="arrives">
      <div className="flex items-start gap-4">
        <div>
          <h2 id="review" className="text-[1.625rem] font-bold">
            {ja.interview.review}
          </h2>
          <p className="text-[0.875rem] text-sub">
            {answered.length > 0 ? ja.interview.reviewSub : ja.interview.reviewEmpty}
          </p>
        </div>
        <span className="ml-auto shrink-0">
          <KeyButton keyName={ja.keys.Esc} tone="quiet" size="small" onPress={onClose}>
            {ja.interview.close}
          </KeyButton>
        </span>
      </div>
      <div ref={list} className="mt-3 grid gap-4">
        {answered.map((section) => (
          <Section key={section.title} section={section} onGo={onGo} />
        ))}
      </div>
    </section>
  );
}

function Section({ section, onGo }: { section: SectionView; onGo: (question: string) => void }) {
  return (
    <div>
      <h3 className="mb-1 text-[0.8125rem] text-sub">{section.title}</h3>
      <ul className="overflow-hidden rounded-12 border border-line bg-white">
        {section.answered.map((each, at) => (
          <li key={each.question + each.label} className={at > 0 ? "border-t border-line" : ""}>
            <Button
              onPress={() => onGo(each.question)}
              className="grid w-full grid-cols-[10rem_1fr_auto] items-baseline gap-4 px-4 py-2.5 text-left outline-offset-[-4px] hover:bg-key-50"
            >
              <span className="text-sub">{each.label}</span>
              <b className={each.unknown ? "text-warn" : ""}>{each.unknown ? `？ ${each.answer}` : each.answer}</b>
              <span className="text-[0.8125rem] text-key-900">{ja.interview.fix}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}
