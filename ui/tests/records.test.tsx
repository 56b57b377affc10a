// The list of the ward's applications by keyboard, over made-up replies of a desk: looked for, narrowed, walked, opened.
import { act, fireEvent, render, renderHook, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { RecordsView, SearchRecords } from "../src/desk/generated";
import { RecordsScreen } from "../src/features/records/RecordsScreen";
import { useRested } from "../src/hooks/useRested";
import { overAsItIs, press } from "./asking";
import { atCaret, caretIn, eachStoryBefore, no, record, recordsView, sees, type } from "./recordsAt";

const call = vi.hoisted(() => vi.fn());
vi.mock("../src/desk/door", () => ({ desk: { call } }));

const { replies, calls } = eachStoryBefore(call);
const left = vi.fn();

async function begin() {
  left.mockReset();
  render(overAsItIs(<RecordsScreen onBack={left} onBegun={() => {}} heldBack={false} />));
  await caretIn("INPUT");
  await waitFor(() => expect(calls("records.search")).toHaveLength(1));
}
const listed = async () => {
  await begin();
  await sees("KK-3-261121-014");
};
const atHand = () => screen.queryByRole("option", { selected: true })?.textContent ?? "";
const last = () => calls("records.search").at(-1) as SearchRecords;
const asked = (what: Partial<SearchRecords>) => waitFor(() => expect(last()).toMatchObject(what));
const alt = (key: string): [string, KeyboardEventInit] => [key, { altKey: true }];

describe("the records", () => {
  it("begin with today's, the caret in the search box and the newest at hand", async () => {
    await listed();
    expect(last()).toEqual({ text: "", days: "today", state: "all", procedure: null, most: 50 });
    expect(atHand()).toContain("KK-3-261121-014");
    expect(atCaret().getAttribute("aria-activedescendant")).toBe(screen.getByRole("option", { selected: true }).id);
  });

  it("are walked with the arrows and opened with Enter, and Esc comes back to the same row", async () => {
    await listed();
    press("ArrowDown", "ArrowDown", "ArrowUp");
    expect(atHand()).toContain("佐藤 健");
    press("Enter");
    await waitFor(() => expect(calls("records.open")).toEqual([{ application: "a13" }]));
    await sees("伺ったこと");
    press("Escape");
    await caretIn("INPUT");
    expect(atHand()).toContain("佐藤 健");
    press("Escape");
    expect(left).toHaveBeenCalledOnce();
  });

  it("go from one open application to the next without the list", async () => {
    replies["records.open"] = ({ application }: { application: string }) => ({
      ...record,
      row: recordsView.rows.find((each) => each.application === application),
    });
    await listed();
    press("Enter");
    await waitFor(() => expect(document.querySelector("[data-opened=a14]")).not.toBeNull());
    press(["ArrowDown", { altKey: true }]);
    await waitFor(() => expect(document.querySelector("[data-opened=a13]")).not.toBeNull());
    press(["ArrowUp", { altKey: true }]);
    await waitFor(() => expect(document.querySelector("[data-opened=a14]")).not.toBeNull());
  });

  it("say what is unusual about a row in words", async () => {
    await listed();
    const words = screen.getAllByRole("option").map((each) => each.textContent);
    expect(words[0]).toContain("未送信");
    expect(words[2]).toContain("二つの値");
    expect(words[3]).toContain("取下げ");
  });
});

describe("looking for an application", () => {
  it("asks once the typing rests, and once only", async () => {
    await listed();
    type("わ");
    type("わた");
    type("わたなべ");
    await asked({ text: "わたなべ" });
    expect(calls("records.search").map((each) => each.text)).toEqual(["", "わたなべ"]);
  });

  it("asks nothing while a word is being composed, and Enter is then the word's own", async () => {
    await listed();
    fireEvent.compositionStart(atCaret());
    type("わたなべ");
    press(["Enter", { isComposing: true }]);
    fireEvent.compositionEnd(atCaret());
    await asked({ text: "わたなべ" });
    expect(calls("records.search")).toHaveLength(2);
    expect(calls("records.open")).toEqual([]);
  });

  it("opens the one that fits where a number and Enter come faster than an answer", async () => {
    await listed();
    replies["records.search"] = ({ text }: SearchRecords): RecordsView => ({
      ...recordsView,
      rows: recordsView.rows.filter((each) => each.number.includes(text)),
    });
    type("KK-3-261121-011");
    press("Enter");
    await waitFor(() => expect(calls("records.open")).toEqual([{ application: "a11" }]));
  });

  it("opens nothing by that where several fit", async () => {
    await listed();
    type("KK-3");
    press("Enter");
    await asked({ text: "KK-3" });
    await sees("5件");
    expect(calls("records.open")).toEqual([]);
  });

  it("opens the row at hand while the same list is only looked up anew", async () => {
    await listed();
    press("ArrowDown");
    replies["records.search"] = () => new Promise(() => {});
    press(["2", { altKey: true }]);
    await waitFor(() => expect(last().days).toBe("week"));
    press("Enter");
    await waitFor(() => expect(calls("records.open")).toEqual([{ application: "a14" }]));
  });

  it("says why where the desk refuses, and what was typed stands", async () => {
    await listed();
    replies["records.search"] = no("記録を読めません");
    type("渡邉");
    expect(await sees("記録を読めません")).toBeTruthy();
    expect(atCaret().value).toBe("渡邉");
  });
});

describe("a text", () => {
  afterEach(() => void vi.useRealTimers());

  it("does not rest for as long as it is composed, however long that takes", () => {
    vi.useFakeTimers();
    const { result, rerender } = renderHook(({ text }) => useRested(text), { initialProps: { text: "" } });
    act(() => result.current.setComposing(true));
    rerender({ text: "わたなべ" });
    act(() => vi.advanceTimersByTime(60_000));
    expect(result.current.rested).toBe("");
    act(() => result.current.setComposing(false));
    act(() => vi.advanceTimersByTime(1_000));
    expect(result.current.rested).toBe("わたなべ");
  });
});

describe("narrowing the list", () => {
  it("is done by the day with one key", async () => {
    await listed();
    press(alt("2"));
    await asked({ days: "week" });
    press(alt("3"));
    await asked({ days: "all" });
    expect(screen.getByRole("radio", { checked: true }).textContent).toBe("すべての日");
  });

  it("is done by the state among many: a part of its word, and Enter", async () => {
    await listed();
    press(alt("s"));
    await waitFor(() => expect(screen.getByRole("heading", { name: /どの状態/ })).toBeTruthy());
    await caretIn("INPUT");
    type("差戻");
    press("Enter");
    await asked({ state: "returned" });
    await caretIn("INPUT");
    expect(atCaret().getAttribute("aria-controls")).toBe("records");
  });

  it("is done by the procedure, and taken back the same way", async () => {
    await listed();
    press(alt("p"));
    await waitFor(() => expect(screen.getByRole("heading", { name: /どの手続き/ })).toBeTruthy());
    type("葬祭");
    press("ArrowDown", "Enter");
    await asked({ procedure: "p5" });
    expect(screen.getByRole("button", { name: /後期高齢者 葬祭費/ })).toBeTruthy();
    press(alt("p"), "ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp", "ArrowUp", "Enter");
    await asked({ procedure: null });
  });

  it("is not done where it is left with Esc", async () => {
    await listed();
    press(alt("p"));
    type("葬祭");
    press("Escape");
    await caretIn("INPUT");
    expect(calls("records.search")).toHaveLength(1);
    expect(left).not.toHaveBeenCalled();
  });

  it("to those with two values takes one key, of all days, and the same key takes it back", async () => {
    await listed();
    type("渡邉");
    await asked({ text: "渡邉" });
    press(alt("k"));
    await asked({ text: "", days: "all", state: "contested", procedure: null });
    press(alt("k"));
    await asked({ days: "today", state: "all" });
  });
});

describe("a list", () => {
  it("that goes on asks for more at its end, and the row at hand stays", async () => {
    replies["records.search"] = ({ most }: SearchRecords) => ({ ...recordsView, more: most < 100 });
    await listed();
    press("PageDown");
    expect(atHand()).toContain("KK-3-261121-010");
    expect(calls("records.search")).toHaveLength(1);
    press("ArrowDown");
    await asked({ most: 100 });
    expect(atHand()).toContain("KK-3-261121-010");
    await waitFor(() => expect(screen.queryByRole("button", { name: "もっと見る" })).toBeNull());
    press("ArrowDown");
    expect(last().most).toBe(100);
  });

  it("that is empty says what to do", async () => {
    replies["records.search"] = { ...recordsView, rows: [] };
    await begin();
    expect(await sees("きょうの申請は、まだありません。")).toBeTruthy();
    press(alt("3"));
    expect(await sees("この端末には、まだ申請の記録がありません。")).toBeTruthy();
    type("渡邉");
    expect(await sees("見つかりません。")).toBeTruthy();
    expect(screen.getByText(/状態（Alt S）/)).toBeTruthy();
  });
});
