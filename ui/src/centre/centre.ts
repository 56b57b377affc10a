// The door to the ward server for its two public pages, board and kiosk. The counter's own windows never use it.
import type { BoardView, IssueReply, IssueRequest, MatterChoice } from "./generated";

/** The ward named in the page's address. */
export function wardOfAddress(search: string): string {
  return new URLSearchParams(search).get("ward") ?? "";
}

/** The matters a number can be taken for. */
export async function matters(ward: string): Promise<MatterChoice[]> {
  return asked(await fetch(`/api/kiosk/matters?ward=${encodeURIComponent(ward)}`));
}

/** Takes a number. The same `press_id` always gets the same number, so it may be asked again. */
export async function issue(request: IssueRequest): Promise<IssueReply> {
  return asked(
    await fetch("/api/kiosk/issue", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(request),
    }),
  );
}

/** What the board shows now. */
export async function board(ward: string, stop?: AbortSignal): Promise<BoardView> {
  return asked(await fetch(`/api/board?ward=${encodeURIComponent(ward)}`, stop ? { signal: stop } : {}));
}

async function asked<T>(answer: Response): Promise<T> {
  if (!answer.ok) throw new Error(`centre answered ${answer.status}`);
  return (await answer.json()) as T;
}

const beat_ms = 5_000;
const answer_ms_max = 4_000;

/** Hears every change of the board. Tells when the line is cut, and mends it by itself. Returns how to stop. */
export function hearBoard(ward: string, heard: (view: BoardView) => void, cut: () => void): () => void {
  let events: EventSource | null = null;
  const listen = () => {
    events?.close();
    events = new EventSource(`/api/board/events?ward=${encodeURIComponent(ward)}`);
    events.addEventListener("board", (said) => heard(JSON.parse((said as MessageEvent<string>).data) as BoardView));
    events.onerror = () => cut();
  };
  // A pulled cable closes nothing, so the board also asks; and a browser that gave up on its events is set to listening.
  const beat = setInterval(() => {
    board(ward, AbortSignal.timeout(answer_ms_max)).then((view) => {
      heard(view);
      if (events?.readyState === EventSource.CLOSED) listen();
    }, cut);
  }, beat_ms);
  listen();
  return () => {
    clearInterval(beat);
    events?.close();
  };
}
