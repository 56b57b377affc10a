// What can be done with the boxes of the sheet at hand. Each act is one list of boxes sent to the desk, and can be undone.
import type { BoxDraft, PlacedBox, SheetOfBlank } from "../../desk/generated";
import { placement as say } from "../../text/placement";
import type { Drafting } from "./drafting";
import { copyBeneath, freshBox, newBeneath, nextHand, withBox, withChanged, withMoved, withoutBox } from "./drafts";
import { moved, type Point, resized } from "./geometry";

interface Hand {
  sheet: SheetOfBlank;
  box: PlacedBox | undefined;
  select: (id: string | null, page?: number) => void;
}

export function boxActs(drafting: Drafting, { sheet, box, select }: Hand) {
  const { page } = sheet;
  const hand = box?.draft;
  /** The list as it is wanted now, which may be newer than what is drawn. */
  const boxes = () => drafting.boxesOf(page);
  const now = () => boxes().find((each) => each.id === hand?.id);
  const change = (change: Partial<BoxDraft>) => {
    if (hand) drafting.change(page, withChanged(boxes(), hand.id, change));
  };
  const put = (id: string, at: BoxDraft["at"], sort?: string) =>
    drafting.change(page, withMoved(boxes(), id, at), sort && `${sort} ${id}`);
  const add = (box: BoxDraft) => {
    drafting.change(page, withBox(boxes(), box));
    select(box.id, page);
  };
  const back = (to: number | null) => {
    if (to !== null && to !== page) select(null, to);
  };
  return {
    change,
    fresh: () => add(newBeneath(boxes(), hand, sheet, say.newLabel)),
    copy: () => {
      const from = now();
      if (from) add(copyBeneath(boxes(), from, sheet));
    },
    /** Dragged to a place, or drawn there. */
    dragged: (id: string | null, at: BoxDraft["at"]) => {
      if (id === null) add(freshBox(at, say.newLabel));
      else put(id, at);
    },
    takeAll: (suggested: BoxDraft[]) => {
      drafting.change(page, suggested.reduce(withBox, boxes()));
      select(suggested.at(-1)?.id ?? null, page);
    },
    remove: () => {
      if (!hand) return;
      const all = sheet.boxes.map((each) => each.draft.id);
      const at = all.indexOf(hand.id);
      drafting.change(page, withoutBox(boxes(), hand.id));
      select(all[at + 1] ?? all[at - 1] ?? null, page);
    },
    hand: () => change(nextHand(now()?.hand ?? null)),
    required: () => change({ required: !now()?.required }),
    move: (by: Point) => {
      const from = now();
      if (from) put(from.id, moved(from.at, by, sheet), "move");
    },
    resize: (by: Point) => {
      const from = now();
      if (from) put(from.id, resized(from.at, "se", by, sheet), "resize");
    },
    undo: () => back(drafting.undo()),
    redo: () => back(drafting.redo()),
  };
}
