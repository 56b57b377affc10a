// The boxes of the sheet at hand in reading order: what feeds each, what the sample puts there, and what is wrong, in words.
import { type RefObject, useEffect, useRef } from "react";
import { Tag } from "../../components/Tag";
import type { PlacedBox } from "../../desk/generated";
import { bringInSight } from "../../hooks/bringInSight";
import { useNameFont } from "../../hooks/useNameFont";
import { placement as say } from "../../text/placement";
import { isUnset, isUnsound, problemsOf } from "./drafts";

interface Props {
  page: number;
  boxes: PlacedBox[];
  chosen: string | null;
  list: RefObject<HTMLDivElement | null>;
  onSelect: (id: string) => void;
}

export function BoxList({ page, boxes, chosen, list, onSelect }: Props) {
  const fontOf = useNameFont(boxes.map((each) => each.sample));
  const at = boxes.findIndex((each) => each.draft.id === chosen);
  return (
    <div className="flex min-h-32 flex-1 flex-col">
      <h2 id="placed" className="flex items-baseline gap-3 px-5 pt-2.5 pb-1.5 text-[0.9375rem] font-bold">
        {say.boxes(page)}
        <span className="text-[0.8125rem] font-normal text-sub tabular">{say.count(boxes.length)}</span>
      </h2>
      {boxes.length === 0 && <p className="px-5 pb-3 text-[0.875rem] text-sub">{say.noBoxes}</p>}
      <div
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-labelledby="placed"
        // The row at hand shows where the keyboard is; without one the list itself does.
        data-quiet-focus={at < 0 ? undefined : true}
        aria-activedescendant={at < 0 ? undefined : `placed-${at}`}
        className="rows-quiet max-h-[60dvh] min-h-0 flex-1 overflow-y-auto outline-offset-[-4px] two:max-h-none"
      >
        {boxes.map((each, index) => (
          <Row
            key={each.draft.id}
            at={index}
            box={each}
            chosen={index === at}
            font={fontOf(each.sample)}
            onSelect={() => onSelect(each.draft.id)}
          />
        ))}
      </div>
    </div>
  );
}

interface RowProps {
  at: number;
  box: PlacedBox;
  chosen: boolean;
  font: string;
  onSelect: () => void;
}

function Row({ at, box, chosen, font, onSelect }: RowProps) {
  const { draft, sample, fit } = box;
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen && row.current) bringInSight(row.current, row.current.parentElement);
  }, [chosen]);
  const unset = isUnset(box);
  const ground = chosen
    ? "bg-key-50 inset-ring-3 inset-ring-key-900"
    : isUnsound(box)
      ? "bg-yellow-50"
      : "hover:bg-key-50";
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the screen's
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and tells which option is active
    <div
      ref={row}
      id={`placed-${at}`}
      role="option"
      aria-selected={chosen}
      onClick={onSelect}
      className={`cursor-pointer border-t border-line px-5 py-1.5 leading-snug ${ground}`}
    >
      <span className="flex items-baseline gap-2">
        <b className="min-w-0">{draft.label}</b>
        {draft.required && <Tag tone="grey">{say.required}</Tag>}
        <span className={`ml-auto text-right text-[0.8125rem] ${unset ? "font-bold text-warn" : "text-sub"}`}>
          {unset ? `▲ ${say.unset}` : draft.hand === null ? box.fed_by : say.hand[draft.hand]}
        </span>
      </span>
      {!unset && draft.hand === null && (
        <span className={`block ${sample === "" ? "text-[0.875rem] text-sub" : font}`}>
          {sample || say.nothingPrinted}
        </span>
      )}
      {fit && <span className="block text-[0.8125rem] font-bold text-warn">▲ {fit}</span>}
      {unset && <span className="block text-[0.8125rem] text-sub">{say.unsetWhat}</span>}
      {problemsOf(box).map((each) => (
        <span key={each} className="block text-[0.8125rem] font-bold text-warn">
          ▲ {each}
        </span>
      ))}
    </div>
  );
}
