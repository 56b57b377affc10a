// The papers by keyboard, over made-up replies of a desk: walked box by box, put right where they stand, printed, told of.
import { act, render, screen, waitFor } from "@testing-library/react";
import type { ComponentProps } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Refused } from "../src/desk/desk";
import type { PapersView, PreviewView, PrinterView, QuestionView } from "../src/desk/generated";
import { Correcting } from "../src/features/interview/Correcting";
import { PapersScreen } from "../src/features/papers/PapersScreen";
import { eachStoryAt, interview, ofNames, over, press } from "./asking";
import * as made from "./fixture.mjs";

const call = vi.hoisted(() => vi.fn());
vi.mock("../src/desk/door", () => ({ desk: { call } }));

eachStoryAt(call);

const papers = made.papers as PapersView;
const question = made.fields as QuestionView;
const quiet: PrinterView = { printer: "市民課_A4", waiting: 0, trouble: null };
let replies: Record<string, unknown>;

beforeEach(() => {
  replies = {
    ...ofNames,
    "papers.look": papers,
    "papers.picture": { page: 1, png: "", width: 1400, height: 1980 },
    "papers.print": { printer: "市民課_A4", pages: 3 },
    "printer.look": quiet,
    "interview.question": question,
    "interview.preview": { changes: [], papers: [] } satisfies PreviewView,
    "interview.answer": interview,
  };
  call.mockImplementation(async (name: string) => {
    if (replies[name] instanceof Error) throw replies[name];
    return replies[name];
  });
});

const calls = (name: string) => call.mock.calls.filter(([called]) => called === name).map(([, request]) => request);
const left = vi.fn();
const chosen = () => screen.queryByRole("option", { selected: true })?.textContent ?? null;
const ringed = () => document.querySelector<HTMLElement>("[data-chosen-box]")?.dataset.chosenBox ?? null;

const screenOf = (correcting: ComponentProps<typeof PapersScreen>["correcting"]) => (
  <PapersScreen onBack={left} correcting={correcting} onCorrecting={() => {}} heldBack={false} />
);

async function open() {
  left.mockReset();
  render(over(screenOf((box) => <Correcting {...box} />)));
  await screen.findByText("申請日");
  await waitFor(() => expect(document.querySelectorAll("img")).toHaveLength(papers.pages.length));
}

describe("the boxes of the papers", () => {
  it("are walked with the arrows through all sheets, and the one at hand is ringed on its picture", async () => {
    await open();
    expect(chosen()).toBeNull();
    press("ArrowDown", "ArrowDown");
    expect(chosen()).toContain("渡邉󠄂 櫻子ステファニー");
    expect(ringed()).toBe("氏名");
    press("ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowDown");
    expect(ringed()).toBe("委任する方");
    expect(document.querySelector("[data-chosen-box]")?.closest("[data-sheet]")?.getAttribute("data-sheet")).toBe("2");
    press("ArrowDown", "ArrowDown", "ArrowUp", "ArrowUp");
    expect(ringed()).toBe("通数");
  });

  it("begin where the sheet at hand begins", async () => {
    await open();
    press("PageDown", "ArrowDown");
    expect(chosen()).toContain("委任する方");
    press("PageUp", "ArrowUp");
    expect(chosen()).toContain("通数");
  });

  it("are chosen by a click on their row or on the picture", async () => {
    await open();
    act(() => screen.getByRole("option", { name: /電話/ }).click());
    expect(ringed()).toBe("電話");
    const places = document.querySelectorAll<HTMLElement>('[data-sheet="1"] .cursor-pointer');
    act(() => places[2]?.click());
    expect(ringed()).toBe("ふりがな");
  });

  it("that are warned of are counted, and W goes from one to the next and around", async () => {
    await open();
    expect(screen.getByText("確かめる欄 3（この紙 2）")).toBeTruthy();
    press("w");
    expect(ringed()).toBe("氏名");
    press("w");
    expect(ringed()).toBe("住所");
    press("w");
    expect(chosen()).toContain("渡邉󠄂 太郎");
    press("w");
    expect(ringed()).toBe("氏名");
  });

  it("for the visitor's own hand are framed on the picture and listed", async () => {
    await open();
    expect(document.querySelectorAll("[data-by-hand]")).toHaveLength(2);
    expect(screen.getByText("手で書くところ")).toBeTruthy();
    expect(screen.getByText("届出人署名")).toBeTruthy();
    press("PageDown");
    expect(screen.queryByText("届出人署名")).toBeNull();
    expect(screen.getByText("委任する方の署名")).toBeTruthy();
  });
});

