// The choice between two values by keyboard, at the desk and on the supervisor's page, and which letters are marked.
import { render, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type { ContestView, RecordView } from "../src/desk/generated";
import { differing } from "../src/features/records/lettersApart";
import { RecordPane } from "../src/features/records/RecordPane";
import { SupervisorRoute } from "../src/routes/supervisor";
import { overAsItIs, press } from "./asking";
import * as made from "./fixture.mjs";
import { contest, eachStoryBefore, no, record, recordsView, sees, ward } from "./recordsAt";

const call = vi.hoisted(() => vi.fn());
vi.mock("../src/desk/door", () => ({ desk: { call } }));

const { replies, calls } = eachStoryBefore(call);
const on = { application: "a14", seen: record.seen };
const settled: RecordView = { ...record, seen: ["op-9"] };
const withdrawal = made.withdrawal as ContestView["withdrawal"];

async function open(shown: ContestView) {
  replies["records.open"] = { ...record, contest: shown };
  const pane = (
    <RecordPane
      application="a14"
      place="desk"
      back="一覧へ戻る"
      onBack={() => {}}
      onBegun={() => {}}
      heldBack={false}
    />
  );
  render(overAsItIs(pane));
  expect(await sees("値が二つあります。どちらが正しいか、選んでください。")).toBeTruthy();
  press("k");
}
const choice = () => document.querySelector("[data-contest]");
const atHand = () => document.querySelector<HTMLElement>("[data-matter][aria-current=step]")?.dataset.matter;
const chosen = () => screen.queryAllByRole("radio", { checked: true });

describe("two values", () => {
  it("stand beside each other with who, where and when, and none is chosen beforehand", async () => {
    await open(contest);
    expect(screen.getByText("妻の住所")).toBeTruthy();
    expect(screen.getAllByText(/11月21日 11:48\s1番窓口\s佐藤 健/)).toHaveLength(3);
    expect(chosen()).toEqual([]);
    expect(atHand()).toBe("spouse.address");
  });

  it("mark the letters that differ", async () => {
    await open(contest);
    const marks = [...document.querySelectorAll("mark")].map((each) => each.textContent);
    expect(marks).toEqual(["１", "７", "邉\u{E0102}", "邊"]);
  });

  it("are chosen one part after another, and sent once all are", async () => {
    replies["records.settle"] = settled;
    await open(contest);
    press("1", "2");
    expect(atHand()).toBe("phone");
    press("Enter");
    expect(await sees("「電話」をまだ選んでいません。番号で選んでください。")).toBeTruthy();
    expect(calls("records.settle")).toEqual([]);
    press("2", "Enter");
    await waitFor(() =>
      expect(calls("records.settle")).toEqual([
        {
          on,
          conflict: "c1",
          choices: [
            { part: "spouse.address", op: "o1" },
            { part: "spouse.name", op: "o4" },
            { part: "phone", op: "o6" },
          ],
          withdrawn: null,
        },
      ]),
    );
    expect(await sees("選んだ値に決めました")).toBeTruthy();
    expect(choice()).toBeNull();
  });

  it("can be chosen anew before Enter, with the arrows to the part", async () => {
    await open(contest);
    press("1", "1", "1", "ArrowUp", "ArrowUp", "2", "Enter");
    await waitFor(() => expect(calls("records.settle")[0].choices[0]).toEqual({ part: "spouse.address", op: "o2" }));
    expect(calls("records.settle")[0].choices[1]).toEqual({ part: "spouse.name", op: "o3" });
  });

  it("take no number that none of them has", async () => {
    await open(contest);
    press("3", "9");
    expect(chosen()).toEqual([]);
    expect(atHand()).toBe("spouse.address");
  });

  it("stay chosen where the desk refuses, and it is said why", async () => {
    replies["records.settle"] = no("ほかの窓口で選ばれました");
    await open(contest);
    press("1", "1", "1", "Enter");
    expect(await sees("ほかの窓口で選ばれました")).toBeTruthy();
    expect(chosen()).toHaveLength(3);
  });

  it("are left as they are with Esc", async () => {
    await open(contest);
    press("1", "Escape");
    expect(choice()).toBeNull();
    expect(calls("records.settle")).toEqual([]);
    expect(screen.getByText("値が二つあります。どちらが正しいか、選んでください。")).toBeTruthy();
  });
});

describe("a withdrawal against an edit", () => {
  it.each([
    ["1", true],
    ["2", false],
  ])("is chosen with %s: withdrawn %s", async (key, withdrawn) => {
    replies["records.settle"] = settled;
    await open({ conflict: "c2", parts: [], withdrawal });
    expect(screen.getByText("取下げのままにする")).toBeTruthy();
    expect(screen.getByText("取下げをやめて申請を生かす")).toBeTruthy();
    press("Enter");
    expect(calls("records.settle")).toEqual([]);
    press(key, "Enter");
    await waitFor(() => expect(calls("records.settle")).toEqual([{ on, conflict: "c2", choices: [], withdrawn }]));
  });

  it("comes before the values that differ besides", async () => {
    await open({ ...contest, withdrawal });
    press("2", "1", "1", "1", "Enter");
    await waitFor(() => expect(calls("records.settle")[0]).toMatchObject({ withdrawn: false }));
    expect(calls("records.settle")[0].choices).toHaveLength(3);
  });
});

describe("the letters of two values", () => {
  const marked = (one: string, other: string) =>
    differing(one, other)
      .map((run) => (run.differs ? `[${run.text}]` : run.text))
      .join("");

  it.each([
    ["大手町１番１号", "大手町１番７号", "大手町１番[１]号"],
    ["大手町１番１号 ２０３号室", "大手町１番１号", "大手町１番１号[ ２０３号室]"],
    ["大手町１番１号", "大手町１番１号 ２０３号室", "大手町１番１号"],
    ["山田 花子", "山田　花子", "山田[ ]花子"],
    ["同じ", "同じ", "同じ"],
    ["（答えなし）", "093-582-3131", "（答えなし）"],
    ["渡邉\u{E0102}", "渡邉", "渡[邉\u{E0102}]"],
  ])("%s beside %s", (one, other, shown) => {
    expect(marked(one, other)).toBe(shown);
  });
});

describe("the supervisor", () => {
  const rows = [{ ...recordsView.rows[2], application: "a14" }, recordsView.rows[1]];

  it("sees the ward's applications with two values, and chooses by keyboard", async () => {
    replies["ward.look"] = { ...ward, contested: rows };
    replies["records.open"] = { ...record, contest };
    replies["records.settle"] = settled;
    render(overAsItIs(<SupervisorRoute />));
    expect(await sees("値が二つある申請 2件")).toBeTruthy();
    press("1");
    await waitFor(() => expect(choice()).not.toBeNull());
    expect(calls("records.open")).toEqual([{ application: "a14" }]);
    press("1", "2", "2", "Enter");
    await waitFor(() => expect(calls("records.settle")).toHaveLength(1));
    expect(await sees("選んだ値に決めました")).toBeTruthy();
    press("Escape");
    expect(await sees("値が二つある申請 2件")).toBeTruthy();
  });

  it("may choose and nothing else", async () => {
    replies["ward.look"] = { ...ward, contested: rows };
    replies["records.open"] = { ...record, contest };
    render(overAsItIs(<SupervisorRoute />));
    await sees("値が二つある申請 2件");
    press("1");
    await waitFor(() => expect(choice()).not.toBeNull());
    press("Escape", "e", "w", "t", "h", "r");
    expect(screen.queryByRole("textbox")).toBeNull();
    expect(screen.getByRole("list", { name: "この申請にできること" }).textContent).toBe("K値を選ぶ");
  });

  it("is shown no list where nothing waits", async () => {
    render(overAsItIs(<SupervisorRoute />));
    await sees("窓口の今");
    expect(document.querySelector("[data-contested]")).toBeNull();
  });
});
