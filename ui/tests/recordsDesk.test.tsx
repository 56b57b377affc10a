// How a desk comes to the records and back, and how a correction is sent or left: the whole desk by its keys.
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { CounterView, InterviewView, SessionView } from "../src/desk/generated";
import { DeskFrame } from "../src/routes/DeskFrame";
import { interview, overAsItIs, press } from "./asking";
import * as made from "./fixture.mjs";
import { atCaret, caretIn, eachStoryBefore, no, sees, type } from "./recordsAt";

const call = vi.hoisted(() => vi.fn());
vi.mock("../src/desk/door", () => ({ desk: { call } }));

const { replies, calls } = eachStoryBefore(call);
const counter = made.counter as CounterView;
const idle: CounterView = { ...counter, ticket: null, interviewing: false };
const amended: InterviewView = { ...interview, amends: "KK-3-261121-014" };
const done: InterviewView = { ...amended, question: null, can_finish: true };

const frame = () => render(overAsItIs(<DeskFrame session={made.session as SessionView} />));
const records = () => document.querySelector("[data-records]");
const question = () => document.querySelector<HTMLElement>("[data-question]");

describe("the records", () => {
  it("are opened between two visitors, and left for the idle desk", async () => {
    Object.assign(replies, { "interview.look": null, "counter.look": idle });
    frame();
    await sees("次の方を呼ぶ");
    press("F11");
    await sees("KK-3-261121-014");
    expect(screen.queryByText("次の方を呼ぶ")).toBeNull();
    press("Escape");
    expect(await sees("次の方を呼ぶ")).toBeTruthy();
    press("F11");
    await waitFor(() => expect(records()).not.toBeNull());
    press("F11");
    expect(records()).toBeNull();
  });

  it("are opened in the middle of an interview, and nothing typed is lost", async () => {
    replies["interview.look"] = { ...interview, question: made.fields };
    frame();
    await waitFor(() => expect(question()).not.toBeNull());
    const name = () => question()?.querySelector("input") ?? expect.unreachable("the field");
    fireEvent.change(name(), { target: { value: "渡辺 桜子" } });
    press("F11");
    await sees("KK-3-261121-014");
    expect(question()?.closest("main")?.hidden).toBe(true);
    press("Escape");
    await waitFor(() => expect(question()?.closest("main")?.hidden).toBe(false));
    expect(name().value).toBe("渡辺 桜子");
    expect(calls("interview.answer")).toEqual([]);
  });

  it("are not opened while a box of the papers is put right", async () => {
    replies["papers.picture"] = { page: 1, png: "", width: 1400, height: 1980 };
    frame();
    await waitFor(() => expect(question()).not.toBeNull());
    press("F9");
    await waitFor(() => expect(document.querySelectorAll("[data-sheet] img")).toHaveLength(3));
    press("ArrowDown", "ArrowDown", "e");
    await waitFor(() => expect(document.querySelector("[data-correcting]")).not.toBeNull());
    press("F11");
    expect(await sees("この欄を直している途中です")).toBeTruthy();
    expect(records()).toBeNull();
  });

  it("are not left in the middle of an act, neither by a key nor with the mouse: that is said", async () => {
    frame();
    await waitFor(() => expect(question()).not.toBeNull());
    press("F11");
    await sees("KK-3-261121-014");
    press("Enter");
    await sees("伺ったこと");
    press("w");
    await caretIn("TEXTAREA");
    type("理由");
    press("F12", "F5", "F11");
    expect(screen.queryByText("書きかけの内容があります")).toBeNull();
    act(() => screen.getByRole("button", { name: /終了$/ }).click());
    expect(await sees("書きかけの内容があります")).toBeTruthy();
    expect(atCaret().value).toBe("理由");
    press("Escape", "F12");
    expect(await sees("まだ聞き終えていません")).toBeTruthy();
  });

  it("give way to the interview of an application that is put right", async () => {
    Object.assign(replies, { "interview.look": null, "counter.look": idle });
    frame();
    await sees("次の方を呼ぶ");
    press("F11");
    await sees("KK-3-261121-014");
    press("Enter");
    await sees("伺ったこと");
    Object.assign(replies, { "records.amend": amended, "interview.look": amended, "counter.look": counter });
    press("e");
    expect(await sees("KK-3-261121-014 を直しています")).toBeTruthy();
    expect(records()).toBeNull();
  });
});

describe("what waits for a person", () => {
  it("is said at the desk, with the key that leads there", async () => {
    Object.assign(replies, { "interview.look": null, "counter.look": { ...idle, contested: 1, refused: 2 } });
    frame();
    expect(await sees("値が二つある申請が 1件あります。")).toBeTruthy();
    expect(screen.getByText("親機が受け取らなかった操作が 2件あります。")).toBeTruthy();
    press("F11");
    await waitFor(() => expect(records()).not.toBeNull());
    expect(document.querySelector("[data-strip=records]")).toBeNull();
  });

  it("is not spoken of where nothing does", async () => {
    frame();
    await waitFor(() => expect(question()).not.toBeNull());
    expect(document.querySelector("[data-strip=records]")).toBeNull();
  });
});

describe("a correction", () => {
  const begin = async (shown: InterviewView) => {
    Object.assign(replies, { "interview.look": shown, "interview.finish": idle, "interview.discard": made.session });
    frame();
    await sees("KK-3-261121-014 を直しています");
    press("F12");
  };

  it("is sent with F12 and Enter, and the visitor's number stays", async () => {
    await begin(done);
    expect(await sees("この訂正を送りますか")).toBeTruthy();
    press("Enter");
    await waitFor(() => expect(calls("interview.finish")).toHaveLength(1));
    expect(calls("counter.end_service")).toEqual([]);
  });

  it("is left without change after a second thought", async () => {
    await begin(done);
    await sees("この訂正を送りますか");
    press("Delete");
    expect(await sees("訂正をやめて、元の申請のままにしますか")).toBeTruthy();
    expect(calls("interview.discard")).toEqual([]);
    press("Escape");
    await sees("この訂正を送りますか");
    press("Delete");
    await sees("訂正をやめて、元の申請のままにしますか");
    press("Delete");
    await waitFor(() => expect(calls("interview.discard")).toHaveLength(1));
    expect(calls("interview.finish")).toEqual([]);
    expect(calls("counter.end_service")).toEqual([]);
  });

  it("with questions left is gone on with by Enter, and not sent", async () => {
    await begin(amended);
    expect(await sees("まだ伺うことが残っています")).toBeTruthy();
    press("Enter");
    await waitFor(() => expect(screen.queryByText("まだ伺うことが残っています")).toBeNull());
    expect(calls("interview.finish")).toEqual([]);
  });

  it("that is refused stays, and it is said why", async () => {
    await begin(done);
    replies["interview.finish"] = no("ほかの窓口で直されました");
    await sees("この訂正を送りますか");
    press("Enter");
    expect(await sees("ほかの窓口で直されました")).toBeTruthy();
    expect(screen.getByText("この訂正を送りますか")).toBeTruthy();
  });
});
