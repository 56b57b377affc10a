// A sheet's boxes as a list that is changed as a whole: one more, one less, one otherwise. Pure; it asks nobody.
import type { BoxDraft, FactChoice, HandOf, PlacedBox, SheetOfBlank, Way } from "../../desk/generated";
import { beneath, isReadBefore, onSheet, type Rect, type Room } from "./geometry";

/** A box that the desk has not named yet bears a name of the screen's. */
const ownMark = "~";
let named = 0;
const ownName = () => `${ownMark}${++named}`;
export const isUnnamed = (id: string) => id === "" || id.startsWith(ownMark);

const firstPlace: Rect = [20, 20, 60, 8];

const placesOf = (boxes: readonly BoxDraft[]) => boxes.map((each) => each.at);

/** A box that nothing feeds yet. */
export function freshBox(at: BoxDraft["at"], label: string): BoxDraft {
  return {
    id: ownName(),
    label,
    at,
    facts: [],
    hand: null,
    required: false,
    way: "text",
    size: null,
    cells: null,
    when: [],
  };
}

/** A box as the desk proposes it, which the desk will name when it stands. */
export const proposed = (box: BoxDraft): BoxDraft => ({ ...box, id: ownName() });

/** The list with a box where it is read. The others keep their order, which somebody may have meant. */
export function withBox(boxes: readonly BoxDraft[], box: BoxDraft): BoxDraft[] {
  const after = boxes.findIndex((each) => isReadBefore(box.at, each.at));
  return after < 0 ? [...boxes, box] : boxes.toSpliced(after, 0, box);
}

/** The list with a box at another place, where it is read then. */
export function withMoved(boxes: readonly BoxDraft[], id: string, at: BoxDraft["at"]): BoxDraft[] {
  const box = boxes.find((each) => each.id === id);
  return box ? withBox(withoutBox(boxes, id), { ...box, at }) : [...boxes];
}

/** A new box as large as the one at hand and beneath it. */
export function newBeneath(boxes: readonly BoxDraft[], hand: BoxDraft | undefined, room: Room, label: string) {
  const at = hand ? beneath(hand.at, placesOf(boxes), room) : onFreeGround(boxes, room);
  return freshBox(at, label);
}

function onFreeGround(boxes: readonly BoxDraft[], room: Room): BoxDraft["at"] {
  if (boxes.length === 0) return onSheet(firstPlace, room);
  return beneath(
    [firstPlace[0], firstPlace[1] - firstPlace[3] - 1, firstPlace[2], firstPlace[3]],
    placesOf(boxes),
    room,
  );
}

/** The same again beneath, to be named by the desk. */
export function copyBeneath(boxes: readonly BoxDraft[], box: BoxDraft, room: Room): BoxDraft {
  return { ...box, id: ownName(), at: beneath(box.at, placesOf(boxes), room) };
}

export const withoutBox = (boxes: readonly BoxDraft[], id: string) => boxes.filter((each) => each.id !== id);

export const withChanged = (boxes: readonly BoxDraft[], id: string, change: Partial<BoxDraft>) =>
  boxes.map((each) => (each.id === id ? { ...each, ...change } : each));

/** Nobody has said yet what comes into it. */
export const isUnset = ({ draft, fed_by }: PlacedBox) =>
  draft.facts.length === 0 && draft.hand === null && fed_by === "" && draft.way !== "other";

/** What is wrong with a box. Of one that is unset that is all there is to say until it is set. */
export const problemsOf = (box: PlacedBox) => (isUnset(box) ? [] : box.problems);

/** Something is still to be done about it. */
export const isUnsound = (box: PlacedBox) => isUnset(box) || box.problems.length > 0;

/** Whose hand comes next when it is asked for: the visitor's, the office's, nobody's. */
export function nextHand(hand: HandOf | null): Partial<BoxDraft> {
  if (hand === null) return { hand: "visitor", facts: [], way: "space", when: [], cells: null };
  return hand === "visitor" ? { hand: "office" } : { hand: null, way: "text" };
}

/** Ways that say nothing yet of what is meant; any other was chosen, or suggested by the blank's own lines. */
const open: Way[] = ["text", "space"];

/** One more fact. The first one also says how such a box is usually filled, and what a nameless box is called. */
export function withFact(draft: BoxDraft, fact: Pick<FactChoice, "fact" | "way" | "name">, nameless: string) {
  const first = draft.facts.length === 0;
  const change: Partial<BoxDraft> = { facts: [...draft.facts, fact.fact], hand: null };
  if (first && open.includes(draft.way)) Object.assign(change, filledAs(draft, fact.way));
  if (first && draft.label === nameless) change.label = fact.name;
  return change;
}

/** Another way of filling, with the letters that are usual for it, and what belongs to it alone. */
export function filledAs(draft: BoxDraft, way: Way): Partial<BoxDraft> {
  const marks = way === "tick" || way === "circle";
  const [, , width, height] = draft.at;
  return {
    way,
    size: null,
    when: marks ? draft.when : [],
    cells: way === "cells" ? (draft.cells ?? Math.max(1, Math.round(width / height))) : null,
  };
}

/** The boxes as they shall be, with whatever the desk last said of each. */
export function placed(drafts: readonly BoxDraft[], said: SheetOfBlank): PlacedBox[] {
  const before = new Map(said.boxes.map((each) => [each.draft.id, each]));
  const nothing = { fed_by: "", sample: "", fit: null, problems: [] };
  return drafts.map((draft) => ({ ...nothing, ...before.get(draft.id), draft }));
}

/** The box after or before one in the list; from none, the first or the last. */
export function neighbour(boxes: readonly PlacedBox[], id: string | null, by: 1 | -1): string | null {
  const at = boxes.findIndex((each) => each.draft.id === id);
  const to = at < 0 ? (by > 0 ? 0 : boxes.length - 1) : Math.min(Math.max(at + by, 0), boxes.length - 1);
  return boxes[to]?.draft.id ?? null;
}
