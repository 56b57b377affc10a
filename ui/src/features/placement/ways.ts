// Which ways of filling make sense for what a box is fed with. Pure; the desk judges whether they can be.
import type { BoxDraft, FactChoice, ValueChoice, Way } from "../../desk/generated";

const marks: Way[] = ["circle", "tick"];
const always: Way[] = [...marks, "qr"];

/** By how a fact is usually written, the ways it may be written, the likeliest first. */
const waysOf: Partial<Record<Way, Way[]>> = {
  name: ["name", "text", "words", "cells"],
  kana: ["kana", "text", "cells"],
  address: ["address", "words", "text"],
  number: ["number", "text", "cells"],
  date: ["date", "era", "year", "month", "day", "text", "cells"],
  words: ["words", "text"],
};
const days: Way[] = ["era", "year", "month", "day"];
const ofWords: Way[] = ["text", "words", "number", "cells", "name", "kana", "address"];

/** The ways for a box that is fed with these facts; a box for a hand stays empty. */
export function waysFor(draft: BoxDraft, facts: FactChoice[]): Way[] {
  if (draft.hand !== null) return ["space"];
  const usual = facts.length === 1 ? (facts[0]?.way ?? "text") : "text";
  const base = waysOf[days.includes(usual) ? "date" : usual] ?? ofWords;
  const first = marks.includes(usual) ? [...marks, ...ofWords] : base;
  return [...new Set([...first, ...always])];
}

/** The values that can mark a box, each once. */
export function valuesOf(facts: FactChoice[]): ValueChoice[] {
  const all = new Map(facts.flatMap((each) => each.values).map((each) => [each.value, each]));
  return [...all.values()];
}

export const isMark = (way: Way) => marks.includes(way);

/** The words of the values that mark a box now. */
export function markWords(draft: BoxDraft, facts: FactChoice[]): string[] {
  const words = new Map(valuesOf(facts).map((each) => [each.value, each.words]));
  return draft.when.map((each) => words.get(each) ?? each);
}
