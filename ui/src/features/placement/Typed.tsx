// A field of the screen that is kept with Enter or by leaving it, and given up with Esc. What was refused stays typed.
import { TriangleAlert } from "lucide-react";
import { type Ref, useId, useRef, useState } from "react";
import { level, useKeys, useLeaving } from "../../hooks/useKeys";
import { placement as say } from "../../text/placement";

interface Props {
  label: string;
  /** what stands there */
  value: string;
  /** whether the desk refused what was kept last */
  refused: boolean;
  hint?: string | undefined;
  /** what stands behind the field */
  unit?: string;
  /** what is wrong with a text; then it is not kept */
  objection?: (text: string) => string | null;
  field?: Ref<HTMLInputElement>;
  className?: string;
  /** the label stands beside the field, else it is only said */
  beside?: boolean;
  onKeep: (text: string) => void;
  /** where the keyboard goes afterwards */
  onLeave: () => void;
}

export function Typed(props: Props) {
  const { label, value, refused, hint, unit, objection, field, className = "", beside = false } = props;
  const { onKeep, onLeave } = props;
  const id = useId();
  /** what was typed; none while the field shows what stands there */
  const [typed, setTyped] = useState<string | null>(null);
  /** what was kept last, as long as the desk may still refuse it */
  const [kept, setKept] = useState<string | null>(null);
  const [notKept, setNotKept] = useState<string | null>(null);
  const [focused, setFocused] = useState(false);
  const leaving = useRef(false);
  if (kept !== null && value !== kept) {
    // It does not stand any more: it was refused and is typed again, or something else was done since.
    setKept(null);
    if (refused) {
      setTyped(kept);
      setNotKept(kept);
    }
  }
  const objected = typed === null ? null : (objection?.(typed) ?? null);
  const wrong = objected ?? (typed !== null && typed === notKept ? say.details.notKept : null);
  const keep = () => {
    if (typed === null || objected !== null) return;
    setTyped(null);
    setNotKept(null);
    if (typed === value) return;
    setKept(typed);
    onKeep(typed);
  };
  const giveUp = () => {
    setTyped(null);
    setNotKept(null);
  };
  const leave = (does: () => void) => {
    leaving.current = true;
    does();
    onLeave();
    leaving.current = false;
  };
  // Another box was clicked while this one's name was typed: it is kept all the same.
  useLeaving(() => {
    if (typed !== notKept) keep();
  });
  useKeys(
    level.panel,
    focused
      ? [
          {
            key: "Enter",
            label: say.keys.keep,
            whileTyping: true,
            does: () => {
              if (objected === null) leave(keep);
            },
          },
          { key: "Escape", shown: say.keys.Esc, label: say.keys.giveUp, does: () => leave(giveUp) },
        ]
      : [],
    focused,
  );
  return (
    <div className={`grid items-center gap-x-2 gap-y-0.5 ${beside ? "grid-cols-[6rem_1fr]" : ""} ${className}`}>
      <label htmlFor={id} className={beside ? "text-[0.8125rem] font-bold" : "sr-only"}>
        {label}
      </label>
      <span className="flex items-center gap-1.5">
        <input
          ref={field}
          id={id}
          value={typed ?? value}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={wrong !== null}
          aria-describedby={wrong || hint ? `${id}-said` : undefined}
          onChange={(event) => setTyped(event.target.value)}
          onFocus={() => setFocused(true)}
          onBlur={() => {
            setFocused(false);
            if (!leaving.current && typed !== notKept) keep();
          }}
          className="w-full min-w-0 rounded-6 border-[1.5px] border-edge bg-white px-2 py-0.5 aria-invalid:border-[2.5px] aria-invalid:border-error-2"
        />
        {unit && <span className="shrink-0 text-[0.8125rem] text-sub">{unit}</span>}
      </span>
      {(wrong || hint) && (
        <span
          id={`${id}-said`}
          className={`text-[0.75rem] leading-snug ${beside ? "col-start-2" : ""} ${wrong ? "font-bold text-error-2" : "text-sub"}`}
        >
          {wrong && <TriangleAlert aria-hidden className="mr-1 inline size-3.5" />}
          {wrong ?? hint}
        </span>
      )}
    </div>
  );
}
