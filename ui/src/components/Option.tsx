// One line that can be picked, with its number key. It shows whether it is chosen by frame, ground and mark.
import { Check } from "lucide-react";

interface Props {
  number: number;
  label: string;
  hint: string | null;
  unknown: boolean;
  chosen: boolean;
  /** whether the Tab key stops here: one line of the group does */
  reachable: boolean;
  /** stands among so many that each takes less room */
  tight?: boolean;
  onPick: () => void;
}

export function Option({ number, label, hint, unknown, chosen, reachable, tight = false, onPick }: Props) {
  const frame = chosen
    ? "border-key-900 bg-key-50 inset-ring-2 inset-ring-key-900"
    : unknown
      ? "border-dashed border-edge/70 bg-white text-sub hover:bg-key-50"
      : "border-line bg-white hover:border-key-400 hover:bg-key-50";
  const cap = chosen ? "bg-key-900 text-white border-key-900" : "bg-ground text-ink border-edge/60";
  return (
    // biome-ignore lint/a11y/useSemanticElements: a native radio would take the arrow keys from the counter's own
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      tabIndex={reachable ? 0 : -1}
      onClick={onPick}
      className={`flex w-full items-center gap-4 rounded-12 border-[1.5px] px-4 text-left text-lg leading-snug ${tight ? "py-1" : "py-2"} ${frame}`}
    >
      <span
        aria-hidden
        className={`grid ${tight ? "size-7" : "size-8"} shrink-0 place-items-center rounded-6 border border-b-2 text-base font-bold ${cap}`}
      >
        {number}
      </span>
      <span className={chosen ? "font-bold" : ""}>{label}</span>
      {hint && <span className="ml-auto max-w-[46%] text-right text-[0.8125rem] text-sub">{hint}</span>}
      {chosen && <Check aria-hidden className={`size-5 shrink-0 text-key-900 ${hint ? "" : "ml-auto"}`} />}
    </button>
  );
}
