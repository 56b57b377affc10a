// Which made-up case fills the sheet, and the next one. Pressed quickly, the desk hears of the last one once it is free.
import { useRef } from "react";
import { useAct } from "../../desk/acts";
import type { SampleView } from "../../desk/generated";

export function useSample(samples: SampleView[]) {
  const act = useAct("placement.sample");
  const chosen = samples.findIndex((each) => each.chosen);
  /** the one that is meant while the desk still hears of one before it */
  const wanted = useRef<number | null>(null);
  const send = (sample: number) => {
    const settled = () => {
      const now = wanted.current;
      if (now === null || now === sample) wanted.current = null;
      else send(now);
    };
    act.mutate({ sample }, { onSettled: settled });
  };
  const next = () => {
    const free = wanted.current === null;
    wanted.current = ((wanted.current ?? chosen) + 1) % samples.length;
    if (free) send(wanted.current);
  };
  return { name: samples[chosen]?.name ?? "", at: chosen, next, problem: act.error };
}
