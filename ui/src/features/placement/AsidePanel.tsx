// A list to choose from in place of the boxes' own list: its frame, its rows, and who is active. It binds no keys.
import { type ReactNode, useEffect, useId, useRef } from "react";
import { KeyButton } from "../../components/KeyButton";
import { bringInSight } from "../../hooks/bringInSight";
import { placement as say } from "../../text/placement";

interface Props {
  title: string;
  /** what the way out is called */
  back: string;
  onBack: () => void;
  children: ReactNode;
}

export function AsidePanel({ title, back, onBack, children }: Props) {
  const name = useId();
  return (
    <section aria-labelledby={name} data-aside-panel className="arrives flex min-h-0 flex-1 flex-col">
      <div className="flex items-start gap-3 border-b border-line bg-key-50 px-5 py-2">
        <h2 id={name} className="min-w-0 flex-1 py-0.5 font-bold leading-snug">
          {title}
        </h2>
        <KeyButton keyName={say.keys.Esc} tone="quiet" size="small" onPress={onBack}>
          {back}
        </KeyButton>
      </div>
      {children}
    </section>
  );
}

interface ChoicesProps {
  id: string;
  label: string;
  /** the active row, or none */
  active: number | null;
  /** several may be chosen */
  several?: boolean;
  /** the list takes the focus; else a field above it has it */
  focus?: boolean;
  children: ReactNode;
}

export function Choices({ id, label, active, several = false, focus = false, children }: ChoicesProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus) list.current?.focus();
  }, [focus]);
  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      tabIndex={0}
      data-quiet-focus
      aria-label={label}
      aria-multiselectable={several}
      aria-activedescendant={active === null ? undefined : `${id}-${active}`}
      className="rows-quiet max-h-[60dvh] min-h-24 flex-1 overflow-y-auto two:max-h-none"
    >
      {children}
    </div>
  );
}

interface ChoiceProps {
  list: string;
  at: number;
  active: boolean;
  selected: boolean;
  /** its number key, where it has one */
  numbered?: boolean;
  onTake: () => void;
  children: ReactNode;
}

export function Choice({ list, at, active, selected, numbered = false, onTake, children }: ChoiceProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (active && row.current) bringInSight(row.current, row.current.parentElement);
  }, [active]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the panel's
    // biome-ignore lint/a11y/useFocusableInteractive: the list or its field has the focus
    <div
      ref={row}
      id={`${list}-${at}`}
      role="option"
      aria-selected={selected}
      onClick={onTake}
      className={`flex cursor-pointer items-baseline gap-2.5 border-b border-line px-5 py-1.5 leading-snug ${active ? "bg-key-50 inset-ring-3 inset-ring-key-900" : "hover:bg-key-50"}`}
    >
      {numbered && (
        <span
          aria-hidden
          className={`grid size-6 shrink-0 place-items-center rounded-4 text-[0.8125rem] font-bold ${at < 9 ? "border border-edge/60" : ""}`}
        >
          {at < 9 ? at + 1 : ""}
        </span>
      )}
      {children}
    </div>
  );
}
