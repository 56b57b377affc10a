// Beside a paper: print it, save it, go back, and what became of it. Which paper it is, and its pages, are the screen's.
import { useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { KeyButton } from "../../components/KeyButton";
import { PrinterSaid } from "../../components/PrinterSaid";
import { useAct } from "../../desk/acts";
import { looks, usePrinter } from "../../desk/looks";
import type { Binding } from "../../hooks/keyBoard";
import { ja } from "../../text/ja";
import { Outcome } from "./Outcome";

interface Printable {
  of: "papers" | "sheet";
  /** undefined while there is nothing to print */
  printer: string | null | undefined;
  /** how many there are */
  sheets: number;
  /** those to be printed alone; all where none is */
  picked?: number[];
}

/** Printing and saving one kind of paper, and how the printer does. */
export function usePrinting({ of, printer, sheets, picked = [] }: Printable) {
  const client = useQueryClient();
  const print = useAct(`${of}.print` as const);
  const save = useAct(`${of}.save` as const);
  const state = usePrinter(typeof printer === "string");
  // What became of the one before would be read as what became of this one.
  const printNow = () => {
    save.reset();
    if (print.isPending) return;
    const lookAgain = () => void client.invalidateQueries({ queryKey: looks.printer.queryKey });
    print.mutate(of === "papers" ? { pages: picked } : {}, { onSettled: lookAgain });
  };
  const saveNow = () => {
    print.reset();
    if (!save.isPending) save.mutate({});
  };
  const words = picked.length > 0 ? ja.papers.printPicked(picked.length) : ja.papers.printAll(sheets);
  const keys: Binding[] = [
    ...(printer ? [{ key: "Enter", label: words, does: printNow }] : []),
    ...(printer === undefined ? [] : [{ key: "S", label: ja.papers.save, does: saveNow }]),
  ];
  return { printer, print, save, state, words, printNow, saveNow, keys };
}

interface Props {
  printing: ReturnType<typeof usePrinting>;
  onBack: () => void;
  /** what else went wrong here */
  problem?: Error | null;
  /** what to know before it is printed */
  before?: ReactNode;
  /** what else can be done with this paper */
  acts?: ReactNode;
  children?: ReactNode;
}

export function PrintAside({ printing, onBack, problem = null, before, acts, children }: Props) {
  const { printer, print, save, state, words, printNow, saveNow } = printing;
  return (
    <aside className="flex min-h-0 flex-col border-l border-line bg-white">
      <div className="flex flex-wrap items-center gap-2.5 border-b border-line px-5 py-3.5">
        {printer && (
          <KeyButton keyName="Enter" tone="main" size="small" disabled={print.isPending} onPress={printNow}>
            {words}
          </KeyButton>
        )}
        <KeyButton
          keyName="S"
          size="small"
          tone={printer ? "plain" : "main"}
          disabled={printer === undefined || save.isPending}
          onPress={saveNow}
        >
          {ja.papers.save}
        </KeyButton>
        {acts}
        <KeyButton keyName={ja.keys.Esc} tone="quiet" size="small" onPress={onBack}>
          {ja.interview.back}
        </KeyButton>
      </div>
      <div className="grid gap-2 px-5 py-3 empty:hidden">
        {printer && <PrinterSaid state={state} sending={print.isPending} printed={print.data} />}
        <Outcome printer={printer} saved={save.data} problem={print.error ?? save.error ?? problem} />
        {before}
      </div>
      {children}
    </aside>
  );
}
