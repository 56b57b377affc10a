// The mouse over the sheet of the made-up blank, in millimetres. No story.
import { fireEvent } from "@testing-library/react";

/** As many pixels has a millimetre on the stories' screen. */
export const mmPx = 4;

export const ground = () => document.querySelector("svg[class*=touch-none]") as SVGElement;
export const frame = (id: string) => document.querySelector(`[data-box="${id}"] rect`) as SVGElement;

/** Takes what is there along a path; what is given back lets it go. */
export function drag(from: Element, path: [number, number][], more: MouseEventInit = {}) {
  const at = ([x, y]: [number, number]) => ({
    clientX: x * mmPx,
    clientY: y * mmPx,
    button: 0,
    bubbles: true,
    ...more,
  });
  const [start, ...rest] = path as [[number, number], ...[number, number][]];
  fireEvent.pointerDown(from, at(start));
  for (const each of rest) fireEvent.pointerMove(ground(), at(each));
  return () => fireEvent.pointerUp(ground(), at(path.at(-1) ?? start));
}
