// What an edited answer would change, before it is accepted. Esc keeps everything as it was.
import { KeyButton } from "../../components/KeyButton";
import { Panel } from "../../components/Panel";
import { Tag } from "../../components/Tag";
import { VerdictTag } from "../../components/VerdictTag";
import type { ChangeView, PaperChangeView, PreviewView, VerdictStatus } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";

interface Props {
  preview: PreviewView;
  onAccept: () => void;
  onBack: () => void;
}

const order: VerdictStatus[] = ["required", "undecided", "offer", "not_needed"];

/** How many come to a verdict and how many leave it, of those that any do. */
export function inNumbers(changes: ChangeView[]): { status: VerdictStatus; more: number; fewer: number }[] {
  return order
    .map((status) => ({
      status,
      more: changes.filter((each) => each.after === status).length,
      fewer: changes.filter((each) => each.before === status).length,
    }))
    .filter((each) => each.more + each.fewer > 0);
}

/** What would be needed first. */
export const byVerdict = (changes: ChangeView[]) =>
  order.flatMap((status) => changes.filter((each) => each.after === status));

export function Changing({ preview: { changes, papers }, onAccept, onBack }: Props) {
  useKeys(
    level.panel,
    [
      { key: "Enter", label: ja.changing.accept, does: onAccept },
      { key: "Escape", shown: ja.keys.Esc, label: ja.changing.back, does: onBack },
    ],
    true,
  );
  const sorted = byVerdict(changes);
  return (
    <Panel
      title={ja.changing.lead}
      acts={
        <>
          <KeyButton keyName="Enter" tone="main" onPress={onAccept}>
            {ja.changing.accept}
          </KeyButton>
          <KeyButton keyName={ja.keys.Esc} tone="quiet" onPress={onBack}>
            {ja.changing.back}
          </KeyButton>
        </>
      }
    >
      <p className="flex flex-wrap gap-x-5 gap-y-1 text-lg font-bold text-ink" data-changing={changes.length}>
        <span>{ja.changing.changes}</span>
        {inNumbers(changes).map((each) => (
          <span key={each.status} className="tabular whitespace-nowrap">
            {ja.changing.numbers(ja.verdict.word[each.status], each.more, each.fewer)}
          </span>
        ))}
        {papers.length > 0 && (
          <span className="tabular whitespace-nowrap" data-changing-papers={papers.length}>
            {ja.changing.papers(inPapers(papers))}
          </span>
        )}
      </p>
      <div className="mt-2 grid max-h-72 gap-3 overflow-y-auto">
        {sorted.length > 0 && <Procedures changes={sorted} />}
        {papers.length > 0 && <Papers papers={papers} />}
      </div>
    </Panel>
  );
}

const framed = "rows-quiet rounded-8 border border-line";
const row = "flex items-center gap-2 border-b border-line px-3 py-1.5 text-ink last:border-b-0";

function Procedures({ changes }: { changes: ChangeView[] }) {
  return (
    <ul className={framed}>
      {changes.map((each) => (
        <li key={each.procedure} className={row}>
          <span className="min-w-0 flex-1 leading-snug">{each.name}</span>
          <VerdictTag status={each.before} />
          <span aria-hidden>→</span>
          <VerdictTag status={each.after} />
        </li>
      ))}
    </ul>
  );
}

const turns = { comes: "key", goes: "grey", changes: "keyQuiet" } as const;

/** How many come and go, and in how many boxes the others read otherwise. */
export function inPapers(papers: PaperChangeView[]): { comes: number; goes: number; boxes: number } {
  const turned = (turn: PaperChangeView["turn"]) => papers.filter((each) => each.turn === turn);
  return {
    comes: turned("comes").length,
    goes: turned("goes").length,
    boxes: turned("changes").reduce((sum, each) => sum + each.boxes.length, 0),
  };
}

function Papers({ papers }: { papers: PaperChangeView[] }) {
  return (
    <ul className={framed}>
      {papers.map((each, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two people may each have one of the same form
        <li key={at} className={row}>
          <span className="min-w-0 flex-1 leading-snug">
            {each.title}
            {each.boxes.length > 0 && (
              <span className="block truncate text-[0.8125rem] text-sub">{each.boxes.join("、")}</span>
            )}
          </span>
          <Tag tone={turns[each.turn]}>
            {each.turn === "changes" ? ja.changing.boxes(each.boxes.length) : ja.changing.turn[each.turn]}
          </Tag>
        </li>
      ))}
    </ul>
  );
}
