// What stands in the boxes of the page at hand, letter for letter, with whatever the desk warns of, and what is for the hand.
import { CircleCheck, PenLine, TriangleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import type { BoxView, PapersView } from "../../desk/generated";
import { bringInSight } from "../../hooks/bringInSight";
import { useNameFont } from "../../hooks/useNameFont";
import { ja } from "../../text/ja";
import { warnings } from "./walk";

interface Props {
  papers: PapersView;
  page: number;
  chosen: number | null;
  onChoose: (box: number) => void;
}

export function Boxes({ papers, page, chosen, onChoose }: Props) {
  const fontOf = useNameFont(papers.boxes.map((each) => each.value));
  const here = [...papers.boxes.entries()].filter(([, each]) => each.page === page);
  const byHand = papers.by_hand.filter((each) => each.page === page);
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by the keyboard
      tabIndex={0}
      aria-labelledby="boxes"
      className="rows-quiet min-h-0 flex-1 overflow-y-auto outline-offset-[-4px]"
    >
      <div className="flex flex-wrap items-center gap-x-4 px-5 pt-3 pb-2">
        <h2 id="boxes" className="text-[0.9375rem] font-bold">
          {ja.papers.boxes}
        </h2>
        <Warned all={warnings(papers.boxes)} here={warnings(here.map(([, each]) => each))} />
      </div>
      <div role="listbox" aria-labelledby="boxes" tabIndex={-1} aria-activedescendant={idOf(chosen)}>
        {here.map(([at, each]) => (
          <Box
            key={at}
            at={at}
            box={each}
            chosen={at === chosen}
            font={fontOf(each.value)}
            onChoose={() => onChoose(at)}
          />
        ))}
      </div>
      {byHand.length > 0 && (
        <div className="border-t border-line px-5 py-3">
          <h3 className="flex items-center gap-1.5 text-[0.9375rem] font-bold text-green-900">
            <PenLine aria-hidden className="size-4.5" />
            {ja.papers.byHandLead}
          </h3>
          <ul className="mt-1 ml-5 list-disc">
            {byHand.map((each, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two places of a sheet may bear one label
              <li key={at}>{each.label}</li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

const idOf = (box: number | null) => (box === null ? undefined : `box-${box}`);

function Warned({ all, here }: { all: number; here: number }) {
  return (
    <p
      className={`ml-auto flex items-center gap-1.5 text-[0.875rem] font-bold ${all > 0 ? "text-warn" : "text-green-900"}`}
    >
      {all > 0 ? <TriangleAlert aria-hidden className="size-4.5" /> : <CircleCheck aria-hidden className="size-4.5" />}
      {all > 0 ? ja.papers.warnings(all, here) : ja.papers.noWarnings}
    </p>
  );
}

interface BoxProps {
  at: number;
  box: BoxView;
  chosen: boolean;
  font: string;
  onChoose: () => void;
}

function Box({ at, box, chosen, font, onChoose }: BoxProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen && row.current) bringInSight(row.current, row.current.closest("section"));
  }, [chosen]);
  const ground = chosen
    ? "bg-key-50 inset-ring-3 inset-ring-key-900"
    : box.warning
      ? "bg-yellow-50"
      : "hover:bg-key-50";
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the screen's
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and tells which option is active
    <div
      ref={row}
      id={idOf(at)}
      role="option"
      aria-selected={chosen}
      onClick={onChoose}
      className={`cursor-pointer border-t border-line px-5 py-2 ${ground}`}
    >
      <span className="block text-[0.8125rem] text-sub">{box.label}</span>
      <span className={`block ${font} ${box.value === "" ? "text-sub" : "text-lg leading-snug"}`}>
        {box.value || ja.papers.empty}
      </span>
      {box.warning && <span className="block text-[0.875rem] font-bold text-warn">▲ {box.warning}</span>}
    </div>
  );
}
