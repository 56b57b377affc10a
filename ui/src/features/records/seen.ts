// What stood before the clerk's eyes, said back with every act, and whether that changed while the act was made ready.
import { useState } from "react";
import type { OnRecord, RecordView } from "../../desk/generated";

export interface ActProps {
  record: RecordView;
  heldBack: boolean;
  /** told in words what came of it */
  onDone: (words: string) => void;
  onBack: () => void;
}

const same = (one: string[], other: string[]) =>
  one.length === other.length && one.every((each, at) => each === other[at]);

export function useSeen(record: RecordView): { on: OnRecord; changed: boolean } {
  const [begun] = useState(record.seen);
  return {
    on: { application: record.row.application, seen: record.seen },
    changed: !same(begun, record.seen),
  };
}
