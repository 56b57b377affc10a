// What the stories of the records share: a desk that answers from a table of replies, and how words come into a field. No story.
import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, type Mock } from "vitest";
import { Refused } from "../src/desk/desk";
import type { ContestView, RecordsView, RecordView, TrayView, WardView } from "../src/desk/generated";
import { eachStoryAt, ofNames } from "./asking";
import * as made from "./fixture.mjs";

export const recordsView = made.recordsView as RecordsView;
export const record = made.record as RecordView;
export const contest = made.contest as ContestView;
export const tray = made.tray as TrayView;
export const ward = made.ward as WardView;

/** A refusal with its words. */
export const no = (title: string) =>
  new Refused({ code: "X", title, what_to_do: "確かめてください。", field: null, tone: "refused" });

/** Every story begins before a desk with the made-up replies; a story changes what it needs. */
export function eachStoryBefore(call: Mock) {
  const replies: Record<string, unknown> = {};
  eachStoryAt(call);
  beforeEach(() => {
    for (const name of Object.keys(replies)) delete replies[name];
    Object.assign(replies, made.replies(), ofNames);
    call.mockImplementation(async (name: string, request: unknown) => {
      if (name === "changes.wait") return new Promise(() => {});
      const reply = replies[name];
      const said = typeof reply === "function" ? reply(request) : reply;
      if (said instanceof Error) throw said;
      return said;
    });
  });
  return {
    replies,
    calls: (name: string) => call.mock.calls.filter(([called]) => called === name).map(([, request]) => request),
  };
}

/** The field that has the caret. */
export const atCaret = () => document.activeElement as HTMLInputElement;

/** Types into the field that has the caret. */
export function type(words: string) {
  expect(atCaret().matches("input, textarea")).toBe(true);
  fireEvent.change(atCaret(), { target: { value: words } });
}

/** Waits until words stand on the page. */
export const sees = (words: string | RegExp) => screen.findByText(words);

/** Waits until a panel asks for words and the caret stands there. */
export const caretIn = (tag: "INPUT" | "TEXTAREA") => waitFor(() => expect(atCaret().tagName).toBe(tag));

/** The key as a clerk sees it in the bar or on a button. */
export const button = (name: RegExp) => screen.queryByRole("button", { name });

export const click = (name: RegExp) => act(() => screen.getByRole("button", { name }).click());
