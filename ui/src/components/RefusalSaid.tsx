// A refusal as the desk worded it. It shows; what to do next stays with the screen.
import type { Refusal } from "../desk/generated";
import { Said } from "./Said";

export function RefusalSaid({ refusal }: { refusal: Refusal | null }) {
  if (!refusal) return null;
  return (
    <Said tone={refusal.tone} title={refusal.title} code={refusal.tone === "fault" ? refusal.code : undefined}>
      {refusal.what_to_do}
    </Said>
  );
}
