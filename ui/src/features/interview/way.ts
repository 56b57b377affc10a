// Where the interview's questions lie one after another. It reads the path; it does not decide what is asked.
import type { InterviewView } from "../../desk/generated";

/** Every answered question's id in the path's order, each once. */
export function answeredInOrder(interview: Pick<InterviewView, "path">): string[] {
  return [...new Set(interview.path.flatMap((section) => section.answered.map((each) => each.question)))];
}

/** The question before the one at hand, if any. */
export function previousOf(interview: Pick<InterviewView, "path" | "question">): string | undefined {
  const way = answeredInOrder(interview);
  const here = interview.question ? way.indexOf(interview.question.id) : -1;
  return here >= 0 ? way[here - 1] : way.at(-1);
}
