// Rows of choices, the roster, the verdicts and an edit, by keyboard, over made-up replies of a desk.
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import type {
  ChangeView,
  FieldView,
  InterviewView,
  PaperChangeView,
  QuestionView,
  VerdictRow,
} from "../src/desk/generated";
import { inNumbers } from "../src/features/interview/Changing";
import { linesOf, picking, restIsNone } from "../src/features/interview/rowState";
import { Verdicts } from "../src/features/interview/Verdicts";
import { ask, eachStoryAt, interview, over, press } from "./asking";

const call = vi.hoisted(() => vi.fn());
vi.mock("../src/desk/door", () => ({ desk: { call } }));

const option = (value: string, label = value) => ({ value, label, hint: null });
const field = (fact: string, more: Partial<FieldView> = {}): FieldView => ({
  fact,
  label: fact,
  kind: "choice",
  required: true,
  hint: null,
  value: "",
  unknown: false,
  options: [option("true", "はい"), option("false", "いいえ")],
  ...more,
});
const asking = (input: QuestionView["input"], unknown: string | null = "記録で確かめます"): QuestionView => ({
  ...(interview.question as QuestionView),
  input,
  unknown,
});
const rows = asking({
  is: "fields",
  fields: [
    field("moped"),
    field("grade", { options: [option("1"), option("none", "手帳なし")] }),
    field("since", { kind: "date", required: false, options: [] }),
    field("sex", { options: [option("male", "男"), option("female", "女")] }),
  ],
});
const sent = () => call.mock.calls.find(([name]) => name === "interview.answer")?.[1].given;

eachStoryAt(call);

describe("rows of choices", () => {
  it("picks in the row at hand by number and moves on, and Enter sends", async () => {
    ask(rows);
    press("1", "2", "ArrowDown", "2", "Enter");
    await waitFor(() => expect(sent()).toEqual({ moped: "true", grade: "none", since: "", sex: "female" }));
  });

  it("says which row is missing and sends nothing", async () => {
    ask(rows);
    press("1", "1", "ArrowDown", "Enter");
    expect(await screen.findByText(/「sex」をまだ選んでいません/)).toBeTruthy();
    expect(call).not.toHaveBeenCalled();
  });

  it("takes 9 for 分からない of its row alone, and Alt+9 for a typed one", async () => {
    ask(rows);
    press("9", "1", ["9", { altKey: true }], "1", "Enter");
    await waitFor(() => expect(sent()).toEqual({ moped: null, grade: "1", since: null, sex: "male" }));
  });

  it("fills the rest with なし and いいえ by 0, in sight, and sends only on Enter", async () => {
    ask(rows);
    press("0");
    const picked = screen.getAllByRole("radio", { checked: true }).map((each) => each.textContent);
    expect(picked).toHaveLength(2);
    expect(picked.join()).toContain("手帳なし");
    expect(screen.getAllByText("まとめて")).toHaveLength(2);
    expect(call).not.toHaveBeenCalled();
    press("1", "Enter");
    await waitFor(() => expect(sent()).toEqual({ moped: "false", grade: "none", since: "", sex: "male" }));
  });

  it("toggles a list by number and sends it with commas, or - for none of them", async () => {
    const many = field("kinds", { kind: "many", options: [option("a"), option("b"), option("c")] });
    ask(asking({ is: "fields", fields: [many] }));
    press("1", "3", "2", "2", "Enter");
    await waitFor(() => expect(sent()).toEqual({ kinds: "a,c" }));
    const none = picking({ value: "a,c", unknown: false, together: false }, "-", true);
    expect(none.value).toBe("-");
    expect(picking(none, "b", true).value).toBe("b");
  });

  it("gives letters to what comes after the eighth, and 9 stays 分からない", () => {
    const keys = linesOf(
      Array.from({ length: 10 }, (_, at) => option(String(at))),
      false,
      true,
    ).map((line) => line.key);
    expect(keys.join("")).toBe("12345678AB9");
  });

  it("never touches a row that is answered or has no なし", () => {
    const filled = restIsNone([field("a"), field("b", { options: [option("x")] })], {
      a: { value: "true", unknown: false, together: false },
    });
    expect(filled.a?.value).toBe("true");
    expect(filled.b).toBeUndefined();
  });
});

