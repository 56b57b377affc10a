// How a procedure stands, as a word in its frame. It decides nothing.
import type { VerdictStatus } from "../desk/generated";
import { ja } from "../text/ja";
import { Tag } from "./Tag";

const tones = { required: "key", offer: "keyQuiet", undecided: "warn", not_needed: "grey" } as const;

export function VerdictTag({ status }: { status: VerdictStatus }) {
  return <Tag tone={tones[status]}>{ja.verdict.word[status]}</Tag>;
}
