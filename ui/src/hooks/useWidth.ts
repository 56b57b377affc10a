// Makes typed digits half-width in fields that hold numbers. It waits for the IME, and never touches a name.
import type { CompositionEvent } from "react";
import { useRef } from "react";
import type { FieldKind } from "../desk/generated";
import { halfWidthDigits } from "./width";

/** What a field's input needs: hand it each typed text, and the composition's two ends. */
export function useWidth(kind: FieldKind, take: (text: string) => void) {
  const composing = useRef(false);
  const folded = (text: string) => (kind === "number" ? halfWidthDigits(text) : text);
  return {
    onChange: (text: string) => take(composing.current ? text : folded(text)),
    onCompositionStart: () => {
      composing.current = true;
    },
    onCompositionEnd: (event: CompositionEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      composing.current = false;
      take(folded(event.currentTarget.value));
    },
  };
}
