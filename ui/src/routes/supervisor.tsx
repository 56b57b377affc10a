// The supervisor's page: the ward every second, and plainly when it is no longer fresh.

import { Said } from "../components/Said";
import { refusalOf } from "../desk/acts";
import { useChanges } from "../desk/changes";
import { useSession, useWard } from "../desk/looks";
import { useReady } from "../desk/ready";
import { SupervisorScreen } from "../features/supervisor/SupervisorScreen";
import { ja } from "../text/ja";

export function SupervisorRoute() {
  useChanges();
  const session = useSession();
  const ward = useWard();
  useReady(session.data !== undefined && !ward.isPending);
  const refusal = refusalOf(ward.error);
  if (ward.data) return <SupervisorScreen ward={ward.data} stale={ward.isError} heardAt={ward.dataUpdatedAt} />;
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
