// Above the list: the search box with the caret, what narrows the list, and what waits for a person. It holds no state.
import { Search } from "lucide-react";
import { type RefObject, useId } from "react";
import { KeyButton } from "../../components/KeyButton";
import { KeyCap } from "../../components/KeyCap";
import type { RecordChoice, RecordDays } from "../../desk/generated";
import { records as say } from "../../text/records";
import { Chip } from "./Chip";
import { listId, rowId } from "./RecordList";
import { anyState, contestedState, type Searching } from "./useSearching";

export const days: RecordDays[] = ["today", "week", "all"];

interface Props {
  searching: Searching;
  box: RefObject<HTMLInputElement | null>;
  /** whether the list stands beneath it */
  listed: boolean;
  onState: () => void;
  onProcedure: () => void;
  onTray: () => void;
}

export function SearchHead({ searching, box, listed, onState, onProcedure, onTray }: Props) {
  const { narrowed, view } = searching;
  const nameOf = (choices: RecordChoice[], value: string) => choices.find((each) => each.value === value)?.label;
  const state = narrowed.state === anyState ? say.search.anyState : nameOf(view?.states ?? [], narrowed.state);
  const procedure = nameOf(view?.procedures ?? [], narrowed.procedure ?? "") ?? say.search.anyProcedure;
  return (
    <div className="grid gap-2 border-b border-line bg-ground px-5 py-3">
      <div className="flex flex-wrap items-start gap-x-5 gap-y-2">
        <h2 className="text-[1.375rem] leading-10 font-bold">{say.title}</h2>
        <SearchBox searching={searching} box={box} listed={listed} />
      </div>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1.5">
        <Days held={narrowed.days} onPick={(each) => searching.narrow({ days: each })} />
        <KeyButton keyName={say.keys.AltS} size="small" tone="quiet" onPress={onState}>
          {state ?? say.search.state}
        </KeyButton>
        <KeyButton keyName={say.keys.AltP} size="small" tone="quiet" onPress={onProcedure}>
          {procedure}
        </KeyButton>
        <span className="ml-auto flex flex-wrap gap-2">
          {view && view.contested > 0 && (
            <Chip
              keyName={say.keys.AltK}
              warn
              pressed={narrowed.state === contestedState}
              onPress={searching.onlyContested}
            >
              {say.search.contested(view.contested)}
            </Chip>
          )}
          <Chip keyName={say.keys.AltT} warn={(view?.refused ?? 0) > 0} onPress={onTray}>
            {view && view.refused > 0 ? say.search.trayCount(view.refused) : say.search.tray}
          </Chip>
        </span>
      </div>
    </div>
  );
}

/** The caret stays here while the arrows walk the list beneath. */
function SearchBox({ searching, box, listed }: Pick<Props, "searching" | "box" | "listed">) {
  const hint = useId();
  const { text, type, setComposing, rows, here } = searching;
  const shown = listed && rows.length > 0;
  return (
    <div className="grid min-w-60 flex-1 gap-2">
      <label className="relative grid">
        <span className="sr-only">{say.search.label}</span>
        <Search aria-hidden className="pointer-events-none absolute top-2.5 left-3 size-5 text-sub" />
        <input
          ref={box}
          role="combobox"
          aria-expanded={shown}
          aria-controls={listId}
          aria-activedescendant={shown ? rowId(here) : undefined}
          aria-describedby={hint}
          autoComplete="off"
          spellCheck={false}
          value={text}
          placeholder={say.search.label}
          onChange={(event) => type(event.currentTarget.value)}
          onCompositionStart={() => setComposing(true)}
          onCompositionEnd={(event) => {
            setComposing(false);
            type(event.currentTarget.value);
          }}
          className="w-full rounded-8 border-[1.5px] border-edge bg-white py-1.5 pr-3.5 pl-10 text-lg placeholder:text-sub"
        />
      </label>
      <p id={hint} className="text-[0.8125rem] text-sub">
        {say.search.hint}
      </p>
    </div>
  );
}

function Days({ held, onPick }: { held: RecordDays; onPick: (days: RecordDays) => void }) {
  return (
    <div role="radiogroup" aria-label={say.search.daysLead} className="flex items-center gap-1.5">
      <KeyCap>{say.keys.days}</KeyCap>
      <span className="flex overflow-hidden rounded-8 border border-line">
        {days.map((each) => (
          // biome-ignore lint/a11y/useSemanticElements: a native radio would take the arrow keys from the list
          <button
            key={each}
            type="button"
            role="radio"
            aria-checked={each === held}
            tabIndex={each === held ? 0 : -1}
            onClick={() => onPick(each)}
            className={`px-3 py-1 text-[0.875rem] ${each === held ? "bg-key-900 font-bold text-white" : "bg-white hover:bg-key-50"}`}
          >
            {say.search.days[each]}
          </button>
        ))}
      </span>
    </div>
  );
}
