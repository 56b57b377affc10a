// Which sheets were ticked to be printed alone. Ticks stay with their sheet when the papers are drawn anew.
import { useState } from "react";
import type { PapersView } from "../../desk/generated";
import { sheetNames } from "./walk";

export function usePicked(papers: PapersView | undefined) {
  const [ticked, setTicked] = useState<string[]>([]);
  const names = papers ? sheetNames(papers) : [];
  const toggle = (page: number) => {
    const name = names[page - 1];
    if (name === undefined) return;
    setTicked((before) => (before.includes(name) ? before.filter((each) => each !== name) : [...before, name]));
  };
  return { pages: names.flatMap((name, at) => (ticked.includes(name) ? [at + 1] : [])), toggle };
}
