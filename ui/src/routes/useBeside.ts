// What stands in the place of the interview or of the idle desk, and that nothing begun there is left by a slip. It draws nothing.
import { useEffect, useRef, useState } from "react";
import type { InterviewView } from "../desk/generated";
import { useUnfinished } from "../hooks/useUnfinished";

export type Beside = "papers" | "takeHome" | "records";

export function useBeside(interview: InterviewView | null | undefined) {
  const [beside, setBeside] = useState<Beside | null>(null);
  const unfinished = useUnfinished();
  const goTo = (to: Beside | null, then: () => void = () => {}) =>
    unfinished.unlessBegun(() => {
      setBeside(to);
      then();
    });
  // With the interview its papers go; a new one has the screen, wherever it was begun from.
  const application = interview?.application ?? null;
  const latest = useRef(goTo);
  latest.current = goTo;
  useEffect(() => {
    if (application !== null) latest.current(null);
    else setBeside((now) => (now === "records" ? now : null));
  }, [application]);
  return { beside, goTo, heldBack: unfinished.heldBack, setBegun: unfinished.setBegun };
}
