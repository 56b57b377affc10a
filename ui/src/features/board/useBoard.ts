// The board's view as last heard from the centre, and whether the line holds. It draws nothing.
import { useEffect, useState } from "react";
import { hearBoard } from "../../centre/centre";
import type { BoardView } from "../../centre/generated";

/** What the board knows. */
export interface BoardHeard {
  view: BoardView | null;
  cut: boolean;
}

/** Hears the ward's board for as long as the page is open. */
export function useBoard(ward: string): BoardHeard {
  const [heard, setHeard] = useState<BoardHeard>({ view: null, cut: false });
  useEffect(() => {
    if (!ward) return;
    return hearBoard(
      ward,
      (view) => setHeard((before) => ({ view: newer(before.view, view), cut: false })),
      () => setHeard((before) => ({ ...before, cut: true })),
    );
  }, [ward]);
  return heard;
}

// Two answers can overtake each other by this much; a clock that was set back further is believed.
const overtaken_ms = 10_000;

/** An answer that was overtaken on its way never puts the board back. */
export function newer(before: BoardView | null, now: BoardView): BoardView {
  if (!before) return now;
  const behind_ms = Date.parse(before.at) - Date.parse(now.at);
  return behind_ms > 0 && behind_ms < overtaken_ms ? before : now;
}
