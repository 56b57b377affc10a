// One box on the sheet: its frame, and its label with a sign of how it stands. What it is filled with the picture shows.
import { useEffect, useRef } from "react";
import type { PlacedBox } from "../../desk/generated";
import { isUnset } from "./drafts";
import type { Rect } from "./geometry";

const looks = {
  unset: "fill-yellow-300/40 stroke-yellow-900",
  unsound: "fill-red-50/60 stroke-error-2",
  hand: "fill-green-100/50 stroke-green-800",
  fed: "fill-key-400/10 stroke-key-700",
};
const signs = { unset: "? ", unsound: "▲ ", hand: "✎ ", fed: "" };

/** A box narrower than this shows no label; it is said when the mouse rests there, and in the list. */
const labelled_px = 32;

/** How a box stands, in one word for colour and sign. */
function standing(box: PlacedBox): keyof typeof looks {
  if (isUnset(box)) return "unset";
  if (box.problems.length > 0) return "unsound";
  return box.draft.hand === null ? "fed" : "hand";
}

interface Props {
  box: PlacedBox;
  /** where it is, also while it is dragged */
  at: Rect;
  scale: number;
  chosen: boolean;
}

export function BoxFrame({ box, at, scale, chosen }: Props) {
  const frame = useRef<SVGGElement>(null);
  useEffect(() => {
    // Another size of the sheet moves every box.
    void scale;
    if (chosen) frame.current?.scrollIntoView?.({ block: "nearest", inline: "nearest" });
  }, [chosen, scale]);
  const [left, top, width, height] = at.map((each) => each * scale) as [number, number, number, number];
  const how = standing(box);
  return (
    <g
      ref={frame}
      data-box={box.draft.id}
      data-standing={how}
      data-chosen-box={chosen || undefined}
      className="cursor-move"
    >
      <rect
        x={left}
        y={top}
        width={width}
        height={height}
        strokeWidth={chosen ? 3 : 1.25}
        className={chosen ? "fill-key-400/15 stroke-key-900" : looks[how]}
      />
      <title>{box.draft.label}</title>
      {/* A mark's box is as small as what is marked, which must be seen. The inner svg cuts off what is too long. */}
      {width >= labelled_px && (
        <svg aria-hidden x={left} y={top} width={width} height={height}>
          <text
            x={3}
            y={2}
            dominantBaseline="hanging"
            strokeWidth={4}
            className="fill-key-1000 stroke-white/85 text-[0.625rem] [paint-order:stroke]"
          >
            {signs[how]}
            {box.draft.label}
          </text>
        </svg>
      )}
    </g>
  );
}
