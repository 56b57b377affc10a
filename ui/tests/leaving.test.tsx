// A box that is being put right is never left without a word: the whole desk by its keys, over made-up replies of a desk.
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { PapersView, QuestionView, SessionView } from "../src/desk/generated";
import { DeskFrame } from "../src/routes/DeskFrame";
import { eachStoryAt, ofNames, over, press } from "./asking";
import * as made from "./fixture.mjs";

const call = vi.hoisted(() => vi.fn());
vi.mock("../src/desk/door", () => ({ desk: { call } }));

eachStoryAt(call);

const question = made.fields as QuestionView;
const papers = made.papers as PapersView;

beforeEach(() => {
  const replies: Record<string, unknown> = {
    ...made.replies(),
    ...ofNames,
    "papers.picture": { page: 1, png: "", width: 1400, height: 1980 },
  };
  call.mockImplementation(async (name: string) => replies[name]);
});

const name = () => document.querySelector<HTMLInputElement>("[data-correcting] input");
const heldBack = () => screen.queryByText("この欄を直している途中です");

/** A desk at its papers, in whose first named box another name was typed and not yet given. */
async function begun() {
  render(over(<DeskFrame session={made.session as SessionView} />));
  await waitFor(() => expect(document.querySelector("[data-question]")).not.toBeNull());
  press("F9");
  await waitFor(() => expect(document.querySelectorAll("[data-sheet] img")).toHaveLength(papers.pages.length));
  press("ArrowDown", "ArrowDown", "e");
  await screen.findByText(question.say);
  await waitFor(() => expect(document.activeElement).toBe(name()));
  fireEvent.change(name() ?? expect.unreachable("the field"), { target: { value: "渡辺 桜子" } });
}

describe("a correction that was begun", () => {
  it("is not left by any key that would leave: that is said, and what was typed stands", async () => {
    await begun();
    expect(heldBack()).toBeNull();
    for (const key of ["F5", "F8", "F9", "F12"]) {
      press(key);
      expect(heldBack(), key).not.toBeNull();
      expect(name()?.value, key).toBe("渡辺 桜子");
    }
  });

  it("is not left with the mouse either", async () => {
    await begun();
    for (const words of [/終了$/, /戻る$/]) {
      const all = screen.getAllByRole("button", { name: words });
      act(() => all.find((each) => !each.closest("[data-correcting]"))?.click());
      expect(heldBack(), String(words)).not.toBeNull();
      expect(name()?.value, String(words)).toBe("渡辺 桜子");
    }
  });

  it("is left once it was dropped with Esc, and the word is gone", async () => {
    await begun();
    press("F12", "Escape");
    expect(name()).toBeNull();
    press("e");
    await screen.findByText(question.say);
    expect(heldBack()).toBeNull();
    press("Escape", "F12");
    expect(await screen.findByText("まだ聞き終えていません", { exact: false })).toBeTruthy();
    expect(heldBack()).toBeNull();
  });
});
