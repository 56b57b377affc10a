// F9: the papers as pictures on the left, what stands in their boxes on the right. Drawing and printing are the desk's.
import { type ReactNode, useEffect, useRef, useState } from "react";
import { Said } from "../../components/Said";
import type { PapersView } from "../../desk/generated";
import { usePapers } from "../../desk/looks";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";
import { Boxes } from "./Boxes";
import { ChosenBox } from "./ChosenBox";
import { Marks } from "./Marks";
import { PrintAside, usePrinting } from "./PrintAside";
import { Sheet } from "./Sheet";
import { useAtHand } from "./useAtHand";
import { usePicked } from "./usePicked";
import { warnings } from "./walk";

/** A box that is put right: by which question, and what to do when that is over. */
export interface Correction {
  question: string;
  label: string;
  /** somebody wanted to leave before it was over */
  heldBack: boolean;
  onTaken: () => void;
  onBack: () => void;
}

interface Props {
  onBack: () => void;
  /** the question by which a box is put right */
  correcting: (of: Correction) => ReactNode;
  /** told whether a box is being put right: leaving would lose what was typed */
  onCorrecting: (begun: boolean) => void;
  /** somebody wanted to leave before that was over */
  heldBack: boolean;
}

export function PapersScreen({ onBack, correcting, onCorrecting, heldBack }: Props) {
  const { data: papers, error, refetch } = usePapers();
  const ready = papers !== undefined && papers.stopped === null && papers.pages.length > 0 ? papers : undefined;
  const at = useAtHand(ready);
  const picked = usePicked(ready);
  const [correction, setCorrection] = useState<Pick<Correction, "question" | "label"> | null>(null);
  const begun = correction !== null;
  const tell = useRef(onCorrecting);
  tell.current = onCorrecting;
  useEffect(() => {
    tell.current(begun);
    return () => tell.current(false);
  }, [begun]);
  const printing = usePrinting({
    of: "papers",
    printer: ready?.printer,
    sheets: ready?.pages.length ?? 0,
    picked: picked.pages,
  });
  const box = at.box === null ? undefined : ready?.boxes[at.box];
  const going = ready?.pages.filter((each) => picked.pages.length === 0 || picked.pages.includes(each.page)) ?? [];
  const again = typeof ready?.printer === "string" && going.some((each) => each.printed > 0);
  const correct = () => {
    if (box && box.question !== null) setCorrection({ question: box.question, label: box.label });
  };
  const onTaken = () => {
    setCorrection(null);
    void refetch();
  };
  const keys = [
    ...printing.keys,
    ...(ready?.printer
      ? [{ key: " ", shown: ja.keys.Space, label: ja.papers.tick, does: () => picked.toggle(at.page) }]
      : []),
    ...(ready && ready.boxes.length > 0
      ? [
          { key: "ArrowDown", shown: ja.keys.arrows, label: ja.papers.box, does: () => at.walk(1) },
          { key: "ArrowUp", does: () => at.walk(-1) },
        ]
      : []),
    ...(box && box.question !== null ? [{ key: "E", label: ja.papers.correct, does: correct }] : []),
    ...(ready && warnings(ready.boxes) > 0
      ? [{ key: "W", label: ja.papers.nextWarned, does: () => at.toNextWarned() }]
      : []),
    ...(ready && ready.pages.length > 1
      ? [
          { key: "PageDown", label: ja.papers.nextPage, does: () => at.turn(1) },
          { key: "PageUp", label: ja.papers.previousPage, does: () => at.turn(-1) },
        ]
      : []),
    { key: "Escape", shown: ja.keys.Esc, label: ja.papers.back, does: onBack },
    { key: "F9", does: onBack },
  ];
  // While a box is put right, the keys are its question's; who wants to leave is told why not.
  useKeys(level.view, begun ? [{ key: "F9", does: onBack }] : keys);
  return (
    <main className="grid min-h-0 grid-cols-1 two:grid-cols-[1fr_26rem]">
      <div className="flex min-h-0 flex-col bg-solid-gray-100">
        <div
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by the keyboard
          tabIndex={0}
          className="rows-quiet max-h-[75dvh] min-h-36 flex-1 overflow-y-auto px-6 pt-2 pb-6 outline-offset-[-4px] two:max-h-none"
        >
          {ready ? (
            <Pages papers={ready} at={at} picked={picked.pages} narrowed={begun} />
          ) : (
            <Instead papers={papers} problem={error !== null} />
          )}
        </div>
        {correction && correcting({ ...correction, heldBack, onTaken, onBack: () => setCorrection(null) })}
      </div>
      <PrintAside
        printing={printing}
        onBack={onBack}
        before={again && <p className="text-[0.875rem] text-sub">{ja.papers.reprint}</p>}
      >
        {ready && <Boxes papers={ready} page={at.page} chosen={at.box} onChoose={at.toBox} />}
        {box && !begun && <ChosenBox box={box} onCorrect={correct} />}
      </PrintAside>
    </main>
  );
}

interface PagesProps {
  papers: PapersView;
  at: ReturnType<typeof useAtHand>;
  picked: number[];
  /** whether something stands beneath them, so that there is less room */
  narrowed: boolean;
}

function Pages({ papers, at, picked, narrowed }: PagesProps) {
  const boxes = [...papers.boxes.entries()];
  return (
    <ol className="mx-auto grid max-w-3xl gap-6">
      {papers.pages.map((each) => (
        <Sheet
          key={each.page}
          sheet={each}
          of={papers.pages.length}
          current={each.page === at.page}
          goThere={each.page === at.page && at.goThere}
          ticked={picked.includes(each.page)}
          onSeen={() => at.cameTo(each.page)}
        >
          <Marks
            boxes={boxes.filter(([, box]) => box.page === each.page)}
            byHand={papers.by_hand.filter((hand) => hand.page === each.page)}
            chosen={at.box}
            narrowed={narrowed}
            onChoose={at.toBox}
          />
        </Sheet>
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
