// The desk at work: bars above and below, and between them the interview, the papers, or the calm between two visitors.
import { type ReactNode, useState } from "react";
import { Legend } from "../components/Legend";
import { OfflineStrip } from "../components/OfflineStrip";
import { RecordsStrip } from "../components/RecordsStrip";
import { RefusalSaid } from "../components/RefusalSaid";
import { Said } from "../components/Said";
import { refusalOf, useAct } from "../desk/acts";
import type { SessionView } from "../desk/generated";
import { useCounter, useInterview } from "../desk/looks";
import { Correcting } from "../features/interview/Correcting";
import { InterviewScreen } from "../features/interview/InterviewScreen";
import { PapersScreen } from "../features/papers/PapersScreen";
import { TakeHomeScreen } from "../features/papers/TakeHomeScreen";
import { AmendEnd } from "../features/queue/AmendEnd";
import { CallBar } from "../features/queue/CallBar";
import { FinishPanel } from "../features/queue/FinishPanel";
import { Idle } from "../features/queue/Idle";
import { useCalling } from "../features/queue/useCalling";
import { DraftOffer } from "../features/reception/DraftOffer";
import { TopBar } from "../features/reception/TopBar";
import { RecordsScreen, recordsKey } from "../features/records/RecordsScreen";
import { level, useKeys } from "../hooks/useKeys";
import { amending } from "../text/amending";
import { ja } from "../text/ja";
import { records } from "../text/records";
import { useBeside } from "./useBeside";

export function DeskFrame({ session }: { session: SessionView }) {
  const { data: counter, dataUpdatedAt } = useCounter();
  const { data: interview } = useInterview();
  const { beside, goTo, heldBack, setBegun } = useBeside(interview);
  const [finishing, setFinishing] = useState(false);
  const calling = useCalling();
  const signOut = useAct("session.sign_out");
  const openWindow = useAct("window.open");
  const busy = counter !== undefined && (counter.ticket !== null || counter.interviewing);
  const onFinish = () => goTo(null, () => setFinishing(busy));
  const onReturn = (then?: () => void) => goTo(null, then);
  const onRecords = () => goTo("records", () => setFinishing(false));
  useKeys(level.frame, [
    // While a visitor is here the key stays out of the legend; the desk says why it does not call.
    { key: "F2", does: calling.call, ...(busy ? {} : { label: ja.call.next }) },
    ...(busy ? [{ key: "F12", label: interview?.amends ? amending.yes : ja.call.finish, does: onFinish }] : []),
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
      ? [{ key: "F8", label: ja.takeHome.key, does: () => goTo("takeHome") }]
      : []),
    ...(busy ? [] : [{ key: "F8", label: ja.top.guestWindow, does: () => openWindow.mutate({ seat: "guest" }) }]),
    { key: recordsKey, label: records.key, does: onRecords },
    { key: "Ctrl+L", label: ja.top.signOut, does: () => signOut.mutate({}) },
  ]);
  if (!counter || interview === undefined) return null;
  const close = () => setFinishing(false);
  const finish = !(finishing && busy) ? null : interview?.amends ? (
    <AmendEnd counter={counter} interview={interview} onClose={close} />
  ) : (
    <FinishPanel counter={counter} interview={interview} onClose={close} />
  );
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
          amends={interview?.amends ?? null}
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
      {beside === "records" && <RecordsScreen onBack={() => onReturn()} onBegun={setBegun} heldBack={heldBack} />}
      {interview && beside === "takeHome" && <TakeHomeScreen onBack={() => onReturn()} />}
      {interview ? (
        <InterviewScreen
          key={interview.application}
          interview={interview}
          away={beside !== null}
          panel={finish}
          onPapers={() => goTo("papers")}
          onTakeHome={() => goTo("takeHome")}
          onReturn={onReturn}
          onFinish={onFinish}
        />
      ) : beside === "records" ? null : (
        (asking(finish ?? offer) ?? <Idle counter={counter} calling={calling.calling} onCall={calling.call} />)
      )}
      <div>
        {beside !== "records" && <RecordsStrip counter={counter} keyName={recordsKey} onOpen={onRecords} />}
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
