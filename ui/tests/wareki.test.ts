// The date table that the screen and the desk share, read by the screen.
import { renderHook } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import table from "../../tests/data/wareki.json";
import { useWareki } from "../src/hooks/useWareki";
import { readDay, writeDay } from "../src/hooks/wareki";

describe("a typed day", () => {
  it.each(table)("$typed is read as $iso", ({ typed, iso }) => {
    expect(readDay(typed)).toBe(iso);
  });

  it("is echoed in its era and in the western calendar", () => {
    expect(writeDay("1975-01-02")).toBe("昭和50年1月2日（1975年）");
    expect(writeDay("1989-01-08")).toBe("平成元年1月8日（1989年）");
    expect(writeDay("2019-04-30")).toBe("平成31年4月30日（2019年）");
    expect(writeDay("1850-03-01")).toBe("1850年3月1日");
  });

  it("that cannot be read is said to be unread, and an empty field shows examples", () => {
    const { result, rerender } = renderHook(({ typed }) => useWareki(typed), { initialProps: { typed: "S64.1.8" } });
    expect(result.current.understood).toBe(false);
    rerender({ typed: "" });
    expect(result.current).toMatchObject({ iso: null, understood: true });
    rerender({ typed: "3500102" });
    expect(result.current.words).toContain("昭和50年1月2日");
  });
});
