// Beside a paper: print it, save it, go back, and what became of it. Which paper it is, and its pages, are the screen's.
import type { ReactNode } from "react";
import { KeyButton } from "../../components/KeyButton";
import { useAct } from "../../desk/acts";
import type { Binding } from "../../hooks/keyBoard";
import { ja } from "../../text/ja";
import { Outcome } from "./Outcome";

/** Printing and saving one kind of paper. `printer` is undefined while there is nothing to print. */
export function usePrinting(of: "papers" | "sheet", printer: string | null | undefined) {
  const print = useAct(`${of}.print` as const);
  const save = useAct(`${of}.save` as const);
  // What became of the one before would be read as what became of this one.
  const printNow = () => {
    save.reset();
    if (!print.isPending) print.mutate(of === "papers" ? { pages: [] } : {});
  };
  const saveNow = () => {
    print.reset();
    if (!save.isPending) save.mutate({});
  };
  const keys: Binding[] = [
    ...(printer ? [{ key: "Enter", label: ja.papers.print, does: printNow }] : []),
    ...(printer === undefined ? [] : [{ key: "S", label: ja.papers.save, does: saveNow }]),
  ];
  return { printer, print, save, printNow, saveNow, keys };
}

interface Props {
  printing: ReturnType<typeof usePrinting>;
  onBack: () => void;
  /** what else went wrong here */
  problem?: Error | null;
  /** what else can be done with this paper */
  acts?: ReactNode;
  children?: ReactNode;
}

export function PrintAside({ printing, onBack, problem = null, acts, children }: Props) {
  const { printer, print, save, printNow, saveNow } = printing;
  return (
    <aside className="flex min-h-0 flex-col border-l border-line bg-white">
      <div className="flex flex-wrap items-center gap-2.5 border-b border-line px-5 py-3.5">
        {printer && (
          <KeyButton keyName="Enter" tone="main" size="small" disabled={print.isPending} onPress={printNow}>
            {ja.papers.print}
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
      <Outcome
        printer={printer}
        saved={save.data}
        printed={print.data}
        problem={print.error ?? save.error ?? problem}
      />
      {children}
    </aside>
  );
}
