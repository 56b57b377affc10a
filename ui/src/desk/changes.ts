// Listens to the desk's change feed and has the screen look again at exactly what changed. It shows nothing.
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { desk } from "./door";

const restAfterFailure_ms = 1_000;

/** Keeps this page's looks fresh for as long as it is open. */
export function useChanges() {
  const client = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    void listen(client, stop.signal);
    return () => stop.abort();
  }, [client]);
}

async function listen(client: QueryClient, stop: AbortSignal) {
  let seen = 0;
  while (!stop.aborted) {
    try {
      const changes = await desk.call("changes.wait", { seen }, stop);
      seen = changes.seen;
      for (const kind of changes.kinds) void client.invalidateQueries({ queryKey: [kind] });
    } catch {
      if (stop.aborted) return;
      await rest(stop);
      // Whatever happened while nobody answered is unknown, so everything is looked at again.
      seen = 0;
      void client.invalidateQueries();
    }
  }
}

function rest(stop: AbortSignal): Promise<void> {
  return new Promise((wake) => {
    const timer = setTimeout(wake, restAfterFailure_ms);
    stop.addEventListener("abort", () => {
      clearTimeout(timer);
      wake();
    });
  });
}
