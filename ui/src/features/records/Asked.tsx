// The panel of the act that was begun. It only knows which is whose.
import type { RecordView, ReprintedView } from "../../desk/generated";
import { Contest } from "./Contest";
import { HandOverPanel } from "./HandOverPanel";
import { ReprintPanel } from "./ReprintPanel";
import type { Act } from "./recordActs";
import { StepPanel } from "./StepPanel";
import { WithdrawPanel } from "./WithdrawPanel";

interface Props {
  act: Act;
  record: RecordView;
  heldBack: boolean;
  onDone: (words: string) => void;
  onReprinted: (reprinted: ReprintedView) => void;
  onBack: () => void;
}

export function Asked({ act, onReprinted, ...rest }: Props) {
  const { contest } = rest.record;
  if (act === "step") return <StepPanel {...rest} />;
  if (act === "handOver") return <HandOverPanel {...rest} />;
  if (act === "withdraw") return <WithdrawPanel {...rest} />;
  if (act === "reprint") return <ReprintPanel {...rest} onDone={onReprinted} />;
  return contest ? <Contest {...rest} contest={contest} /> : null;
}
