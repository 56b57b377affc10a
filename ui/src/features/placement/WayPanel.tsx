// How a box is filled, by number; and for a tick or a ring, by which values. The desk hears of each choice at once.
import { useState } from "react";
import type { BoxDraft, FactChoice } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { placement as say } from "../../text/placement";
import { AsidePanel, Choice, Choices } from "./AsidePanel";
import { filledAs } from "./drafts";
import { isMark, valuesOf, waysFor } from "./ways";

interface Props {
  draft: BoxDraft;
  facts: FactChoice[];
  /** whether the way is chosen, and only its values are still to be said */
  forValues: boolean;
  onChange: (change: Partial<BoxDraft>) => void;
  onValues: () => void;
  onClose: () => void;
}

export function WayPanel({ draft, facts, forValues, onChange, onValues, onClose }: Props) {
  const ways = waysFor(draft, facts);
  const values = valuesOf(facts);
  const pickWay = (at: number) => {
    const way = ways[at];
    if (!way) return;
    if (way !== draft.way) onChange(filledAs(draft, way));
    if (isMark(way) && values.length > 0) onValues();
    else onClose();
  };
  const pickValue = (at: number) => {
    const value = values[at]?.value;
    if (value === undefined) return;
    const rest = draft.when.filter((each) => each !== value);
    onChange({ when: rest.length < draft.when.length ? rest : [...draft.when, value] });
  };
  return forValues ? (
    <Numbered
      key="values"
      title={say.ways.values(draft.label)}
      sub={say.ways.valuesSub}
      rows={values.map((each) => ({ words: each.words, chosen: draft.when.includes(each.value) }))}
      several
      onPick={pickValue}
      onClose={onClose}
    />
  ) : (
    <Numbered
      key="ways"
      title={say.ways.title(draft.label)}
      rows={ways.map((each) => ({ words: say.way[each], chosen: each === draft.way }))}
      onPick={pickWay}
      onClose={onClose}
    />
  );
}

interface NumberedProps {
  title: string;
  sub?: string;
  rows: { words: string; chosen: boolean }[];
  several?: boolean;
  onPick: (at: number) => void;
  onClose: () => void;
}

function Numbered({ title, sub, rows, several = false, onPick, onClose }: NumberedProps) {
  const chosen = rows.findIndex((each) => each.chosen);
  const [at, setAt] = useState(Math.max(chosen, 0));
  const move = (by: number) => setAt((at + by + rows.length) % Math.max(rows.length, 1));
  useKeys(
    level.panel,
    [
      ...rows.slice(0, 9).map((_, index) => ({
        key: String(index + 1),
        does: () => onPick(index),
        ...(index === 0 ? { shown: say.keys.numbers, label: several ? say.keys.toggle : say.keys.take } : {}),
      })),
      { key: "ArrowDown", shown: say.keys.arrows, label: say.keys.line, does: () => move(1) },
      { key: "ArrowUp", does: () => move(-1) },
      { key: "Enter", label: several ? say.keys.done : say.keys.take, does: () => (several ? onClose() : onPick(at)) },
      ...(several ? [{ key: " ", shown: say.keys.Space, label: say.keys.toggle, does: () => onPick(at) }] : []),
      { key: "Escape", shown: say.keys.Esc, label: say.keys.back, does: onClose },
    ],
    true,
  );
  return (
    <AsidePanel title={title} back={say.keys.back} onBack={onClose}>
      {sub && <p className="px-5 py-2 text-[0.875rem] text-sub">{sub}</p>}
      <Choices id="numbered" label={title} active={at} several={several} focus>
        {rows.map((each, index) => (
          <Choice
            key={each.words}
            list="numbered"
            at={index}
            active={index === at}
            selected={each.chosen}
            numbered
            onTake={() => onPick(index)}
          >
            <span className={each.chosen ? "font-bold" : ""}>
              {each.chosen ? "✓ " : ""}
              {each.words}
            </span>
          </Choice>
        ))}
      </Choices>
    </AsidePanel>
  );
}
