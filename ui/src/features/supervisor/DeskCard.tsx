// One desk of the ward: what it is doing, for whom, since when. State is a word and a shape before it is a colour.
import { BellRing, CircleDashed, Coffee, MessagesSquare, TriangleAlert, WifiOff } from "lucide-react";
import type { WardDesk } from "../../desk/generated";
import { elapsed, useNow } from "../../hooks/useNow";
import { ja } from "../../text/ja";

const looks = {
  closed: { Icon: CircleDashed, ink: "text-sub", edge: "border-l-solid-gray-300" },
  open: { Icon: Coffee, ink: "text-green-900", edge: "border-l-green-700" },
  calling: { Icon: BellRing, ink: "text-warn", edge: "border-l-yellow-600" },
  serving: { Icon: MessagesSquare, ink: "text-key-900", edge: "border-l-key-900" },
};

export function DeskCard({ desk, heardAt }: { desk: WardDesk; heardAt: number }) {
  const now = useNow();
  const { Icon, ink, edge } = looks[desk.state];
  const closed = desk.state === "closed";
  const frame = closed ? "border-dashed border-edge/60 bg-transparent" : `border-line bg-white border-l-8 ${edge}`;
  return (
    <li
      data-desk={desk.desk_name}
      data-state={desk.state}
      className={`flex min-h-48 flex-col rounded-16 border px-5 py-4 ${frame}`}
    >
      <p className="flex items-baseline gap-3">
        <b className="text-xl whitespace-nowrap">{desk.desk_name}</b>
        <span className="ml-auto text-right text-lg leading-snug">
          {desk.clerk_name ?? <span className="text-sub">{ja.ward.nobody}</span>}
        </span>
      </p>
      <p className={`mt-1 flex items-center gap-2 text-xl font-bold ${ink}`}>
        <Icon aria-hidden className="size-6" />
        {ja.ward.state[desk.state]}
      </p>
      {!closed && (
        <>
          <p className="mt-auto text-[2.5rem] leading-tight font-bold tracking-wide tabular">{desk.ticket}</p>
          <p className="text-xl">{desk.matter_name}</p>
          <p className="flex flex-wrap items-baseline gap-x-3 text-lg tabular">
            <span className="text-sub">{ja.ward.since[desk.state]}</span>
            <b>{elapsed(desk.since_s + (now - heardAt) / 1000)}</b>
            {desk.remaining && <b className="ml-auto text-key-900">{ja.ward.remaining(...desk.remaining)}</b>}
          </p>
        </>
      )}
      {(desk.silent || desk.unsent > 0) && (
        <p className="mt-2 flex flex-wrap gap-x-4 border-t border-line pt-2 font-bold text-warn">
          {desk.silent && (
            <span className="flex items-center gap-1.5">
              <WifiOff aria-hidden className="size-5" />
              {ja.ward.silent}
              <span className="sr-only">{ja.ward.silentHint}</span>
            </span>
          )}
          {desk.unsent > 0 && (
            <span className="flex items-center gap-1.5">
              <TriangleAlert aria-hidden className="size-5" />
              {ja.ward.unsent(desk.unsent)}
            </span>
          )}
        </p>
      )}
    </li>
  );
}
