// The tray of what the centre did not take, by keyboard, over made-up replies of a desk.
import { render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { TrayView } from "../src/desk/generated";
import { RecordsScreen } from "../src/features/records/RecordsScreen";
import { overAsItIs, press } from "./asking";
import { atCaret, caretIn, eachStoryBefore, no, sees, tray, type } from "./recordsAt";

const call = vi.hoisted(() => vi.fn());
vi.mock("../src/desk/door", () => ({ desk: { call } }));

const { replies, calls } = eachStoryBefore(call);
const begun = vi.fn();
const putAway = { ...tray.rows[0], op: "t2" };
const without = (op: string): TrayView => ({ rows: tray.rows.filter((each) => each.op !== op) });

beforeEach(() => void begun.mockReset());

async function open() {
  render(overAsItIs(<RecordsScreen onBack={() => {}} onBegun={begun} heldBack={false} />));
  await sees("親機が受け取らなかったもの 2件");
  press(["t", { altKey: true }]);
  await waitFor(() => expect(document.querySelector("[data-tray]")).not.toBeNull());
}
const listed = async () => {
  await open();
  await waitFor(() => expect(rows()).toHaveLength(3));
};
const rows = () => screen.queryAllByRole("option").map((each) => each.textContent ?? "");
const atHand = () => document.querySelector<HTMLElement>("[data-op][aria-selected=true]")?.dataset.op;

describe("the tray", () => {
  it("shows what waits first, with why and what to do, and then what was put away, by whom and why", async () => {
    await listed();
    expect(rows()[0]).toContain("受付KK-3-261121-01411月21日 11:42");
    expect(rows()[0]).toContain("原課に連絡し、新しい申請として受け付けてください。");
    expect(rows()[2]).toContain("片づけ済み　11月21日 12:10　3番窓口　山本 恵");
    expect(rows()[2]).toContain("3番窓口で入れ直した");
    expect(rows()[2]).not.toContain("原課に連絡し");
  });

  it("opens the application of a row, and Esc comes back to that row", async () => {
    await listed();
    press("ArrowDown", "Enter");
    await waitFor(() => expect(calls("records.open")).toEqual([{ application: "a14" }]));
    await sees("伺ったこと");
    press("Escape");
    await waitFor(() => expect(rows()).toHaveLength(3));
    press("Escape");
    await caretIn("INPUT");
  });

  it("sends again what makes sense to be sent again, and nothing else", async () => {
    replies["tray.send_again"] = without("t2");
    await listed();
    press("ArrowDown", "s");
    expect(calls("tray.send_again")).toEqual([]);
    press("ArrowUp", "s");
    await waitFor(() => expect(calls("tray.send_again")).toEqual([{ op: "t2" }]));
    expect(await sees(/もう一度送ります。/)).toBeTruthy();
    await waitFor(() => expect(rows()).toHaveLength(2));
  });

  it("puts a row away with a reason, and keeps it", async () => {
    replies["tray.put_away"] = { rows: [tray.rows[0], putAway, tray.rows[2]] };
    await listed();
    press("Delete");
    await caretIn("TEXTAREA");
    expect(begun).toHaveBeenLastCalledWith(true);
    press("Enter");
    expect(await sees("片づける理由を書いてください。")).toBeTruthy();
    type("入れ直した");
    press("Enter");
    await waitFor(() => expect(calls("tray.put_away")).toEqual([{ op: "t2", reason: "入れ直した" }]));
    expect(await sees("片づけました")).toBeTruthy();
    expect(rows()).toHaveLength(3);
    expect(document.querySelectorAll("[data-put-away=true]")).toHaveLength(2);
    expect(begun).toHaveBeenLastCalledWith(false);
  });

  it("keeps the reason where the desk refuses, and the row at hand where it is left", async () => {
    replies["tray.put_away"] = no("すでに片づけられています");
    await listed();
    press("ArrowDown", "Delete");
    await caretIn("TEXTAREA");
    type("入れ直した");
    press("Enter");
    expect(await sees("すでに片づけられています")).toBeTruthy();
    expect(atCaret().value).toBe("入れ直した");
    press("Escape");
    expect(atHand()).toBe("t3");
  });

  it("does nothing to what was put away", async () => {
    await listed();
    press("ArrowDown", "ArrowDown", "s", "Delete", "Enter");
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(calls("tray.send_again")).toEqual([]);
    expect(calls("records.open")).toEqual([]);
  });

  it("that is empty says so", async () => {
    replies["tray.look"] = { rows: [] };
    await open();
    expect(await sees(/親機は、この窓口の操作をすべて受け取っています/)).toBeTruthy();
  });
});
