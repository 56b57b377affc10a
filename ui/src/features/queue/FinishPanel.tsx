// F12: one question before a service ends. It finishes the application, ends the service, or gives the interview up.
import { useState } from "react";
import { KeyButton } from "../../components/KeyButton";
import { Panel } from "../../components/Panel";
import { RefusalSaid } from "../../components/RefusalSaid";
import { refusalOf, useAct } from "../../desk/acts";
import type { CounterView, InterviewView } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";

interface Props {
  counter: CounterView;
  interview: InterviewView | null;
  onClose: () => void;
}

/** What the panel asks, and its two ways out. */
interface Asks {
  title: string;
  body: string;
  yes: string;
  yesKey: "Enter" | "Delete";
  does: () => void;
  back: string;
  /** Enter goes back where giving up is the other way */
  backKey: "Escape" | "Enter";
}

export function FinishPanel({ counter, interview, onClose }: Props) {
  const [sure, setSure] = useState(false);
  const finish = useAct("interview.finish");
  const end = useAct("counter.end_service");
  const discard = useAct("interview.discard");
  const close = { onSuccess: onClose };
  const finishAll = () =>
    finish.mutate({}, { onSuccess: (reply) => (reply.ticket ? end.mutate({}, close) : onClose()) });
  const giveUp = () => discard.mutate({}, { onSuccess: () => (counter.ticket ? end.mutate({}, close) : onClose()) });
  const pending = finish.isPending || end.isPending || discard.isPending;
  const offline = counter.link.state === "offline";
  const asks = asked({
    counter,
    interview,
    sure,
    offline,
    finishAll,
    giveUp,
    ask: () => setSure(true),
    end: () => end.mutate({}, close),
  });
  const doIt = () => {
    if (!pending) asks.does();
  };
  const backShown = asks.backKey === "Escape" ? ja.keys.Esc : "Enter";
  useKeys(
    level.panel,
    [
      { key: asks.yesKey, label: asks.yes, does: doIt },
      { key: asks.backKey, shown: backShown, label: asks.back, does: onClose },
      { key: "Escape", does: onClose },
    ],
    true,
  );
  const yes = (
    <KeyButton
      keyName={asks.yesKey}
      tone={asks.yesKey === "Enter" ? "main" : "stop"}
      size="large"
      disabled={pending}
      onPress={doIt}
    >
      {asks.yes}
    </KeyButton>
  );
  const back = (
    <KeyButton keyName={backShown} tone={asks.backKey === "Enter" ? "main" : "quiet"} size="large" onPress={onClose}>
      {asks.back}
    </KeyButton>
  );
  return (
    <Panel
      title={asks.title}
      acts={
        asks.backKey === "Enter"
          ? [<span key="b">{back}</span>, <span key="y">{yes}</span>]
          : [<span key="y">{yes}</span>, <span key="b">{back}</span>]
      }
    >
      <p>{asks.body}</p>
      <div className="mt-3">
        <RefusalSaid refusal={refusalOf(finish.error ?? end.error ?? discard.error)} />
      </div>
    </Panel>
  );
}

interface Ways extends Pick<Props, "counter" | "interview"> {
  sure: boolean;
  offline: boolean;
  finishAll: () => void;
  giveUp: () => void;
  ask: () => void;
  end: () => void;
}

function asked({ counter, interview, sure, offline, finishAll, giveUp, ask, end }: Ways): Asks {
  const words = ja.finish;
  const enterGoes = { yesKey: "Enter", backKey: "Escape", back: words.back } as const;
  const enterStays = { yesKey: "Delete", backKey: "Enter", back: words.goOn } as const;
  if (!interview)
    return {
      ...enterGoes,
      title: words.onlyTicket,
      body: words.onlyTicketBody(counter.ticket?.number ?? ""),
      yes: words.endYes,
      does: end,
      back: ja.interview.back,
    };
  if (interview.can_finish)
    return {
      ...enterGoes,
      title: words.lead,
      body: offline ? words.bodyOffline : words.body,
      yes: words.yes,
      does: finishAll,
    };
  if (sure) return { ...enterStays, title: words.stopLead, body: words.stopBody, yes: words.stop, does: giveUp };
  const left = ja.interview.remaining(interview.remaining.min, interview.remaining.max);
  return { ...enterStays, title: words.notDone, body: words.notDoneBody(left), yes: words.stop, does: ask };
}
