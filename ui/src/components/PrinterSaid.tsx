// How the printer does, in words: on its way, out, or what keeps it and what to do. It looks at nothing itself.

import { refusalOf } from "../desk/acts";
import type { PrintedView } from "../desk/generated";
import type { usePrinter } from "../desk/looks";
import { ja } from "../text/ja";
import { RefusalSaid } from "./RefusalSaid";
import { Said } from "./Said";

interface Props {
  state: ReturnType<typeof usePrinter>;
  /** on the way to the printer */
  sending: boolean;
  printed: PrintedView | undefined;
}

export function PrinterSaid({ state, sending, printed }: Props) {
  const trouble = state.data?.trouble;
  const title = words(state, sending, printed);
  return (
    <>
      {trouble && (
        <Said tone="refused" title={trouble.title}>
          {trouble.what_to_do}
        </Said>
      )}
      <RefusalSaid refusal={refusalOf(state.error)} />
      {title && (
        <Said tone="news" title={title}>
          {printed && ja.papers.printed(printed.printer, printed.pages)}
        </Said>
      )}
    </>
  );
}

/** What becomes of what was sent; nothing where nothing was. */
function words({ data, isFetching }: Props["state"], sending: boolean, printed: PrintedView | undefined) {
  const { waiting = 0, trouble = null } = data ?? {};
  // What was sent to a printer that stands still is not to be sent again.
  if (trouble) return printed && waiting > 0 ? ja.papers.queued(waiting) : null;
  if (waiting > 0) return ja.papers.printing(waiting);
  // Until the printer was looked at since, nobody knows that it is done.
  if (printed && !isFetching) return ja.papers.printDone;
  return printed || sending ? ja.papers.sending : null;
}
