// Delete in the tray: an act that needs nothing more is put away with a reason. It is kept, and so is the reason.
import { useState } from "react";
import { useAct } from "../../desk/acts";
import type { TrayRow } from "../../desk/generated";
import { records as say } from "../../text/records";
import { ActPanel } from "./ActPanel";
import { WordsField } from "./WordsField";

interface Props {
  row: TrayRow;
  heldBack: boolean;
  onDone: () => void;
  onBack: () => void;
}

export function PutAwayPanel({ row, heldBack, onDone, onBack }: Props) {
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const putAway = useAct("tray.put_away");
  const send = () => {
    const empty = reason.trim() === "";
    setMissing(empty);
    if (!empty) putAway.mutate({ op: row.op, reason }, { onSuccess: onDone });
  };
  return (
    <ActPanel
      title={say.tray.putAwayLead}
      yes={say.tray.putAway}
      onYes={send}
      onBack={onBack}
      pending={putAway.isPending}
      problem={putAway.error}
      heldBack={heldBack}
    >
      <p>
        <b className="mr-3 text-ink">{row.what}</b>
        {row.number ?? say.tray.noNumber}
      </p>
      <p>{say.tray.putAwaySub}</p>
      <WordsField
        begin
        label={say.tray.reason}
        hint={say.tray.reasonHint}
        required
        missing={missing ? say.tray.reasonMissing : null}
        value={reason}
        onType={(text) => {
          setReason(text);
          setMissing(false);
        }}
      />
    </ActPanel>
  );
}
