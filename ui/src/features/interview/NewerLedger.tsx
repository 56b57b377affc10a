// What the ledger in force would change in this case, before the clerk takes it over. Esc goes on with the old one.
import type { ReactNode } from "react";
import { KeyButton } from "../../components/KeyButton";
import { Panel } from "../../components/Panel";
import { RefusalSaid } from "../../components/RefusalSaid";
import { Tag } from "../../components/Tag";
import { VerdictTag } from "../../components/VerdictTag";
import { refusalOf, useAct } from "../../desk/acts";
import type { LedgerChangeView, VerdictStatus } from "../../desk/generated";
import { useNewerLedger } from "../../desk/looks";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";
import { FellAway } from "./FellAway";

export function NewerLedger({ onClose }: { onClose: () => void }) {
  const { data: newer, error } = useNewerLedger();
  const takeOver = useAct("interview.take_over");
  const take = () => {
    if (newer && !takeOver.isPending) takeOver.mutate({}, { onSuccess: onClose });
  };
  useKeys(
    level.panel,
    [
      ...(newer ? [{ key: "Enter", label: ja.ledger.takeOver(newer.to), does: take }] : []),
      { key: "Escape", shown: ja.keys.Esc, label: ja.ledger.stay, does: onClose },
    ],
    true,
  );
  const nothing =
    newer && newer.changes.length + newer.asked.length + newer.spared.length + newer.fell_away.length === 0;
  return (
    <Panel
      title={newer ? ja.ledger.lead(newer.to) : ja.ledger.preview}
      acts={
        <>
          {newer && (
            <KeyButton keyName="Enter" tone="main" disabled={takeOver.isPending} onPress={take}>
              {ja.ledger.takeOver(newer.to)}
            </KeyButton>
          )}
          <KeyButton keyName={ja.keys.Esc} tone="quiet" onPress={onClose}>
            {ja.ledger.stay}
          </KeyButton>
        </>
      }
    >
      <RefusalSaid refusal={refusalOf(error ?? takeOver.error)} />
      {newer && (
        <div className="grid gap-3" data-newer-ledger={newer.changes.length}>
          <p>{nothing ? ja.ledger.nothing : ja.ledger.kept}</p>
          {newer.changes.length > 0 && (
            <Part title={ja.ledger.verdicts(newer.changes.length)}>
              {newer.changes.map((each) => (
                <Change key={each.procedure} change={each} />
              ))}
            </Part>
          )}
          <Questions title={ja.ledger.asked} questions={newer.asked} />
          <Questions title={ja.ledger.spared} questions={newer.spared} />
          <div>
            <FellAway answers={newer.fell_away} />
          </div>
        </div>
      )}
    </Panel>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="font-bold text-ink">{title}</h3>
      <ul className="rows-quiet mt-1 max-h-60 overflow-y-auto rounded-8 border border-line">{children}</ul>
    </section>
  );
}

function Change({ change }: { change: LedgerChangeView }) {
  const sameWord = change.before === change.after;
  return (
    <li className="flex flex-wrap items-center gap-x-2 border-b border-line px-3 py-1.5 text-ink last:border-b-0">
      <span className="min-w-0 flex-1 leading-snug">{change.name}</span>
      <Standing status={change.before} />
      {!sameWord && <span aria-hidden>→</span>}
      {!sameWord && <Standing status={change.after} />}
      {change.until_before !== change.until_after && (
        <span className="tabular w-full text-right text-[0.875rem]">
          {ja.ledger.until(change.until_before, change.until_after)}
        </span>
      )}
    </li>
  );
}

function Standing({ status }: { status: VerdictStatus | null }) {
  return status ? <VerdictTag status={status} /> : <Tag tone="grey">{ja.ledger.absent}</Tag>;
}

function Questions({ title, questions }: { title: string; questions: string[] }) {
  if (questions.length === 0) return null;
  return (
    <Part title={title}>
      {questions.map((each) => (
        <li key={each} className="border-b border-line px-3 py-1.5 text-ink last:border-b-0">
          {each}
        </li>
      ))}
    </Part>
  );
}
