// The eight handles of the box at hand. They stand outside it, so that a low box can still be taken in its middle.
import { type Handle, handles, type Rect } from "./geometry";

const seen_px = 8;
const taken_px = 16;
/** A side shorter than this has handles at its ends only. */
const room_px = 36;

const cursors: Record<Handle, string> = {
  nw: "cursor-nwse-resize",
  se: "cursor-nwse-resize",
  ne: "cursor-nesw-resize",
  sw: "cursor-nesw-resize",
  n: "cursor-ns-resize",
  s: "cursor-ns-resize",
  e: "cursor-ew-resize",
  w: "cursor-ew-resize",
};

const along = (of: Handle, low: string, high: string) => (of.includes(low) ? 0 : of.includes(high) ? 1 : 0.5);

export function Handles({ id, at, scale }: { id: string; at: Rect; scale: number }) {
  const [left, top, width, height] = at.map((each) => each * scale) as [number, number, number, number];
  const fits = (handle: Handle) =>
    handle.length === 2 || (handle === "n" || handle === "s" ? width >= room_px : height >= room_px / 2);
  return (
    <g data-box={id}>
      {handles.filter(fits).map((handle) => {
        const [over, down] = [along(handle, "w", "e"), along(handle, "n", "s")];
        const x = left + width * over + (over - 0.5) * seen_px;
        const y = top + height * down + (down - 0.5) * seen_px;
        return (
          <g key={handle} data-handle={handle} className={cursors[handle]}>
            <rect x={x - taken_px / 2} y={y - taken_px / 2} width={taken_px} height={taken_px} fill="transparent" />
            <rect
              x={x - seen_px / 2}
              y={y - seen_px / 2}
              width={seen_px}
              height={seen_px}
              strokeWidth={2}
              className="fill-white stroke-key-900"
            />
          </g>
        );
      })}
    </g>
  );
}
