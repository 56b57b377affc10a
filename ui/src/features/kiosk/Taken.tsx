// The kiosk's second step: the number, as large as it can be, and how many wait before it.
import type { IssueReply } from "../../centre/generated";
import { clockOf } from "../../hooks/useNow";
import { ja } from "../../text/ja";

export function Taken({ taken }: { taken: IssueReply }) {
  return (
    <section
      aria-live="assertive"
      className="arrives grid place-content-center justify-items-center gap-[1.5vh] text-center"
    >
      <p className="text-[clamp(1.5rem,2.4vw,2.5rem)]">{taken.matter_name}</p>
      <h1 className="rounded-32 border-4 border-key-900 bg-white px-[5vw] py-[1vh]">
        <span className="block text-2xl text-sub">{ja.kiosk.yourNumber}</span>
        <span className="block text-[clamp(6rem,17vw,18rem)] leading-[1.1] font-bold text-key-900 tabular" data-number>
          {taken.number}
        </span>
      </h1>
      <p className="text-[clamp(1.75rem,3vw,3rem)] font-bold">{ja.kiosk.ahead(taken.ahead)}</p>
      <p className="text-2xl">{ja.kiosk.wait}</p>
      <p className="text-xl text-sub tabular">{ja.kiosk.takenAt(clockOf(taken.taken_at))}</p>
    </section>
  );
}
