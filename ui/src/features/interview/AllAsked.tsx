// When nothing is left to ask: what comes next, in the order it is done. The finishing itself is the frame's.
import { CircleCheck } from "lucide-react";
import { KeyButton } from "../../components/KeyButton";
import type { InterviewView } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";

interface Props {
  interview: InterviewView;
  onPapers: () => void;
  onFinish: () => void;
}

export function AllAsked({ interview, onPapers, onFinish }: Props) {
  const papers = interview.papers > 0;
  useKeys(level.view, papers ? [{ key: "Enter", label: ja.verdict.seePapers, does: onPapers }] : []);
  return (
    <section className="arrives my-auto grid justify-items-center gap-4 py-6 text-center" data-all-asked>
      <CircleCheck aria-hidden className="size-16 text-green-800" />
      <h2 className="text-[1.75rem] font-bold">{ja.interview.doneLead}</h2>
      <p className="text-lg text-sub">{ja.interview.doneSub}</p>
      <div className="mt-3 flex flex-wrap justify-center gap-4">
        {papers && (
          <KeyButton keyName="F9" tone="main" size="large" onPress={onPapers}>
            {ja.verdict.papers(interview.papers)}
          </KeyButton>
        )}
        <KeyButton keyName="F12" size="large" disabled={!interview.can_finish} onPress={onFinish}>
          {ja.call.finish}
        </KeyButton>
      </div>
    </section>
  );
}
