// What the stories of the question share: keys pressed where the caret is, and a question over made-up replies. No story.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, configure, render } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, type Mock } from "vitest";
import type { InterviewView, QuestionView } from "../src/desk/generated";
import { Question } from "../src/features/interview/Question";
import { listenForKeys } from "../src/hooks/keyBoard";
import * as made from "./fixture.mjs";

// A bound, not a wait: a machine that does much else at once is slow, not wrong.
configure({ asyncUtilTimeout: 10_000 });

export const interview = made.interview as InterviewView;

/** What a desk says of names that are nothing special. */
export const ofNames: Record<string, unknown> = {
  "names.check": { lacking: [] },
  "names.variants": { variants: [] },
  "names.font": { font: "" },
};

/** Presses keys one after another; a key may bring what is held with it. */
export function press(...keys: (string | [string, KeyboardEventInit])[]) {
  for (const each of keys) {
    const [key, more] = typeof each === "string" ? [each, {}] : each;
    act(() => {
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }),
      );
    });
  }
}

/** A part of the page with its own memory of what was looked up. */
export const over = (page: ReactNode) => <QueryClientProvider client={new QueryClient()}>{page}</QueryClientProvider>;

const asItIs = { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } };

/** The same as the window has it: what was refused is not asked again by itself. */
export const overAsItIs = (page: ReactNode) => (
  <QueryClientProvider client={new QueryClient({ defaultOptions: asItIs })}>{page}</QueryClientProvider>
);

export const ask = (question: QuestionView, answeredBefore = false) =>
  render(over(<Question question={question} shown={false} progress={null} active answeredBefore={answeredBefore} />));

/** Every story begins with an empty page that hears keys, before a desk that answers with the made-up interview. */
export function eachStoryAt(desk: Mock) {
  let stop = () => {};
  beforeEach(() => {
    stop = listenForKeys(window);
    desk.mockReset().mockImplementation(async (name: string) => ofNames[name] ?? interview);
  });
  afterEach(() => {
    stop();
    cleanup();
  });
}
