// The clerk's window: door, sign-in, then the desk. It puts the features side by side; they do not know each other.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

import { refusalOf } from "../desk/acts";
import { useChanges } from "../desk/changes";
import { useSession } from "../desk/looks";
import { useReady } from "../desk/ready";
import { DoorScreen, Shut } from "../features/reception/DoorScreen";
import { Hall } from "../features/reception/Hall";
import { SignIn } from "../features/reception/SignIn";
import { ja } from "../text/ja";
import { DeskFrame } from "./DeskFrame";

const forgotten = ["interview", "counter", "names", "records"];

/** When the clerk goes, whatever the screen held of a visitor goes too. */
function useForgetting(clerk: string | undefined) {
  const client = useQueryClient();
  useEffect(() => {
    if (!clerk) for (const kind of forgotten) client.removeQueries({ queryKey: [kind] });
  }, [client, clerk]);
}

export function ClerkRoute() {
  useChanges();
  const { data: session, error } = useSession();
  useReady(session !== undefined);
  useForgetting(session?.clerk?.id);
  if (!session) {
    const refusal = refusalOf(error);
    return refusal ? (
      <Hall office={ja.product} desk="">
        <Shut notice={refusal} />
      </Hall>
    ) : (
      <p role="status" className="sr-only">
        {ja.door.waiting}
      </p>
    );
  }
  if (session.door.is !== "open") return <DoorScreen session={session} />;
  if (!session.clerk) return <SignIn session={session} />;
  return <DeskFrame session={session} />;
}
