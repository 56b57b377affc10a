// Asks, once the typing rests, which letters of a name or an address paper cannot bear. It objects to nothing itself.
import { useEffect, useState } from "react";
import type { LackingView } from "../desk/generated";
import { useLacking } from "../desk/looks";

const rest_ms = 150;
const nothing: LackingView[] = [];

/** `wanted` is false for what is no name; then nothing is asked. */
export function useNameCheck(text: string, wanted: boolean) {
  const [composing, setComposing] = useState(false);
  const [rested, setRested] = useState(wanted ? text : "");
  useEffect(() => {
    if (!wanted || composing) return;
    const timer = setTimeout(() => setRested(text), rest_ms);
    return () => clearTimeout(timer);
  }, [wanted, composing, text]);
  const { data } = useLacking(rested);
  return {
    /** of the text as it stands; of another text it would be wrong */
    lacking: rested === text && data ? data.lacking : nothing,
    rested,
    setComposing,
  };
}
