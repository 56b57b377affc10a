// What the screen does at the desk. A reply is shown at once; whatever else it touched is looked at again.
import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import type { CommandName, ReplyOf, RequestOf } from "./desk";
import { Refused } from "./desk";
import { desk } from "./door";
import type { RecordView, Refusal } from "./generated";
import { recordsKeys } from "./recordsLooks";

/** Where a command's reply belongs; commands that are not here reply with nothing that is kept. */
const shownAs: Partial<Record<CommandName, string>> = {
  "session.unlock": "session",
  "session.sign_in": "session",
  "session.sign_out": "session",
  "interview.discard": "session",
  "counter.call_next": "counter",
  "counter.end_service": "counter",
  "interview.finish": "counter",
  "interview.begin": "interview",
  "interview.resume": "interview",
  "interview.answer": "interview",
  "interview.go_to": "interview",
  "interview.name": "interview",
  "interview.forget": "interview",
  "interview.everybody": "interview",
  "interview.take_over": "interview",
  "interview.roles": "interview",
  "interview.take_up": "interview",
  "interview.put_down": "interview",
  "records.amend": "interview",
  "guest.show": "guest",
  "placement.place": "placement",
  "placement.entitle": "placement",
  "placement.sample": "placement",
};

const kinds = ["session", "counter", "interview"];

/** One command as an act of the screen. */
export function useAct<K extends CommandName>(name: K) {
  const client = useQueryClient();
  return useMutation<ReplyOf<K>, Error, RequestOf<K>>({
    mutationKey: [name],
    mutationFn: (request) => desk.call(name, request),
    onSuccess: (reply) => show(client, name, reply),
    // What was refused may have changed meanwhile: it is looked at again.
    onError: () => void (isOfRecords(name) && client.invalidateQueries({ queryKey: ["records"] })),
  });
}

function show(client: QueryClient, name: CommandName, reply: unknown) {
  if (isOfRecords(name)) showRecord(client, name, reply);
  const kept = shownAs[name];
  if (!kept) return;
  client.setQueryData([kept], (before: unknown) => (isOlder(reply, before) ? before : reply));
  for (const kind of kinds) if (kind !== kept) void client.invalidateQueries({ queryKey: [kind] });
}

const isOfRecords = (name: CommandName) => /^(records|tray)\./.test(name);

/** An act on an application shows it anew; where it stands in lists and counts is looked at again. */
function showRecord(client: QueryClient, name: CommandName, reply: unknown) {
  if (name.startsWith("tray.")) client.setQueryData(recordsKeys.tray, reply);
  else if (name !== "records.amend") {
    const record = name === "records.reprint" ? (reply as { record: RecordView }).record : (reply as RecordView);
    client.setQueryData(recordsKeys.record(record.row.application), record);
  }
  for (const queryKey of [recordsKeys.lists, ["counter"], ["ward"]]) void client.invalidateQueries({ queryKey });
}

/** Replies may overtake each other; where they are numbered, a later one stays. */
function isOlder(reply: unknown, than: unknown): boolean {
  const revision = (of: unknown) =>
    typeof of === "object" && of !== null && "revision" in of ? Number(of.revision) : 0;
  return revision(reply) < revision(than);
}

/** The refusal in what an act threw, if it is one. */
export function refusalOf(problem: unknown): Refusal | null {
  return problem instanceof Refused ? problem.refusal : null;
}
