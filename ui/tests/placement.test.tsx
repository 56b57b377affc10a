// Placing boxes on a blank, by mouse and by keyboard, over a made-up desk that keeps them.
import { act, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { BoxDraft } from "../src/desk/generated";
import { PlacementRoute } from "../src/routes/placement";
import { eachStoryAt, overAsItIs, press } from "./asking";
import { box, madeDesk, refused } from "./placementDesk";
import { drag, frame, ground, mmPx } from "./placementMouse";

const call = vi.hoisted(() => vi.fn());
vi.mock("../src/desk/door", () => ({ desk: { call } }));

eachStoryAt(call);

let desk: ReturnType<typeof madeDesk>;
/** Replies that are not the made-up desk's own. */
let instead: Record<string, (request: never) => unknown>;
const first = () => [
  box("name", [30, 50, 60, 8], { label: "氏名", facts: ["visitor.name"], way: "name" }),
  box("day", [30, 72, 60, 8], { label: "届出日" }),
  box("sign", [120, 72, 60, 8], { label: "署名", hand: "visitor", way: "space" }),
];

beforeEach(() => {
  begin(first());
  const [width, height] = [210 * mmPx, 297 * mmPx];
  vi.spyOn(Element.prototype, "getBoundingClientRect").mockReturnValue(new DOMRect(0, 0, width, height));
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(width + 48);
});

function begin(boxes: BoxDraft[]) {
  desk = madeDesk(boxes);
  instead = {};
  call.mockImplementation(async (name: string, request: never) =>
    (instead[name] ?? desk.answer.bind(desk, name))(request),
  );
}

const page = () => render(overAsItIs(<PlacementRoute />));

async function open() {
  page();
  await screen.findByRole("listbox");
  await waitFor(() => expect(document.querySelector("img")).toBeTruthy());
}

const calls = (name: string) => call.mock.calls.filter(([called]) => called === name).map(([, request]) => request);
const kept = (page = 1) => desk.boxes(page);
const keptOne = (label: string) => kept().find((each) => each.label === label);
const chosen = () => screen.queryByRole("option", { selected: true })?.textContent ?? "";
const settled = () => screen.findByText("変更はその場で保存されます");
const [ctrl, shift] = [{ ctrlKey: true }, { shiftKey: true }];

describe("the form that is opened", () => {
  it("says how many boxes are unset, what is wrong, and that changes are kept at once", async () => {
    await open();
    expect(screen.getByText("3欄のうち 1欄が未設定")).toBeTruthy();
    expect(screen.getByText("変更はその場で保存されます")).toBeTruthy();
    expect(screen.getAllByRole("option").map((each) => each.textContent)).toEqual([
      "氏名来庁された方の氏名架空 花子",
      "届出日▲ 未設定何を印字するか（Enter）か、手書きにするか（H）を決めます",
      "署名手書き（来庁者）",
    ]);
  });

  it("says why it cannot be opened, and is tried again", async () => {
    instead["placement.look"] = () => {
      throw refused("様式が読めません");
    };
    page();
    await screen.findByText("様式が読めません");
    instead = {};
    press("Enter");
    await screen.findByRole("listbox");
  });

  it("shows the sheet with the sample on it, and the next sample with S", async () => {
    await open();
    expect(calls("placement.picture")).toEqual([{ page: 1, width: 900 }]);
    press("s");
    await screen.findByText("見本：長い氏名の世帯（2/2）");
    expect(calls("placement.sample")).toEqual([{ sample: 1 }]);
    await waitFor(() => expect(calls("placement.picture")).toHaveLength(2));
  });

  it("goes on to the sample that was meant where S is pressed quickly", async () => {
    await open();
    press("s", "s", "s");
    await waitFor(() => expect(calls("placement.sample")).toEqual([{ sample: 1 }]));
    await screen.findByText("見本：長い氏名の世帯（2/2）");
    press("s", "s");
    await waitFor(() => expect(calls("placement.sample")).toHaveLength(3));
    await screen.findByText("見本：長い氏名の世帯（2/2）");
  });

  it("is turned with PageDown and made larger with +", async () => {
    await open();
    press("PageDown");
    await screen.findByText("2枚目の欄");
    press("+", "+");
    await screen.findByText("表示 200%");
    await waitFor(() => expect(calls("placement.picture").at(-1)).toEqual({ page: 2, width: 1700 }));
    press("-", "PageUp");
    await screen.findByText("表示 150%");
  });

  it("takes another title with T, and keeps what was typed where the desk refuses it", async () => {
    await open();
    const field = () => screen.getByRole<HTMLInputElement>("textbox", { name: "様式の名前" });
    press("t");
    expect(document.activeElement).toBe(field());
    fireEvent.change(field(), { target: { value: "葬祭費申請書" } });
    press("Enter");
    await waitFor(() => expect(desk.view().title).toBe("葬祭費申請書"));
    await settled();
    instead["placement.entitle"] = () => {
      throw refused("この名前は使えません");
    };
    press("t");
    fireEvent.change(field(), { target: { value: "？？？" } });
    press("Enter");
    await screen.findByText("この名前は使えません");
    expect(field().value).toBe("？？？");
    expect(field().getAttribute("aria-invalid")).toBe("true");
    press("t", "Escape");
    await waitFor(() => expect(field().value).toBe("葬祭費申請書"));
  });
});

describe("the mouse", () => {
  it("draws a box on empty ground, which snaps to the printed cell and is then at hand", async () => {
    await open();
    const letGo = drag(ground(), [
      [21, 31],
      [99, 39.2],
    ]);
    expect(document.querySelector("[data-figures]")?.textContent).toBe("左 20.0　上 30.0　幅 80.0　高さ 10.0 mm");
    expect(document.querySelector("[data-guides]")).toBeTruthy();
    letGo();
    await waitFor(() => expect(keptOne("新しい欄")?.at).toEqual([20, 30, 80, 10]));
    await waitFor(() => expect(chosen()).toContain("新しい欄"));
    expect(calls("placement.place")[0]?.boxes.map((each: BoxDraft) => each.id)).toEqual(["", "name", "day", "sign"]);
  });

  it("moves a box to a line that is near, and with Alt just where it is let go", async () => {
    await open();
    const path: [number, number][] = [
      [40, 54],
      [31, 54],
    ];
    drag(frame("name"), path)();
    await waitFor(() => expect(keptOne("氏名")?.at).toEqual([20, 50, 60, 8]));
    await settled();
    drag(
      frame("name"),
      [
        [40, 54],
        [40.7, 56.3],
        [41, 56],
      ],
      { altKey: true },
    )();
    await waitFor(() => expect(keptOne("氏名")?.at).toEqual([21, 52, 60, 8]));
  });

  it("is told in words where a box comes to lie on another", async () => {
    await open();
    drag(
      frame("name"),
      [
        [40, 54],
        [130, 74],
      ],
      { altKey: true },
    )();
    await screen.findByText("直すところ 2");
    expect(screen.getAllByText("▲ ほかの欄と重なっています")).toHaveLength(2);
  });

  it("takes a handle of the box at hand", async () => {
    await open();
    fireEvent.click(screen.getByRole("option", { name: /署名/ }));
    const handle = document.querySelector('[data-handle="e"] rect') as Element;
    drag(handle, [
      [180, 76],
      [186, 80],
    ])();
    await waitFor(() => expect(keptOne("署名")?.at).toEqual([120, 72, 66, 8]));
  });

  it("selects with a click, deselects beside it, and Esc takes a drag back", async () => {
    await open();
    drag(frame("day"), [[40, 76]])();
    expect(chosen()).toContain("届出日");
    drag(frame("day"), [
      [40, 76],
      [80, 90],
    ]);
    expect(document.querySelector("[data-figures]")).toBeTruthy();
    press("Escape");
    expect(document.querySelector("[data-figures]")).toBeNull();
    fireEvent.pointerUp(ground(), { clientX: 320, clientY: 360, button: 0 });
    drag(ground(), [[150, 200]])();
    expect(chosen()).toBe("");
    expect(calls("placement.place")).toEqual([]);
  });

  it("keeps a name that was being typed when another box is clicked", async () => {
    await open();
    press("ArrowDown", "l");
    fireEvent.change(document.activeElement as Element, { target: { value: "届出人氏名" } });
    drag(frame("sign"), [[130, 76]])();
    await waitFor(() => expect(keptOne("届出人氏名")).toBeTruthy());
    expect(chosen()).toContain("署名");
  });
});

describe("the keyboard", () => {
  it("goes from an empty sheet to a fed box", async () => {
    begin([]);
    await open();
    press("n");
    await waitFor(() => expect(kept()).toHaveLength(1));
    press("Enter");
    const field = await screen.findByRole<HTMLInputElement>("combobox");
    expect(document.activeElement).toBe(field);
    fireEvent.change(field, { target: { value: "亡くなった 氏名" } });
    await screen.findByRole("option", { name: /亡くなった方の氏名/ });
    press("Enter");
    await waitFor(() =>
      expect(kept()[0]).toMatchObject({ facts: ["subject.name"], way: "name", label: "亡くなった方の氏名" }),
    );
    fireEvent.change(field, { target: { value: "生年月日" } });
    await waitFor(() => expect(screen.getAllByRole("option")).toHaveLength(1));
    press("ArrowDown", "ArrowUp", "Enter");
    await waitFor(() => expect(kept()[0]?.facts).toEqual(["subject.name", "subject.birth"]));
    press("Backspace");
    await waitFor(() => expect(kept()[0]?.facts).toEqual(["subject.name"]));
    press("Enter");
    expect(screen.queryByRole("combobox")).toBeNull();
    await screen.findByText("1欄すべて設定済み");
    expect(document.activeElement).toBe(screen.getByRole("listbox"));
  });

  it("takes no fact that was not meant: Enter before any words closes", async () => {
    await open();
    press("ArrowDown", "ArrowDown", "Enter");
    await screen.findByRole("option", { name: /亡くなった方の氏名/ });
    press("Enter");
    expect(screen.queryByRole("combobox")).toBeNull();
    expect(calls("placement.place")).toEqual([]);
  });

  it("moves and resizes by half a millimetre, copies, removes, and walks in reading order", async () => {
    await open();
    press("ArrowDown", ["ArrowRight", ctrl], ["ArrowRight", { ...ctrl, repeat: true }], ["ArrowUp", ctrl]);
    await waitFor(() => expect(keptOne("氏名")?.at).toEqual([31, 49.5, 60, 8]));
    press(["ArrowRight", shift], ["ArrowDown", shift]);
    await waitFor(() => expect(keptOne("氏名")?.at).toEqual([31, 49.5, 60.5, 8.5]));
    await settled();
    press("d");
    await waitFor(() => expect(kept()).toHaveLength(4));
    expect(kept()[1]).toMatchObject({ label: "氏名", facts: ["visitor.name"], at: [31, 59, 60.5, 8.5] });
    await settled();
    press("Delete");
    await waitFor(() => expect(kept()).toHaveLength(3));
    expect(chosen()).toContain("届出日");
    press("ArrowUp");
    expect(chosen()).toContain("氏名");
    press("w");
    expect(chosen()).toContain("届出日");
    press("Escape");
    expect(chosen()).toBe("");
  });

  it("says who writes by hand and what is required", async () => {
    await open();
    press("ArrowDown", "ArrowDown", "h", "r");
    await waitFor(() => expect(keptOne("届出日")).toMatchObject({ hand: "visitor", way: "space", required: true }));
    press("h");
    await waitFor(() => expect(keptOne("届出日")?.hand).toBe("office"));
    press("h", "r");
    await waitFor(() => expect(keptOne("届出日")).toMatchObject({ hand: null, way: "text", required: false }));
  });

  it("keeps the way that the blank's lines suggested, and asks by which value a mark is made", async () => {
    begin([
      box("year", [30, 50, 10, 5], { label: "年", way: "year" }),
      box("tick", [60, 50, 5, 5], { label: "男", way: "tick" }),
    ]);
    await open();
    const feed = async (words: string) => {
      press("Enter");
      fireEvent.change(await screen.findByRole("combobox"), { target: { value: words } });
      await screen.findByRole("option", { name: new RegExp(words) });
      press("Enter");
    };
    press("ArrowDown");
    await feed("生年月日");
    await waitFor(() => expect(keptOne("年")).toMatchObject({ way: "year", facts: ["subject.birth"] }));
    press("Enter", "ArrowDown");
    await feed("性別");
    await screen.findByText("どの値のときか：男");
    await screen.findByRole("option", { name: "女" });
    press("1");
    await waitFor(() => expect(keptOne("男")).toMatchObject({ way: "tick", when: ["male"] }));
    press("Enter");
    expect(document.activeElement).toBe(screen.getByRole("listbox"));
  });

  it("chooses a ring by number, and the values that are ringed", async () => {
    begin([box("sex", [30, 50, 10, 5], { label: "性別", facts: ["subject.sex"] })]);
    await open();
    press("ArrowDown");
    await waitFor(() => expect(calls("placement.facts")).toContainEqual({ words: "subject.sex" }));
    press("k");
    await screen.findByRole("option", { name: /丸で囲む/ });
    press("1");
    await screen.findByText("どの値のときか：性別");
    press("2");
    await waitFor(() => expect(kept()[0]).toMatchObject({ way: "circle", when: ["female"] }));
    press("1", "2", "Enter");
    await waitFor(() => expect(kept()[0]?.when).toEqual(["male"]));
    await screen.findByText("丸で囲む：男");
  });

  it("leaves a way alone that is written in the file", async () => {
    begin([box("odd", [30, 50, 10, 5], { label: "特別", facts: ["visitor.name"], way: "other" })]);
    await open();
    press("ArrowDown", "k", "h");
    expect(screen.getByText("ファイルで書いた方法（ここでは変えられません）")).toBeTruthy();
    expect(calls("placement.place")).toEqual([]);
  });

  it("takes changes back with Ctrl+Z and makes them again with Ctrl+Y", async () => {
    await open();
    press("ArrowDown", "Delete");
    await waitFor(() => expect(kept()).toHaveLength(2));
    await settled();
    press(["z", ctrl]);
    await waitFor(() => expect(kept().map((each) => each.label)).toEqual(["氏名", "届出日", "署名"]));
    await settled();
    press(["y", ctrl]);
    await waitFor(() => expect(kept()).toHaveLength(2));
  });

  it("leaves letters to a field, and gives up what is typed there with Esc", async () => {
    await open();
    press("ArrowDown", "l", "n", "h", "d");
    fireEvent.change(document.activeElement as Element, { target: { value: "x" } });
    press("Escape");
    expect(calls("placement.place")).toEqual([]);
    expect(document.activeElement).toBe(screen.getByRole("listbox"));
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "欄の名前" }).value).toBe("氏名");
  });
});

