// Reads a day as a clerk types it, to echo it at once. The desk reads it again and decides; both keep one table.
import { ja } from "../text/ja";
import { halfWidth } from "./width";

/** An era's names and its first day. */
interface Era {
  name: string;
  letter: string;
  digit: string;
  first: string;
}

const eras: Era[] = [
  { name: ja.era.reiwa, letter: "R", digit: "5", first: "2019-05-01" },
  { name: ja.era.heisei, letter: "H", digit: "4", first: "1989-01-08" },
  { name: ja.era.showa, letter: "S", digit: "3", first: "1926-12-25" },
  { name: ja.era.taisho, letter: "T", digit: "2", first: "1912-07-30" },
  { name: ja.era.meiji, letter: "M", digit: "1", first: "1868-10-23" },
];

/** The day as `1975-01-02`, or null when no such day was typed. A day its era does not have is not another day. */
export function readDay(typed: string): string | null {
  // With the IME on, a dot and a hyphen come as 。 and ー.
  const text = halfWidth(typed)
    .replace(/\s/g, "")
    .replace(/。/g, ".")
    .replace(/[ー−‐–]/g, "-");
  if (/^\d+$/.test(text)) return fromDigits(text);
  const era = eras.find((each) => text.startsWith(each.name) || text[0]?.toUpperCase() === each.letter);
  const rest = era ? text.slice(text.startsWith(era.name) ? era.name.length : 1) : text;
  const parts = rest.replace(ja.date.first, "1").match(/^(\d+)[年./-](\d+)[月./-](\d+)日?$/);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (era) return inEra(era, year, month, day);
  return year >= 1000 ? western(year, month, day) : null;
}

function fromDigits(text: string): string | null {
  const at = (from: number, to: number) => Number(text.slice(from, to));
  if (text.length === 8) return western(at(0, 4), at(4, 6), at(6, 8));
  const era = eras.find((each) => text.startsWith(each.digit));
  return text.length === 7 && era ? inEra(era, at(1, 3), at(3, 5), at(5, 7)) : null;
}

function inEra(era: Era, year: number, month: number, day: number): string | null {
  if (year < 1) return null;
  const found = western(Number(era.first.slice(0, 4)) + year - 1, month, day);
  return found && eraOf(found) === era ? found : null;
}

function western(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (year > 9999 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return date.toISOString().slice(0, 10);
}

function eraOf(iso: string): Era | undefined {
  return eras.find((each) => each.first <= iso);
}

/** `1975-01-02` → `昭和50年1月2日（1975年）`. */
export function writeDay(iso: string): string {
  const [year, month, day] = iso.split("-").map(Number) as [number, number, number];
  const era = eraOf(iso);
  return ja.date.written(era?.name ?? null, era ? year - Number(era.first.slice(0, 4)) + 1 : year, month, day, year);
}
