// What the answer at hand would change, asked while it is being chosen. One question to the desk at a time; it keeps nothing.
import { useEffect, useRef, useState } from "react";
import { desk } from "../../desk/door";
import type { ChangeView } from "../../desk/generated";
import type { Given } from "./Question";

/** An answer that is chosen and not yet given. */
export interface Held {
  question: string;
  given: Given;
}

const nothing: ChangeView[] = [];

/** While one answer is being looked at, later ones wait and only the last of them is asked: no key is ever slowed down. */
export function useForeseen(held: Held | null): ChangeView[] {
  const [foreseen, setForeseen] = useState<{ of: Held; changes: ChangeView[] } | null>(null);
  const wanted = useRef<Held | null>(null);
  const asking = useRef(false);
  useEffect(() => {
    wanted.current = held;
    if (held && !asking.current) void ask();
    async function ask() {
      asking.current = true;
      while (wanted.current) {
        const of = wanted.current;
        // What cannot be foreseen is not said: the desk says why when the answer is given.
        const changes = await desk.call("interview.preview", of).then(
          (view) => view.changes,
          () => nothing,
        );
        if (wanted.current !== of) continue;
        setForeseen({ of, changes });
        break;
      }
      asking.current = false;
    }
  }, [held]);
  return held !== null && foreseen?.of === held ? foreseen.changes : nothing;
}
