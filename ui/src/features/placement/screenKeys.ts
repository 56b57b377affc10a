// The keys of the screen of placing boxes, and what the legend says of them. What they do is the screen's.
import type { Binding } from "../../hooks/keyBoard";
import { placement as say } from "../../text/placement";
import type { Point } from "./geometry";

/** How far a press moves an edge. */
const nudge_mm = 0.5;

interface OfAnyBox {
  walk: (by: 1 | -1) => void;
  fresh: () => void;
  suggest: () => void;
  undo: (() => void) | null;
  redo: (() => void) | null;
  toNextUnsound: (() => void) | null;
  turn: ((by: 1 | -1) => void) | null;
  zoom: (by: 1 | -1) => void;
  bare: () => void;
  isBare: boolean;
  sample: (() => void) | null;
  title: () => void;
}

interface OfOneBox {
  feed: () => void;
  move: (by: Point) => void;
  resize: (by: Point) => void;
  remove: () => void;
  copy: () => void;
  hand: (() => void) | null;
  required: () => void;
  label: () => void;
  way: (() => void) | null;
  deselect: () => void;
}

const arrows: [string, Point][] = [
  ["ArrowLeft", [-nudge_mm, 0]],
  ["ArrowRight", [nudge_mm, 0]],
  ["ArrowUp", [0, -nudge_mm]],
  ["ArrowDown", [0, nudge_mm]],
];

const nudges = (held: string, words: Partial<Binding>, does: (by: Point) => void): Binding[] =>
  arrows.map(([key, by], index) => ({
    key: `${held}+${key}`,
    repeats: true,
    does: () => does(by),
    ...(index === 0 ? words : {}),
  }));

const when = (does: (() => void) | null, key: string, label: string): Binding[] => (does ? [{ key, label, does }] : []);

export function keysOfAny(acts: OfAnyBox): Binding[] {
  const { turn, zoom } = acts;
  return [
    { key: "ArrowDown", shown: say.keys.arrows, label: say.keys.box, does: () => acts.walk(1) },
    { key: "ArrowUp", does: () => acts.walk(-1) },
    { key: "N", label: say.keys.fresh, does: acts.fresh },
    { key: "F8", label: say.keys.suggest, does: acts.suggest },
    ...when(acts.toNextUnsound, "W", say.keys.nextUnsound),
    ...when(acts.undo, "Ctrl+Z", say.keys.undo),
    ...when(acts.redo, "Ctrl+Y", say.keys.redo),
    ...(turn
      ? [
          { key: "PageDown", label: say.keys.nextPage, does: () => turn(1) },
          { key: "PageUp", label: say.keys.previousPage, does: () => turn(-1) },
        ]
      : []),
    ...when(acts.sample, "S", say.nextSample),
    { key: "+", shown: say.keys.zoom, label: say.keys.zoomWords, does: () => zoom(1) },
    // Beside the + of a Japanese keyboard stands ; without Shift, and the same key of another one is =.
    { key: ";", does: () => zoom(1) },
    { key: "=", does: () => zoom(1) },
    { key: "-", does: () => zoom(-1) },
    { key: "V", label: acts.isBare ? say.keys.framed : say.keys.bare, does: acts.bare },
    { key: "T", label: say.keys.titleKey, does: acts.title },
  ];
}

export function keysOfOne(acts: OfOneBox): Binding[] {
  return [
    { key: "Enter", label: say.keys.feed, does: acts.feed },
    { key: "Delete", label: say.keys.remove, does: acts.remove },
    { key: "D", label: say.keys.copy, does: acts.copy },
    { key: "L", label: say.keys.label, does: acts.label },
    ...when(acts.way, "K", say.keys.way),
    ...when(acts.hand, "H", say.keys.hand),
    { key: "R", label: say.keys.required, does: acts.required },
    ...nudges("Ctrl", { shown: say.keys.CtrlArrows, label: say.keys.move }, acts.move),
    ...nudges("Shift", { shown: say.keys.ShiftArrows, label: say.keys.resize }, acts.resize),
    { key: "Escape", shown: say.keys.Esc, label: say.keys.deselect, does: acts.deselect },
  ];
}
