// The supervisor's page: the ward every second, and plainly when it is no longer fresh; and the choice between two values.
import { useState } from "react";
import { Legend } from "../components/Legend";
import { Said } from "../components/Said";
import { refusalOf } from "../desk/acts";
import { useChanges } from "../desk/changes";
import { useSession, useWard } from "../desk/looks";
import { useReady } from "../desk/ready";
import { ContestedList } from "../features/records/ContestedList";
import { RecordPane } from "../features/records/RecordPane";
import { SupervisorScreen } from "../features/supervisor/SupervisorScreen";
import { ja } from "../text/ja";
import { records } from "../text/records";

export function SupervisorRoute() {
  useChanges();
  const session = useSession();
  const ward = useWard();
  useReady(session.data !== undefined && !ward.isPending);
  const refusal = refusalOf(ward.error);
  const [open, setOpen] = useState<string | null>(null);
  // Names are shown to whoever is signed in as a supervisor, and to nobody after.
  const here = session.data?.clerk?.role === "supervisor";
  if (open !== null && here) return <Chosen application={open} onBack={() => setOpen(null)} />;
  if (ward.data)
    return (
      <SupervisorScreen
        ward={ward.data}
        stale={ward.isError}
        heardAt={ward.dataUpdatedAt}
        alerts={here && <ContestedList rows={ward.data.contested} onOpen={setOpen} />}
      />
    );
  if (!refusal) return <main className="min-h-dvh" />;
  return (
    <main className="grid min-h-dvh content-center px-8">
      <div className="mx-auto w-full max-w-3xl">
        <h1 className="mb-4 text-[1.75rem] font-bold">
          {session.data?.office} {ja.ward.title}
        </h1>
        <Said tone={refusal.tone} title={refusal.title} large>
          <p>{refusal.what_to_do}</p>
          <p className="mt-2 text-base text-sub">{ja.ward.signInFirst}</p>
        </Said>
      </div>
    </main>
  );
}

/** One application of the list, in the place of the ward. */
function Chosen({ application, onBack }: { application: string; onBack: () => void }) {
  return (
    <div className="grid min-h-dvh grid-rows-[1fr_auto] desk:h-dvh">
      <main className="flex min-h-0">
        <RecordPane
          application={application}
          place="ward"
          back={records.ward.back}
          onBack={onBack}
          onBegun={() => {}}
          heldBack={false}
        />
      </main>
      <Legend />
    </div>
  );
}
