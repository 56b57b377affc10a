// How the printer does, in words: on its way, out, or what keeps it and what to do. It looks at nothing itself.
import { RefusalSaid } from "../../components/RefusalSaid";
import { Said } from "../../components/Said";
import { refusalOf } from "../../desk/acts";
import type { PrintedView } from "../../desk/generated";
import type { usePrinter } from "../../desk/looks";
import { ja } from "../../text/ja";

interface Props {
  state: ReturnType<typeof usePrinter>;
  /** on the way to the printer */
  sending: boolean;
  printed: PrintedView | undefined;
}

export function PrinterSaid({ state, sending, printed }: Props) {
  const { waiting = 0, trouble = null } = state.data ?? {};
  // Until the printer was looked at since, nobody knows that it is done.
  const done = printed !== undefined && waiting === 0 && trouble === null && !state.isFetching;
  const title =
    waiting > 0
      ? ja.papers.printing(waiting)
      : done
        ? ja.papers.printDone
        : printed || sending
          ? ja.papers.sending
          : null;
  return (
    <>
      {trouble && (
        <Said tone="refused" title={trouble.title}>
          {trouble.what_to_do}
        </Said>
      )}
      <RefusalSaid refusal={refusalOf(state.error)} />
      {title && !trouble && (
        <Said tone="news" title={title}>
          {printed && ja.papers.printed(printed.printer, printed.pages)}
        </Said>
      )}
    </>
  );
}
