// Which sheet and box the clerk is at, and by what they came there. It survives that the papers are drawn anew.
import { useState } from "react";
import type { PapersView } from "../../desk/generated";
import { type AtHand, boxNames, find, nextWarned, sheetNames, step } from "./walk";

const none: Pick<PapersView, "pages" | "boxes"> = { pages: [], boxes: [] };

export function useAtHand(drawn: PapersView | undefined) {
  const papers = drawn ?? none;
  const [at, setAt] = useState<AtHand | null>(null);
  const found = find(papers, at);
  const toPage = (page: number, goThere = true) => {
    const sheet = sheetNames(papers)[Math.min(Math.max(page, 1), papers.pages.length) - 1];
    if (sheet !== undefined) setAt({ sheet, box: null, goThere });
  };
  const toBox = (box: number | null) => {
    const name = box === null ? undefined : boxNames(papers)[box];
    const sheet = sheetNames(papers)[(papers.boxes[box ?? -1]?.page ?? 0) - 1];
    if (name !== undefined && sheet !== undefined) setAt({ sheet, box: name, goThere: true });
  };
  return {
    ...found,
    /** whether the sheet at hand should be gone to */
    goThere: at?.goThere === true && found.box === null,
    toPage,
    toBox,
    turn: (by: number) => toPage(found.page + by),
    walk: (by: 1 | -1) => toBox(step(papers, found, by)),
    toNextWarned: () => toBox(nextWarned(papers, found)),
    /** Scrolled to by the mouse: the boxes beside it follow, the screen stays. */
    cameTo: (page: number) => {
      if (page !== found.page) toPage(page, false);
    },
  };
}
