// H: another desk of the ward goes on with it. Which desks there are, the desk says.
import { useState } from "react";
import { useAct } from "../../desk/acts";
import { records as say } from "../../text/records";
import { ActPanel } from "./ActPanel";
import { Choices } from "./Choices";
import { type ActProps, useSeen } from "./seen";
import { useChoosing } from "./useChoosing";

export function HandOverPanel({ record, heldBack, onDone, onBack }: ActProps) {
  const { on, changed } = useSeen(record);
  const choosing = useChoosing(record.desks);
  const [asked, setAsked] = useState(false);
  const handOver = useAct("records.hand_over");
  const { chosen } = choosing;
  const send = () => {
    setAsked(!chosen);
    if (!chosen) return;
    handOver.mutate({ on, desk: chosen.value }, { onSuccess: () => onDone(say.handOver.done(chosen.label)) });
  };
  return (
    <ActPanel
      title={say.handOver.lead}
      yes={say.handOver.yes}
      onYes={send}
      onBack={onBack}
      keys={choosing.keys}
      pending={handOver.isPending}
      problem={handOver.error}
      missing={asked && !chosen ? say.act.pickFirst : null}
      heldBack={heldBack}
      changed={changed}
    >
      <p>{say.handOver.sub}</p>
      <Choices choosing={choosing} label={say.handOver.lead} />
    </ActPanel>
  );
}
