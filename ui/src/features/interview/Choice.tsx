// Picks one answer by number, arrows or click; 9 is 分からない. Nothing is chosen beforehand unless it was answered.
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Option } from "../../components/Option";
import { Said } from "../../components/Said";
import type { InputView } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";
import { type Given, Onward } from "./Question";

type ChoiceInput = Extract<InputView, { is: "choice" }>;

// More lines than these stand closer, so that the usual PC shows them all.
const roomy = 6;

interface Props {
  input: ChoiceInput;
  /** the id of the words it answers */
  name: string;
  unknown: string | null;
  progress: ReactNode;
  /** false while something else stands in the question's place */
  active: boolean;
  onAnswer: (given: Given) => void;
  onHold?: (given: Given) => void;
}

/** One line to pick: its key, its value (null is 不明), its words. */
interface Line {
  number: number;
  value: string | null;
  label: string;
  hint: string | null;
}

function linesOf(input: ChoiceInput, unknown: string | null): Line[] {
  const options = input.options.map((each, at) => ({ number: at + 1, ...each }));
  return unknown === null
    ? options
    : [...options, { number: 9, value: null, label: ja.interview.unknown, hint: unknown }];
}

export function Choice({ input, name, unknown, progress, active, onAnswer, onHold }: Props) {
  const lines = linesOf(input, unknown);
  const tight = lines.length > roomy;
  const held = lines.findIndex((each) =>
    input.unknown_chosen ? each.value === null : each.value === input.chosen && input.chosen !== null,
  );
  const [at, setAt] = useState(held);
  const [asked, setAsked] = useState(false);
  const group = useRef<HTMLDivElement>(null);
  const focus = (line: number) => group.current?.querySelectorAll<HTMLElement>("[role=radio]")[line]?.focus();
  const pick = (line: number) => {
    setAt(line);
    setAsked(false);
    focus(line);
    const picked = lines[line];
    if (picked) onHold?.({ [input.fact]: picked.value });
  };
  const move = (by: number) => pick(at < 0 ? (by > 0 ? 0 : lines.length - 1) : (at + by + lines.length) % lines.length);
  const next = () => {
    const line = lines[at];
    setAsked(!line);
    if (line) onAnswer({ [input.fact]: line.value });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the question comes, never while it is answered
  useEffect(() => {
    if (active) focus(Math.max(at, 0));
  }, [active]);
  const keys = [
    ...lines.map((each, line) => ({
      key: String(each.number),
      does: () => pick(line),
      ...(line === 0 ? { label: ja.interview.pick, shown: ja.keys.numbers } : {}),
    })),
    { key: "ArrowDown", does: () => move(1) },
    { key: "ArrowUp", does: () => move(-1) },
    { key: "Enter", label: ja.interview.next, does: next },
  ];
  useKeys(level.view, active ? keys : []);
  return (
    <>
      <div ref={group} role="radiogroup" aria-labelledby={name} className={`grid ${tight ? "gap-1.5" : "gap-2"}`}>
        {lines.map((each, line) => (
          <Option
            key={each.number}
            number={each.number}
            label={each.label}
            hint={each.hint}
            unknown={each.value === null}
            chosen={line === at}
            reachable={line === Math.max(at, 0)}
            tight={tight}
            onPick={() => pick(line)}
          />
        ))}
      </div>
      {asked && (
        <div className="mt-3">
          <Said tone="refused" title={ja.interview.pickFirst} />
        </div>
      )}
      <Onward onNext={next}>{progress}</Onward>
    </>
  );
}
