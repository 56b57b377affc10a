// Which letters of one value are not in another, so that two long values are told apart at a glance. Pure; it draws nothing.
import { clustersOf } from "../../hooks/clusters";

/** A run of letters that both have, or that only this one has. */
export interface Run {
  text: string;
  differs: boolean;
}

// Below this share in common, marks would cover everything and tell nothing.
const common_min = 0.3;
// Longer texts than these are not compared letter by letter.
const letters_max = 400;

/** How long the longest common sequence is from each pair of places on. */
function commonFrom(one: string[], other: string[]): number[][] {
  const table = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  const at = (a: number, b: number) => table[a]?.[b] ?? 0;
  for (let a = one.length - 1; a >= 0; a--)
    for (let b = other.length - 1; b >= 0; b--) {
      const row = table[a];
      if (row) row[b] = one[a] === other[b] ? at(a + 1, b + 1) + 1 : Math.max(at(a + 1, b), at(a, b + 1));
    }
  return table;
}

/** The runs of one value, beside another. */
export function differing(value: string, beside: string): Run[] {
  const [one, other] = [clustersOf(value), clustersOf(beside)];
  if (Math.max(one.length, other.length) > letters_max) return [{ text: value, differs: false }];
  const table = commonFrom(one, other);
  const common = table[0]?.[0] ?? 0;
  if (common < common_min * Math.max(one.length, other.length)) return [{ text: value, differs: false }];
  const runs: Run[] = [];
  const put = (text: string, differs: boolean) => {
    const last = runs.at(-1);
    if (last && last.differs === differs) last.text += text;
    else runs.push({ text, differs });
  };
  let b = 0;
  for (const [a, letter] of one.entries()) {
    while (b < other.length && letter !== other[b] && (table[a]?.[b + 1] ?? 0) > (table[a + 1]?.[b] ?? 0)) b++;
    const same = b < other.length && letter === other[b];
    put(letter, !same);
    if (same) b++;
  }
  return runs;
}
