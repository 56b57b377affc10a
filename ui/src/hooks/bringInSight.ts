// Scrolls a list to a row of it, and nothing else on the page.

/** The list alone scrolls: what stands beside it keeps its place, also where the page itself scrolls. */
export function bringInSight(row: HTMLElement, list: HTMLElement | null) {
  if (!list) return;
  const [inner, outer] = [row.getBoundingClientRect(), list.getBoundingClientRect()];
  if (inner.top < outer.top) list.scrollTop -= outer.top - inner.top;
  else if (inner.bottom > outer.bottom) list.scrollTop += inner.bottom - outer.bottom;
}
