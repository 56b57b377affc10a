// A press of 次を呼ぶ is one press, whatever becomes of its answer.
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { Refused } from "../src/desk/desk";
import { newer } from "../src/features/board/useBoard";
import { useCalling } from "../src/features/queue/useCalling";
import { newPress } from "../src/hooks/press";
import * as made from "./fixture.mjs";

const call = vi.hoisted(() => vi.fn());
vi.mock("../src/desk/door", () => ({ desk: { call } }));

const wrapper = ({ children }: { children: ReactNode }) => (
  <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
);
const no = (tone: "refused" | "fault") => new Refused({ code: "X", title: "", what_to_do: "", field: null, tone });
const presses = () => call.mock.calls.map((each) => each[1].press as string);

describe("calling the next", () => {
  beforeEach(() => {
    call.mockReset();
  });

  it.each([
    ["fault", true],
    ["refused", false],
  ] as const)("after a %s the next press asks with the same id: %s", async (tone, same) => {
    call.mockRejectedValueOnce(no(tone)).mockResolvedValue(made.counter);
    const { result } = renderHook(useCalling, { wrapper });
    act(() => result.current.call());
    await waitFor(() => expect(result.current.refusal?.tone).toBe(tone));
    act(() => result.current.call());
    await waitFor(() => expect(presses()).toHaveLength(2));
    expect(presses()[0] === presses()[1]).toBe(same);
  });

  it("makes ids that are version 4 UUIDs and never alike", () => {
    const made = Array.from({ length: 200 }, newPress);
    expect(new Set(made).size).toBe(200);
    for (const each of made)
      expect(each).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe("the board", () => {
  it("is not put back by an answer that was overtaken, but believes a clock that was set", () => {
    const now = { ...made.board, at: "2026-11-21T02:42:08Z" };
    const late = { ...now, at: "2026-11-21T02:42:07Z" };
    expect(newer(now, late)).toBe(now);
    const setBack = { ...now, at: "2026-11-21T01:42:08Z" };
    expect(newer(now, setBack)).toBe(setBack);
  });
});
