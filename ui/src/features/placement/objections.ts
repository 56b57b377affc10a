// What a field of the screen cannot hold, in words, so that the desk need not refuse it. Pure.
import { halfWidth } from "../../hooks/width";
import { placement as say } from "../../text/placement";

const longest = 80;
const letters_mm = { least: 1, most: 20 };
const cells = { least: 1, most: 100 };

/** A number as it was typed; none where nothing was. */
export const numberIn = (text: string) => (text.trim() === "" ? null : Number(halfWidth(text)));

/** A form's title or a box's name. */
export function notLabel(text: string): string | null {
  if (text.trim() === "") return say.objections.empty;
  return [...text].length > longest ? say.objections.long(longest) : null;
}

/** A letter's height; none is as the way has it. */
export function notSize(text: string): string | null {
  const size = numberIn(text);
  return size === null || (size >= letters_mm.least && size <= letters_mm.most)
    ? null
    : say.objections.between(letters_mm.least, letters_mm.most);
}

export function notCells(text: string): string | null {
  const count = numberIn(text);
  return count !== null && Number.isInteger(count) && count >= cells.least && count <= cells.most
    ? null
    : say.objections.between(cells.least, cells.most);
}
