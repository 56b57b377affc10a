// What lies over the sheet: its printed lines to snap to, every box, the box at hand with its handles, suggestions.
// The same boxes stand in the list beside it, with words and for the keyboard.
import type { SVGAttributes } from "react";
import type { BoxDraft, SheetOfBlank } from "../../desk/generated";
import { placement as say } from "../../text/placement";
import { BoxFrame } from "./BoxFrame";
import type { Rect } from "./geometry";
import { Handles } from "./Handles";
import type { Drag } from "./useDrag";

interface Props {
  sheet: SheetOfBlank;
  width: number;
  height: number;
  scale: number;
  chosen: string | null;
  drag: Drag | null;
  suggested: readonly BoxDraft[];
  suggestedAt: number;
  pointer: Pick<SVGAttributes<SVGSVGElement>, "onPointerDown" | "onPointerMove" | "onPointerUp" | "onPointerCancel">;
  onOpen: () => void;
  onSuggested: (at: number) => void;
}

export function Overlay(props: Props) {
  const { sheet, width, height, scale, chosen, drag, suggested, suggestedAt, pointer, onOpen, onSuggested } = props;
  const moving = drag?.now?.at;
  const at = (id: string, stands: Rect) => (drag?.id === id && moving ? moving : stands);
  const hand = sheet.boxes.find((each) => each.draft.id === chosen);
  // A small box in a large one must be the one that is clicked.
  const boxes = [...sheet.boxes].sort((one, other) => area(other.draft.at) - area(one.draft.at));
  return (
    <>
      <svg
        aria-hidden
        width={width}
        height={height}
        className={`absolute inset-0 touch-none select-none ${drag?.handle || drag?.id ? "" : "cursor-crosshair"}`}
        onDoubleClick={(event) => {
          if ((event.target as Element).closest("[data-box]")) onOpen();
        }}
        {...pointer}
      >
        {(hand || drag) && <Guides sheet={sheet} scale={scale} />}
        {boxes.map((each) => (
          <BoxFrame
            key={each.draft.id}
            box={each}
            at={at(each.draft.id, each.draft.at)}
            scale={scale}
            chosen={each === hand}
          />
        ))}
        {suggested.map((each, index) => (
          <Suggestion
            key={each.id}
            box={each}
            scale={scale}
            atHand={index === suggestedAt}
            onClick={() => onSuggested(index)}
          />
        ))}
        {moving && drag.id === null && <Area at={moving} scale={scale} className="fill-key-400/20 stroke-key-900" />}
        {drag?.now?.across.map((x) => (
          <line key={`x${x}`} x1={x * scale} x2={x * scale} y1={0} y2={height} className="stroke-key-600" />
        ))}
        {drag?.now?.down.map((y) => (
          <line key={`y${y}`} x1={0} x2={width} y1={y * scale} y2={y * scale} className="stroke-key-600" />
        ))}
        {hand && <Handles id={hand.draft.id} at={at(hand.draft.id, hand.draft.at)} scale={scale} />}
      </svg>
      {moving && <Figures at={moving} scale={scale} height={height} />}
    </>
  );
}

const area = ([, , width, height]: Rect) => width * height;

function Guides({ sheet, scale }: Pick<Props, "sheet" | "scale">) {
  return (
    <g data-guides={sheet.lines.length} className="pointer-events-none stroke-key-500 opacity-60" strokeDasharray="2 3">
      {sheet.lines.map(({ from, to }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names
        <line key={index} x1={from[0] * scale} y1={from[1] * scale} x2={to[0] * scale} y2={to[1] * scale} />
      ))}
    </g>
  );
}

function Area({ at: [left, top, width, height], scale, ...look }: { at: Rect; scale: number; className: string }) {
  return <rect x={left * scale} y={top * scale} width={width * scale} height={height * scale} {...look} />;
}

interface SuggestionProps {
  box: BoxDraft;
  scale: number;
  atHand: boolean;
  onClick: () => void;
}

function Suggestion({ box, scale, atHand, onClick }: SuggestionProps) {
  const [left, top, width, height] = box.at;
  return (
    <g
      data-suggested={box.label}
      className="cursor-pointer"
      onPointerDown={(event) => {
        // No new box is drawn there.
        event.stopPropagation();
        onClick();
      }}
    >
      <rect
        x={left * scale}
        y={top * scale}
        width={width * scale}
        height={height * scale}
        strokeDasharray="6 4"
        strokeWidth={atHand ? 3 : 1.5}
        className={atHand ? "fill-key-400/30 stroke-key-900" : "fill-white/50 stroke-key-800"}
        ref={atHand ? (here) => here?.scrollIntoView?.({ block: "nearest", inline: "nearest" }) : null}
      />
      <text
        x={left * scale + 4}
        y={top * scale + 3}
        dominantBaseline="hanging"
        strokeWidth={3}
        className="fill-key-1000 stroke-white text-[0.6875rem] font-bold [paint-order:stroke]"
      >
        {box.label}
      </text>
    </g>
  );
}

/** Where the dragged box stands, in words, beneath it or above it. */
function Figures({ at, scale, height }: { at: Rect; scale: number; height: number }) {
  const bottom = (at[1] + at[3]) * scale;
  const top = bottom + 32 > height ? at[1] * scale - 28 : bottom + 6;
  return (
    <p
      data-figures
      style={{ left: at[0] * scale, top }}
      className="pointer-events-none absolute rounded-4 bg-key-1200 px-2 py-0.5 text-[0.75rem] font-bold whitespace-nowrap text-white tabular"
    >
      {say.figures([at[0], at[1], at[2], at[3]])}
    </p>
  );
}
