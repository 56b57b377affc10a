// What is looked for in the ward's applications, and the row at hand. It opens nothing and draws nothing.
import { useRef, useState } from "react";
import type { RecordDays, RecordRow } from "../../desk/generated";
import { useRecords } from "../../desk/recordsLooks";
import { useRested } from "../../hooks/useRested";

/** The desk's words for a state that narrows nothing, and for the one of two values. */
export const anyState = "all";
export const contestedState = "contested";

const atATime = 50;
const most_max = 500;
const none: RecordRow[] = [];

/** By what a list is narrowed. */
export interface Narrowed {
  days: RecordDays;
  state: string;
  procedure: string | null;
}

const begin: Narrowed = { days: "today", state: anyState, procedure: null };

export function useSearching() {
  const [text, setText] = useState("");
  const [narrowed, setNarrowed] = useState(begin);
  const [most, setMost] = useState(atATime);
  const [chosen, setChosen] = useState<string | null>(null);
  const { rested, setComposing, restNow } = useRested(text);
  const { data, error, isPlaceholderData } = useRecords({ text: rested, ...narrowed, most });
  const rows = data?.rows ?? none;
  // While another list is on its way, the rows in sight are those of what was typed before.
  const rowsOf = useRef<string | null>(null);
  if (data && !isPlaceholderData) rowsOf.current = rested;
  const at = Math.max(
    rows.findIndex((each) => each.application === chosen),
    0,
  );
  const goTo = (row: number) => setChosen(rows[Math.min(Math.max(row, 0), rows.length - 1)]?.application ?? null);
  const canMore = data?.more === true && most < most_max;
  const more = () => {
    if (canMore) setMost(Math.min(most + atATime, most_max));
  };
  const anew = () => {
    setMost(atATime);
    setChosen(null);
  };
  return {
    text,
    type: (typed: string) => {
      setText(typed);
      anew();
    },
    setComposing,
    restNow,
    narrowed,
    narrow: (by: Partial<Narrowed>) => {
      setNarrowed((before) => ({ ...before, ...by }));
      anew();
    },
    /** The applications with two values, of all days and whatever was looked for; once more, and all is as at first. */
    onlyContested: () => {
      setText("");
      setNarrowed(narrowed.state === contestedState ? begin : { days: "all", state: contestedState, procedure: null });
      anew();
    },
    view: data,
    error,
    /** whether the rows are those of what was typed */
    settled: data !== undefined && rowsOf.current === text,
    rows,
    at,
    here: rows[at],
    /** whether somebody came to that row, and not only the list */
    walked: chosen !== null,
    /** By so many rows; at the end of a list that goes on, it goes on. */
    move: (by: number) => {
      if (by > 0 && at === rows.length - 1) more();
      goTo(at + by);
    },
    choose: setChosen,
    canMore,
    more,
  };
}

export type Searching = ReturnType<typeof useSearching>;
