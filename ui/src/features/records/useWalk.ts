// Which of several rows is at hand, by a name that stays when the rows change. It draws nothing.
import { useState } from "react";

export function useWalk<Row>(rows: Row[], nameOf: (row: Row) => string) {
  const [name, setName] = useState<string | null>(null);
  const at = Math.max(
    rows.findIndex((each) => nameOf(each) === name),
    0,
  );
  const goTo = (to: number) => {
    const row = rows[Math.min(Math.max(to, 0), rows.length - 1)];
    if (row) setName(nameOf(row));
  };
  return { at, walked: name !== null, here: rows[at], goTo, move: (by: number) => goTo(at + by) };
}
