// The applications that fit, the newest first: in columns, or narrow beside an open one. Keys and looking up are the screen's.
import { useEffect, useRef } from "react";
import { KeyButton } from "../../components/KeyButton";
import type { RecordRow } from "../../desk/generated";
import { useNameFont } from "../../hooks/useNameFont";
import { records as say } from "../../text/records";
import { Badges } from "./Badges";
import type { Searching } from "./useSearching";

export const listId = "records";
export const rowId = (row: RecordRow | undefined) => (row ? `record-${row.application}` : undefined);

const columns = "two:grid-cols-[10.5rem_8rem_minmax(0,1.2fr)_minmax(0,1.4fr)_6.5rem_6rem_minmax(0,8.5rem)]";

interface Props {
  searching: Searching;
  /** beside an open one */
  narrow: boolean;
  onOpen: (application: string) => void;
}

export function RecordList({ searching, narrow, onOpen }: Props) {
  const { rows, at, walked, canMore, more, choose } = searching;
  const fontOf = useNameFont(rows.map((each) => each.people));
  return (
    <div className="rows-quiet min-h-0 flex-1 overflow-y-auto bg-white" data-list>
      {!narrow && <Head />}
      <div role="listbox" id={listId} tabIndex={-1} aria-label={say.list.label}>
        {rows.map((row, line) => (
          <Line
            key={row.application}
            row={row}
            atHand={line === at}
            goThere={line === at && walked}
            narrow={narrow}
            font={fontOf(row.people)}
            onPick={() => {
              choose(row.application);
              onOpen(row.application);
            }}
          />
        ))}
      </div>
      {canMore && (
        <div className="grid justify-items-center border-t border-line py-3">
          <KeyButton tone="quiet" size="small" onPress={more}>
            {say.list.more}
          </KeyButton>
        </div>
      )}
    </div>
  );
}

/** What stands in which column; each row says it in its own words to who cannot see it. */
function Head() {
  const words = say.list.columns;
  return (
    <div
      aria-hidden
      className={`sticky top-0 z-10 hidden gap-x-3 border-b border-line bg-ground px-5 py-1 text-[0.8125rem] text-sub two:grid ${columns}`}
    >
      {[words.number, words.at, words.matter, words.people, words.step, words.desk].map((each) => (
        <span key={each}>{each}</span>
      ))}
    </div>
  );
}

interface LineProps {
  row: RecordRow;
  atHand: boolean;
  /** whether it must be brought in sight, in the list or on the page, whichever scrolls */
  goThere: boolean;
  narrow: boolean;
  font: string;
  onPick: () => void;
}

function Line({ row, atHand, goThere, narrow, font, onPick }: LineProps) {
  const line = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (goThere) line.current?.scrollIntoView?.({ block: "nearest" });
  }, [goThere]);
  const ground = atHand ? "bg-key-50 inset-ring-3 inset-ring-key-900" : "hover:bg-key-50";
  const shape = narrow ? "flex flex-wrap gap-x-3" : `flex flex-wrap gap-x-3 items-baseline two:grid ${columns}`;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the screen's
    // biome-ignore lint/a11y/useFocusableInteractive: the search box has the focus, and tells which option is active
    <div
      ref={line}
      id={rowId(row)}
      role="option"
      aria-selected={atHand}
      data-record={row.application}
      onClick={onPick}
      className={`cursor-pointer scroll-mt-8 border-b border-line px-5 py-2 leading-snug ${shape} ${ground}`}
    >
      <b className="tabular whitespace-nowrap">{row.number}</b>
      <span className="tabular text-[0.875rem] whitespace-nowrap text-sub">{row.taken_at}</span>
      <span className={`min-w-0 ${narrow ? "w-full" : ""}`}>{row.matter_name}</span>
      <span className={`min-w-0 font-bold ${font} ${narrow ? "w-full" : ""}`}>{row.people}</span>
      <span className="text-[0.9375rem]">{row.step_name}</span>
      <span className="text-[0.9375rem]">{row.desk_name}</span>
      <Badges row={row} />
    </div>
  );
}
