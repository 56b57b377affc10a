// How wide a place on the page is, as long as it stands there. It sets no width.
import { type RefObject, useLayoutEffect, useState } from "react";

/** The place's inner width in CSS pixels, padding included; nought until it was measured. */
export function useRoom(place: RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const box = place.current;
    if (!box) return;
    const measure = () => setWidth(box.clientWidth);
    measure();
    const watch = new ResizeObserver(measure);
    watch.observe(box);
    return () => watch.disconnect();
  }, [place]);
  return width;
}
