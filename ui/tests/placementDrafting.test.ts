// What is sent to the desk and in which order, and what becomes of it: named, refused, undone. No screen.
import { describe, expect, it } from "vitest";
import type { BoxDraft, BoxesOfSheet, PlacementView } from "../src/desk/generated";
import { makeDrafting } from "../src/features/placement/drafting";
import { freshBox, withBox, withChanged, withoutBox } from "../src/features/placement/drafts";
import { box, madeDesk } from "./placementDesk";

/** A desk that answers when it is told to. */
function slowDesk(first: BoxDraft[]) {
  const desk = madeDesk(first);
  const sent: { request: BoxesOfSheet; answer: (view: PlacementView) => void; refuse: (why: Error) => void }[] = [];
  const drafting = makeDrafting(
    (request) => new Promise((answer, refuse) => sent.push({ request, answer, refuse })),
    (page) => desk.boxes(page),
  );
  const settled = () => new Promise((done) => setTimeout(done));
  return {
    ...desk,
    drafting,
    sent,
    async answer() {
      const next = sent.at(-1);
      if (next) next.answer(desk.place(next.request));
      await settled();
    },
    async refuse() {
      sent.at(-1)?.refuse(new Error("no"));
      await settled();
    },
  };
}

const [a, b] = [box("a", [10, 10, 20, 5]), box("b", [10, 20, 20, 5])];
const at = (drafts: BoxDraft[], id: string) => drafts.find((each) => each.id === id)?.at[0];
const to = (x: number) => ({ at: [x, 10, 20, 5] as BoxDraft["at"] });

describe("drafting", () => {
  it("sends one list at a time, and only the last of those that came meanwhile", async () => {
    const { drafting, sent, answer, boxes } = slowDesk([a]);
    for (const x of [11, 12, 13]) drafting.change(1, withChanged(drafting.boxesOf(1), "a", to(x)));
    expect(sent).toHaveLength(1);
    expect(at(drafting.boxesOf(1), "a")).toBe(13);
    await answer();
    expect(sent.map(({ request }) => at(request.boxes, "a"))).toEqual([11, 13]);
    expect(drafting.now().wanted.size).toBe(1);
    await answer();
    expect(drafting.now().wanted.size).toBe(0);
    expect(at(boxes(), "a")).toBe(13);
  });

  it("gives a new box the desk's name, also where it was changed before it had one", async () => {
    const { drafting, sent, answer, boxes } = slowDesk([a]);
    const own = freshBox([50, 50, 20, 5], "x");
    drafting.change(1, withBox(drafting.boxesOf(1), own));
    drafting.change(1, withChanged(drafting.boxesOf(1), own.id, { label: "y" }));
    expect(sent[0]?.request.boxes.map((each) => each.id)).toEqual(["a", ""]);
    await answer();
    expect(drafting.nameOf(own.id)).toBe("b1");
    expect(sent[1]?.request.boxes.map((each) => [each.id, each.label])).toEqual([
      ["a", "a"],
      ["b1", "y"],
    ]);
    await answer();
    expect(boxes()).toHaveLength(2);
  });

  it("undoes and does again, by sending the older list again under the desk's names", async () => {
    const { drafting, answer, boxes } = slowDesk([a]);
    const own = freshBox([50, 50, 20, 5], "x");
    drafting.change(1, withBox(drafting.boxesOf(1), own));
    await answer();
    drafting.change(1, withoutBox(drafting.boxesOf(1), "a"));
    await answer();
    const stand = () => boxes().map((each) => `${each.id} ${each.label}`);
    expect(stand()).toEqual(["b1 x"]);
    expect(drafting.undo()).toBe(1);
    await answer();
    // The desk gives a box that comes back another name; the older lists mean the same box.
    expect(stand()).toEqual(["b2 a", "b1 x"]);
    drafting.undo();
    await answer();
    expect(stand()).toEqual(["b2 a"]);
    expect(drafting.undo()).toBeNull();
    drafting.redo();
    await answer();
    expect(stand()).toEqual(["b2 a", "b3 x"]);
    drafting.redo();
    await answer();
    expect(stand()).toEqual(["b3 x"]);
    expect(drafting.nameOf(own.id)).toBe("b3");
  });

  it("takes a row of nudges back at once", async () => {
    const { drafting, answer, boxes } = slowDesk([a, b]);
    for (const x of [11, 12, 13]) drafting.change(1, withChanged(drafting.boxesOf(1), "a", to(x)), "move a");
    drafting.change(1, withChanged(drafting.boxesOf(1), "b", to(30)), "move b");
    await answer();
    await answer();
    drafting.undo();
    drafting.undo();
    await answer();
    await answer();
    expect(boxes()).toEqual([a, b]);
  });

  it("goes back to what the desk has where it refuses, with the steps that led there", async () => {
    const { drafting, answer, refuse, boxes } = slowDesk([a]);
    drafting.change(1, withChanged(drafting.boxesOf(1), "a", to(11)));
    await answer();
    drafting.change(1, withChanged(drafting.boxesOf(1), "a", to(12)));
    drafting.change(1, withChanged(drafting.boxesOf(1), "a", to(13)));
    await refuse();
    expect(drafting.boxesOf(1)).toEqual(boxes());
    expect(at(boxes(), "a")).toBe(11);
    expect(drafting.now().problem).toBeInstanceOf(Error);
    drafting.undo();
    expect(drafting.now().problem).toBeNull();
    await answer();
    expect(boxes()).toEqual([a]);
  });
});
