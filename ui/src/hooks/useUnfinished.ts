// Something begun that would be lost with its screen: who would leave is held back, and it is said. It draws nothing.
import { useState } from "react";

export function useUnfinished() {
  const [begun, setBegun] = useState(false);
  const [heldBack, setHeldBack] = useState(false);
  return {
    /** somebody wanted to leave, and must be told why they are still here */
    heldBack: begun && heldBack,
    /** told whenever it begins and whenever it is over */
    setBegun: (now: boolean) => {
      setBegun(now);
      setHeldBack(false);
    },
    /** Does what would leave, where nothing is lost by it. */
    unlessBegun: (leave: () => void) => {
      if (begun) setHeldBack(true);
      else leave();
    },
  };
}