describe("the roster", () => {
  const roster = asking({
    is: "people",
    named: [
      { person: "deceased", label: "亡くなった方", note: "", roles: ["deceased"], removable: false },
      { person: "child1", label: "娘さん", note: "来庁された方", roles: ["visitor"], removable: true },
    ],
    relations: [option("spouse", "配偶者"), option("child", "子")],
    roles: [option("visitor", "来庁された方"), option("funeral_organiser", "葬祭を行った方")],
  });

  it("names somebody by relation, sex and roles", async () => {
    ask(roster);
    press("2", "2");
    expect(screen.getByRole("radio", { name: /娘/, checked: true })).toBeTruthy();
    press("1", "2", "Enter");
    await waitFor(() =>
      expect(call).toHaveBeenCalledWith("interview.name", {
        relation: "child",
        sex: "female",
        roles: ["visitor", "funeral_organiser"],
      }),
    );
  });

  it("takes somebody back with the second Delete only", async () => {
    ask(roster);
    press("Delete");
    expect(call).not.toHaveBeenCalled();
    press("Delete");
    await waitFor(() => expect(call).toHaveBeenCalledWith("interview.forget", { person: "child1" }));
  });

  it("puts right with Ctrl+E what each one is here, one after the other", async () => {
    ask(roster);
    press(["e", { ctrlKey: true }]);
    expect(screen.getByText("亡くなった方に当てはまること")).toBeTruthy();
    press(["e", { ctrlKey: true }]);
    expect(screen.getByRole("checkbox", { name: /来庁された方/, checked: true })).toBeTruthy();
    press("2", "Enter");
    await waitFor(() =>
      expect(call).toHaveBeenCalledWith("interview.roles", {
        person: "child1",
        roles: ["visitor", "funeral_organiser"],
      }),
    );
    expect(await screen.findByText("加える方")).toBeTruthy();
  });

  it("goes on with 0 also where the desk is still writing the last one down", async () => {
    let written: (view: InterviewView) => void = () => {};
    call.mockImplementation((command) =>
      command === "interview.name" ? new Promise((reply) => (written = reply)) : Promise.resolve(interview),
    );
    ask(roster);
    press("1", "Enter");
    await waitFor(() => expect(call).toHaveBeenCalledWith("interview.name", expect.anything()));
    press("0");
    expect(call).not.toHaveBeenCalledWith("interview.everybody", {});
    written(interview);
    await waitFor(() => expect(call).toHaveBeenCalledWith("interview.everybody", {}));
  });

  it("says with 0 that everybody is named, but not over somebody half named", async () => {
    ask(roster);
    press("1", "0");
    expect(await screen.findByText(/選びかけの方がいます/)).toBeTruthy();
    expect(call).not.toHaveBeenCalled();
    cleanup();
    ask(roster);
    press("0");
    await waitFor(() => expect(call).toHaveBeenCalledWith("interview.everybody", {}));
  });
});

describe("an edited answer", () => {
  const change = (procedure: string, before: ChangeView["before"], after: ChangeView["after"]): ChangeView => ({
    procedure,
    name: `手続き${procedure}`,
    before,
    after,
  });
  const changes = [change("1", "not_needed", "required"), change("2", "required", "not_needed")];
  const edited = asking({
    is: "choice",
    fact: "f",
    options: [option("a"), option("b")],
    chosen: "a",
    unknown_chosen: false,
  });

  it("shows what would change before Enter accepts it", async () => {
    call.mockImplementation(async (name) => (name === "interview.preview" ? { changes, papers: [] } : interview));
    ask(edited, true);
    press("2", "Enter");
    expect(await screen.findByText("手続き1")).toBeTruthy();
    expect(screen.getByText("必要 +1 −1")).toBeTruthy();
    expect(sent()).toBeUndefined();
    press("Enter");
    await waitFor(() => expect(sent()).toEqual({ f: "b" }));
  });

  it("shows the papers that would change, by their boxes, also where no verdict does", async () => {
    const papers: PaperChangeView[] = [
      { title: "住民異動届", turn: "changes", boxes: ["氏名", "届出人"] },
      { title: "委任状", turn: "comes", boxes: [] },
    ];
    call.mockImplementation(async (name) => (name === "interview.preview" ? { changes: [], papers } : interview));
    ask(edited, true);
    press("2", "Enter");
    expect(await screen.findByText("氏名、届出人")).toBeTruthy();
    expect(screen.getByText("申請書 +1、申請書の欄 2")).toBeTruthy();
    expect(sent()).toBeUndefined();
    press("Enter");
    await waitFor(() => expect(sent()).toEqual({ f: "b" }));
  });

  it("goes back with Esc and sends nothing", async () => {
    call.mockImplementation(async (name) => (name === "interview.preview" ? { changes, papers: [] } : interview));
    ask(edited, true);
    press("2", "Enter");
    await screen.findByText("手続き1");
    press("Escape");
    expect(screen.queryByText("手続き1")).toBeNull();
    expect(sent()).toBeUndefined();
  });

  it("is sent at once where nothing changes", async () => {
    call.mockImplementation(async (name) => (name === "interview.preview" ? { changes: [], papers: [] } : interview));
    ask(edited, true);
    press("2", "Enter");
    await waitFor(() => expect(sent()).toEqual({ f: "b" }));
  });

  it("is counted by verdict", () => {
    expect(inNumbers(changes)).toEqual([
      { status: "required", more: 1, fewer: 1 },
      { status: "not_needed", more: 1, fewer: 1 },
    ]);
  });
});

describe("the verdicts", () => {
  const whole = (row: VerdictRow): VerdictRow => ({
    ...row,
    term: "死亡した日の翌日から14日",
    applicants: ["娘さん"],
    bring: ["印かん"],
    guidance: null,
    caution: null,
    law: "住民基本台帳法 第12条",
  });
  const view: InterviewView = {
    ...interview,
    verdicts: { ...interview.verdicts, rows: interview.verdicts.rows.map(whole) },
  };

  it("come by F6, and a row opens to its whole reason and closes where it was", async () => {
    render(over(<Verdicts interview={view} active onPapers={() => {}} />));
    press("F6");
    const first = document.activeElement as HTMLElement;
    expect(first.dataset.stop).toBe("CE-01");
    press("F1");
    expect(screen.getByText("なぜ必要か")).toBeTruthy();
    expect(screen.getByText("死亡した日の翌日から14日")).toBeTruthy();
    press("ArrowDown");
    expect(screen.getByText("何が分かれば決まるか")).toBeTruthy();
    expect(screen.getByText(/未確認/)).toBeTruthy();
    press("Escape");
    await waitFor(() => expect((document.activeElement as HTMLElement).dataset.stop).toBe("CE-02"));
  });

  it("fold what is not needed under its number", () => {
    const { container } = render(over(<Verdicts interview={view} active onPapers={() => {}} />));
    expect(container.querySelector('[data-procedure="CE-04"]')?.closest("[hidden]")).toBeTruthy();
    expect(container.querySelector('[data-procedure="CE-01"]')?.closest("[hidden]")).toBeNull();
  });
});
