// R: the papers once more, with a reason, onto the printer or into a file. The desk draws and marks them.
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { KeyButton } from "../../components/KeyButton";
import { useAct } from "../../desk/acts";
import type { ReprintedView, ReprintTo } from "../../desk/generated";
import { looks } from "../../desk/looks";
import { records as say } from "../../text/records";
import { ActPanel } from "./ActPanel";
import { type ActProps, useSeen } from "./seen";
import { WordsField } from "./WordsField";

interface Props extends Omit<ActProps, "onDone"> {
  onDone: (reprinted: ReprintedView) => void;
}

export function ReprintPanel({ record, heldBack, onDone, onBack }: Props) {
  const client = useQueryClient();
  const { on, changed } = useSeen(record);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const reprint = useAct("records.reprint");
  const words = say.reprint;
  const send = (to: ReprintTo) => {
    const empty = reason.trim() === "";
    setMissing(empty);
    if (empty || reprint.isPending) return;
    const lookAgain = () => void client.invalidateQueries({ queryKey: looks.printer.queryKey });
    reprint.mutate({ on, reason, to }, { onSuccess: onDone, onSettled: lookAgain });
  };
  const { printer } = record;
  const save = () => send("file");
  return (
    <ActPanel
      title={words.lead}
      yes={printer ? words.print : words.save}
      onYes={() => send(printer ? "printer" : "file")}
      onBack={onBack}
      keys={printer ? [{ key: "Ctrl+S", shown: say.keys.CtrlS, label: words.save, does: save }] : []}
      more={
        printer && (
          <KeyButton keyName={say.keys.CtrlS} disabled={reprint.isPending} onPress={save}>
            {words.save}
          </KeyButton>
        )
      }
      pending={reprint.isPending}
      problem={reprint.error}
      heldBack={heldBack}
      changed={changed}
    >
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
      <p className="text-[0.875rem]">{printer ? words.printer(printer) : words.noPrinter}</p>
    </ActPanel>
  );
}
