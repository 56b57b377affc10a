// Names while they are typed: what paper cannot bear is said, another way to write a letter is picked, by keyboard alone.
import { act, fireEvent, screen } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { NameCheckView, QuestionView, VariantView } from "../src/desk/generated";
import { clustersOf, isRare, letterBefore, rewritten } from "../src/hooks/clusters";
import { ask, eachStoryAt, interview, ofNames, press } from "./asking";
import * as made from "./fixture.mjs";

const call = vi.hoisted(() => vi.fn());
vi.mock("../src/desk/door", () => ({ desk: { call } }));

eachStoryAt(call);

const variant = (text: string, more: Partial<VariantView> = {}): VariantView => ({
  text,
  codes: [...text].map((each) => `U+${each.codePointAt(0)?.toString(16).toUpperCase()}`).join(" "),
  mj_name: null,
  printable: true,
  ...more,
});
const plain = "邉";
const selected = "邉\u{E0102}";
const lackingOne: NameCheckView = { lacking: [{ character: selected, codes: "U+9089 U+E0102" }] };
const question: QuestionView = {
  ...(made.fields as QuestionView),
  input: {
    is: "fields",
    fields: [
      {
        fact: "s.name",
        label: "氏名",
        kind: "name",
        required: true,
        hint: null,
        value: "",
        unknown: false,
        options: [],
      },
      {
        fact: "s.kana",
        label: "ふりがな",
        kind: "kana",
        required: false,
        hint: null,
        value: "",
        unknown: false,
        options: [],
      },
    ],
  },
};
let replies: Record<string, unknown>;
const added: { family: string; bytes: Uint8Array; unicodeRange: string }[] = [];
const fonts = { add: (face: never) => added.push(face), delete: (face: never) => added.splice(added.indexOf(face), 1) };

