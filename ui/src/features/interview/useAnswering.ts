// How an answer is sent: a new one at once; one given before is first looked at, and what it would change is offered.
import { useState } from "react";
import { refusalOf, useAct } from "../../desk/acts";
import type { PreviewView, QuestionView } from "../../desk/generated";
import type { Given } from "./Question";

/** An answer that would change verdicts or papers, waiting for the clerk's word. */
export interface Offered {
  given: Given;
  preview: PreviewView;
}

const changesNothing = ({ changes, papers }: PreviewView) => changes.length + papers.length === 0;

export function useAnswering(question: QuestionView, answeredBefore: boolean, onTaken?: () => void) {
  const answer = useAct("interview.answer");
  const preview = useAct("interview.preview");
  const [offered, setOffered] = useState<Offered | null>(null);
  const pending = answer.isPending || preview.isPending;
  const keep = (given: Given) => answer.mutate({ question: question.id, given }, onTaken ? { onSuccess: onTaken } : {});
  const send = (given: Given) => {
    if (pending) return;
    answer.reset();
    if (!answeredBefore) return keep(given);
    preview.mutate(
      { question: question.id, given },
      { onSuccess: (seen) => (changesNothing(seen) ? keep(given) : setOffered({ given, preview: seen })) },
    );
  };
  const accept = () => {
    if (!offered || pending) return;
    keep(offered.given);
    setOffered(null);
  };
  const refusal = refusalOf(answer.error ?? preview.error);
  return { send, offered, accept, back: () => setOffered(null), refusal };
}
