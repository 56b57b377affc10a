// The desk at work: bars above and below, and between them the interview, the papers, or the calm between two visitors.
import { type ReactNode, useEffect, useState } from "react";
import { Legend } from "../components/Legend";
import { OfflineStrip } from "../components/OfflineStrip";
import { RefusalSaid } from "../components/RefusalSaid";
import { Said } from "../components/Said";
import { refusalOf, useAct } from "../desk/acts";
import type { SessionView } from "../desk/generated";
import { useCounter, useInterview } from "../desk/looks";
import { Correcting } from "../features/interview/Correcting";
import { InterviewScreen } from "../features/interview/InterviewScreen";
import { PapersScreen } from "../features/papers/PapersScreen";
import { TakeHomeScreen } from "../features/papers/TakeHomeScreen";
import { CallBar } from "../features/queue/CallBar";
import { FinishPanel } from "../features/queue/FinishPanel";
import { Idle } from "../features/queue/Idle";
import { useCalling } from "../features/queue/useCalling";
import { DraftOffer } from "../features/reception/DraftOffer";
import { TopBar } from "../features/reception/TopBar";
import { level, useKeys } from "../hooks/useKeys";
import { useUnfinished } from "../hooks/useUnfinished";
import { ja } from "../text/ja";

export function DeskFrame({ session }: { session: SessionView }) {
  const { data: counter, dataUpdatedAt } = useCounter();
  const { data: interview } = useInterview();
  const [beside, setBeside] = useState<"papers" | "takeHome" | null>(null);
  const [finishing, setFinishing] = useState(false);
  const { heldBack, setBegun, unlessBegun } = useUnfinished();
  const calling = useCalling();
  const signOut = useAct("session.sign_out");
  const openWindow = useAct("window.open");
  const busy = counter !== undefined && (counter.ticket !== null || counter.interviewing);
  const onFinish = () =>
    unlessBegun(() => {
      setBeside(null);
      setFinishing(busy);
    });
  const onReturn = (then: () => void = () => {}) =>
    unlessBegun(() => {
      setBeside(null);
      then();
    });
  useEffect(() => {
    if (!interview) setBeside(null);
  }, [interview]);
  useKeys(level.frame, [
    // While a visitor is here the key stays out of the legend; the desk says why it does not call.
    { key: "F2", does: calling.call, ...(busy ? {} : { label: ja.call.next }) },
    ...(busy ? [{ key: "F12", label: ja.call.finish, does: onFinish }] : []),
    ...(session.clerk?.role === "supervisor"
      ? [
          {
            key: "F7",
            does: () => openWindow.mutate({ seat: "supervisor" }),
            ...(busy ? {} : { label: ja.top.supervisor }),
          },
        ]
      : []),
    ...(interview && beside !== "takeHome"
      ? [{ key: "F8", label: ja.takeHome.key, does: () => unlessBegun(() => setBeside("takeHome")) }]
      : []),
    ...(busy ? [] : [{ key: "F8", label: ja.top.guestWindow, does: () => openWindow.mutate({ seat: "guest" }) }]),
    { key: "Ctrl+L", label: ja.top.signOut, does: () => signOut.mutate({}) },
  ]);
  if (!counter || interview === undefined) return null;
  const finish =
    finishing && busy ? (
      <FinishPanel counter={counter} interview={interview} onClose={() => setFinishing(false)} />
    ) : null;
  const offer = session.draft && !interview ? <DraftOffer draft={session.draft} /> : null;
  const refusal = calling.refusal ?? refusalOf(signOut.error ?? openWindow.error);
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr_auto] desk:h-dvh">
      <div>
        <TopBar session={session} counter={counter} />
        <CallBar
          counter={counter}
          heardAt={dataUpdatedAt}
          matter={interview?.matter_name ?? null}
          calling={calling.calling}
          onCall={calling.call}
          onFinish={onFinish}
        />
        <div className="grid gap-2 px-5 py-2 empty:hidden">
          {refusal && <RefusalSaid refusal={refusal} />}
          {session.notices.map((each) => (
            <Said key={each.code} tone="refused" title={each.title} code={each.code}>
              {each.what_to_do}
            </Said>
          ))}
        </div>
      </div>
      {interview && beside === "papers" && (
        <PapersScreen
          onBack={() => onReturn()}
          correcting={(box) => <Correcting {...box} />}
          onCorrecting={setBegun}
          heldBack={heldBack}
        />
      )}
      {interview && beside === "takeHome" && <TakeHomeScreen onBack={() => onReturn()} />}
      {interview ? (
        <InterviewScreen
          key={interview.application}
          interview={interview}
          away={beside !== null}
          panel={finish}
          onPapers={() => setBeside("papers")}
          onTakeHome={() => setBeside("takeHome")}
          onReturn={onReturn}
          onFinish={onFinish}
        />
      ) : (
        (asking(finish ?? offer) ?? <Idle counter={counter} calling={calling.calling} onCall={calling.call} />)
      )}
      <div>
        <OfflineStrip link={counter.link} />
        <Legend aside={interview?.catalogue ?? session.catalogue} />
      </div>
    </div>
  );
}

/** A question to the clerk in the middle of an empty desk. */
function asking(panel: ReactNode) {
  return panel ? (
    <main className="grid content-center overflow-y-auto px-8 py-8">
      <div className="mx-auto w-full max-w-3xl">{panel}</div>
    </main>
  ) : null;
}
