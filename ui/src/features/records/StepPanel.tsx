// T: the next step of the back office, with a word to whoever goes on. Which steps may follow, the desk says.
import { useRef, useState } from "react";
import { useAct } from "../../desk/acts";
import { records as say } from "../../text/records";
import { ActPanel } from "./ActPanel";
import { Choices } from "./Choices";
import { type ActProps, useSeen } from "./seen";
import { useChoosing } from "./useChoosing";
import { WordsField } from "./WordsField";

/** The desk's word for sending back, which is not done without a reason. */
const returned = "returned";

export function StepPanel({ record, heldBack, onDone, onBack }: ActProps) {
  const { on, changed } = useSeen(record);
  const steps = record.next_steps;
  const only = steps.length === 1 ? steps[0] : undefined;
  const box = useRef<HTMLTextAreaElement>(null);
  const choosing = useChoosing(steps, { held: only?.value ?? null, onPick: () => box.current?.focus() });
  const [note, setNote] = useState("");
  const [tried, setTried] = useState(false);
  const step = useAct("records.step");
  const { chosen } = choosing;
  const sendsBack = chosen?.value === returned;
  const lacksNote = sendsBack && note.trim() === "";
  const send = () => {
    setTried(true);
    if (lacksNote) box.current?.focus();
    if (!chosen || lacksNote) return;
    step.mutate({ on, step: chosen.value, note }, { onSuccess: () => onDone(say.step.done(chosen.label)) });
  };
  return (
    <ActPanel
      title={only ? say.step.leadOne(only.label) : say.step.lead}
      yes={sendsBack ? say.step.yesReturned : say.step.yes}
      onYes={send}
      onBack={onBack}
      keys={choosing.keys}
      pending={step.isPending}
      problem={step.error}
      missing={tried && !chosen ? say.act.pickFirst : null}
      heldBack={heldBack}
      changed={changed}
    >
      {!only && <Choices choosing={choosing} label={say.step.lead} />}
      <WordsField
        box={box}
        begin={only !== undefined}
        label={sendsBack ? say.step.noteReturned : say.step.note}
        hint={say.step.noteHint}
        required={sendsBack}
        missing={tried && lacksNote ? say.step.noteMissing : null}
        value={note}
        onType={setNote}
      />
    </ActPanel>
  );
}
