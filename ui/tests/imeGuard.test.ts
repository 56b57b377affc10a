// The guard between the Enter that confirms a word and the Enter that means "next".
import { describe, expect, it } from "vitest";
import { makeImeGuard, type Pressed } from "../src/hooks/imeGuard";

const enter = (more: Partial<Pressed> = {}): Pressed => ({
  key: "Enter",
  keyCode: 13,
  isComposing: false,
  timeStamp: 1_000,
  ...more,
});

describe("the IME guard", () => {
  it("lets a plain Enter act", () => {
    expect(makeImeGuard().belongsToIme(enter())).toBe(false);
  });

  it.each([{ isComposing: true }, { keyCode: 229 }, { key: "Process" }])("holds back a key with %o", (more) => {
    expect(makeImeGuard().belongsToIme(enter(more))).toBe(true);
  });

  it("holds back every key between the composition's start and end", () => {
    const guard = makeImeGuard();
    guard.compositionStarted();
    expect(guard.belongsToIme(enter({ key: "F6", keyCode: 117 }))).toBe(true);
  });

  it("holds back the confirming Enter that WebKit sends after the composition's end", () => {
    const guard = makeImeGuard();
    guard.compositionStarted();
    guard.compositionEnded(1_000);
    expect(guard.belongsToIme(enter({ timeStamp: 1_004 }))).toBe(true);
    expect(guard.belongsToIme(enter({ timeStamp: 1_030 }))).toBe(false);
  });

  it("lets the next Enter act where the browser sent the confirming one before the end", () => {
    const guard = makeImeGuard();
    guard.compositionStarted();
    guard.compositionEnded(1_000);
    guard.keyReleased();
    expect(guard.belongsToIme(enter({ timeStamp: 1_020 }))).toBe(false);
  });

  it("lets an Enter act that comes long after a composition ended by a click", () => {
    const guard = makeImeGuard();
    guard.compositionStarted();
    guard.compositionEnded(1_000);
    expect(guard.belongsToIme(enter({ timeStamp: 3_000 }))).toBe(false);
  });
});
