// By which ledger the case is judged, said above the question where that is not simply the one in force.
import { KeyButton } from "../../components/KeyButton";
import { Said } from "../../components/Said";
import type { LedgerView } from "../../desk/generated";
import { ja } from "../../text/ja";
import { FellAway } from "./FellAway";

/** The key that shows what the ledger in force would change. */
export const newerLedgerKey = "Ctrl+B";

export function LedgerSaid({ ledger, onPreview }: { ledger: LedgerView; onPreview: () => void }) {
  const said = ledger.newer
    ? ja.ledger.older(ledger.version, ledger.newer)
    : ledger.lost
      ? ja.ledger.lost(ledger.lost, ledger.version)
      : ledger.fell_away.length > 0
        ? ja.ledger.taken(ledger.version)
        : null;
  if (!said) return null;
  return (
    <div className="mb-4" data-ledger={ledger.newer ? "older" : ledger.lost ? "lost" : "taken"}>
      <Said
        tone={ledger.lost && !ledger.newer ? "refused" : "news"}
        title={said}
        act={
          ledger.newer && (
            <KeyButton keyName={ja.keys.CtrlB} size="small" onPress={onPreview}>
              {ja.ledger.preview}
            </KeyButton>
          )
        }
      >
        {ledger.fell_away.length > 0 && <FellAway answers={ledger.fell_away} />}
      </Said>
    </div>
  );
}
