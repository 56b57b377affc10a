// One row of things to pick, as small buttons side by side. It shows what is held; keys and moving on are the screen's.
import { Check, TriangleAlert } from "lucide-react";
import { useId } from "react";
import { Tag } from "../../components/Tag";
import { ja } from "../../text/ja";
import type { Line } from "./rowState";

// More than these, and the row shows only what was picked until it is gone back to.
const shownWhole = 9;

interface Props {
  label: string;
  optional: boolean;
  hint: string | null;
  lines: Line[];
  many: boolean;
  picked: (string | null)[];
  /** whether its number keys act now */
  atHand: boolean;
  /** filled together with other rows */
  together: boolean;
  said: string | null;
  onPick: (line: Line) => void;
}

export function ChoiceRow({ label, optional, hint, lines, many, picked, atHand, together, said, onPick }: Props) {
  const name = useId();
  const below = useId();
  const isPicked = (line: Line) => picked.includes(line.value);
  const folded = !atHand && picked.length > 0 && lines.length > shownWhole;
  const shown = folded ? lines.filter(isPicked) : lines;
  const reach = Math.max(shown.findIndex(isPicked), 0);
  const words = shown.find((line) => line.hint && isPicked(line))?.hint ?? hint ?? (many ? ja.interview.several : null);
  const group = { role: many ? "group" : "radiogroup", "aria-labelledby": name, "aria-describedby": below } as const;
  return (
    <div {...group} className="grid items-start gap-x-4 gap-y-1 two:grid-cols-[8.5rem_1fr]">
      <span
        id={name}
        className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-[0.9375rem] leading-snug font-bold two:pt-1.5"
      >
        {label}
        {optional && <Tag tone="grey">{ja.interview.optional}</Tag>}
        {together && <Tag tone="warn">{ja.interview.together}</Tag>}
      </span>
      <div className="grid gap-1">
        <div className="flex flex-wrap gap-1.5">
          {shown.map((line, at) => (
            <Chip
              key={line.key}
              line={line}
              many={many}
              picked={isPicked(line)}
              atHand={atHand}
              reachable={at === reach}
              onPick={() => onPick(line)}
            />
          ))}
        </div>
        <p id={below} className="text-[0.8125rem] text-sub empty:hidden">
          {said ? (
            <span className="arrives flex items-start gap-1.5 font-bold text-error-2">
              <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
              {said}
            </span>
          ) : (
            words
          )}
        </p>
      </div>
    </div>
  );
}

interface ChipProps {
  line: Line;
  many: boolean;
  picked: boolean;
  atHand: boolean;
  reachable: boolean;
  onPick: () => void;
}

function Chip({ line, many, picked, atHand, reachable, onPick }: ChipProps) {
  const frame = picked
    ? "border-key-900 bg-key-900 font-bold text-white"
    : line.value === null
      ? "border-dashed border-edge/70 bg-white text-sub hover:bg-key-50"
      : "border-line bg-white hover:border-key-400 hover:bg-key-50";
  // A native radio would take the arrow keys from the counter's own.
  const what = { role: many ? "checkbox" : "radio", "aria-checked": picked } as const;
  // Every row shows its keys, so that nothing moves; they stand out where they act.
  const ink = picked ? "border-white/60" : atHand ? "border-edge/60 bg-ground text-ink" : "border-line text-sub";
  const cap = atHand ? `font-bold ${ink}` : ink;
  return (
    <button
      type="button"
      {...what}
      aria-keyshortcuts={atHand ? line.key : undefined}
      tabIndex={reachable ? 0 : -1}
      onClick={onPick}
      className={`inline-flex min-h-9 items-center gap-1 rounded-8 border-[1.5px] px-1.5 py-0.5 text-left text-[0.9375rem] leading-snug ${frame}`}
    >
      <span aria-hidden className={`grid size-5 shrink-0 place-items-center rounded-4 border text-[0.75rem] ${cap}`}>
        {line.key}
      </span>
      {picked && <Check aria-hidden className="size-4 shrink-0" />}
      {line.label}
    </button>
  );
}