describe("suggested boxes", () => {
  const suggestions = async () => {
    await open();
    press("F8");
    await screen.findByText("見つかった枠 2");
  };

  it("are shown dashed, and all of them are placed by Enter", async () => {
    await suggestions();
    expect(document.querySelectorAll("[data-suggested]")).toHaveLength(2);
    press("Enter");
    await waitFor(() => expect(kept().map((each) => each.label)).toEqual(["氏名", "届出日", "署名", "氏名", "住所"]));
    expect(document.querySelectorAll("[data-suggested]")).toHaveLength(0);
    await settled();
    press(["z", ctrl]);
    await waitFor(() => expect(kept()).toEqual(first()));
  });

  it("are placed one by one by Space, and the rest are left with Esc", async () => {
    await suggestions();
    press("ArrowDown", " ");
    await waitFor(() => expect(kept().at(-1)?.label).toBe("住所"));
    expect(screen.getByText("見つかった枠 1")).toBeTruthy();
    press("Escape");
    expect(kept()).toHaveLength(4);
    expect(document.activeElement).toBe(screen.getByRole("listbox"));
  });

  it("are brought to hand by a click on the sheet, which draws nothing", async () => {
    await suggestions();
    const second = document.querySelector('[data-suggested="住所"] rect') as Element;
    drag(second, [
      [30, 122],
      [60, 140],
    ])();
    expect(chosen()).toContain("住所");
    expect(calls("placement.place")).toEqual([]);
  });

  it("say so where there are none", async () => {
    instead["placement.suggest"] = () => ({ boxes: [] });
    await open();
    press("F8");
    await screen.findByText("新しく置ける枠は見つかりませんでした");
    press("Escape");
    expect(screen.getByText("1枚目の欄")).toBeTruthy();
  });
});

