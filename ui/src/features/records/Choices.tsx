// The lines of a choice: numbered, or under a box that narrows them. What is chosen, and its keys, are useChoosing's.
import { useEffect, useId, useRef } from "react";
import { Option } from "../../components/Option";
import { bringInSight } from "../../hooks/bringInSight";
import { records as say } from "../../text/records";
import type { Choosing } from "./useChoosing";

export function Choices({ choosing, label }: { choosing: Choosing; label: string }) {
  if (!choosing.few) return <Sought choosing={choosing} label={label} />;
  return (
    <div role="radiogroup" aria-label={label} className="grid gap-1.5 text-ink">
      {choosing.shown.map((each, line) => (
        <Option
          key={each.value}
          number={line + 1}
          label={each.label}
          hint={null}
          unknown={false}
          chosen={line === choosing.at}
          reachable={line === Math.max(choosing.at, 0)}
          tight
          onPick={() => choosing.pick(line)}
        />
      ))}
    </div>
  );
}

function Sought({ choosing: { shown, at, sought, seek, pick }, label }: { choosing: Choosing; label: string }) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const row = list.current?.children[at];
    if (row) bringInSight(row as HTMLElement, list.current);
  }, [at]);
  return (
    <div className="grid gap-1.5 text-ink">
      <label className="grid gap-1 text-[0.875rem]">
        {say.search.find}
        <input
          data-begin
          role="combobox"
          aria-expanded
          aria-controls={id}
          aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
          autoComplete="off"
          spellCheck={false}
          value={sought}
          onChange={(event) => seek(event.currentTarget.value)}
          className="rounded-8 border-[1.5px] border-edge bg-white px-3.5 py-1.5 text-lg"
        />
      </label>
      {shown.length === 0 && <p role="status">{say.search.nothingFits}</p>}
      <div
        ref={list}
        id={id}
        role="listbox"
        tabIndex={-1}
        aria-label={label}
        className="rows-quiet max-h-[max(13rem,calc(100dvh-36rem))] overflow-y-auto rounded-8 border border-line bg-white empty:hidden"
      >
        {shown.map((each, line) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the panel's
          // biome-ignore lint/a11y/useFocusableInteractive: the box above has the focus, and tells which option is active
          <div
            key={each.value}
            id={`${id}-${line}`}
            role="option"
            aria-selected={line === at}
            onClick={() => pick(line)}
            className={`cursor-pointer border-b border-line px-4 py-1.5 last:border-b-0 ${line === at ? "bg-key-50 font-bold inset-ring-3 inset-ring-key-900" : "hover:bg-key-50"}`}
          >
            {each.label}
          </div>
        ))}
      </div>
    </div>
  );
}
