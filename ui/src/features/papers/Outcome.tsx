// What became of printing or saving, in words. It starts neither.
import { RefusalSaid } from "../../components/RefusalSaid";
import { Said } from "../../components/Said";
import { refusalOf } from "../../desk/acts";
import type { PrintedView, SavedView } from "../../desk/generated";
import { ja } from "../../text/ja";

interface Props {
  /** undefined while there is nothing to print */
  printer: string | null | undefined;
  saved: SavedView | undefined;
  printed: PrintedView | undefined;
  problem: Error | null;
}

export function Outcome({ printer, saved, printed, problem }: Props) {
  return (
    <div className="grid gap-2 px-5 py-3 empty:hidden">
      {saved && (
        <Said tone="news" title={ja.papers.saved}>
          <b className="block" data-file>
            {saved.file}
          </b>
          <span className="text-sub">{ja.papers.folder}</span> {saved.folder}
        </Said>
      )}
      {printed && <Said tone="news" title={ja.papers.printed(printed.printer, printed.pages)} />}
      <RefusalSaid refusal={refusalOf(problem)} />
      {printer === undefined ? null : printer === null ? (
        !saved && <p className="text-[0.875rem] text-sub">{ja.papers.noPrinter}</p>
      ) : (
        <p className="text-[0.875rem] text-sub">
          {ja.papers.printer}
          {ja.colon}
          {printer}
        </p>
      )}
    </div>
  );
}
