// The number at the desk, and the keys that call and finish. The words of a refusal stand under it, never over the work.
import { KeyButton } from "../../components/KeyButton";
import type { CounterView } from "../../desk/generated";
import { elapsed, useNow } from "../../hooks/useNow";
import { amending } from "../../text/amending";
import { ja } from "../../text/ja";

interface Props {
  counter: CounterView;
  /** when the counter was last heard, by this PC */
  heardAt: number;
  matter: string | null;
  /** the application being put right, where it is not a new one */
  amends: string | null;
  calling: boolean;
  onCall: () => void;
  onFinish: () => void;
}

export function CallBar({ counter, heardAt, matter, amends, calling, onCall, onFinish }: Props) {
  const { ticket } = counter;
  const busy = ticket !== null || counter.interviewing;
  return (
    <section
      className={`flex min-h-17 flex-wrap items-center gap-x-5 gap-y-2 px-5 py-2 ${busy ? "on-dark bg-key-900 text-white" : "border-b border-line bg-white text-sub"}`}
    >
      {ticket ? (
        <>
          <output className="text-[2.375rem]/11 font-bold tracking-wide tabular" data-ticket>
            {ticket.number}
          </output>
          <span className="text-lg">{matter ?? ticket.matter_name}</span>
          <span className="flex items-baseline gap-2">
            <span className="text-[0.875rem] text-key-100">{ja.call.sinceCalled}</span>
            <Since called_s={ticket.called_s} heardAt={heardAt} />
          </span>
        </>
      ) : (
        <span className="text-lg">
          {counter.interviewing
            ? `${amends ? amending.bar : ja.call.withoutTicket}${ja.gap}${matter ?? ""}`
            : ja.call.nobody}
        </span>
      )}
      <span className="ml-auto flex flex-wrap gap-3">
        <KeyButton keyName="F2" tone={busy ? "onKeyQuiet" : "plain"} disabled={calling} onPress={onCall}>
          {calling ? ja.call.calling : ja.call.next}
        </KeyButton>
        {busy && (
          <KeyButton keyName="F12" tone="onKey" onPress={onFinish}>
            {amends ? amending.yes : ja.call.finish}
          </KeyButton>
        )}
      </span>
    </section>
  );
}

function Since({ called_s, heardAt }: { called_s: number; heardAt: number }) {
  const now = useNow();
  return <b className="text-xl tabular">{elapsed(called_s + (now - heardAt) / 1000)}</b>;
}
