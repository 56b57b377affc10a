// The ward's desks and lines, to be read from two metres. It watches; it does not act on a desk.
import { CircleDot, Clock3 } from "lucide-react";
import type { ReactNode } from "react";
import { Said } from "../../components/Said";
import type { WardView } from "../../desk/generated";
import { ja } from "../../text/ja";
import { DeskCard } from "./DeskCard";
import { Lines } from "./Lines";

interface Props {
  ward: WardView;
  /** since when the look is no longer fresh, by this PC's clock; null while it is */
  stale: boolean;
  heardAt: number;
  /** what waits for the supervisor, each with the act beside it */
  alerts?: ReactNode;
}

export function SupervisorScreen({ ward, stale, heardAt, alerts }: Props) {
  const open = ward.desks.filter((each) => each.state !== "closed").length;
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr]">
      <header className="flex flex-wrap items-center gap-x-8 gap-y-1 border-b border-line bg-white px-7 py-3.5">
        <h1 className="text-[1.75rem] font-bold">
          {ward.office}
          <span className="ml-4 font-normal">{ja.ward.title}</span>
        </h1>
        <span className="ml-auto flex items-center gap-2 text-xl">
          <CircleDot aria-hidden className="size-5 text-green-800" />
          {ja.ward.openDesks}
          <b className="text-[1.75rem] tabular">{ja.ward.of(open, ward.desks.length)}</b>
        </span>
        <span className={`flex items-center gap-2 text-xl tabular ${stale ? "text-sub line-through" : ""}`}>
          <Clock3 aria-hidden className="size-5" />
          {ja.ward.at(ward.at)}
        </span>
      </header>
      <main className="grid content-start gap-5 px-7 py-5 desk:grid-cols-[1fr_24rem]">
        {stale && (
          <div className="desk:col-span-2">
            <Said tone="refused" title={ja.ward.stale} />
          </div>
        )}
        {alerts}
        {ward.desks.length === 0 ? (
          <p className="text-xl text-sub">{ja.ward.noDesks}</p>
        ) : (
          <ul className="grid content-start gap-4 grid-cols-[repeat(auto-fill,minmax(17rem,1fr))]">
            {ward.desks.map((each) => (
              <DeskCard key={each.desk_name} desk={each} heardAt={heardAt} />
            ))}
          </ul>
        )}
        <Lines lines={ward.lines} />
      </main>
    </div>
  );
}
