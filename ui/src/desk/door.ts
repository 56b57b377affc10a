// Picks the door once: the real window's when there is one, else the browser's. It holds no state beyond that.
import type { Desk } from "./desk";
import { seatOfPath } from "./desk";

const inRealWindow = "__TAURI_INTERNALS__" in window;

const opened: Promise<Desk> = inRealWindow
  ? import("./tauri").then((door) => door.tauriDesk())
  : import("./http").then((door) => door.httpDesk(seatOfPath(window.location.pathname)));

/** The desk, reached by whichever door is here. */
export const desk: Desk = {
  call: (name, request, stop) => opened.then((door) => door.call(name, request, stop)),
};
