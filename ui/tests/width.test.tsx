// Full-width digits in number fields, and that names are never touched.
import { act, renderHook } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { useWidth } from "../src/hooks/useWidth";
import { halfWidth, halfWidthDigits } from "../src/hooks/width";

const ended = (value: string) => ({ currentTarget: { value } }) as never;

describe("width", () => {
  it("folds digits and signs, and nothing else", () => {
    expect(halfWidth("Ｓ５０．１．２　")).toBe("S50.1.2 ");
    expect(halfWidth("大手町１－１ ﾊｲﾂ")).toBe("大手町1-1 ﾊｲﾂ");
    expect(halfWidthDigits("１２Ａ")).toBe("12Ａ");
  });

  it("makes a number's digits half-width once the IME has let go", () => {
    const take = vi.fn();
    const { result } = renderHook(() => useWidth("number", take));
    act(() => result.current.onCompositionStart());
    act(() => result.current.onChange("３"));
    expect(take).toHaveBeenLastCalledWith("３");
    act(() => result.current.onCompositionEnd(ended("３")));
    expect(take).toHaveBeenLastCalledWith("3");
  });

  it.each(["name", "kana", "address", "text", "date"] as const)("leaves a %s as it was typed", (kind) => {
    const take = vi.fn();
    const { result } = renderHook(() => useWidth(kind, take));
    act(() => result.current.onChange("神１ ﾊｲﾂ Ａ"));
    expect(take).toHaveBeenLastCalledWith("神１ ﾊｲﾂ Ａ");
  });
});