class MadeFace {
  unicodeRange: string;
  constructor(
    readonly family: string,
    readonly bytes: Uint8Array,
    { unicodeRange }: { unicodeRange: string },
  ) {
    this.unicodeRange = unicodeRange;
  }
  load = async () => this;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("FontFace", MadeFace);
  Object.defineProperty(document, "fonts", { value: fonts, configurable: true });
  added.length = 0;
  replies = { ...ofNames };
  call.mockImplementation(async (name: string) => replies[name] ?? interview);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const calls = (name: string) => call.mock.calls.filter(([called]) => called === name).map(([, request]) => request);
const goBy = (time_ms: number) => act(() => vi.advanceTimersByTimeAsync(time_ms));
const arrived = async () => {
  for (const _ of ["asked", "answered", "shown"]) await goBy(1);
};
const field = () => screen.getByRole<HTMLInputElement>("textbox", { name: /氏名/ });
const types = (text: string) => fireEvent.change(field(), { target: { value: text } });

/** The name is typed, and what the desk says of it stands beneath. */
async function typed(text: string) {
  ask(question);
  act(() => field().focus());
  types(text);
  await goBy(150);
  await arrived();
}

describe("a name being typed", () => {
  it("is asked about once, when the typing rests, and only the last of it", async () => {
    ask(question);
    types("渡");
    await goBy(100);
    types("渡邉");
    await goBy(149);
    expect(calls("names.check")).toEqual([]);
    await goBy(1);
    expect(calls("names.check")).toEqual([{ text: "渡邉" }]);
  });

  it("is left alone while a word is composed", async () => {
    ask(question);
    fireEvent.compositionStart(field());
    types("わたなべ");
    await goBy(1_000);
    expect(calls("names.check")).toEqual([]);
    types("渡邉");
    fireEvent.compositionEnd(field());
    fireEvent.keyUp(field());
    await goBy(150);
    expect(calls("names.check")).toEqual([{ text: "渡邉" }]);
  });

  it("with a letter that paper cannot bear says so and what to do, and is sent all the same", async () => {
    replies["names.check"] = lackingOne;
    await typed(`渡${selected}`);
    expect(screen.getByText(`「${selected}」（U+9089 U+E0102）は紙に印刷できません。`)).toBeTruthy();
    expect(screen.getByText("異体字を選ぶ：Alt+V")).toBeTruthy();
    press("Enter", "Enter");
    await arrived();
    expect(calls("interview.answer")[0].given).toEqual({ "s.name": `渡${selected}`, "s.kana": "" });
  });

  it("is no longer objected to when it has changed", async () => {
    replies["names.check"] = lackingOne;
    await typed(`渡${selected}`);
    types("渡");
    expect(screen.queryByText(/紙に印刷できません/)).toBeNull();
  });

  it("asks nothing of a field that holds no name", async () => {
    ask(question);
    fireEvent.change(screen.getByRole("textbox", { name: /ふりがな/ }), { target: { value: "わたなべ" } });
    await goBy(1_000);
    expect(calls("names.check")).toEqual([]);
  });
});

describe("another way to write a letter", () => {
  const many = Array.from({ length: 11 }, (_, at) => variant(`邉${String.fromCodePoint(0xe0100 + at)}`));

  it("opens with Alt+V at the letter before the caret, and Enter puts it in its place with its selector", async () => {
    replies["names.variants"] = { variants: [variant(plain), variant(selected, { mj_name: "MJ026191" })] };
    await typed("渡邉　櫻子");
    field().setSelectionRange(2, 2);
    press(["v", { altKey: true }]);
    await arrived();
    expect(calls("names.variants")).toEqual([{ character: plain }]);
    expect(screen.getByText("MJ026191")).toBeTruthy();
    expect(screen.getByText("U+9089 U+E0102")).toBeTruthy();
    press("ArrowDown", "Enter");
    await arrived();
    expect(field().value).toBe(`渡${selected}　櫻子`);
    expect(document.activeElement).toBe(field());
    expect(field().selectionStart).toBe(4);
    expect(calls("interview.answer")).toEqual([]);
  });

  it("opens at the lacking letter when the caret stands at the end", async () => {
    replies["names.check"] = lackingOne;
    replies["names.variants"] = { variants: [variant(plain)] };
    await typed(`渡${selected}　櫻子`);
    press(["v", { altKey: true }]);
    await arrived();
    expect(calls("names.variants")).toEqual([{ character: selected }]);
    press("1");
    await arrived();
    expect(field().value).toBe("渡邉　櫻子");
  });

  it("goes on with PageDown where there are more than nine, and a number picks on the page at hand", async () => {
    replies["names.variants"] = { variants: many };
    await typed("邉");
    press(["v", { altKey: true }]);
    await arrived();
    expect(screen.getAllByRole("option")).toHaveLength(9);
    press("PageDown");
    expect(screen.getByText("2 / 2")).toBeTruthy();
    press("2");
    await arrived();
    expect(field().value).toBe(many[10]?.text);
  });

  it("says of one that paper cannot bear that it cannot, and goes to another letter with the arrows", async () => {
    replies["names.variants"] = { variants: [variant(selected, { printable: false })] };
    await typed("渡邉");
    press(["v", { altKey: true }]);
    await arrived();
    expect(screen.getByText("紙に印刷できません")).toBeTruthy();
    press("ArrowLeft");
    await arrived();
    expect(calls("names.variants").at(-1)).toEqual({ character: "渡" });
  });

  it("that no paper can bear is taken at the second Enter only, once its price was said", async () => {
    replies["names.variants"] = { variants: [variant(plain), variant(selected, { printable: false })] };
    await typed("渡邉");
    press(["v", { altKey: true }]);
    await arrived();
    press("2");
    expect(screen.getByRole("alert").textContent).toContain(
      `「${selected}」は、この端末の文字にないため、紙に印刷できません。`,
    );
    press("ArrowUp");
    expect(screen.queryByRole("alert")).toBeNull();
    press("ArrowDown", "Enter");
    await arrived();
    expect(field().value).toBe("渡邉");
    press("Enter");
    await arrived();
    expect(field().value).toBe(`渡${selected}`);
    expect(calls("interview.answer")).toEqual([]);
  });

  it("is left with Esc, and the name is as it was, the caret in its place", async () => {
    replies["names.variants"] = { variants: many };
    await typed("渡邉");
    field().setSelectionRange(1, 1);
    press(["v", { altKey: true }]);
    await arrived();
    press("Escape");
    await arrived();
    expect(screen.queryByRole("listbox")).toBeNull();
    expect(field().value).toBe("渡邉");
    expect(document.activeElement).toBe(field());
    expect(field().selectionStart).toBe(1);
  });
});

describe("the letters of rare names", () => {
  it("are loaded as a font of their own, and let go with the screen", async () => {
    replies["names.font"] = { font: btoa("font") };
    await typed(`渡${selected}`);
    expect(calls("names.font")).toEqual([{ text: `渡${selected}` }]);
    expect(added.map(({ family, unicodeRange }) => [family, unicodeRange])).toEqual([
      ["kakanai-names", "U+FE00-FE0F, U+E0100-E01EF, U+6E21, U+9089"],
    ]);
    types("渡");
    await goBy(150);
    await arrived();
    expect(added).toEqual([]);
  });

  it("are not asked for where every letter is a usual one", async () => {
    await typed("渡辺　桜子");
    expect(calls("names.font")).toEqual([]);
  });

  it("are counted with their selectors, and those outside the usual blocks are rare", () => {
    expect(clustersOf(`渡${selected}𠮷A`)).toEqual(["渡", selected, "𠮷", "A"]);
    expect(["渡", "A", "々"].some(isRare)).toBe(false);
    expect(["𠮷", selected, "㐂", "\u{F92C}"].every(isRare)).toBe(true);
  });

  it("are found before the caret and written anew without touching the others", () => {
    const name = `𠮷${selected}子`;
    expect([0, 2, 3, 5, 6].map((caret) => letterBefore(name, caret))).toEqual([0, 0, 1, 1, 2]);
    expect(rewritten(name, 1, plain)).toEqual({ text: "𠮷邉子", caret: 3 });
  });
});
