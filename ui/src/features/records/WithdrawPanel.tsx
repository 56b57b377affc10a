// W: the visitor gives the application up. A reason first, then the plain question once more; nothing typed is lost between.
import { useState } from "react";
import { useAct } from "../../desk/acts";
import { useNameFont } from "../../hooks/useNameFont";
import { ja } from "../../text/ja";
import { records as say } from "../../text/records";
import { ActPanel } from "./ActPanel";
import { type ActProps, useSeen } from "./seen";
import { WordsField } from "./WordsField";

export function WithdrawPanel({ record, heldBack, onDone, onBack }: ActProps) {
  const { on, changed } = useSeen(record);
  const { row } = record;
  const fontOf = useNameFont([row.people]);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const [sure, setSure] = useState(false);
  const withdraw = useAct("records.withdraw");
  const words = say.withdraw;
  const told = { pending: withdraw.isPending, problem: withdraw.error, heldBack, changed };
  if (sure)
    return (
      <ActPanel
        key="sure"
        title={words.sureLead(row.number)}
        yes={words.yes}
        yesKey="Delete"
        onYes={() => withdraw.mutate({ on, reason }, { onSuccess: () => onDone(words.done) })}
        back={say.act.backToWords}
        onBack={() => setSure(false)}
        {...told}
      >
        <p className={`text-lg font-bold text-ink ${fontOf(row.people)}`}>{words.sure(row.people, row.matter_name)}</p>
        <p>
          {words.reason}
          {ja.colon}
          <b className="text-ink">{reason}</b>
        </p>
        <p>{words.sureWhat}</p>
      </ActPanel>
    );
  const go = () => {
    const empty = reason.trim() === "";
    setMissing(empty);
    setSure(!empty);
  };
  return (
    <ActPanel key="reason" title={words.lead} yes={words.go} onYes={go} onBack={onBack} {...told}>
      <p>{words.sub}</p>
      <WordsField
        begin
        label={words.reason}
        hint={words.reasonHint}
        required
        missing={missing ? words.reasonMissing : null}
        value={reason}
        onType={(text) => {
          setReason(text);
          setMissing(false);
        }}
      />
    </ActPanel>
  );
}
