// The calls on the board. The newest blinks for ten seconds when it comes; the older ones stand still.
import { BellRing } from "lucide-react";
import type { BoardCall } from "../../centre/generated";
import { ja } from "../../text/ja";

export function LastCall({ call }: { call: BoardCall }) {
  return (
    <section
      aria-live="assertive"
      data-call={call.call_seq}
      className="called flex flex-wrap items-center gap-x-[3vw] rounded-24 bg-white px-[2.6vw] py-[1.6vh] text-night"
    >
      <b className="text-[11.2vw] leading-[1.25] tracking-tight whitespace-nowrap tabular" data-number>
        {call.number}
      </b>
      <p className="text-[2vw] leading-snug">
        <span className="flex items-center gap-[0.6vw]">
          <BellRing aria-hidden className="size-[1.8vw]" />
          {call.matter_name}
        </span>
        <b className="block text-[4.6vw] leading-tight text-key-900">{call.desk_name}</b>
        {ja.board.come}
      </p>
    </section>
  );
}

export function Previous({ calls }: { calls: BoardCall[] }) {
  if (calls.length === 0) return null;
  return (
    <section aria-label={ja.board.previous}>
      <ul className="grid grid-cols-1 gap-[1.2vw] two:grid-cols-2">
        {calls.map((each) => (
          <li
            key={each.call_seq}
            className="flex flex-wrap items-baseline gap-x-[1.2vw] rounded-16 border border-white/30 px-[2vw] py-[1vh]"
          >
            <b className="text-[4.4vw] leading-tight tracking-tight whitespace-nowrap tabular">{each.number}</b>
            <span className="ml-auto text-[2vw]">{each.desk_name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
