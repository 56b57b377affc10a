// Which procedures the last answer brought or changed, so that their rows can carry 新. It compares, it does not judge.
import { useState } from "react";
import type { VerdictRow } from "../../desk/generated";

/** The procedures whose verdict is new since the rows last changed. */
export function useFresh(rows: VerdictRow[]): ReadonlySet<string> {
  const [known, setKnown] = useState({ rows, fresh: new Set<string>() });
  if (known.rows === rows) return known.fresh;
  const fresh = changed(known.rows, rows);
  setKnown({ rows, fresh });
  return fresh;
}

/** Procedures that came, or whose verdict is another than before. */
export function changed(before: VerdictRow[], now: VerdictRow[]): Set<string> {
  const was = new Map(before.map((row) => [row.procedure, row.status]));
  return new Set(now.filter((row) => was.get(row.procedure) !== row.status).map((row) => row.procedure));
}
