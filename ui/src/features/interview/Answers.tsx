// All sections with what was answered, each answer a way back to its question. It lists; what changes, the desk says.
import { Check } from "lucide-react";
import type { RefObject } from "react";
import { Button } from "react-aria-components";
import type { AnsweredView, SectionView } from "../../desk/generated";
import { ja } from "../../text/ja";

const edges = { done: "border-green-800", now: "border-key-900", todo: "border-edge", needless: "border-line" };

interface Props {
  path: SectionView[];
  list: RefObject<HTMLDivElement | null>;
  onGo: (question: string) => void;
}

/** ↑↓ among the answers of a list. */
export function moveIn(list: HTMLElement | null, by: number) {
  const all = [...(list?.querySelectorAll<HTMLElement>("button") ?? [])];
  const here = all.indexOf(document.activeElement as HTMLElement);
  const to = here < 0 ? (by < 0 ? all.length - 1 : 0) : (here + by + all.length) % all.length;
  all[to]?.focus();
}

export function Answers({ path, list, onGo }: Props) {
  return (
    <div ref={list} className="mt-3 grid gap-3">
      {path.map((section) => (
        <section key={section.id} aria-label={section.title} className={`border-l-4 pl-3 ${edges[section.state]}`}>
          {section.matter && <p className="text-[0.8125rem] font-bold text-key-900">{section.matter}</p>}
          <h3 className="mb-1 flex items-center gap-1.5 text-[0.875rem] font-bold">
            {section.state === "done" && <Check aria-hidden className="size-4 text-green-800" />}
            {section.title}
            <span className="font-normal text-sub">
              {section.state === "needless" ? ja.interview.notAsked : ja.interview.section[section.state]}
            </span>
          </h3>
          {section.answered.length > 0 && (
            <ul className="overflow-hidden rounded-12 border border-line bg-white">
              {section.answered.map((each, at) => (
                <li key={each.question + each.label} className={at > 0 ? "border-t border-line" : ""}>
                  <Answer answered={each} onGo={onGo} />
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  );
}

function Answer({ answered, onGo }: { answered: AnsweredView; onGo: (question: string) => void }) {
  const parts = answered.parts ?? [];
  const first = parts[0]?.label ?? "";
  // Whom it is about, or the question's own short name, where that is more than the first fact's.
  const about = answered.label.endsWith(first) ? answered.label.slice(0, -first.length) : answered.label;
  return (
    <Button
      onPress={() => onGo(answered.question)}
      data-goes-to={answered.question}
      className="grid w-full grid-cols-[1fr_auto] items-baseline gap-4 px-4 py-2 text-left outline-offset-[-4px] hover:bg-key-50"
    >
      {parts.length > 0 ? (
        <span className="flex flex-wrap gap-x-5 gap-y-0.5">
          {about && <b>{about}</b>}
          {parts.map((part) => (
            <span key={part.label}>
              <span className="mr-2 text-[0.875rem] text-sub">{part.label}</span>
              <Told answer={part.answer} unknown={part.unknown} />
            </span>
          ))}
        </span>
      ) : (
        <span>
          <span className="mr-2 text-[0.875rem] text-sub">{answered.label}</span>
          <Told answer={answered.answer} unknown={answered.unknown} />
        </span>
      )}
      <span className="text-[0.8125rem] text-key-900">{ja.interview.fix}</span>
    </Button>
  );
}

function Told({ answer, unknown }: { answer: string; unknown: boolean }) {
  return <b className={unknown ? "text-warn" : ""}>{unknown ? `？ ${answer}` : answer}</b>;
}
