// Keys in layers: who acts, what the legend says, and what a browser must not do.
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type Binding, keyLegend, listenForKeys, putOn } from "../src/hooks/keyBoard";

const press = (key: string, more: KeyboardEventInit = {}, on: EventTarget = document.body) => {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more });
  on.dispatchEvent(event);
  return event;
};
const layer = (level: number, bindings: Binding[], only = false) => putOn({ level, only, bindings });

describe("the keys", () => {
  let stop = () => {};
  const off: Array<() => void> = [];
  beforeEach(() => {
    document.body.innerHTML = "<input id='typed'><button id='pressed'></button>";
    stop = listenForKeys(window);
  });
  afterEach(() => {
    stop();
    for (const each of off.splice(0)) each();
  });
  const typed = () => document.getElementById("typed") as HTMLElement;

  it("of a higher layer act first, and a panel hides every layer below", () => {
    const [frame, view, panel] = [vi.fn(), vi.fn(), vi.fn()];
    off.push(layer(0, [{ key: "F12", does: frame }]), layer(1, [{ key: "Enter", does: view }]));
    press("F12");
    expect(frame).toHaveBeenCalledOnce();
    off.push(layer(2, [{ key: "Enter", does: panel }], true));
    press("Enter");
    press("F12");
    expect(panel).toHaveBeenCalledOnce();
    expect(view).not.toHaveBeenCalled();
    expect(frame).toHaveBeenCalledOnce();
  });

  it("that are letters or digits leave a text field alone, function keys and chords do not", () => {
    const [digit, f9, chord] = [vi.fn(), vi.fn(), vi.fn()];
    off.push(
      layer(0, [
        { key: "1", does: digit },
        { key: "F9", does: f9 },
        { key: "Ctrl+G", does: chord },
      ]),
    );
    press("1", {}, typed());
    press("F9", {}, typed());
    press("g", { ctrlKey: true }, typed());
    expect(digit).not.toHaveBeenCalled();
    expect(f9).toHaveBeenCalledOnce();
    expect(chord).toHaveBeenCalledOnce();
  });

  it("take a full-width digit for the digit it is", () => {
    const digit = vi.fn();
    off.push(layer(0, [{ key: "2", does: digit }]));
    press("２");
    expect(digit).toHaveBeenCalledOnce();
  });

  it("act once however long they are held", () => {
    const f2 = vi.fn();
    off.push(layer(0, [{ key: "F2", does: f2 }]));
    press("F2");
    press("F2", { repeat: true });
    expect(f2).toHaveBeenCalledOnce();
  });

  it("act again while they are held where that is meant, as plain arrows do", () => {
    const [nudge, arrow] = [vi.fn(), vi.fn()];
    off.push(
      layer(0, [
        { key: "Ctrl+ArrowUp", repeats: true, does: nudge },
        { key: "ArrowUp", does: arrow },
      ]),
    );
    press("ArrowUp", { ctrlKey: true, repeat: true });
    press("ArrowUp", { repeat: true });
    expect(nudge).toHaveBeenCalledOnce();
    expect(arrow).toHaveBeenCalledOnce();
  });

  it("belong to the IME while a word is being composed", () => {
    const f6 = vi.fn();
    off.push(layer(0, [{ key: "F6", does: f6 }]));
    typed().dispatchEvent(new CompositionEvent("compositionstart", { bubbles: true }));
    press("F6", {}, typed());
    expect(f6).not.toHaveBeenCalled();
    typed().dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
    typed().dispatchEvent(new KeyboardEvent("keyup", { key: "Enter", bubbles: true }));
    press("F6", {}, typed());
    expect(f6).toHaveBeenCalledOnce();
  });

  it("never press a button twice: Enter on a button is the button's own", () => {
    const enter = vi.fn();
    off.push(layer(0, [{ key: "Enter", does: enter }]));
    press("Enter", {}, document.getElementById("pressed") as HTMLElement);
    expect(enter).not.toHaveBeenCalled();
  });

  it.each(["F5", "F1", "F3"])("keep the browser from its own %s", (key) => {
    expect(press(key).defaultPrevented).toBe(true);
  });

  it.each(["r", "p"])("keep the browser from Ctrl+%s, and from its menu", (key) => {
    expect(press(key, { ctrlKey: true }).defaultPrevented).toBe(true);
    const menu = new MouseEvent("contextmenu", { bubbles: true, cancelable: true });
    document.body.dispatchEvent(menu);
    expect(menu.defaultPrevented).toBe(true);
  });

  it("stand in the legend with their words, each once", () => {
    off.push(
      layer(0, [
        { key: "F12", label: "終了", does() {} },
        { key: "F2", label: "次を呼ぶ", does() {} },
      ]),
    );
    off.push(
      layer(1, [
        { key: "F12", label: "閉じる", does() {} },
        { key: "Home", does() {} },
      ]),
    );
    expect(keyLegend.now().map((each) => `${each.key} ${each.label}`)).toEqual(["F2 次を呼ぶ", "F12 閉じる"]);
  });
});
