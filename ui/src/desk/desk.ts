// The one door to Rust: a typed call by name. It knows no screen, and no rule of the counter.
import type { Commands, Refusal, Seat } from "./generated";

/** Every name the command table knows. */
export type CommandName = keyof Commands;
/** What a command is asked with. */
export type RequestOf<K extends CommandName> = Commands[K]["request"];
/** What a command answers. */
export type ReplyOf<K extends CommandName> = Commands[K]["reply"];

/** A way to reach the desk: the real window's, or the browser's. */
export interface Desk {
  call<K extends CommandName>(name: K, request: RequestOf<K>, stop?: AbortSignal): Promise<ReplyOf<K>>;
}

/** The desk said no. It carries words for people and a code for the screen; never act on the words. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
    this.name = "Refused";
  }
}

/** Tells a refusal from anything else that may have been thrown over the door. */
export function isRefusal(value: unknown): value is Refusal {
  return typeof value === "object" && value !== null && "code" in value && "what_to_do" in value;
}

/** The seat this page sits at: the first part of its path. In the real window Rust knows better and does not ask. */
export function seatOfPath(path: string): Seat {
  const first = path.split("/")[1];
  if (first === "placement") return "drafter";
  return first === "guest" || first === "supervisor" ? first : "clerk";
}
