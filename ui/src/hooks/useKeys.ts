// Gives a component keys for as long as it is on screen, and the legend its words. The listener itself is keyBoard.ts.
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import { type Binding, keyLegend, type Layer, putOn } from "./keyBoard";

/** Levels of the counter's screens: the frame, a view in it, a panel before it. */
export const level = { frame: 0, view: 1, panel: 2 } as const;

/** Binds keys. `only` hides the keys of every lower level, as a panel must. */
export function useKeys(at: number, bindings: Binding[], only = false) {
  const layer = useRef<Layer>({ level: at, only, bindings });
  layer.current.bindings = bindings;
  const words = bindings.map((each) => `${each.key}=${each.label ?? ""}`).join("|");
  useLayoutEffect(() => {
    // The words changed: the legend is told by putting the layer on anew.
    void words;
    layer.current.only = only;
    return putOn(layer.current);
  }, [words, only]);
}

/** The keys that act now, for the legend. */
export function useLegend(): Binding[] {
  return useSyncExternalStore(keyLegend.watch, keyLegend.now);
}

/** Runs once when the component leaves. */
export function useLeaving(does: () => void) {
  const latest = useRef(does);
  latest.current = does;
  useEffect(() => () => latest.current(), []);
}
