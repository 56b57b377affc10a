// One application: its head, what can be done with it, what stands and what was done. The acts ask in panels of their own.
import { type ReactNode, useEffect, useRef, useState } from "react";
import { KeyButton } from "../../components/KeyButton";
import { People } from "../../components/People";
import { RefusalSaid } from "../../components/RefusalSaid";
import { Said } from "../../components/Said";
import { refusalOf, useAct } from "../../desk/acts";
import type { RecordView } from "../../desk/generated";
import { useRecord } from "../../desk/recordsLooks";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";
import { records as say } from "../../text/records";
import { ActBar } from "./ActBar";
import { Asked } from "./Asked";
import { History } from "./History";
import { Judged } from "./Judged";
import { RecordHead } from "./RecordHead";
import { Reprinted } from "./Reprinted";
import { type Act, actsOn, type Place } from "./recordActs";
import { Stands } from "./Stands";

interface Props {
  application: string;
  place: Place;
  back: string;
  onBack: () => void;
  /** the next or the one before in the list, where there is one */
  onStep?: (by: 1 | -1) => void;
  /** told whether an act is being made ready: leaving would lose what was typed */
  onBegun: (begun: boolean) => void;
  heldBack: boolean;
}

export function RecordPane({ application, ...rest }: Props) {
  const { data: record, error } = useRecord(application);
  const { back, onBack } = rest;
  useKeys(level.view, record ? [] : [{ key: "Escape", shown: ja.keys.Esc, label: back, does: onBack }]);
  if (record) return <Opened record={record} {...rest} />;
  const refusal = refusalOf(error);
  return (
    <div className="p-6">
      {refusal ? (
        <RefusalSaid refusal={refusal} />
      ) : (
        <p role="status">{error ? ja.door.unreachable.title : say.one.opening}</p>
      )}
    </div>
  );
}

function Opened({
  record,
  place,
  back,
  onBack,
  onStep,
  onBegun,
  heldBack,
}: Omit<Props, "application"> & { record: RecordView }) {
  // The supervisor opens it for nothing else.
  const [asked, setAsked] = useState<Act | null>(place === "ward" && record.contest ? "settle" : null);
  const [came, setCame] = useState<ReactNode>(null);
  const body = useRef<HTMLDivElement>(null);
  const amend = useAct("records.amend");
  const acts = actsOn(record, place);
  // What somebody else has done meanwhile may leave nothing to choose.
  const act = asked === "settle" && !record.contest ? null : asked;
  const begun = act !== null;
  const tell = useRef(onBegun);
  tell.current = onBegun;
  useEffect(() => {
    tell.current(begun);
    return () => tell.current(false);
  }, [begun]);
  // With the panel gone, the arrows scroll what is read.
  useEffect(() => {
    if (!begun) body.current?.focus({ preventScroll: true });
    body.current?.scrollTo?.(0, 0);
  }, [begun]);
  // Where the page itself scrolls, the application is read from its head.
  useEffect(() => void body.current?.closest("section")?.scrollIntoView?.({ block: "start" }), []);
  const on = { application: record.row.application, seen: record.seen };
  const does = (which: Act) => {
    setCame(null);
    amend.reset();
    if (which !== "amend") setAsked(which);
    else if (!amend.isPending) amend.mutate(on);
  };
  const done = (words: ReactNode) => {
    setAsked(null);
    setCame(words);
  };
  useKeys(
    level.view,
    begun
      ? []
      : [
          ...acts.map((each) => ({ key: each.key, label: each.label, does: () => does(each.act) })),
          ...(onStep
            ? [
                { key: "Alt+ArrowDown", shown: say.keys.altArrows, label: say.one.nextOne, does: () => onStep(1) },
                { key: "Alt+ArrowUp", does: () => onStep(-1) },
              ]
            : []),
          { key: "Escape", shown: ja.keys.Esc, label: back, does: onBack },
        ],
  );
  return (
    <section
      aria-labelledby="record"
      className="flex min-h-0 min-w-0 flex-1 flex-col bg-ground"
      data-opened={record.row.application}
    >
      <div className="grid gap-2 border-b border-line bg-white px-6 py-3">
        <div className="flex items-start gap-4">
          <RecordHead record={record} />
          <span className="ml-auto shrink-0">
            <KeyButton keyName={ja.keys.Esc} tone="quiet" size="small" onPress={onBack}>
              {back}
            </KeyButton>
          </span>
        </div>
        <ActBar record={record} place={place} begun={begun} onAct={does} />
      </div>
      <div
        ref={body}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by the keyboard
        tabIndex={0}
        data-quiet-focus
        className="rows-quiet min-h-0 flex-1 scroll-pb-6 overflow-y-auto px-6 py-4"
      >
        <div className="mb-4 grid gap-2 empty:hidden">
          {act === null && record.contest && (
            <Said tone="refused" title={say.one.contest}>
              {say.one.contestWhat}
            </Said>
          )}
          {came}
          <RefusalSaid refusal={refusalOf(amend.error)} />
          {act && (
            <Asked
              act={act}
              record={record}
              heldBack={heldBack}
              onDone={(words) => done(<Said tone="news" title={words} />)}
              onReprinted={(reprinted) => done(<Reprinted reprinted={reprinted} />)}
              onBack={() => setAsked(null)}
            />
          )}
        </div>
        <div className="grid items-start gap-x-8 gap-y-5 desk:grid-cols-[minmax(0,1fr)_20rem]">
          <Stands record={record} />
          <div className="grid gap-5">
            <People people={record.people} />
            {!record.unreadable && <Judged verdicts={record.verdicts} />}
            <History history={record.history} />
          </div>
        </div>
      </div>
    </section>
  );
}
