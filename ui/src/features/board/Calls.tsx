// The calls on the board. The newest blinks for ten seconds when it comes; the older ones stand still.
import { BellRing } from "lucide-react";
import type { BoardCall } from "../../centre/generated";
import { ja } from "../../text/ja";

export function LastCall({ call }: { call: BoardCall }) {
  return (
    <section
      aria-live="assertive"
      data-call={call.call_seq}
      className="called flex flex-1 flex-col justify-center rounded-24 bg-white px-[3vw] py-[1.6vh] text-night"
    >
      <b className="text-[min(16.5vw,30vh)] leading-[1.12] tracking-tight whitespace-nowrap tabular" data-number>
        {call.number}
      </b>
      <p className="flex flex-wrap items-baseline gap-x-[1vw] text-[min(2.4vw,4.2vh)] leading-snug">
        <BellRing aria-hidden className="size-[min(4.4vw,7.4vh)] self-center text-key-900" />
        <b className="text-[min(5.6vw,9.6vh)] leading-tight text-key-900">{call.desk_name}</b>
        {ja.board.come}
        <span className="ml-auto self-center">{call.matter_name}</span>
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
            <b className="text-[min(4.4vw,8vh)] leading-tight tracking-tight whitespace-nowrap tabular">
              {each.number}
            </b>
            <span className="ml-auto text-[2vw]">{each.desk_name}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
