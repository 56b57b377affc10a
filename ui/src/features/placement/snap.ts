// Edges that go to printed lines and to other boxes' edges when they come near. Pure; it moves nothing by itself.
import type { GuideLine } from "../../desk/generated";
import { type Handle, onSheet, type Rect, type Room, resized } from "./geometry";

/** How near an edge must come. */
export const near_mm = 2;
/** How far away a box may be whose edge is still one to stand in line with. */
const neighbour_mm = 30;
/** A printed line is preferred to a box's edge that is nearer by less than this. */
const preferred_mm = 0.5;

/** Where an edge may go to: a position across or down, and over which stretch it is there. */
export interface Goal {
  at: number;
  from: number;
  to: number;
  printed: boolean;
}

/** What a sheet offers to edges: goals across for left and right ones, goals down for upper and lower ones. */
export interface Goals {
  across: Goal[];
  down: Goal[];
}

/** A box that was snapped, and the positions at which its edges came to stand. */
export interface Snapped {
  at: [number, number, number, number];
  across: number[];
  down: number[];
}

/** The goals of a sheet. A line that is neither upright nor level is none. */
export function goalsOf(lines: readonly GuideLine[], others: readonly Rect[]): Goals {
  const straight_mm = 0.2;
  const goals: Goals = { across: [], down: [] };
  for (const { from, to } of lines) {
    const upright = Math.abs(from[0] - to[0]) <= straight_mm;
    const level = Math.abs(from[1] - to[1]) <= straight_mm;
    if (upright && !level) goals.across.push({ at: from[0], from: from[1], to: to[1], printed: true });
    if (level && !upright) goals.down.push({ at: from[1], from: from[0], to: to[0], printed: true });
  }
  for (const [left, top, width, height] of others) {
    for (const at of [left, left + width]) goals.across.push({ at, from: top, to: top + height, printed: false });
    for (const at of [top, top + height]) goals.down.push({ at, from: left, to: left + width, printed: false });
  }
  return goals;
}

/** How far an edge is to go, if any goal is near it and beside the stretch the box takes up. */
function pull(edge: number, goals: readonly Goal[], from: number, to: number): { by: number; cost: number } | null {
  let best: { by: number; cost: number } | null = null;
  for (const goal of goals) {
    const away = Math.max(goal.from - to, from - goal.to, 0);
    const by = goal.at - edge;
    if (Math.abs(by) > near_mm || away > (goal.printed ? near_mm : neighbour_mm)) continue;
    const cost = Math.abs(by) + (goal.printed ? 0 : preferred_mm);
    if (!best || cost < best.cost) best = { by, cost };
  }
  return best;
}

/** The one pull of several edges that move together. */
function nearest(edges: number[], goals: readonly Goal[], from: number, to: number): number {
  const pulls = edges.flatMap((edge) => pull(edge, goals, from, to) ?? []);
  return pulls.sort((one, other) => one.cost - other.cost)[0]?.by ?? 0;
}

/** The positions of goals that these edges stand at, for showing them. */
const reached = (edges: number[], goals: readonly Goal[]) =>
  edges.filter((edge) => goals.some((goal) => Math.abs(goal.at - edge) < 0.06));

function shown(at: [number, number, number, number], goals: Goals): Snapped {
  const [left, top, width, height] = at;
  return {
    at,
    across: reached([left, left + width], goals.across),
    down: reached([top, top + height], goals.down),
  };
}

/** A moved box as a whole goes to what is nearest to any of its edges. */
export function snapMoved(rect: Rect, goals: Goals, room: Room): Snapped {
  const [left, top, width, height] = rect;
  const dx = nearest([left, left + width], goals.across, top, top + height);
  const dy = nearest([top, top + height], goals.down, left, left + width);
  return shown(onSheet([left + dx, top + dy, width, height], room), goals);
}

/** Of a resized box only the edges go that the handle takes along. */
export function snapResized(rect: Rect, handle: Handle, goals: Goals, room: Room): Snapped {
  const [left, top, width, height] = rect;
  const side = handle.includes("w") ? [left] : handle.includes("e") ? [left + width] : [];
  const end = handle.startsWith("n") ? [top] : handle.startsWith("s") ? [top + height] : [];
  const dx = nearest(side, goals.across, top, top + height);
  const dy = nearest(end, goals.down, left, left + width);
  return shown(resized(rect, handle, [dx, dy], room), goals);
}

/** Of a drawn box every edge goes by itself. */
export function snapDrawn(rect: Rect, goals: Goals, room: Room): Snapped {
  const first = snapResized(rect, "nw", goals, room);
  return snapResized(first.at, "se", goals, room);
}
