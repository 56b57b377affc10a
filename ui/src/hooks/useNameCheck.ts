// Asks, once the typing rests, which letters of a name or an address paper cannot bear. It objects to nothing itself.
import type { LackingView } from "../desk/generated";
import { useLacking } from "../desk/looks";
import { useRested } from "./useRested";

const nothing: LackingView[] = [];

/** `wanted` is false for what is no name; then nothing is asked. */
export function useNameCheck(text: string, wanted: boolean) {
  const { rested, setComposing } = useRested(text, wanted);
  const { data } = useLacking(rested);
  return {
    /** of the text as it stands; of another text it would be wrong */
    lacking: rested === text && data ? data.lacking : nothing,
    rested,
    setComposing,
  };
}
