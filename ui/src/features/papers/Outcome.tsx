// What became of saving, what was refused, and where it would be printed. How the printer does is said elsewhere.
import { RefusalSaid } from "../../components/RefusalSaid";
import { Said } from "../../components/Said";
import { refusalOf } from "../../desk/acts";
import type { SavedView } from "../../desk/generated";
import { ja } from "../../text/ja";

interface Props {
  /** undefined while there is nothing to print */
  printer: string | null | undefined;
  saved: SavedView | undefined;
  problem: Error | null;
}

export function Outcome({ printer, saved, problem }: Props) {
  return (
    <>
      {saved && (
        <Said tone="news" title={ja.papers.saved}>
          <b className="block" data-file>
            {saved.file}
          </b>
          <span className="text-sub">{ja.papers.folder}</span> {saved.folder}
        </Said>
      )}
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
    </>
  );
}
