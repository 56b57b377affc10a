// What stands over the sheet: the form's title, how far it is, what is wrong with the whole, which sheet and sample are seen.
import { CircleCheck, TriangleAlert } from "lucide-react";
import { type ReactNode, type RefObject, useState } from "react";
import { KeyButton } from "../../components/KeyButton";
import { RefusalSaid } from "../../components/RefusalSaid";
import { refusalOf, useAct } from "../../desk/acts";
import type { PlacementView, SheetOfBlank } from "../../desk/generated";
import { placement as say } from "../../text/placement";
import { isUnset, problemsOf } from "./drafts";
import { notLabel } from "./objections";
import { Typed } from "./Typed";

interface Props {
  view: PlacementView;
  sheets: SheetOfBlank[];
  saving: boolean;
  problem: unknown;
  field: RefObject<HTMLInputElement | null>;
  /** what is seen and how: sheet, zoom, sample */
  children: ReactNode;
  onLeave: () => void;
}

export function Head({ view, sheets, saving, problem, field, children, onLeave }: Props) {
  const entitle = useAct("placement.entitle");
  const [title, setTitle] = useState<string | null>(null);
  const entitled = (text: string) => {
    setTitle(text);
    entitle.mutate({ title: text }, { onSettled: () => setTitle(null) });
  };
  const ofTheWhole = view.problems.filter((each) => each.id === null);
  const refusal = refusalOf(problem) ?? refusalOf(entitle.error);
  return (
    <header className="border-b border-line bg-white">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-1 px-5 pt-2 pb-1">
        <h1 className="text-[0.9375rem] font-bold text-sub">{say.screen}</h1>
        <Typed
          className="min-w-0 max-w-md flex-1 basis-56 font-bold"
          field={field}
          label={say.title}
          value={title ?? view.title}
          objection={notLabel}
          refused={entitle.isError}
          onKeep={entitled}
          onLeave={onLeave}
        />
        <HowFar sheets={sheets} ofTheWhole={ofTheWhole.length} />
        <span role="status" className="ml-auto text-[0.8125rem] text-sub">
          {saving || entitle.isPending ? say.saving : say.saved}
        </span>
      </div>
      <div className="flex flex-wrap items-center gap-2 px-5 pb-2">{children}</div>
      <div className="grid max-h-[30dvh] gap-2 overflow-y-auto px-5 pb-2 empty:hidden">
        {refusal && <RefusalSaid refusal={refusal} />}
        {ofTheWhole.length > 0 && <OfTheWhole words={ofTheWhole.map((each) => each.what)} />}
      </div>
    </header>
  );
}

/** What is wrong with no box, but with the form; it is put right elsewhere, so it takes little room. */
function OfTheWhole({ words }: { words: string[] }) {
  return (
    <ul aria-label={say.ofTheWhole} className="grid gap-0.5 text-[0.875rem] leading-snug">
      {words.map((each) => (
        <li key={each} className="flex items-start gap-1.5">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-warn" />
          <span>
            <b className="mr-2 text-warn">{say.ofTheWhole}</b>
            {each}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The completeness line, over all sheets. */
function HowFar({ sheets, ofTheWhole }: { sheets: SheetOfBlank[]; ofTheWhole: number }) {
  const boxes = sheets.flatMap((each) => each.boxes);
  const problems = ofTheWhole + boxes.flatMap(problemsOf).length;
  const unset = boxes.filter(isUnset).length;
  const open = unset > 0 || problems > 0;
  const Icon = open ? TriangleAlert : CircleCheck;
  return (
    <p
      data-how-far={unset}
      className={`flex flex-wrap items-center gap-x-2.5 font-bold tabular ${open ? "text-warn" : "text-green-900"}`}
    >
      <Icon aria-hidden className="size-4.5" />
      <span>{unset > 0 ? say.complete(boxes.length, unset) : say.allSet(boxes.length)}</span>
      {problems > 0 ? (
        <span className="text-[0.875rem]">{say.problems(problems)}</span>
      ) : (
        unset === 0 && <span className="text-[0.875rem]">{say.noProblems}</span>
      )}
    </p>
  );
}

interface SeenProps {
  page: number;
  of: number;
  zoom: number;
  bare: boolean;
  sample: string;
  looking: boolean;
  onTurn: (by: 1 | -1) => void;
  onZoom: (by: 1 | -1) => void;
  onBare: () => void;
  onSample: () => void;
  onSuggest: () => void;
  onNew: () => void;
}

/** The keys of what is seen, for the mouse. */
export function Seen(props: SeenProps) {
  const { page, of, zoom, bare, sample, looking, onTurn, onZoom, onBare, onSample, onSuggest, onNew } = props;
  const quiet = { size: "small", tone: "quiet" } as const;
  return (
    <>
      <KeyButton keyName="N" size="small" onPress={onNew}>
        {say.keys.fresh}
      </KeyButton>
      <KeyButton keyName="F8" size="small" disabled={looking} onPress={onSuggest}>
        {looking ? say.suggest.looking : say.keys.suggest}
      </KeyButton>
      {of > 1 && (
        <span className="flex items-center gap-1.5">
          <KeyButton {...quiet} keyName="PageUp" disabled={page <= 1} onPress={() => onTurn(-1)}>
            {say.keys.previousPage}
          </KeyButton>
          <b className="text-[0.875rem] tabular">{say.sheet(page, of)}</b>
          <KeyButton {...quiet} keyName="PageDown" disabled={page >= of} onPress={() => onTurn(1)}>
            {say.keys.nextPage}
          </KeyButton>
        </span>
      )}
      <span className="flex items-center gap-1.5">
        <KeyButton {...quiet} keyName="−" onPress={() => onZoom(-1)}>
          {say.smaller}
        </KeyButton>
        <span className="text-[0.875rem] tabular">{say.zoom(zoom)}</span>
        <KeyButton {...quiet} keyName="+" onPress={() => onZoom(1)}>
          {say.larger}
        </KeyButton>
      </span>
      <KeyButton {...quiet} keyName="V" onPress={onBare}>
        {bare ? say.keys.framed : say.keys.bare}
      </KeyButton>
      {sample !== "" && (
        <KeyButton {...quiet} keyName="S" onPress={onSample}>
          {sample}
        </KeyButton>
      )}
    </>
  );
}
