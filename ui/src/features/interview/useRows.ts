// Which row is at hand, where the caret goes when another one is, and by which keys. It holds no answer.
import { type RefObject, useState } from "react";
import type { Binding } from "../../hooks/keyBoard";
import { ja } from "../../text/ja";
import { unknownKey } from "./rowState";

const inRow = "input, textarea, [role=radio], [role=checkbox]";

/** The place in a row where the keyboard is: its field, or what is picked in it, or its first. */
function placeIn(row: Element | undefined): HTMLElement | null {
  return (
    row?.querySelector<HTMLElement>("input, textarea, [aria-checked=true]") ??
    row?.querySelector<HTMLElement>(inRow) ??
    null
  );
}

/** The rows in a box, each marked `data-row`. */
export function useRows(box: RefObject<HTMLElement | null>, first: number) {
  const [at, setAt] = useState(first);
  const rows = () => [...(box.current?.querySelectorAll("[data-row]") ?? [])];
  const goTo = (row: number) => {
    const to = Math.min(Math.max(row, 0), rows().length - 1);
    setAt(to);
    placeIn(rows()[to])?.focus();
  };
  /** ←→ in a row: the next thing to pick, and whether it was picked by going there. */
  const across = (by: number): number => {
    const all = [...(rows()[at]?.querySelectorAll<HTMLElement>("[role=radio], [role=checkbox]") ?? [])];
    const here = all.indexOf(document.activeElement as HTMLElement);
    const to = (Math.max(here, 0) + by + all.length) % all.length;
    all[to]?.focus();
    return to;
  };
  /** The caret came to a row by Tab or by the mouse. */
  const cameTo = (target: Element) => {
    const row = rows().findIndex((each) => each.contains(target));
    if (row >= 0) setAt(row);
  };
  return { at, goTo, across, cameTo };
}

interface Moves {
  /** the keys of what can be picked in any row */
  picks: string[];
  pick: (key: string) => void;
  across: (by: number) => void;
  /** to the row above or below; without it there is one row only */
  along: ((by: number) => void) | null;
  /** whether ↑↓ are the rows' own while something is typed */
  whileTyping?: boolean;
}

const words: Record<string, Pick<Binding, "label" | "shown">> = {
  "1": { label: ja.interview.pick, shown: ja.keys.numbers },
  [unknownKey]: { label: ja.interview.unknown },
};

/** The keys that every screen of rows has. */
export function rowKeys({ picks, pick, across, along, whileTyping = false }: Moves): Binding[] {
  const upAndDown = along && [
    { key: "ArrowDown", shown: ja.keys.arrows, label: ja.interview.row, whileTyping, does: () => along(1) },
    { key: "ArrowUp", whileTyping, does: () => along(-1) },
  ];
  return [
    ...[...new Set(picks)].map((key) => ({ key, does: () => pick(key), ...words[key] })),
    ...(upAndDown ?? []),
    { key: "ArrowRight", does: () => across(1) },
    { key: "ArrowLeft", does: () => across(-1) },
  ];
}
