// The echo under a date field: the day as it was understood, or that it was not. It keeps nothing and refuses nothing.
import { useMemo } from "react";
import { ja } from "../text/ja";
import { readDay, writeDay } from "./wareki";

/** What to say under the field. */
export interface Echo {
  iso: string | null;
  words: string;
  understood: boolean;
}

/** Echoes what was typed so far; an empty field gets the examples. */
export function useWareki(typed: string): Echo {
  return useMemo(() => {
    if (typed.trim() === "") return { iso: null, words: ja.date.examples, understood: true };
    const iso = readDay(typed);
    return iso
      ? { iso, words: writeDay(iso), understood: true }
      : { iso: null, words: ja.date.notYet, understood: false };
  }, [typed]);
}
