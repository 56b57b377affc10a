// A box under the mouse: moved, resized or drawn until the button is let go. What becomes of it then is the screen's.
import { type PointerEvent, useState } from "react";
import type { SheetOfBlank } from "../../desk/generated";
import { drawn, type Handle, moved, type Point, type Rect, resized } from "./geometry";
import { goalsOf, type Snapped, snapDrawn, snapMoved, snapResized } from "./snap";

/** How far the mouse goes before a click becomes a drag. */
const click_px = 3;

/** What is being dragged. */
export interface Drag {
  /** the box, or none while a new one is drawn */
  id: string | null;
  handle: Handle | null;
  start: Point;
  from: Rect;
  /** where it is now; none before the mouse went anywhere */
  now: Snapped | null;
}

interface Props {
  sheet: SheetOfBlank;
  /** pixels of a millimetre */
  scale: number;
  onSelect: (id: string | null) => void;
  /** a box of the sheet, or none for a new one */
  onDone: (id: string | null, at: [number, number, number, number]) => void;
}

export function useDrag({ sheet, scale, onSelect, onDone }: Props) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const point = (event: PointerEvent): Point => {
    const ground = event.currentTarget.getBoundingClientRect();
    return [(event.clientX - ground.left) / scale, (event.clientY - ground.top) / scale];
  };
  const draggedTo = (held: Drag, event: PointerEvent): Snapped | null => {
    const to = point(event);
    const by: Point = [to[0] - held.start[0], to[1] - held.start[1]];
    if (!held.now && Math.hypot(...by) * scale < click_px) return null;
    const free = event.altKey || event.ctrlKey;
    const others = sheet.boxes.filter((each) => each.draft.id !== held.id).map((each) => each.draft.at);
    const goals = free ? { across: [], down: [] } : goalsOf(sheet.lines, others);
    if (held.id === null) {
      const at = drawn(held.start, to, sheet);
      return at && snapDrawn(at, goals, sheet);
    }
    return held.handle
      ? snapResized(resized(held.from, held.handle, by, sheet), held.handle, goals, sheet)
      : snapMoved(moved(held.from, by, sheet), goals, sheet);
  };
  const begin = (event: PointerEvent) => {
    if (event.button !== 0 || !(event.target instanceof Element)) return;
    const id = event.target.closest("[data-box]")?.getAttribute("data-box") ?? null;
    const handle = event.target.closest("[data-handle]")?.getAttribute("data-handle") as Handle | null;
    const box = sheet.boxes.find((each) => each.draft.id === id);
    if (box) onSelect(id);
    setDrag({ id: box ? id : null, handle, start: point(event), from: box?.draft.at ?? [0, 0, 0, 0], now: null });
  };
  const go = (event: PointerEvent) => {
    if (!drag) return;
    const now = draggedTo(drag, event);
    // From here on it goes on outside the sheet too; a click that goes nowhere stays the box's own.
    if (now && !drag.now) event.currentTarget.setPointerCapture?.(event.pointerId);
    if (now || drag.now) setDrag({ ...drag, now });
  };
  const end = (event: PointerEvent) => {
    if (!drag) return;
    setDrag(null);
    const now = draggedTo(drag, event);
    if (now?.at.some((each, index) => each !== drag.from[index])) onDone(drag.id, now.at);
    else if (drag.id === null) onSelect(null);
  };
  return {
    drag,
    cancel: () => setDrag(null),
    pointer: { onPointerDown: begin, onPointerMove: go, onPointerUp: end, onPointerCancel: () => setDrag(null) },
  };
}
