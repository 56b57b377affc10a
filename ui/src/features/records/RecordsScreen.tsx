// The ward's applications: looked for, listed, one of them opened, and the tray beside. What may be done with them, the desk says.
import { useEffect, useRef, useState } from "react";
import { level, useKeys } from "../../hooks/useKeys";
import { records as say } from "../../text/records";
import { RecordList } from "./RecordList";
import { RecordPane } from "./RecordPane";
import { SearchPane } from "./SearchPane";
import { Tray } from "./Tray";
import { useSearching } from "./useSearching";

/** The key that opens the records, and leaves them. */
export const recordsKey = "F11";

interface Props {
  onBack: () => void;
  /** told whether something is being made ready: leaving would lose what was typed */
  onBegun: (begun: boolean) => void;
  /** somebody wanted to leave before that was over */
  heldBack: boolean;
}

export function RecordsScreen({ onBack, onBegun, heldBack }: Props) {
  const searching = useSearching();
  const [tray, setTray] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const box = useRef<HTMLInputElement>(null);
  const listed = open === null && !tray;
  // Whoever comes back to the list looks for the next: typing replaces what was looked for.
  useEffect(() => {
    if (listed) box.current?.select();
  }, [listed]);
  useKeys(level.view, [{ key: recordsKey, does: onBack }]);
  const openListed = (application: string) => {
    searching.choose(application);
    setOpen(application);
  };
  const told = { onBegun, heldBack };
  const step = (by: 1 | -1) => {
    const to = searching.rows[searching.at + by];
    if (to) openListed(to.application);
  };
  return (
    <main className="flex min-h-0" data-records>
      {listed && (
        <SearchPane searching={searching} box={box} onOpen={openListed} onTray={() => setTray(true)} onBack={onBack} />
      )}
      {tray && open === null && <Tray onOpen={setOpen} onBack={() => setTray(false)} {...told} />}
      {open !== null && !tray && (
        <div className="hidden min-h-0 w-80 shrink-0 flex-col border-r border-line desk:flex">
          <RecordList searching={searching} narrow onOpen={openListed} />
        </div>
      )}
      {open !== null && (
        <RecordPane
          key={open}
          application={open}
          place="desk"
          back={tray ? say.tray.back : say.one.back}
          onBack={() => setOpen(null)}
          {...(tray ? {} : { onStep: step })}
          {...told}
        />
      )}
    </main>
  );
}
