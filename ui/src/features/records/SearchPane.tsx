// The list with its search box above, walked and opened by keys while the caret stays in the box. It opens nothing itself.
import { type RefObject, useEffect, useState } from "react";
import { RefusalSaid } from "../../components/RefusalSaid";
import { refusalOf } from "../../desk/acts";
import type { Binding } from "../../hooks/keyBoard";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";
import { records as say } from "../../text/records";
import { Narrowing } from "./Narrowing";
import { NoRecords } from "./NoRecords";
import { RecordList } from "./RecordList";
import { days, SearchHead } from "./SearchHead";
import { useEntered } from "./useEntered";
import type { Searching } from "./useSearching";

const page = 10;
/** The screen's own value where nothing is narrowed by a procedure. */
const anyProcedure = "";

interface Props {
  searching: Searching;
  box: RefObject<HTMLInputElement | null>;
  onOpen: (application: string) => void;
  onTray: () => void;
  onBack: () => void;
}

export function SearchPane({ searching, box, onOpen, onTray, onBack }: Props) {
  const { narrowed, narrow, view, rows, move, canMore, at, settled } = searching;
  const [picking, setPicking] = useState<"state" | "procedure" | null>(null);
  const enter = useEntered(searching, onOpen);
  useEffect(() => {
    if (picking === null) box.current?.focus();
  }, [picking, box]);
  const atEnd = at === rows.length - 1 && canMore;
  const keys: Binding[] = [
    { key: "ArrowDown", shown: ja.keys.arrows, label: say.list.walk, whileTyping: true, does: () => move(1) },
    { key: "ArrowUp", whileTyping: true, does: () => move(-1) },
    { key: "Enter", label: say.list.open, whileTyping: true, does: enter },
    {
      key: "PageDown",
      shown: say.keys.PageDown,
      label: atEnd ? say.list.more : say.list.further,
      does: () => move(page),
    },
    { key: "PageUp", does: () => move(-page) },
    ...days.map((each, index) => ({
      key: `Alt+${index + 1}`,
      does: () => narrow({ days: each }),
      ...(index === 0 ? { label: say.search.daysLead, shown: say.keys.days } : {}),
    })),
    { key: "Alt+S", shown: say.keys.AltS, label: say.search.state, does: () => setPicking("state") },
    { key: "Alt+P", shown: say.keys.AltP, label: say.search.procedure, does: () => setPicking("procedure") },
    ...(view && view.contested > 0
      ? [{ key: "Alt+K", shown: say.keys.AltK, label: say.search.contestedOnly, does: searching.onlyContested }]
      : []),
    { key: "Alt+T", shown: say.keys.AltT, label: say.search.trayKey, does: onTray },
    { key: "Escape", shown: ja.keys.Esc, label: say.list.leave, does: onBack },
  ];
  useKeys(level.view, picking === null ? keys : []);
  const all = [{ value: anyProcedure, label: say.search.anyProcedure }];
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <SearchHead
        searching={searching}
        box={box}
        listed={picking === null}
        onState={() => setPicking("state")}
        onProcedure={() => setPicking("procedure")}
        onTray={onTray}
      />
      <div className="px-5 py-2 empty:hidden">
        <RefusalSaid refusal={refusalOf(searching.error)} />
      </div>
      {picking === "state" && (
        <Narrowing
          title={say.search.pickState}
          choices={view?.states ?? []}
          held={narrowed.state}
          onTake={(state) => {
            narrow({ state });
            setPicking(null);
          }}
          onBack={() => setPicking(null)}
        />
      )}
      {picking === "procedure" && (
        <Narrowing
          title={say.search.pickProcedure}
          choices={[...all, ...(view?.procedures ?? [])]}
          held={narrowed.procedure ?? anyProcedure}
          onTake={(procedure) => {
            narrow({ procedure: procedure === anyProcedure ? null : procedure });
            setPicking(null);
          }}
          onBack={() => setPicking(null)}
        />
      )}
      {picking === null && (
        <>
          <p role="status" className="px-5 py-1 text-[0.8125rem] text-sub tabular">
            {view && rows.length > 0 && say.list.count(rows.length, view.more)}
            {!view && !searching.error && say.list.looking}
          </p>
          {rows.length > 0 ? (
            <RecordList searching={searching} narrow={false} onOpen={onOpen} />
          ) : (
            settled && <NoRecords searching={searching} />
          )}
        </>
      )}
    </div>
  );
}
