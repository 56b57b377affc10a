// What is done with one application by keyboard, over made-up replies: each act, its refusal, and that nothing typed is lost.
import { render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { RecordView } from "../src/desk/generated";
import { RecordPane } from "../src/features/records/RecordPane";
import { interview, overAsItIs, press } from "./asking";
import { atCaret, caretIn, eachStoryBefore, no, record, sees, type } from "./recordsAt";

const call = vi.hoisted(() => vi.fn());
vi.mock("../src/desk/door", () => ({ desk: { call } }));

const { replies, calls } = eachStoryBefore(call);
const left = vi.fn();
const begun = vi.fn();
const on = { application: "a14", seen: record.seen };
const later: RecordView = { ...record, seen: ["op-1", "op-2", "op-3"] };

const pane = () => (
  <RecordPane application="a14" place="desk" back="一覧へ戻る" onBack={left} onBegun={begun} heldBack={false} />
);

async function open(shown: Partial<RecordView> = {}) {
  replies["records.open"] = { ...record, ...shown };
  const page = render(overAsItIs(pane()));
  await sees("伺ったこと");
  return page;
}
const acts = () => screen.queryByRole("list", { name: "この申請にできること" })?.textContent ?? "";

beforeEach(() => {
  left.mockReset();
  begun.mockReset();
});

describe("one application", () => {
  it("shows what stands, what follows, what was done, and its acts with their keys", async () => {
    await open();
    expect(screen.getByText("KK-3-261121-014")).toBeTruthy();
    expect(screen.getByText("同じ世帯の方", { selector: "dd" })).toBeTruthy();
    expect(screen.getByText("委任状の確認")).toBeTruthy();
    expect(screen.getByText("住所の番地を直した")).toBeTruthy();
    expect(acts()).toBe("E直すT次の段階へH引き継ぐR再印刷W取下げ");
  });

  it("that is closed says why, and offers neither to put right nor to take back", async () => {
    const closed = { code: "X", title: "決裁に進んでいます。", what_to_do: "新しい申請として受け付けてください。" };
    await open({ closed, next_steps: [] });
    expect(screen.getByText("決裁に進んでいます。")).toBeTruthy();
    expect(acts()).toBe("H引き継ぐR再印刷");
    press("e", "w", "t");
    expect(calls("records.amend")).toEqual([]);
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  it("whose answers cannot be shown says why in their place", async () => {
    await open({ unreadable: { code: "LEDGER", title: "台帳が読めません。", what_to_do: "情報システム担当へ。" } });
    expect(screen.getByText("台帳が読めません。")).toBeTruthy();
    expect(screen.queryByText("同じ世帯の方", { selector: "dd" })).toBeNull();
  });

  it("that cannot be opened says why, and Esc goes back", async () => {
    replies["records.open"] = no("この申請は、この端末にありません");
    render(overAsItIs(pane()));
    expect(await sees("この申請は、この端末にありません")).toBeTruthy();
    press("Escape");
    expect(left).toHaveBeenCalledOnce();
  });
});

describe("E", () => {
  it("puts the application right in the interview, with what the clerk saw", async () => {
    replies["records.amend"] = { ...interview, amends: "KK-3-261121-014" };
    await open();
    press("e");
    await waitFor(() => expect(calls("records.amend")).toEqual([on]));
  });

  it("says why not, where the desk refuses", async () => {
    replies["records.amend"] = no("聞き取りの途中です");
    await open();
    press("e");
    expect(await sees("聞き取りの途中です")).toBeTruthy();
  });
});

describe("T", () => {
  it("takes a step by its number, with a word, and says what it is now", async () => {
    replies["records.step"] = { ...later, row: { ...record.row, step_name: "内容審査" } };
    await open();
    press("t");
    press("1");
    await caretIn("TEXTAREA");
    type("窓口で確認済み");
    press("Enter");
    await waitFor(() => expect(calls("records.step")).toEqual([{ on, step: "content_check", note: "窓口で確認済み" }]));
    expect(await sees("「内容審査」にしました")).toBeTruthy();
    expect(screen.queryByRole("textbox")).toBeNull();
  });

  it("needs no word, but needs a step", async () => {
    await open();
    press("t", "Enter");
    expect(await sees(/番号で選んで/)).toBeTruthy();
    press("1", "Enter");
    await waitFor(() => expect(calls("records.step")).toEqual([{ on, step: "content_check", note: "" }]));
  });

  it("sends nothing back without a reason", async () => {
    await open();
    press("t", "2", "Enter");
    expect(await sees("差戻しの理由を書いてください。")).toBeTruthy();
    expect(calls("records.step")).toEqual([]);
    type("通帳の写しが足りない");
    press("Enter");
    await waitFor(() =>
      expect(calls("records.step")).toEqual([{ on, step: "returned", note: "通帳の写しが足りない" }]),
    );
  });

  it("with one step only asks for that step at once", async () => {
    await open({ next_steps: [{ value: "form_check", label: "形式審査" }] });
    press("t");
    expect(screen.getByRole("heading", { name: "「形式審査」へ進めますか" })).toBeTruthy();
    await caretIn("TEXTAREA");
    press("Enter");
    await waitFor(() => expect(calls("records.step")).toHaveLength(1));
  });

  it("keeps the word where the desk refuses, and says why", async () => {
    replies["records.step"] = no("ほかの窓口で先に進みました");
    await open();
    press("t", "1");
    await caretIn("TEXTAREA");
    type("確認済み");
    press("Enter");
    expect(await sees("ほかの窓口で先に進みました")).toBeTruthy();
    expect(atCaret().value).toBe("確認済み");
  });

  it("says that the application changed meanwhile, and then acts on what stands now", async () => {
    replies["records.step"] = no("新しい動きがあります");
    await open();
    press("t", "1");
    await caretIn("TEXTAREA");
    type("確認済み");
    replies["records.open"] = later;
    press("Enter");
    expect(await sees("この申請に、新しい動きがありました。")).toBeTruthy();
    expect(atCaret().value).toBe("確認済み");
    replies["records.step"] = later;
    press("Enter");
    await waitFor(() => expect(calls("records.step").at(-1).on.seen).toEqual(later.seen));
  });
});

describe("H", () => {
  it("hands over to a desk by its number", async () => {
    replies["records.hand_over"] = later;
    await open();
    press("h", "2", "Enter");
    await waitFor(() => expect(calls("records.hand_over")).toEqual([{ on, desk: "d2" }]));
    expect(await sees("2番窓口へ引き継ぎました")).toBeTruthy();
  });

  it("asks for a desk first", async () => {
    await open();
    press("h", "Enter");
    expect(await sees(/番号で選んで/)).toBeTruthy();
    expect(calls("records.hand_over")).toEqual([]);
  });

  it("finds a desk among many by a part of its name, full width or half", async () => {
    const desks = Array.from({ length: 24 }, (_, at) => ({ value: `d${at}`, label: `${at}番窓口` }));
    await open({ desks });
    press("h");
    await caretIn("INPUT");
    type("１７");
    press("Enter");
    await waitFor(() => expect(calls("records.hand_over")).toEqual([{ on, desk: "d17" }]));
  });
});

describe("W", () => {
  it("asks for a reason, then once more plainly, and only Delete takes back", async () => {
    replies["records.withdraw"] = { ...later, row: { ...record.row, withdrawn: true } };
    await open();
    press("w");
    await caretIn("TEXTAREA");
    press("Enter");
    expect(await sees("取下げの理由を書いてください。")).toBeTruthy();
    type("別の方が先に申請していた");
    press("Enter");
    expect(await sees("KK-3-261121-014 を取り下げます")).toBeTruthy();
    press("Enter");
    expect(calls("records.withdraw")).toEqual([]);
    press("Delete");
    await waitFor(() => expect(calls("records.withdraw")).toEqual([{ on, reason: "別の方が先に申請していた" }]));
    expect(await sees("取り下げました")).toBeTruthy();
    expect(acts()).not.toContain("取下げ");
  });

  it("goes back to the reason with Esc, as it was typed, also after a refusal", async () => {
    replies["records.withdraw"] = no("決裁に進んでいます");
    await open();
    press("w");
    await caretIn("TEXTAREA");
    type("理由");
    press("Enter");
    await sees("KK-3-261121-014 を取り下げます");
    press("Delete");
    expect(await sees("決裁に進んでいます")).toBeTruthy();
    press("Escape");
    await caretIn("TEXTAREA");
    expect(atCaret().value).toBe("理由");
  });
});

describe("R", () => {
  it("prints with a reason, and says what came out", async () => {
    replies["records.reprint"] = { record: { ...later, reprints: 1 }, pages: 3, printer: "市民課_A4", saved: null };
    await open();
    press("r");
    await caretIn("TEXTAREA");
    press("Enter");
    expect(await sees("再印刷の理由を書いてください。")).toBeTruthy();
    type("紙づまり");
    press("Enter");
    await waitFor(() => expect(calls("records.reprint")).toEqual([{ on, reason: "紙づまり", to: "printer" }]));
    expect(await sees("市民課_A4 へ 3枚送りました")).toBeTruthy();
    expect(screen.getByText("再印刷 1回")).toBeTruthy();
  });

  it.each([
    ["where no printer is set, by Enter", null, ["Enter"]],
    ["beside a printer, by Ctrl and S", "市民課_A4", [["s", { ctrlKey: true }]]],
  ] as const)("saves a PDF %s, and says where", async (_, printer, keys) => {
    const saved = { file: "KK-3-261121-014.pdf", folder: "申請書" };
    replies["records.reprint"] = { record: later, pages: 3, printer: null, saved };
    await open({ printer });
    press("r");
    await caretIn("TEXTAREA");
    type("紙づまり");
    press(...(keys as unknown as Parameters<typeof press>));
    await waitFor(() => expect(calls("records.reprint")).toEqual([{ on, reason: "紙づまり", to: "file" }]));
    expect(await sees("PDFを保存しました（3枚）")).toBeTruthy();
    expect(screen.getByText("KK-3-261121-014.pdf")).toBeTruthy();
  });

  it("keeps the reason where the desk refuses", async () => {
    replies["records.reprint"] = no("印字できない字があります");
    await open();
    press("r");
    await caretIn("TEXTAREA");
    type("紙づまり");
    press("Enter");
    expect(await sees("印字できない字があります")).toBeTruthy();
    expect(atCaret().value).toBe("紙づまり");
  });
});

describe("an act that was begun", () => {
  it("is left with Esc alone, and the other keys wait", async () => {
    await open();
    press("w");
    await caretIn("TEXTAREA");
    expect(begun).toHaveBeenLastCalledWith(true);
    press("Escape");
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(begun).toHaveBeenLastCalledWith(false);
    expect(left).not.toHaveBeenCalled();
    press("Escape");
    expect(left).toHaveBeenCalledOnce();
  });
});
