// Boxes as rectangles in millimetres: moved, resized, drawn, put beneath each other. Pure; it snaps to nothing.

/** Left, top, width, height, as the desk says them. */
export type Rect = readonly [number, number, number, number];
/** Across and down. */
export type Point = readonly [number, number];
/** How large a sheet is. */
export interface Room {
  width: number;
  height: number;
}
/** A side or a corner: which edges it takes along. */
export type Handle = "nw" | "n" | "ne" | "e" | "se" | "s" | "sw" | "w";

export const handles: Handle[] = ["nw", "n", "ne", "e", "se", "s", "sw", "w"];

/** No box is smaller than a small letter. */
export const smallest_mm = 2;

/** Tenths of a millimetre: finer than any printer feeds its paper. */
export const tenth = (mm: number) => Math.round(mm * 10) / 10;

const between = (low: number, value: number, high: number) => Math.max(low, Math.min(value, high));

/** The same box at tenths, no larger than its sheet and wholly on it. */
export function onSheet([left, top, width, height]: Rect, room: Room): [number, number, number, number] {
  const wide = between(smallest_mm, width, room.width);
  const high = between(smallest_mm, height, room.height);
  return [
    tenth(between(0, left, room.width - wide)),
    tenth(between(0, top, room.height - high)),
    tenth(wide),
    tenth(high),
  ];
}

/** The box moved as a whole; at the sheet's edge it stays whole. */
export function moved([left, top, width, height]: Rect, [dx, dy]: Point, room: Room) {
  return onSheet([left + dx, top + dy, width, height], room);
}

/** The box with the handle's edges moved. An edge stops before the one across from it, and at the sheet's. */
export function resized([left, top, width, height]: Rect, handle: Handle, [dx, dy]: Point, room: Room) {
  const [right, bottom] = [left + width, top + height];
  const west = handle.includes("w") ? between(0, left + dx, right - smallest_mm) : left;
  const east = handle.includes("e") ? between(left + smallest_mm, right + dx, room.width) : right;
  const north = handle.startsWith("n") ? between(0, top + dy, bottom - smallest_mm) : top;
  const south = handle.startsWith("s") ? between(top + smallest_mm, bottom + dy, room.height) : bottom;
  return onSheet([west, north, east - west, south - north], room);
}

/** The box between two corners, whichever came first; none where that is only a click. */
export function drawn([x1, y1]: Point, [x2, y2]: Point, room: Room): [number, number, number, number] | null {
  const [west, east] = [between(0, Math.min(x1, x2), room.width), between(0, Math.max(x1, x2), room.width)];
  const [north, south] = [between(0, Math.min(y1, y2), room.height), between(0, Math.max(y1, y2), room.height)];
  if (east - west < smallest_mm || south - north < smallest_mm) return null;
  return onSheet([west, north, east - west, south - north], room);
}

/** Whether two boxes share ground; touching edges do not. */
export function overlap([l1, t1, w1, h1]: Rect, [l2, t2, w2, h2]: Rect): boolean {
  const touching = 0.05;
  return (
    Math.min(l1 + w1, l2 + w2) - Math.max(l1, l2) > touching && Math.min(t1 + h1, t2 + h2) - Math.max(t1, t2) > touching
  );
}

/** Whether a box is read before another one: further up, or further left where both stand in one row. */
export function isReadBefore([l1, t1, , h1]: Rect, [l2, t2, , h2]: Rect): boolean {
  const shared = Math.min(t1 + h1, t2 + h2) - Math.max(t1, t2);
  return shared > Math.min(h1, h2) / 2 ? l1 < l2 : t1 < t2;
}

const gap_mm = 1;

/** Free ground for a box like this one: beneath it, else anywhere beside the others, else right beneath all the same. */
export function beneath(like: Rect, others: readonly Rect[], room: Room): [number, number, number, number] {
  const [left, top, width, height] = like;
  const step = height + gap_mm;
  for (let down = top + step; down + height <= room.height; down += step) {
    const place = onSheet([left, down, width, height], room);
    if (!others.some((each) => overlap(place, each))) return place;
  }
  return onSheet([left, top + step, width, height], room);
}
