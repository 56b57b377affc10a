// What the made-up replies are, for the type checker: plain data, cast by each test to what it needs.
export const interview: unknown;
export const fields: unknown;
export const newerLedger: unknown;
export const papers: unknown;
export const counter: unknown;
export const ward: unknown;
export const recordsView: unknown;
export const record: unknown;
export const contest: unknown;
export const withdrawal: unknown;
export const tray: unknown;
export const session: unknown;
export function replies(): Record<string, unknown>;
export const board: import("../src/centre/generated").BoardView;
