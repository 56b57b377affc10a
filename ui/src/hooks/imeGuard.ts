// Tells the Enter that confirms a Japanese word from the Enter that means "next". It never changes what was typed.

/** The little of a key press that the guard looks at. */
export interface Pressed {
  key: string;
  keyCode: number;
  isComposing: boolean;
  timeStamp: number;
}

// WebKit sends the confirming Enter after the composition's end, within a few milliseconds. A person needs far longer.
const sameStroke_ms = 60;

/** One guard for a page: it hears compositions begin and end, and judges every key. */
export function makeImeGuard() {
  let composing = false;
  let ended_at: number | null = null;
  return {
    compositionStarted() {
      composing = true;
      ended_at = null;
    },
    compositionEnded(at_ms: number) {
      composing = false;
      ended_at = at_ms;
    },
    /** A key was let go: the stroke that ended the composition is over. */
    keyReleased() {
      ended_at = null;
    },
    /** True while the key belongs to the IME and must not act. */
    belongsToIme(pressed: Pressed): boolean {
      if (composing || pressed.isComposing || pressed.keyCode === 229 || pressed.key === "Process") return true;
      const confirming = pressed.key === "Enter" && ended_at !== null && pressed.timeStamp - ended_at < sameStroke_ms;
      ended_at = null;
      return confirming;
    },
  };
}

/** What `makeImeGuard` gives. */
export type ImeGuard = ReturnType<typeof makeImeGuard>;

/** Ties a guard to a page's events, ahead of every other listener. Returns how to untie it. */
export function watchIme(guard: ImeGuard, page: Window): () => void {
  const started = () => guard.compositionStarted();
  const ended = (event: Event) => guard.compositionEnded(event.timeStamp);
  const released = () => guard.keyReleased();
  page.addEventListener("compositionstart", started, true);
  page.addEventListener("compositionend", ended, true);
  page.addEventListener("keyup", released, true);
  return () => {
    page.removeEventListener("compositionstart", started, true);
    page.removeEventListener("compositionend", ended, true);
    page.removeEventListener("keyup", released, true);
  };
}
