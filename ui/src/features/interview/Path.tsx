// The interview's way, section by section, with each answer as a way back to its question.
import { Check, Play } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import type { AnsweredView, SectionView } from "../../desk/generated";
import { ja } from "../../text/ja";

const edges = { done: "border-green-800", now: "border-key-900", todo: "border-edge", needless: "border-line" };
const titles = { done: "text-ink", now: "font-bold text-key-900", todo: "text-ink", needless: "text-sub" };

interface Props {
  path: SectionView[];
  onGo: (question: string) => void;
}

export function Path({ path, onGo }: Props) {
  const here = useRef<HTMLLIElement>(null);
  const now = path.find((section) => section.state === "now")?.id;
  // In a long way the section at hand stays in sight.
  useEffect(() => {
    if (now) here.current?.scrollIntoView?.({ block: "nearest" });
  }, [now]);
  return (
    <nav aria-label={ja.interview.path} className="mt-5">
      <h2 className="mb-2 text-[0.8125rem] text-sub">{ja.interview.path}</h2>
      <ol>
        {path.map((section) => (
          <li
            key={section.id}
            ref={section.state === "now" ? here : null}
            aria-current={section.state === "now" ? "step" : undefined}
            className={`border-l-3 pb-2 pl-3 ${edges[section.state]}`}
          >
            {section.matter && <p className="pt-2 text-[0.8125rem] font-bold text-key-900">{section.matter}</p>}
            <p className={`flex items-center gap-1.5 py-0.5 ${titles[section.state]}`}>
              {section.state === "done" && <Check aria-hidden className="size-4 shrink-0 text-green-800" />}
              {section.state === "now" && <Play aria-hidden className="size-3.5 shrink-0 fill-current" />}
              {section.title}
              {section.state === "todo" || section.state === "needless" ? (
                <span className="ml-auto shrink-0 text-[0.75rem] font-normal text-sub">
                  {ja.interview.section[section.state]}
                </span>
              ) : (
                <span className="sr-only">{ja.interview.section[section.state]}</span>
              )}
            </p>
            {section.answered.length > 0 && (
              <ul>
                {section.answered.map((each) => (
                  <Answered key={each.question + each.label} answered={each} onGo={onGo} />
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Answered({ answered, onGo }: { answered: AnsweredView; onGo: (question: string) => void }) {
  return (
    <li>
      <Button
        onPress={() => onGo(answered.question)}
        className="block w-full rounded-6 px-1.5 py-1 text-left text-[0.8125rem] leading-snug hover:bg-key-50"
      >
        <span className="text-sub">{answered.label}</span>
        <span className={`block ${answered.unknown ? "text-warn" : "text-ink"}`}>
          {answered.unknown ? `？ ${answered.answer}` : answered.answer}
        </span>
        <span className="sr-only">{ja.interview.goBack}</span>
      </Button>
    </li>
  );
}
