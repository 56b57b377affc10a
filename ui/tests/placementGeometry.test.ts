// Boxes as rectangles: moved, resized, drawn and snapped, as tables in millimetres.
import { describe, expect, it } from "vitest";
import type { GuideLine } from "../src/desk/generated";
import { beneath, drawn, moved, type Rect, resized } from "../src/features/placement/geometry";
import { goalsOf, snapDrawn, snapMoved, snapResized } from "../src/features/placement/snap";

const sheet = { width: 210, height: 297 };
const box: Rect = [20, 30, 60, 8];

describe("a box that is moved or resized", () => {
  it.each<[string, Rect, Rect]>([
    ["goes where it is taken", moved(box, [5.5, -3], sheet), [25.5, 27, 60, 8]],
    ["stays whole at the sheet's edge", moved(box, [-50, 400], sheet), [0, 289, 60, 8]],
    ["stands at tenths of a millimetre", moved(box, [0.04, 0.26], sheet), [20, 30.3, 60, 8]],
    ["takes along its right lower corner", resized(box, "se", [10, 2], sheet), [20, 30, 70, 10]],
    ["takes along its left edge alone", resized(box, "w", [-5, 99], sheet), [15, 30, 65, 8]],
    ["takes along its upper edge alone", resized(box, "n", [99, 3], sheet), [20, 33, 60, 5]],
    ["stops before it turns inside out", resized(box, "nw", [100, 100], sheet), [78, 36, 2, 2]],
    ["stops at the sheet's edge", resized(box, "e", [500, 0], sheet), [20, 30, 190, 8]],
  ])("%s", (_, is, shall) => {
    expect(is).toEqual(shall);
  });
});

describe("a box that is drawn", () => {
  it("lies between its corners, whichever came first", () => {
    expect(drawn([50, 60], [20, 40], sheet)).toEqual([20, 40, 30, 20]);
  });
  it("ends at the sheet's edge", () => {
    expect(drawn([200, 290], [250, 400], sheet)).toEqual([200, 290, 10, 7]);
  });
  it("is none where the mouse hardly moved", () => {
    expect(drawn([20, 20], [21, 40], sheet)).toBeNull();
  });
});

describe("a new box beneath another", () => {
  it.each<[string, Rect[], Rect]>([
    ["stands a millimetre below", [box], [20, 39, 60, 8]],
    ["goes further down where one stands already", [box, [10, 40, 100, 8]], [20, 48, 60, 8]],
  ])("%s", (_, others, shall) => {
    expect(beneath(box, others, sheet)).toEqual(shall);
  });
  it("stays on the sheet where nothing is free", () => {
    expect(beneath([20, 285, 60, 8], [[0, 0, 210, 297]], sheet)).toEqual([20, 289, 60, 8]);
  });
});

const line = (x1: number, y1: number, x2: number, y2: number): GuideLine => ({ from: [x1, y1], to: [x2, y2] });
const frame = [line(20, 30, 190, 30), line(20, 40, 190, 40), line(20, 30, 20, 80), line(100, 30, 100, 80)];

describe("a moved box", () => {
  it.each<[string, Rect, GuideLine[], Rect[], Rect]>([
    ["goes to lines within two millimetres", [21.5, 31.9, 60, 4], frame, [], [20, 30, 60, 4]],
    ["stays where no line is near", [23, 33, 60, 4.5], frame, [], [23, 33, 60, 4.5]],
    ["goes to the nearer of two lines with either edge", [38.5, 34, 60, 3], frame, [], [40, 34, 60, 3]],
    ["leaves a line alone that is not beside it", [21, 120, 60, 8], frame, [], [21, 120, 60, 8]],
    ["leaves a slanting line alone", [21, 33, 60, 4.5], [line(20, 20, 25, 80)], [], [21, 33, 60, 4.5]],
    ["goes in line with another box's edge", [51, 100, 30, 8], [], [[50, 80, 40, 8]], [50, 100, 30, 8]],
    ["leaves a box far away alone", [51, 200, 30, 8], [], [[50, 80, 40, 8]], [51, 200, 30, 8]],
    [
      "prefers a printed line to a box that is a little nearer",
      [21, 50, 30, 8],
      frame,
      [[21.8, 70, 9, 8]],
      [20, 50, 30, 8],
    ],
  ])("%s", (_, rect, lines, others, shall) => {
    expect(snapMoved(rect, goalsOf(lines, others), sheet).at).toEqual(shall);
  });

  it("says at which positions its edges came to stand", () => {
    const snapped = snapMoved([20.4, 30.4, 79, 9], goalsOf(frame, []), sheet);
    expect(snapped).toEqual({ at: [20, 30, 79, 9], across: [20], down: [30] });
  });
});

describe("a resized or drawn box", () => {
  it("snaps only the edges that its handle takes along", () => {
    expect(snapResized([21, 31, 78, 8], "se", goalsOf(frame, []), sheet).at).toEqual([21, 31, 79, 9]);
    expect(snapResized([21, 31, 78, 8], "n", goalsOf(frame, []), sheet).at).toEqual([21, 30, 78, 9]);
  });
  it("fills a printed cell when it is drawn about as large", () => {
    expect(snapDrawn([21, 31, 78, 8.2], goalsOf(frame, []), sheet).at).toEqual([20, 30, 80, 10]);
  });
});
