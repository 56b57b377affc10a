// Enter in the search box: opens the row at hand, or, pressed before the list is that of what was typed, waits for it.
import { useEffect, useRef, useState } from "react";
import type { Searching } from "./useSearching";

/** A number read by a scanner ends with Enter before anything was looked up: the one that fits is then opened. */
export function useEntered({ text, settled, rows, here, restNow }: Searching, onOpen: (application: string) => void) {
  /** the text after which Enter was pressed too early */
  const [waits, setWaits] = useState<string | null>(null);
  const open = useRef(onOpen);
  open.current = onOpen;
  const only = rows.length === 1 ? rows[0]?.application : undefined;
  useEffect(() => {
    if (waits === null || !settled) return;
    setWaits(null);
    if (waits === text && only !== undefined) open.current(only);
  }, [waits, settled, text, only]);
  return () => {
    if (!settled) {
      restNow();
      setWaits(text);
    } else if (here) onOpen(here.application);
  };
}
