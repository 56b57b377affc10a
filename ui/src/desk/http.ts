// The door in a browser: the same calls over loopback HTTP, so that tests drive the real Rust. Never used in the window.
import { ja } from "../text/ja";
import { type Desk, isRefusal, Refused } from "./desk";
import type { Seat } from "./generated";

/** Opens the door of a page served by the desk's test host. */
export function httpDesk(seat: Seat): Desk {
  return {
    async call(name, request, stop) {
      const reply = await post(`/call/${seat}/${name}`, request, stop);
      // A browser page has no other windows to raise, so it opens the sister page beside itself.
      if (name === "window.open" && "seat" in request) window.open(`/${request.seat}`, String(request.seat));
      return reply as never;
    },
  };
}

async function post(path: string, request: unknown, stop?: AbortSignal): Promise<unknown> {
  let answer: Response;
  try {
    answer = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
      ...(stop ? { signal: stop } : {}),
    });
  } catch {
    throw new Refused(ja.door.unreachable);
  }
  const said: unknown = await answer.json().catch(() => null);
  if (answer.ok) return said;
  throw new Refused(isRefusal(said) ? said : ja.door.unreachable);
}
