// F9: the papers as pictures on the left, what stands in their boxes on the right. Drawing and printing are the desk's.
import { useState } from "react";
import { Said } from "../../components/Said";
import type { PapersView } from "../../desk/generated";
import { usePapers } from "../../desk/looks";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";
import { Boxes } from "./Boxes";
import { PrintAside, usePrinting } from "./PrintAside";
import { Sheet } from "./Sheet";

interface Props {
  onBack: () => void;
}

export function PapersScreen({ onBack }: Props) {
  const { data: papers, error } = usePapers();
  const [page, setPage] = useState(1);
  const ready = papers !== undefined && papers.stopped === null && papers.pages.length > 0;
  const turn = (by: number) => setPage(Math.min(Math.max(page + by, 1), papers?.pages.length ?? 1));
  const printing = usePrinting("papers", ready ? papers.printer : undefined);
  useKeys(level.view, [
    ...printing.keys,
    ...(papers && papers.pages.length > 1
      ? [
          { key: "PageDown", label: ja.papers.nextPage, does: () => turn(1) },
          { key: "PageUp", label: ja.papers.previousPage, does: () => turn(-1) },
        ]
      : []),
    { key: "Escape", shown: ja.keys.Esc, label: ja.papers.back, does: onBack },
    { key: "F9", does: onBack },
  ]);
  return (
    <main className="grid min-h-0 grid-cols-1 two:grid-cols-[1fr_26rem]">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by the keyboard */}
      <div tabIndex={0} className="rows-quiet overflow-y-auto bg-solid-gray-100 p-6 outline-offset-[-4px]">
        {ready ? (
          <Pages papers={papers} page={page} onPage={setPage} />
        ) : (
          <Instead papers={papers} problem={error !== null} />
        )}
      </div>
      <PrintAside printing={printing} onBack={onBack}>
        {ready && <Boxes boxes={papers.boxes} page={page} />}
      </PrintAside>
    </main>
  );
}

function Pages({ papers, page, onPage }: { papers: PapersView; page: number; onPage: (page: number) => void }) {
  return (
    <ol className="mx-auto grid max-w-3xl gap-6">
      {papers.pages.map((each) => (
        <Sheet
          key={each.page}
          sheet={each}
          of={papers.pages.length}
          current={each.page === page}
          onSeen={() => onPage(each.page)}
        />
      ))}
    </ol>
  );
}

/** What stands in the papers' place: nothing to print, something that stops it, or the moment of drawing. */
function Instead({ papers, problem }: { papers: PapersView | undefined; problem: boolean }) {
  if (papers?.stopped)
    return (
      <div className="mx-auto mt-10 max-w-2xl">
        <Said tone="refused" title={papers.stopped.title} code={papers.stopped.code} large>
          {papers.stopped.what_to_do}
        </Said>
      </div>
    );
  const words = problem ? ja.door.unreachable.what_to_do : papers ? ja.papers.none : ja.papers.drawing;
  return (
    <p role="status" className="mt-16 text-center text-lg text-sub">
      {words}
    </p>
  );
}
