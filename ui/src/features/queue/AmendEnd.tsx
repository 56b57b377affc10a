// F12 while an application is put right: the correction is sent, gone on with, or left without change. The visitor's number stays.
import { useState } from "react";
import { KeyButton } from "../../components/KeyButton";
import { Panel } from "../../components/Panel";
import { RefusalSaid } from "../../components/RefusalSaid";
import { refusalOf, useAct } from "../../desk/acts";
import type { CounterView, InterviewView } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { amending } from "../../text/amending";
import { ja } from "../../text/ja";

interface Props {
  counter: CounterView;
  interview: InterviewView;
  onClose: () => void;
}

/** One way out of the panel. */
interface Way {
  key: "Enter" | "Delete" | "Escape";
  label: string;
  tone: "main" | "stop" | "quiet";
  does: () => void;
}

export function AmendEnd({ counter, interview, onClose }: Props) {
  const [sure, setSure] = useState(false);
  const finish = useAct("interview.finish");
  const discard = useAct("interview.discard");
  const words = amending;
  const once = (act: typeof finish | typeof discard) => () => {
    if (!finish.isPending && !discard.isPending) act.mutate({}, { onSuccess: onClose });
  };
  const back: Way = { key: "Escape", label: words.back, tone: "quiet", does: onClose };
  const leave: Way = { key: "Delete", label: words.drop, tone: "stop", does: () => setSure(true) };
  const { title, body, ways } = sure
    ? {
        title: words.dropLead,
        body: words.dropBody,
        ways: [
          { ...leave, does: once(discard) },
          { ...back, does: () => setSure(false) },
        ],
      }
    : interview.can_finish
      ? {
          title: words.lead,
          body: counter.link.state === "offline" ? words.bodyOffline : words.body,
          ways: [{ key: "Enter", label: words.yes, tone: "main", does: once(finish) } satisfies Way, leave, back],
        }
      : {
          title: words.notDone,
          body: words.notDoneBody(ja.interview.remaining(interview.remaining.min, interview.remaining.max)),
          ways: [{ key: "Enter", label: words.goOn, tone: "main", does: onClose } satisfies Way, leave, back],
        };
  useKeys(
    level.panel,
    ways.map((each) => ({ key: each.key, shown: shown(each.key), label: each.label, does: each.does })),
    true,
  );
  return (
    <Panel
      key={String(sure)}
      title={title}
      acts={ways.map((each) => (
        <KeyButton
          key={each.key}
          keyName={shown(each.key)}
          tone={each.tone}
          size="large"
          disabled={finish.isPending || discard.isPending}
          onPress={each.does}
        >
          {each.label}
        </KeyButton>
      ))}
    >
      <p className="mb-1 font-bold text-ink tabular">{words.title(interview.amends ?? "")}</p>
      <p>{body}</p>
      <div className="mt-3">
        <RefusalSaid refusal={refusalOf(finish.error ?? discard.error)} />
      </div>
    </Panel>
  );
}

const shown = (key: Way["key"]) => (key === "Escape" ? ja.keys.Esc : key);
