// What the rows of a question hold and what a key does to them. Pure; it draws nothing and sends nothing.
import type { FieldView, OptionView } from "../../desk/generated";
import { ja } from "../../text/ja";
import type { Given } from "./Question";

/** One thing to pick in a row: its key, its value (null is 不明), its words. */
export interface Line {
  key: string;
  value: string | null;
  label: string;
  hint: string | null;
}

/** What a row holds. */
export interface Held {
  /** as it is sent; of a row where several may be picked, with commas */
  value: string;
  unknown: boolean;
  /** filled together with the others by one key, so that the clerk sees which to look at */
  together: boolean;
}

export type Rows = Record<string, Held>;

/** How the desk writes that none of a list is so. */
export const noneOfThem = "-";
export const unknownKey = "9";
const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const nothing: Held = { value: "", unknown: false, together: false };

/** The key of the nth thing to pick: 1 to 8, then letters, for 9 is 分からない. */
export const keyAt = (at: number) => (at < 8 ? String(at + 1) : (letters[at - 8] ?? ""));

export const isPicked = (field: Pick<FieldView, "kind">) => field.kind === "choice" || field.kind === "many";

export function linesOf(options: OptionView[], many: boolean, unknown: boolean): Line[] {
  const none = many && !options.some((each) => each.value === noneOfThem);
  const all = none ? [...options, { value: noneOfThem, label: ja.interview.noneOfThem, hint: null }] : options;
  const lines: Line[] = all.map((each, at) => ({ ...each, key: keyAt(at) }));
  return unknown ? [...lines, { key: unknownKey, value: null, label: ja.interview.unknown, hint: null }] : lines;
}

export function begun(fields: FieldView[]): Rows {
  return Object.fromEntries(
    fields.map((each) => [each.fact, { value: each.value, unknown: each.unknown, together: false }]),
  );
}

export const heldIn = (rows: Rows, field: Pick<FieldView, "fact">): Held => rows[field.fact] ?? nothing;

export const isAnswered = (held: Held) => held.unknown || held.value.trim() !== "";

/** The values picked in a row; null is 不明. */
export function pickedIn(held: Held, many: boolean): (string | null)[] {
  if (held.unknown) return [null];
  if (held.value === "") return [];
  return many ? held.value.split(",") : [held.value];
}

/** The row after one thing was picked. In a list it goes in or out; none of them and 不明 stand alone. */
export function picking(held: Held, value: string | null, many: boolean): Held {
  if (value === null) return { value: "", unknown: !(many && held.unknown), together: false };
  if (!many || value === noneOfThem) {
    const again = many && held.value === noneOfThem;
    return { value: again ? "" : value, unknown: false, together: false };
  }
  const before = held.unknown ? [] : held.value.split(",").filter((each) => each !== "" && each !== noneOfThem);
  const after = before.includes(value) ? before.filter((each) => each !== value) : [...before, value];
  return { value: after.join(","), unknown: false, together: false };
}

/** なし or いいえ of a row, if it has one. */
export function noneOf(field: FieldView): string | null {
  if (field.kind === "many") return noneOfThem;
  if (field.kind !== "choice") return null;
  return field.options.find((each) => each.value === "none" || each.value === "false")?.value ?? null;
}

/** Every row still open that has なし or いいえ, filled with it. */
export function restIsNone(fields: FieldView[], rows: Rows): Rows {
  const filled = fields
    .filter((each) => !isAnswered(heldIn(rows, each)))
    .flatMap((each) => {
      const none = noneOf(each);
      return none === null ? [] : [[each.fact, { value: none, unknown: false, together: true }] as const];
    });
  return { ...rows, ...Object.fromEntries(filled) };
}

/** The first row to be picked that still must be; what is typed, the desk judges. */
export function missingIn(fields: FieldView[], rows: Rows): number {
  return fields.findIndex((each) => each.required && isPicked(each) && !isAnswered(heldIn(rows, each)));
}

export function givenIn(fields: FieldView[], rows: Rows): Given {
  return Object.fromEntries(
    fields.map((each) => {
      const held = heldIn(rows, each);
      return [each.fact, held.unknown ? null : held.value];
    }),
  );
}
