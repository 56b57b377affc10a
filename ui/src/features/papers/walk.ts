// Which box or sheet is at hand, by a name that stays when papers are drawn anew. Pure; it draws and asks nothing.
import type { BoxView, PapersView, PlaceView } from "../../desk/generated";

export type Drawn = Pick<PapersView, "pages" | "boxes">;

/** What is at hand: a sheet, and a box on it or none. */
export interface AtHand {
  sheet: string;
  box: string | null;
  /** whether the screen should go there; a wheel has brought the sheet already */
  goThere: boolean;
}

/** The same again, found in the papers as they are now. */
export interface Found {
  page: number;
  /** its place among the boxes */
  box: number | null;
}

/** Every text with how many like it stand before it: two people may each have one of the same form. */
function numbered(texts: string[]): string[] {
  const before = new Map<string, number>();
  return texts.map((text) => {
    const count = before.get(text) ?? 0;
    before.set(text, count + 1);
    return `${text}#${count}`;
  });
}

/** A name for every sheet. */
export const sheetNames = ({ pages }: Pick<PapersView, "pages">) => numbered(pages.map((each) => each.title));

/** A name for every box. */
export function boxNames(papers: Drawn): string[] {
  const sheets = sheetNames(papers);
  return numbered(papers.boxes.map((each) => `${sheets[each.page - 1]}/${each.label}`));
}

export function find(papers: Drawn, at: AtHand | null): Found {
  const box = at?.box ? boxNames(papers).indexOf(at.box) : -1;
  const sheet = at ? sheetNames(papers).indexOf(at.sheet) : 0;
  const page = papers.boxes[box]?.page ?? Math.max(sheet, 0) + 1;
  return { page, box: box < 0 ? null : box };
}

/** The box after or before the one at hand, or the first or last one from this sheet on; none beyond the ends. */
export function step({ boxes }: Drawn, { page, box }: Found, by: 1 | -1): number | null {
  if (box !== null) return boxes[box + by] ? box + by : null;
  const to = by > 0 ? boxes.findIndex((each) => each.page >= page) : boxes.findLastIndex((each) => each.page <= page);
  return to < 0 ? null : to;
}

/** The next box that is warned of, from the one at hand on and around. */
export function nextWarned({ boxes }: Drawn, { page, box }: Found): number | null {
  const from = box === null ? boxes.findIndex((each) => each.page >= page) : box + 1;
  const warned = boxes.flatMap((each, at) => (each.warning === null ? [] : [at]));
  return warned.find((at) => at >= Math.max(from, 0)) ?? warned[0] ?? null;
}

export const warnings = (boxes: BoxView[]) => boxes.filter((each) => each.warning !== null).length;

/** A place in ten-thousandths of its sheet, as it is laid over the sheet's picture. */
export const over = (at: PlaceView) => ({
  left: `${at.left / 100}%`,
  top: `${at.top / 100}%`,
  width: `${at.width / 100}%`,
  height: `${at.height / 100}%`,
});
