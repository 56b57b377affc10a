// Which sheet and box are at hand. A box that is gone is at hand no more; one that got its name still is.
import { useState } from "react";
import type { SheetOfBlank } from "../../desk/generated";
import { isUnsound, neighbour } from "./drafts";

export function useAtHand(sheets: SheetOfBlank[], nameOf: (id: string) => string) {
  const [hand, setHand] = useState<{ page: number; box: string | null }>({ page: 1, box: null });
  const sheet = sheets.find((each) => each.page === hand.page) ?? sheets[0];
  const box = sheet?.boxes.find((each) => each.draft.id === (hand.box === null ? null : nameOf(hand.box)));
  const select = (id: string | null, page = hand.page) => setHand({ page, box: id });
  const walk = (by: 1 | -1) => {
    if (sheet) select(neighbour(sheet.boxes, box?.draft.id ?? null, by), sheet.page);
  };
  /** The next box that is unset or has something wrong, from the one at hand on, over all sheets and around. */
  const toNextUnsound = () => {
    const all = sheets.flatMap((each) => each.boxes.map((inIt) => ({ page: each.page, box: inIt })));
    const from = box
      ? all.findIndex((each) => each.box === box) + 1
      : all.findIndex((each) => each.page >= (sheet?.page ?? 1));
    const around = [...all.slice(Math.max(from, 0)), ...all.slice(0, Math.max(from, 0))];
    const next = around.find((each) => isUnsound(each.box));
    if (next) select(next.box.draft.id, next.page);
  };
  return {
    sheet,
    box,
    /** stays the same while the desk names a box */
    key: `${hand.page}/${hand.box}`,
    select,
    walk,
    toNextUnsound,
    turn: (by: 1 | -1) => {
      const to = sheet && sheets[sheets.indexOf(sheet) + by];
      if (to) select(null, to.page);
    },
  };
}
