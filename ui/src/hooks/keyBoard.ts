// The page's one listener for keys: who acts on which key now, in layers. It draws nothing and knows no screen.
import { makeImeGuard, watchIme } from "./imeGuard";
import { halfWidth } from "./width";

/** One key and what it does. A key with words stands in the legend. */
export interface Binding {
  /** `F2`, `Enter`, `Ctrl+G`, `Alt+ArrowUp`, `1` */
  key: string;
  does: () => void;
  /** what the legend says; a key without words acts silently */
  label?: string;
  /** how the legend names the key, where it differs */
  shown?: string;
  /** true for a key that acts even while a text field has the caret; function keys and Ctrl chords always do */
  whileTyping?: boolean;
  /** true for a key that acts again and again while it is held, as plain arrows do */
  repeats?: boolean;
}

/** A screen's keys. A higher level is asked first; `only` hides every level below. */
export interface Layer {
  level: number;
  only: boolean;
  bindings: Binding[];
}

const guard = makeImeGuard();
const layers = new Set<Layer>();
const watchers = new Set<() => void>();
let legend: Binding[] = [];

/** Puts a layer on; returns how to take it off. */
export function putOn(layer: Layer): () => void {
  layers.add(layer);
  redraw();
  return () => {
    layers.delete(layer);
    redraw();
  };
}

/** The keys that act now and have words, for the legend. */
export const keyLegend = {
  now: () => legend,
  watch(told: () => void) {
    watchers.add(told);
    return () => void watchers.delete(told);
  },
};

function active(): Layer[] {
  const ordered = [...layers].sort((a, b) => b.level - a.level);
  const wall = ordered.findIndex((layer) => layer.only);
  return wall < 0 ? ordered : ordered.slice(0, wall + 1);
}

function redraw() {
  const seen = new Set<string>();
  const next = active()
    .flatMap((layer) => layer.bindings)
    .filter((each) => !seen.has(each.key) && seen.add(each.key) && each.label)
    .sort((one, other) => rank(one.key) - rank(other.key));
  const same = next.length === legend.length && next.every((each, at) => sameWords(each, legend[at]));
  if (same) return;
  legend = next;
  for (const told of watchers) told();
}

// What a screen's own keys are, in the order they are read; function keys and the rest come after.
const ofTheScreen = [
  ...["1", "ArrowDown", "9", "0", "Enter", "S", "K", "E", "T", "H", "R", "W", "Ctrl+S"],
  ...["Alt+9", "Alt+1", "Alt+S", "Alt+P", "Alt+K", "Alt+T", "Alt+ArrowDown"],
  ...["PageUp", "PageDown", "Escape", "Delete"],
];

/** The legend's order: what is pressed at every question, then the function keys, then the rest. */
function rank(key: string): number {
  const first = ofTheScreen.indexOf(key);
  if (first >= 0) return first;
  const functionKey = /^F(\d+)$/.exec(key);
  return functionKey ? 20 + Number(functionKey[1]) : 50;
}

function sameWords(one: Binding, other: Binding | undefined) {
  return one.key === other?.key && one.label === other.label && one.shown === other.shown;
}

// Keys by which a browser would leave the page, reload it, print it or search in it.
const browserKeys = new Set([
  "F1",
  "F3",
  "F5",
  "F6",
  "F7",
  "F10",
  "F11",
  "F12",
  "Ctrl+R",
  "Ctrl+P",
  "Ctrl+F",
  "Ctrl+G",
  "Ctrl+L",
  "Ctrl+S",
  "Shift+F5",
  "Ctrl+F5",
]);

function nameOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? halfWidth(event.key).toUpperCase() : event.key;
  const shift = event.shiftKey && key.length > 1 ? "Shift+" : "";
  return `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${shift}${key}`;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input:not([type=radio]):not([type=checkbox]), textarea");
}

/** Enter and Space on a button press that button; they mean nothing else there. An option only holds a choice: Enter goes on. */
function pressesItself(target: EventTarget | null, name: string): boolean {
  if (name !== "Enter" && name !== " ") return false;
  return (
    target instanceof HTMLElement &&
    target.closest("button:not([role=radio], [role=checkbox]), a, [role=option]") !== null
  );
}

function heard(event: KeyboardEvent) {
  if (guard.belongsToIme(event)) return;
  const name = nameOf(event);
  if (browserKeys.has(name)) event.preventDefault();
  const found = active()
    .flatMap((layer) => layer.bindings)
    .find((each) => each.key === name);
  if (event.repeat && !name.startsWith("Arrow") && !found?.repeats) return;
  if (!found || pressesItself(event.target, name)) return;
  const always = /^F\d|^Ctrl\+|^Alt\+|^Escape$|^Page/.test(name);
  if (isTyping(event.target) && !always && !found.whileTyping) return;
  event.preventDefault();
  event.stopPropagation();
  found.does();
}

/** Starts listening on a page; returns how to stop. */
export function listenForKeys(page: Window): () => void {
  const untie = watchIme(guard, page);
  const noMenu = (event: Event) => event.preventDefault();
  page.addEventListener("keydown", heard, true);
  page.addEventListener("contextmenu", noMenu);
  return () => {
    untie();
    page.removeEventListener("keydown", heard, true);
    page.removeEventListener("contextmenu", noMenu);
  };
}
