// The one question answered by keyboard, over made-up replies of a desk.
import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { Refused } from "../src/desk/desk";
import type { QuestionView, VerdictRow } from "../src/desk/generated";
import { changed } from "../src/features/interview/useFresh";
import { previousOf } from "../src/features/interview/way";
import { ask, eachStoryAt, interview, press } from "./asking";
import * as made from "./fixture.mjs";

const call = vi.hoisted(() => vi.fn());
vi.mock("../src/desk/door", () => ({ desk: { call } }));

const choice = interview.question as QuestionView;
const fields = made.fields as QuestionView;

describe("the one question", () => {
  eachStoryAt(call);

  const sent = () => call.mock.calls.filter(([name]) => name === "interview.answer").map(([, request]) => request);

  it("is answered with a number key and Enter", async () => {
    ask(choice);
    press("3");
    await waitFor(() => expect(screen.getByRole("radio", { checked: true }).textContent).toContain("会社・学校"));
    press("Enter");
    await waitFor(() =>
      expect(call).toHaveBeenCalledWith("interview.answer", { question: "q.purpose", given: { purpose: "c" } }),
    );
  });

  it("takes 9 for 分からない and sends null", async () => {
    ask(choice);
    press("9");
    await waitFor(() => expect(screen.getByRole("radio", { checked: true }).textContent).toContain("分からない"));
    press("Enter");
    await waitFor(() =>
      expect(call).toHaveBeenCalledWith("interview.answer", { question: "q.purpose", given: { purpose: null } }),
    );
  });

  it("sends nothing while nothing is chosen, and says so", async () => {
    const input = { ...choice.input, chosen: null } as QuestionView["input"];
    ask({ ...choice, input });
    press("Enter");
    expect(await screen.findByText(/番号で選んで/)).toBeTruthy();
    expect(call).not.toHaveBeenCalled();
  });

  it("goes from field to field with Enter and sends after the last, names letter for letter", async () => {
    ask(fields);
    for (let at = 0; at < 4; at++) press("Enter");
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0].given["s.name"]).toBe("渡邉\u{E0102} 櫻子ステファニー");
  });

  it("keeps what was typed when the desk refuses, and says why beside the field", async () => {
    call.mockRejectedValue(
      new Refused({
        code: "X",
        title: "日付がありません。",
        what_to_do: "確かめてください。",
        field: "s.birth",
        tone: "refused",
      }),
    );
    ask(fields);
    for (let at = 0; at < 4; at++) press("Enter");
    expect(await screen.findByText("日付がありません。")).toBeTruthy();
    await waitFor(() => expect(document.activeElement?.getAttribute("name")).toBe("s.birth"));
    expect((document.activeElement as HTMLInputElement).value).toBe("S50.1.2");
  });

  it("answers 不明 for the empty fields only", async () => {
    ask(fields);
    press(["9", { altKey: true }]);
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(sent()[0].given["s.birth"]).toBe("S50.1.2");
  });
});

describe("around the question", () => {
  it("the one before is the last answered, or the one before where we stand", () => {
    expect(previousOf(interview)).toBe("q.subject");
    expect(previousOf({ ...interview, question: { ...choice, id: "q.id" } })).toBe("q.who");
    expect(previousOf({ ...interview, question: { ...choice, id: "q.who" } })).toBeUndefined();
  });

  it("a verdict is new when it came or changed", () => {
    const row = interview.verdicts.rows[0] as VerdictRow;
    expect([...changed([], [row])]).toEqual([row.procedure]);
    expect([...changed([row], [{ ...row, status: "undecided" }])]).toEqual([row.procedure]);
    expect([...changed([row], [{ ...row }])]).toEqual([]);
  });
});
