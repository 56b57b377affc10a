// An interview left open by a crash or a change of staff: taken up again, or thrown away after a second thought.
import { useState } from "react";
import { KeyButton } from "../../components/KeyButton";
import { Panel } from "../../components/Panel";
import { RefusalSaid } from "../../components/RefusalSaid";
import { refusalOf, useAct } from "../../desk/acts";
import type { DraftView } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";

export function DraftOffer({ draft }: { draft: DraftView }) {
  const [sure, setSure] = useState(false);
  const resume = useAct("interview.resume");
  const discard = useAct("interview.discard");
  const refusal = refusalOf(resume.error ?? discard.error);
  const take = () => resume.mutate({});
  const drop = () => discard.mutate({});
  useKeys(
    level.panel,
    sure
      ? [
          { key: "Escape", shown: ja.keys.Esc, label: ja.draft.back, does: () => setSure(false) },
          { key: "Delete", label: ja.draft.discardYes, does: drop },
        ]
      : [
          { key: "Enter", label: ja.draft.resume, does: take },
          { key: "Delete", label: ja.draft.discard, does: () => setSure(true) },
        ],
    true,
  );
  if (sure)
    return (
      <Panel
        key="sure"
        title={draft.amends ? ja.draft.amendDiscardLead : ja.draft.discardLead}
        acts={
          <>
            <KeyButton keyName={ja.keys.Esc} tone="main" size="large" onPress={() => setSure(false)}>
              {ja.draft.back}
            </KeyButton>
            <KeyButton keyName={ja.keys.Delete} tone="stop" size="large" onPress={drop}>
              {ja.draft.discardYes}
            </KeyButton>
          </>
        }
      >
        {draft.amends ? ja.draft.amendDiscardBody : ja.draft.discardBody}
      </Panel>
    );
  return (
    <Panel
      key="offer"
      title={draft.amends ? ja.draft.amendLead(draft.amends) : ja.draft.lead}
      acts={
        <>
          <KeyButton keyName="Enter" tone="main" size="large" onPress={take}>
            {ja.draft.resume}
          </KeyButton>
          <KeyButton keyName={ja.keys.Delete} tone="quiet" size="large" onPress={() => setSure(true)}>
            {ja.draft.discard}
          </KeyButton>
        </>
      }
    >
      <p className="text-xl font-bold text-ink">
        <span className="mr-4 text-key-900">{draft.ticket ?? ja.draft.noTicket}</span>
        {draft.matter_name}
      </p>
      <p className="mt-1">{ja.draft.held(draft.answers, draft.saved_at)}</p>
      <div className="mt-4">
        <RefusalSaid refusal={refusal} />
      </div>
    </Panel>
  );
}
