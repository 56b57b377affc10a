// The interview's three columns: who and how far, the one question, what is decided. It orders them and binds the keys.
import { useState } from "react";
import { KeyButton } from "../../components/KeyButton";
import { People } from "../../components/People";
import { RefusalSaid } from "../../components/RefusalSaid";
import { refusalOf, useAct } from "../../desk/acts";
import type { InterviewView } from "../../desk/generated";
import { useGuest } from "../../desk/looks";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";
import { AllAsked } from "./AllAsked";
import { Amending } from "./Amending";
import { LedgerSaid, newerLedgerKey } from "./LedgerSaid";
import { canChangeMatters, Matters } from "./Matters";
import { NewerLedger } from "./NewerLedger";
import { Path } from "./Path";
import { Progress } from "./Progress";
import { Question } from "./Question";
import { Review } from "./Review";
import { type Held, useForeseen } from "./useForeseen";
import { Verdicts } from "./Verdicts";
import { Why } from "./Why";
import { answeredInOrder, previousOf } from "./way";

interface Props {
  interview: InterviewView;
  /** true while the papers stand in its place; nothing typed is lost meanwhile */
  away: boolean;
  /** a panel that asks the clerk something before the work goes on */
  panel: React.ReactNode;
  onPapers: () => void;
  onTakeHome: () => void;
  /** back from the papers where they let go, and then so on */
  onReturn: (then: () => void) => void;
  onFinish: () => void;
}

export function InterviewScreen({ interview, away, panel, onPapers, onTakeHome, onReturn, onFinish }: Props) {
  const [why, setWhy] = useState(false);
  const [reviewing, setReviewing] = useState(false);
  const [beside, setBeside] = useState<"matters" | "ledger" | null>(null);
  const [held, setHeld] = useState<Held | null>(null);
  const foreseen = useForeseen(held);
  const goTo = useAct("interview.go_to");
  const showGuest = useAct("guest.show");
  const guest = useGuest();
  const shown = guest.data?.shown != null;
  const previous = previousOf(interview);
  const go = (question: string) => {
    setReviewing(false);
    goTo.mutate({ question });
  };
  const onMatters = canChangeMatters(interview.matters) ? () => setBeside("matters") : null;
  const keys = [
    ...(previous
      ? [
          { key: "PageUp", shown: ja.keys.PageUp, label: ja.interview.previous, does: () => go(previous) },
          { key: "Alt+ArrowUp", does: () => go(previous) },
        ]
      : []),
    { key: "F1", label: ja.interview.why, does: () => setWhy(!why) },
    { key: "F5", label: ja.interview.review, does: () => setReviewing(!reviewing) },
    ...(onMatters ? [{ key: "F10", label: ja.matters.key, does: onMatters }] : []),
    ...(interview.papers > 0 ? [{ key: "F9", label: ja.verdict.seePapers, does: onPapers }] : []),
    ...(interview.ledger.newer
      ? [{ key: newerLedgerKey, label: ja.ledger.preview, does: () => setBeside("ledger") }]
      : []),
    {
      key: "Ctrl+G",
      label: shown ? ja.interview.hide : ja.interview.show,
      does: () => showGuest.mutate({ show: !shown }),
    },
  ];
  const fromPapers = () => onReturn(() => setReviewing(true));
  useKeys(level.frame, away ? [{ key: "F5", label: ja.interview.review, does: fromPapers }] : keys);
  const free = !away && panel === null;
  const covered = !free || reviewing || beside !== null;
  const refusal = refusalOf(goTo.error ?? showGuest.error);
  return (
    <main
      hidden={away}
      className="grid min-h-0 grid-cols-1 two:grid-cols-[1fr_22rem] desk:grid-cols-[15.5rem_1fr_25.5rem]"
    >
      <aside
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long way is scrolled by keyboard, also before it has answers
        tabIndex={0}
        aria-label={ja.interview.path}
        className="rows-quiet order-3 overflow-y-auto border-line bg-white p-5 two:col-span-2 two:border-t desk:order-1 desk:col-span-1 desk:border-t-0 desk:border-r"
      >
        <People people={interview.people} />
        <Path path={interview.path} onGo={go} />
        {onMatters && (
          <div className="mt-3">
            <KeyButton keyName="F10" tone="quiet" size="small" onPress={onMatters}>
              {ja.matters.key}
            </KeyButton>
          </div>
        )}
      </aside>
      <div className="rows-quiet order-1 flex min-h-0 scroll-pb-24 flex-col overflow-y-auto px-7 py-5 desk:order-2">
        <RefusalSaid refusal={refusal} />
        <Amending number={interview.amends} />
        {beside !== "ledger" && <LedgerSaid ledger={interview.ledger} onPreview={() => setBeside("ledger")} />}
        {!away && panel}
        {free && beside === "ledger" && <NewerLedger onClose={() => setBeside(null)} />}
        {free && beside === "matters" && <Matters matters={interview.matters} onClose={() => setBeside(null)} />}
        {free && beside === null && reviewing && (
          <Review path={interview.path} onGo={go} onClose={() => setReviewing(false)} />
        )}
        {interview.question && (
          <Question
            key={interview.question.id}
            question={interview.question}
            shown={shown}
            progress={<Progress remaining={interview.remaining} />}
            active={!covered}
            answeredBefore={answeredInOrder(interview).includes(interview.question.id)}
            onHold={setHeld}
          />
        )}
        {!interview.question && !covered && (
          <AllAsked
            interview={interview}
            onGo={go}
            onPapers={onPapers}
            onTakeHome={onTakeHome}
            onFinish={onFinish}
            onMatters={onMatters}
          />
        )}
      </div>
      <aside className="order-2 flex min-h-0 flex-col border-line bg-white two:border-l desk:order-3">
        {why ? (
          <Why interview={interview} onClose={() => setWhy(false)} />
        ) : (
          <Verdicts
            interview={interview}
            active={free && beside !== "matters"}
            foreseen={foreseen}
            onPapers={onPapers}
          />
        )}
      </aside>
    </main>
  );
}
