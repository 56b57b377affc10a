// A second matter in the same interview, and what an answer would change while it is chosen, over made-up replies of a desk.
import { render, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { BesideView, ChangeView, InterviewView, PreviewView, SectionView } from "../src/desk/generated";
import { InterviewScreen } from "../src/features/interview/InterviewScreen";
import { eachStoryAt, interview, over, press } from "./asking";

const call = vi.hoisted(() => vi.fn());
vi.mock("../src/desk/door", () => ({ desk: { call } }));

eachStoryAt(call);

const matters: BesideView[] = [
  { id: "marriage", name: "婚姻", stand: "first" },
  { id: "moving", name: "引越し", stand: "free" },
  { id: "birth", name: "出生", stand: "taken" },
  { id: "bereavement", name: "おくやみ", stand: "apart" },
];
const at = (more: Partial<InterviewView> = {}) =>
  render(
    over(
      <InterviewScreen
        interview={{ ...interview, ...more }}
        away={false}
        panel={null}
        onPapers={() => {}}
        onTakeHome={() => {}}
        onReturn={() => {}}
        onFinish={() => {}}
      />,
    ),
  );
const calls = (name: string) => call.mock.calls.filter(([called]) => called === name).map(([, request]) => request);

describe("a second matter", () => {
  it("is taken up with F10, its number and Enter", async () => {
    at({ matters });
    press("F10");
    expect(screen.getByText("はじめの用件")).toBeTruthy();
    expect(screen.getByText(/別の受付で/)).toBeTruthy();
    press("Enter");
    expect(await screen.findByText(/番号で用件を選んで/)).toBeTruthy();
    press("1", "Enter");
    await waitFor(() => expect(calls("interview.take_up")).toEqual([{ matter: "moving" }]));
    await waitFor(() => expect(screen.queryByText("はじめの用件")).toBeNull());
  });

  it("taken up by mistake is put down", async () => {
    at({ matters });
    press("F10", "2");
    expect(screen.getByText(/もう一度取り上げると戻ります/)).toBeTruthy();
    press("Enter");
    await waitFor(() => expect(calls("interview.put_down")).toEqual([{ matter: "birth" }]));
    expect(calls("interview.take_up")).toEqual([]);
  });

  it("is not offered where nothing goes with the first", () => {
    at();
    press("F10");
    expect(screen.queryByText(/いっしょに取り上げる/)).toBeNull();
  });

  it("stands in the outline under its own name, each section as it stands", () => {
    const section = (id: string, state: SectionView["state"], matter: string | null): SectionView => ({
      id,
      matter,
      title: "保険と年金",
      state,
      answered: [],
    });
    at({ path: [section("a", "needless", "婚姻"), section("b", "todo", null), section("c", "now", "引越し")] });
    const outline = screen.getByRole("navigation");
    expect(outline.textContent).toContain("婚姻保険と年金不要保険と年金これから引越し保険と年金いま");
  });
});

describe("the answer being chosen", () => {
  const change: ChangeView = { procedure: "CE-09", name: "手続き九", before: "not_needed", after: "required" };

  it("shows what it would change, and nothing of it once it is gone", async () => {
    call.mockImplementation(async (name) =>
      name === "interview.preview" ? { changes: [change], papers: [] } : interview,
    );
    at();
    press("3");
    expect(await screen.findByText("手続き九")).toBeTruthy();
    expect(screen.getByText("この答えなら").textContent).toContain("必要 +1");
    expect(calls("interview.answer")).toEqual([]);
    press("F10", "F5");
    await waitFor(() => expect(screen.queryByText("手続き九")).toBeNull());
  });

  it("asks one thing at a time: of many keys only the last waits", async () => {
    const replies: ((view: PreviewView) => void)[] = [];
    call.mockImplementation((name) =>
      name === "interview.preview" ? new Promise((reply) => replies.push(reply)) : Promise.resolve(interview),
    );
    at();
    press("1", "2", "3", "1", "2");
    await waitFor(() => expect(replies).toHaveLength(1));
    replies[0]?.({ changes: [], papers: [] });
    await waitFor(() => expect(replies).toHaveLength(2));
    expect(calls("interview.preview").map(({ given }) => given)).toEqual([{ purpose: "a" }, { purpose: "b" }]);
    replies[1]?.({ changes: [change], papers: [] });
    expect(await screen.findByText("手続き九")).toBeTruthy();
    expect(replies).toHaveLength(2);
  });

  it("is quiet where the desk cannot say", async () => {
    call.mockImplementation((name) =>
      name === "interview.preview" ? Promise.reject(new Error()) : Promise.resolve(interview),
    );
    at();
    press("2");
    await waitFor(() => expect(calls("interview.preview")).toHaveLength(1));
    expect(screen.queryByText("この答えなら")).toBeNull();
    expect(screen.queryByRole("alert")).toBeNull();
  });
});
