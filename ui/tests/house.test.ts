// The screen's floor plan, kept by reading the files themselves.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";

const src = join(import.meta.dirname, "../src");
const files = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((each) => each.isFile() && /\.tsx?$/.test(each.name))
  .map((each) => {
    const path = join(each.parentPath, each.name);
    return { path: relative(src, path), text: readFileSync(path, "utf8") };
  });
const written = files.filter((each) => !each.path.endsWith("generated.ts"));

describe("the screen's house", () => {
  it("has features that do not know each other", () => {
    const strangers = files.flatMap(({ path, text }) => {
      const home = /^features\/(\w+)\//.exec(path)?.[1];
      if (!home) return [];
      const named = [...text.matchAll(/from "(?:\.\.\/)+(?:features\/)?(\w+)\//g)].map((each) => each[1]);
      const features = readdirSync(join(src, "features"));
      return named
        .filter((name) => name && name !== home && features.includes(name))
        .map((name) => `${path} → ${name}`);
    });
    expect(strangers).toEqual([]);
  });

  it("fetches nothing outside its two doors", () => {
    const doors = /^(desk|centre)\//;
    const outside = written.filter(
      ({ path, text }) => !doors.test(path) && /\bfetch\(|new EventSource|XMLHttpRequest|@tauri-apps/.test(text),
    );
    expect(outside.map((each) => each.path)).toEqual([]);
  });

  it("keeps every Japanese word in text/, but for the signs a date is read by", () => {
    const japanese = /[぀-ヿ一-鿿]/;
    const loud = written.filter(({ path, text }) => {
      const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\/\/.*$/gm, "");
      return !path.startsWith("text/") && path !== "hooks/wareki.ts" && japanese.test(code);
    });
    expect(loud.map((each) => each.path)).toEqual([]);
  });

  it("opens every file with a sentence", () => {
    expect(written.filter(({ text }) => !/^\/\/ .+[.。]/.test(text)).map((each) => each.path)).toEqual([]);
  });

  it("keeps nine files of ten within 150 lines", () => {
    const lines = written.map(({ text }) => text.split("\n").length).sort((a, b) => a - b);
    expect(lines[Math.floor(lines.length * 0.9)]).toBeLessThanOrEqual(150);
  });
});
