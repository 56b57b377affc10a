// What is shown while the desk cannot open, or needs its passphrase. Nothing can be entered before the store is open.

import { useQueryClient } from "@tanstack/react-query";
import { LockKeyhole } from "lucide-react";
import { KeyButton } from "../../components/KeyButton";
import { Said } from "../../components/Said";
import type { Notice, SessionView } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";
import { Hall } from "./Hall";
import { Passphrase } from "./Passphrase";

export function DoorScreen({ session }: { session: SessionView }) {
  const { door } = session;
  if (door.is === "open") return null;
  return (
    <Hall office={session.office} desk={session.desk_name}>
      {door.is === "shut" ? <Shut notice={door.notice} /> : <Passphrase first={door.first_time} notice={door.notice} />}
    </Hall>
  );
}

/** The desk is shut: what happened, what to do, and one key to try again. */
export function Shut({ notice }: { notice: Pick<Notice, "title" | "what_to_do"> & { code?: string } }) {
  const client = useQueryClient();
  const again = () => void client.invalidateQueries();
  useKeys(level.view, [{ key: "Enter", label: ja.door.retry, does: again }]);
  return (
    <div className="mx-auto w-full max-w-3xl">
      <p className="mb-4 flex items-center gap-3 text-lg text-sub">
        <LockKeyhole aria-hidden className="size-6" />
        {ja.door.shutLead}
      </p>
      <Said tone="fault" title={notice.title} code={notice.code} large>
        <p className="whitespace-pre-line text-ink">{notice.what_to_do}</p>
      </Said>
      <div className="mt-6">
        <KeyButton keyName="Enter" tone="main" size="large" onPress={again}>
          {ja.door.retry}
        </KeyButton>
      </div>
    </div>
  );
}
