// What lies over a sheet's picture: the box at hand, places to click, and where the visitor writes. It draws no sheet.
import { useEffect, useRef } from "react";
import type { BoxView, HandView } from "../../desk/generated";
import { ja } from "../../text/ja";
import { over } from "./walk";

interface Props {
  /** the sheet's boxes, each with its place among all */
  boxes: [number, BoxView][];
  byHand: HandView[];
  chosen: number | null;
  /** whether there is less room, where the one at hand must still be seen */
  narrowed: boolean;
  onChoose: (box: number) => void;
}

export function Marks({ boxes, byHand, chosen, narrowed, onChoose }: Props) {
  const ring = useRef<HTMLDivElement>(null);
  const here = boxes.find(([at]) => at === chosen)?.[1];
  useEffect(() => {
    void narrowed;
    if (chosen !== null) ring.current?.scrollIntoView({ block: "nearest" });
  }, [chosen, narrowed]);
  return (
    // The same boxes stand in the list beside it, with words and for the keyboard.
    <div aria-hidden className="absolute inset-0">
      {byHand.map((each, at) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: two places of a sheet may bear one label
          key={at}
          data-by-hand={each.label}
          style={over(each.at)}
          className="absolute rounded-4 border-2 border-dashed border-green-800/70 bg-green-50/40"
        >
          <span className="absolute right-0 bottom-full rounded-t-4 bg-green-800 px-1.5 text-[0.6875rem]/4 font-bold whitespace-nowrap text-white">
            {ja.papers.byHand}
          </span>
        </div>
      ))}
      {boxes.map(([at, each]) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse alone; the list beside it is the keyboard's
        // biome-ignore lint/a11y/useKeyWithClickEvents: the same
        <div
          key={at}
          onClick={() => onChoose(at)}
          style={over(each.at)}
          className={`absolute cursor-pointer rounded-4 hover:bg-key-400/20 ${each.warning === null ? "" : "bg-yellow-300/30 inset-ring-1 inset-ring-yellow-700"}`}
        />
      ))}
      {here && (
        <div
          ref={ring}
          data-chosen-box={here.label}
          style={over(here.at)}
          className="pointer-events-none absolute scroll-mt-16 scroll-mb-8 rounded-4 bg-key-400/15 ring-3 ring-key-900"
        />
      )}
    </div>
  );
}
