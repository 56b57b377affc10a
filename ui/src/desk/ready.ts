// Tells the desk once that its first screen can be used; the start-up time is measured to this moment.
import { useEffect } from "react";
import { desk } from "./door";

let told = false;

/** Call with true when the screen can be used. */
export function useReady(usable: boolean) {
  useEffect(() => {
    if (!usable || told) return;
    told = true;
    // Two frames on, the first usable picture has really been painted.
    requestAnimationFrame(() => requestAnimationFrame(() => void desk.call("session.ready", {}).catch(() => {})));
  }, [usable]);
}