describe("a desk that refuses or is slow", () => {
  it("is heard in words, and the boxes stand as it has them", async () => {
    await open();
    instead["placement.place"] = () => {
      throw refused("保存できませんでした");
    };
    press("ArrowDown", "Delete");
    await screen.findByText("保存できませんでした");
    expect(screen.getAllByRole("option")).toHaveLength(3);
    press("ArrowDown", "l");
    const field = document.activeElement as HTMLInputElement;
    fireEvent.change(field, { target: { value: "届出人の氏名" } });
    press("Enter");
    await screen.findByText(/まだ保存されていません/);
    expect(screen.getByRole<HTMLInputElement>("textbox", { name: "欄の名前" }).value).toBe("届出人の氏名");
    instead = {};
    press("l", "Enter");
    await waitFor(() => expect(keptOne("届出人の氏名")).toBeTruthy());
    await waitFor(() => expect(screen.queryByText("保存できませんでした")).toBeNull());
  });

  it("leaves the keyboard in a field while it names a new box", async () => {
    await open();
    let answer = () => {};
    instead["placement.place"] = (request: never) =>
      new Promise((named) => {
        answer = () => named(desk.place(request));
      });
    press("n", "l");
    const field = document.activeElement as HTMLInputElement;
    fireEvent.change(field, { target: { value: "届出人" } });
    instead = {};
    const seen: (Element | null)[] = [];
    const watch = new MutationObserver(() => seen.push(document.activeElement));
    watch.observe(document.body, { childList: true, subtree: true, attributes: true });
    await act(async () => answer());
    await settled();
    watch.disconnect();
    expect(seen.filter((each) => each !== field)).toEqual([]);
    expect(document.activeElement).toBe(field);
    expect(field.value).toBe("届出人");
    press("Enter", "h");
    await waitFor(() => expect(keptOne("届出人")?.hand).toBe("visitor"));
  });

  it("does not put an older reply over a newer one", async () => {
    await open();
    const older = desk.view();
    let late: (view: unknown) => void = () => {};
    instead["placement.sample"] = () => new Promise((answer) => (late = answer));
    press("s", "ArrowDown", "r");
    await waitFor(() => expect(keptOne("氏名")?.required).toBe(true));
    await settled();
    await act(async () => late(older));
    expect(chosen()).toContain("必須");
  });

  it("is asked for one picture at a time, and of many changes only for the last", async () => {
    await open();
    const drawn: (() => void)[] = [];
    instead["placement.picture"] = (asked: { page: number; width: number }) =>
      new Promise((draw) => drawn.push(() => draw({ ...asked, png: "", height: 1 })));
    press("ArrowDown");
    for (const _ of [1, 2, 3]) {
      press("r");
      await settled();
    }
    expect(drawn).toHaveLength(1);
    await act(async () => drawn[0]?.());
    await waitFor(() => expect(drawn).toHaveLength(2));
    expect(screen.getByText("描き直しています…")).toBeTruthy();
    await act(async () => drawn[1]?.());
    await waitFor(() => expect(screen.queryByText("描き直しています…")).toBeNull());
    expect(drawn).toHaveLength(2);
  });

  it("never shows a picture of another sheet, nor one that is out of date without saying so", async () => {
    await open();
    instead["placement.picture"] = () => new Promise(() => {});
    press("ArrowDown", "r");
    await screen.findByText("描き直しています…");
    expect(document.querySelector("img")).toBeTruthy();
    press("PageDown");
    expect(document.querySelector("img")).toBeNull();
    expect(screen.getByText("描いています")).toBeTruthy();
  });
});
