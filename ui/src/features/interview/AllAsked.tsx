// When nothing is left to ask: what comes next, and every answer to look over. The finishing itself is the frame's.
import { CircleCheck } from "lucide-react";
import { useRef } from "react";
import { KeyButton } from "../../components/KeyButton";
import type { InterviewView } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { amending } from "../../text/amending";
import { ja } from "../../text/ja";
import { Answers, moveIn } from "./Answers";

interface Props {
  interview: InterviewView;
  onGo: (question: string) => void;
  onPapers: () => void;
  onTakeHome: () => void;
  onFinish: () => void;
  /** nothing, where no other matter goes with these */
  onMatters: (() => void) | null;
}

export function AllAsked({ interview, onGo, onPapers, onTakeHome, onFinish, onMatters }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const papers = interview.papers > 0;
  const { verdicts } = interview;
  useKeys(level.view, [
    ...(papers ? [{ key: "Enter", label: ja.verdict.seePapers, does: onPapers }] : []),
    { key: "ArrowDown", shown: ja.keys.arrows, label: ja.interview.fixOne, does: () => moveIn(list.current, 1) },
    { key: "ArrowUp", does: () => moveIn(list.current, -1) },
  ]);
  return (
    <section className="arrives pb-5" data-all-asked>
      <div className="flex items-start gap-4">
        <CircleCheck aria-hidden className="mt-1 size-11 shrink-0 text-green-800" />
        <div>
          <h2 className="text-[1.625rem] font-bold">{ja.interview.doneLead}</h2>
          <p className="text-[0.9375rem]">
            {ja.interview.allJudged(
              verdicts.rows.length,
              verdicts.required,
              verdicts.offer,
              verdicts.undecided,
              verdicts.not_needed,
            )}
          </p>
          <p className="text-[0.875rem] text-sub">{papers ? ja.interview.doneSub : ja.interview.doneSubNoPapers}</p>
        </div>
      </div>
      <div className="mt-3 flex flex-wrap gap-3">
        {papers && (
          <KeyButton keyName="F9" tone="main" onPress={onPapers}>
            {ja.verdict.papers(interview.papers)}
          </KeyButton>
        )}
        <KeyButton keyName="F8" tone={papers ? "plain" : "main"} onPress={onTakeHome}>
          {ja.takeHome.key}
        </KeyButton>
        {onMatters && (
          <KeyButton keyName="F10" onPress={onMatters}>
            {ja.matters.key}
          </KeyButton>
        )}
        <KeyButton keyName="F12" disabled={!interview.can_finish} onPress={onFinish}>
          {interview.amends ? amending.yes : ja.call.finish}
        </KeyButton>
      </div>
      <h3 className="mt-5 font-bold">{ja.interview.review}</h3>
      <p className="text-[0.875rem] text-sub">{ja.interview.reviewSub}</p>
      <Answers path={interview.path} list={list} onGo={onGo} />
    </section>
  );
}
