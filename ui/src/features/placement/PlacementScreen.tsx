// A city's blank and its boxes: placed by mouse or keyboard, fed with facts, seen at once as they would be printed.
import { type RefObject, useEffect, useRef, useState } from "react";
import { Legend } from "../../components/Legend";
import { refusalOf } from "../../desk/acts";
import type { PlacementView } from "../../desk/generated";
import { useFactsNamed } from "../../desk/looks";
import { level, useKeys } from "../../hooks/useKeys";
import { placement as say } from "../../text/placement";
import { BoxList } from "./BoxList";
import { boxActs } from "./boxActs";
import { Details } from "./Details";
import { isUnsound } from "./drafts";
import { FeedPanel } from "./FeedPanel";
import { Ground } from "./Ground";
import { Head, Seen } from "./Head";
import { Suggestions, useSuggesting } from "./Suggestions";
import { keysOfAny, keysOfOne } from "./screenKeys";
import { useAtHand } from "./useAtHand";
import { useDrafting } from "./useDrafting";
import { useSample } from "./useSample";
import { WayPanel } from "./WayPanel";

const zooms = [100, 150, 200];
const blankless = { page: 1, width: 210, height: 297, lines: [], boxes: [] };

/** What fills a box, how, and by which of its values. */
type Panel = "feed" | "way" | "values";

function typeIn({ current }: RefObject<HTMLInputElement | null>) {
  current?.focus();
  current?.select();
}

export function PlacementScreen({ view: drawn }: { view: PlacementView }) {
  const { view, drafting, drafted, sheets } = useDrafting(drawn);
  const at = useAtHand(sheets, drafting.nameOf);
  const sheet = at.sheet ?? blankless;
  const { box } = at;
  const [zoom, setZoom] = useState(0);
  const [bare, setBare] = useState(false);
  /** what is chosen for the box at hand; another box closes it */
  const [open, setOpen] = useState<{ panel: Panel; of: string } | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const label = useRef<HTMLInputElement>(null);
  const title = useRef<HTMLInputElement>(null);
  const sample = useSample(view.samples);
  const facts = useFactsNamed(box?.draft.facts ?? [], sample.name);
  const acts = boxActs(drafting, { sheet, box, select: at.select });
  const suggesting = useSuggesting(sheet.page, acts.takeAll);
  const toList = () => list.current?.focus({ preventScroll: true });
  const openPanel = (panel: Panel) => setOpen({ panel, of: at.key });
  const close = () => setOpen(null);
  const select = (id: string | null) => {
    close();
    at.select(id);
  };
  const panel = box && open?.of === at.key ? open.panel : null;
  const covered = suggesting.found !== null || panel !== null;
  // The keyboard begins at the list of boxes, and comes back to it.
  useEffect(() => {
    if (!covered) list.current?.focus();
  }, [covered]);
  const zoomBy = (by: 1 | -1) => setZoom(Math.min(Math.max(zoom + by, 0), zooms.length - 1));
  const unsound = sheets.some((each) => each.boxes.some(isUnsound));
  const fixed = box?.draft.way === "other";
  const canWay = box !== undefined && !fixed && box.draft.hand === null;
  const feed = () => openPanel("feed");
  useKeys(level.view, [
    ...keysOfAny({
      ...acts,
      walk: at.walk,
      suggest: suggesting.begin,
      undo: drafted.past.length > 0 ? acts.undo : null,
      redo: drafted.future.length > 0 ? acts.redo : null,
      toNextUnsound: unsound ? at.toNextUnsound : null,
      turn: sheets.length > 1 ? at.turn : null,
      zoom: zoomBy,
      bare: () => setBare(!bare),
      isBare: bare,
      sample: view.samples.length > 1 ? sample.next : null,
      title: () => typeIn(title),
    }),
    ...(box
      ? keysOfOne({
          ...acts,
          feed,
          hand: fixed ? null : acts.hand,
          label: () => typeIn(label),
          way: canWay ? () => openPanel("way") : null,
          deselect: () => at.select(null),
        })
      : []),
  ]);
  const problem = drafted.problem ?? suggesting.problem ?? sample.problem;
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr_auto] two:h-dvh">
      <Head
        view={view}
        sheets={sheets}
        saving={drafted.wanted.size > 0}
        problem={problem}
        field={title}
        onLeave={toList}
      >
        <Seen
          page={sheet.page}
          of={sheets.length}
          zoom={zooms[zoom] ?? 100}
          bare={bare}
          sample={sample.name && say.sample(sample.name, sample.at + 1, view.samples.length)}
          looking={suggesting.looking}
          onTurn={at.turn}
          onZoom={zoomBy}
          onBare={() => setBare(!bare)}
          onSample={sample.next}
          onSuggest={suggesting.begin}
          onNew={() => {
            acts.fresh();
            // The next Enter is for the new box, not for this key again.
            toList();
          }}
        />
      </Head>
      <main className="grid min-h-0 grid-cols-1 two:grid-cols-[1fr_min(26rem,45%)]">
        <Ground
          title={view.title}
          sheet={sheet}
          revision={view.revision}
          zoom={zooms[zoom] ?? 100}
          bare={bare}
          chosen={box?.draft.id ?? null}
          suggested={suggesting.found?.boxes ?? []}
          suggestedAt={suggesting.found?.at ?? 0}
          onSuggested={suggesting.goTo}
          onSelect={select}
          onOpen={feed}
          onDone={acts.dragged}
          onLeave={toList}
        />
        <aside className="flex min-h-0 flex-col border-l border-line bg-white">
          {suggesting.found ? (
            <Suggestions suggesting={suggesting} />
          ) : box && panel === "feed" ? (
            <FeedPanel
              key={at.key}
              draft={box.draft}
              facts={facts}
              sample={sample.name}
              onChange={acts.change}
              onMark={() => openPanel("values")}
              onClose={close}
            />
          ) : box && panel !== null ? (
            <WayPanel
              key={at.key}
              draft={box.draft}
              facts={facts}
              forValues={panel === "values"}
              onChange={acts.change}
              onValues={() => openPanel("values")}
              onClose={close}
            />
          ) : (
            <>
              <BoxList
                page={sheet.page}
                boxes={sheet.boxes}
                chosen={box?.draft.id ?? null}
                list={list}
                onSelect={select}
              />
              {box ? (
                <Details
                  key={at.key}
                  box={box}
                  facts={facts}
                  refused={refusalOf(drafted.problem) !== null}
                  label={label}
                  onChange={acts.change}
                  onFeed={feed}
                  onWay={() => openPanel("way")}
                  onHand={acts.hand}
                  onLeave={toList}
                />
              ) : (
                <p className="border-t border-line px-5 py-3 text-[0.875rem] text-sub">{say.details.none}</p>
              )}
            </>
          )}
        </aside>
      </main>
      <Legend />
    </div>
  );
}
