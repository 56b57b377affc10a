// Which acts an application allows, each with its key. What they do is theirs; whether they may, the desk says again.
import type { RecordView } from "../../desk/generated";
import { records as say } from "../../text/records";

export type Act = "settle" | "amend" | "step" | "handOver" | "reprint" | "withdraw";

const keys: Record<Act, string> = { settle: "K", amend: "E", step: "T", handOver: "H", reprint: "R", withdraw: "W" };

/** Where it is looked at: the desk that acts on it, or the supervisor, who only chooses. */
export type Place = "desk" | "ward";

export function actsOn(record: RecordView, place: Place): { act: Act; key: string; label: string }[] {
  const open = record.closed === null && !record.row.withdrawn;
  const may: Record<Act, boolean> = {
    settle: record.contest !== null,
    amend: place === "desk" && open,
    step: place === "desk" && record.next_steps.length > 0,
    handOver: place === "desk" && record.desks.length > 0,
    reprint: place === "desk",
    withdraw: place === "desk" && open,
  };
  return (Object.keys(may) as Act[])
    .filter((act) => may[act])
    .map((act) => ({ act, key: keys[act], label: say.act[act] }));
}
