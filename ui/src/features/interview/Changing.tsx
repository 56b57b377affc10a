// What an edited answer would change, before it is accepted. Esc keeps everything as it was.
import { KeyButton } from "../../components/KeyButton";
import { Panel } from "../../components/Panel";
import { Tag } from "../../components/Tag";
import type { ChangeView, VerdictStatus } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";

interface Props {
  changes: ChangeView[];
  onAccept: () => void;
  onBack: () => void;
}

const order: VerdictStatus[] = ["required", "undecided", "offer", "not_needed"];
/** How a verdict is marked. */
export const tones = { required: "key", offer: "keyQuiet", undecided: "warn", not_needed: "grey" } as const;

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

export function Changing({ changes, onAccept, onBack }: Props) {
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
      </p>
      <ul className="rows-quiet mt-2 max-h-72 overflow-y-auto rounded-8 border border-line">
        {sorted.map((each) => (
          <li
            key={each.procedure}
            className="flex items-center gap-2 border-b border-line px-3 py-1.5 text-ink last:border-b-0"
          >
            <span className="min-w-0 flex-1 leading-snug">{each.name}</span>
            <Tag tone={tones[each.before]}>{ja.verdict.word[each.before]}</Tag>
            <span aria-hidden>→</span>
            <Tag tone={tones[each.after]}>{ja.verdict.word[each.after]}</Tag>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