describe("a box put right where it stands", () => {
  it("asks its question, shows what would change, and the same box stays at hand", async () => {
    await open();
    press("ArrowDown", "ArrowDown", "e");
    expect(await screen.findByText(question.say)).toBeTruthy();
    expect(calls("interview.question")).toEqual([{ question: "q.subject" }]);
    const name = screen.getAllByRole("textbox")[0] as HTMLInputElement;
    await waitFor(() => expect(document.activeElement).toBe(name));
    const preview: PreviewView = {
      changes: [],
      papers: [{ title: "住民票の写し等交付申請書", turn: "changes", boxes: ["氏名"] }],
    };
    replies["interview.preview"] = preview;
    replies["papers.look"] = {
      ...papers,
      pages: [
        { page: 1, title: "別紙", printed: 0 },
        ...papers.pages.map((each) => ({ ...each, page: each.page + 1 })),
      ],
      boxes: papers.boxes.map((each) => ({
        ...each,
        page: each.page + 1,
        value: each.label === "氏名" ? "渡辺 桜子" : each.value,
      })),
    } satisfies PapersView;
    for (const _ of screen.getAllByRole("textbox")) press("Enter");
    expect(await screen.findByText("申請書の欄 1")).toBeTruthy();
    expect(calls("interview.answer")).toEqual([]);
    press("Enter");
    await waitFor(() => expect(chosen()).toContain("渡辺 桜子"));
    expect(screen.queryByText(question.say)).toBeNull();
    await waitFor(() => expect(ringed()).toBe("氏名"));
  });

  it("is left with Esc, and nothing is sent or lost", async () => {
    await open();
    press("w", "e");
    await screen.findByText(question.say);
    press("Escape");
    expect(screen.queryByText(question.say)).toBeNull();
    expect(left).not.toHaveBeenCalled();
    expect(ringed()).toBe("氏名");
    expect(calls("interview.answer")).toEqual([]);
    press("Escape");
    expect(left).toHaveBeenCalledOnce();
  });

  it("keeps the question open and says why, where the desk refuses", async () => {
    replies["interview.answer"] = new Refused({
      code: "answer.refused",
      title: "お名前に使えない字があります",
      what_to_do: "書類のとおりに入れてください。",
      field: null,
      tone: "refused",
    });
    await open();
    press("w", "e");
    await screen.findByText(question.say);
    for (const _ of screen.getAllByRole("textbox")) press("Enter");
    expect(await screen.findByText("お名前に使えない字があります")).toBeTruthy();
    expect(screen.getByText(question.say)).toBeTruthy();
  });

  it("says of a box that follows from other answers where they are put right", async () => {
    await open();
    press("ArrowDown", "e");
    expect(screen.getByText(/ほかの回答から決まる欄です/)).toBeTruthy();
    expect(calls("interview.question")).toEqual([]);
  });
});

describe("printing", () => {
  it("prints all by Enter, and the key says how many", async () => {
    await open();
    expect(screen.getByRole("button", { name: /印刷（全3枚）/ })).toBeTruthy();
    press("Enter");
    await waitFor(() => expect(calls("papers.print")).toEqual([{ pages: [] }]));
  });

  it("prints the ticked sheets alone, and a tick is seen and taken back", async () => {
    await open();
    press(" ", "PageDown", " ", "PageDown", " ", " ");
    expect(screen.getAllByText("印刷する紙")).toHaveLength(2);
    expect(screen.getByRole("button", { name: /印刷（選んだ2枚）/ })).toBeTruthy();
    press("Enter");
    await waitFor(() => expect(calls("papers.print")).toEqual([{ pages: [1, 2] }]));
  });

  it("says which sheets were printed, and that a second one is marked", async () => {
    replies["papers.look"] = {
      ...papers,
      pages: papers.pages.map((each) => ({ ...each, printed: each.page === 2 ? 2 : 0 })),
    };
    await open();
    expect(screen.getByText("印刷済み 2回")).toBeTruthy();
    expect(screen.getByText(/「再印刷」と入ります/)).toBeTruthy();
    press(" ");
    expect(screen.queryByText(/「再印刷」と入ります/)).toBeNull();
  });
});

describe("the printer", () => {
  const trouble: PrinterView = {
    printer: "市民課_A4",
    waiting: 2,
    trouble: { code: "printer.paper", title: "プリンターの用紙がありません", what_to_do: "A4の用紙を入れてください。" },
  };
  /** The given time, and whatever arrives in it. */
  const goBy = (time_ms: number) => act(() => vi.advanceTimersByTimeAsync(time_ms));
  const arrived = async () => {
    for (const _ of ["asked", "answered", "shown"]) await goBy(1);
  };
  const begin = async () => {
    const page = render(over(screenOf(() => null)));
    await arrived();
    return page;
  };

  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("is told of until every sheet is out, and then left alone", async () => {
    await begin();
    expect(calls("printer.look")).toHaveLength(1);
    replies["printer.look"] = { ...quiet, waiting: 2 };
    press("Enter");
    await arrived();
    expect(screen.getByText("印刷しています… 残り 2件")).toBeTruthy();
    replies["printer.look"] = { ...quiet, waiting: 1 };
    await goBy(2_000);
    expect(screen.getByText("印刷しています… 残り 1件")).toBeTruthy();
    replies["printer.look"] = quiet;
    await goBy(2_000);
    expect(screen.getByText("印刷が終わりました")).toBeTruthy();
    const looked = calls("printer.look").length;
    await goBy(20_000);
    expect(calls("printer.look")).toHaveLength(looked);
  });

  it("says what keeps it before anything is printed, and the word goes when it is mended", async () => {
    replies["printer.look"] = trouble;
    await begin();
    expect(screen.getByRole("alert").textContent).toContain("プリンターの用紙がありませんA4の用紙を入れてください。");
    replies["printer.look"] = quiet;
    await goBy(2_000);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("that stands still keeps what is sent to it, and that is said, so that nobody sends it again", async () => {
    replies["printer.look"] = trouble;
    await begin();
    expect(screen.queryByText(/印刷待ちに入りました/)).toBeNull();
    press("Enter");
    await arrived();
    expect(screen.getByText("印刷待ちに入りました（2件）")).toBeTruthy();
    expect(screen.getByText("市民課_A4 へ 3枚送りました")).toBeTruthy();
    expect(screen.getByRole("alert").textContent).toContain("プリンターの用紙がありません");
  });

  it("is not looked at any more when the screen is left, nor where none is set", async () => {
    replies["printer.look"] = trouble;
    const page = await begin();
    page.unmount();
    const looked = calls("printer.look").length;
    await goBy(20_000);
    expect(calls("printer.look")).toHaveLength(looked);
    replies["papers.look"] = { ...papers, printer: null };
    await begin();
    await goBy(20_000);
    expect(calls("printer.look")).toHaveLength(looked);
  });
});
