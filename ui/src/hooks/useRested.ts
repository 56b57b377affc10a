// A text once its typing rests, and never in the middle of a composition. What is done with it is the asker's.
import { useEffect, useState } from "react";

const rest_ms = 150;

/** `wanted` is false for what nobody asks about; then nothing of it is taken over. */
export function useRested(text: string, wanted = true) {
  const [composing, setComposing] = useState(false);
  const [rested, setRested] = useState(wanted ? text : "");
  useEffect(() => {
    if (!wanted || composing) return;
    const timer = setTimeout(() => setRested(text), rest_ms);
    return () => clearTimeout(timer);
  }, [wanted, composing, text]);
  return { rested, setComposing, restNow: () => setRested(text) };
}
