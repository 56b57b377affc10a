// What came of a reprint: how many sheets went where, how the printer does, or which file. It prints nothing.
import { PrinterSaid } from "../../components/PrinterSaid";
import { Said } from "../../components/Said";
import type { ReprintedView } from "../../desk/generated";
import { usePrinter } from "../../desk/looks";
import { records as say } from "../../text/records";

export function Reprinted({ reprinted: { printer, pages, saved } }: { reprinted: ReprintedView }) {
  const state = usePrinter(printer !== null);
  if (saved)
    return (
      <Said tone="news" title={say.reprint.saved(pages)}>
        <b className="block" data-file>
          {saved.file}
        </b>
        <span className="text-sub">{say.reprint.folder}</span> {saved.folder}
      </Said>
    );
  return printer === null ? null : <PrinterSaid state={state} sending={false} printed={{ printer, pages }} />;
}
