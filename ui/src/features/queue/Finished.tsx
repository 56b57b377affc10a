// The card of the application finished last: its number, and whether the centre has it. No name stands on it.
import { CircleCheck, HardDriveDownload } from "lucide-react";
import type { FinishedView } from "../../desk/generated";
import { ja } from "../../text/ja";

export function Finished({ finished }: { finished: FinishedView }) {
  const Icon = finished.at_centre ? CircleCheck : HardDriveDownload;
  const ink = finished.at_centre ? "text-green-900" : "text-warn";
  return (
    <section
      aria-label={ja.idle.finished}
      data-at-centre={finished.at_centre}
      className="arrives flex w-full max-w-2xl items-center gap-5 rounded-16 border border-line bg-white px-7 py-5"
    >
      <CircleCheck aria-hidden className="size-11 shrink-0 text-green-800" />
      <div className="min-w-0">
        <p className="text-xl font-bold">
          {finished.matter_name}
          <span className="ml-3 font-normal">{ja.idle.finished}</span>
        </p>
        <p className="text-sub">
          {ja.idle.receipt}
          <b className="ml-2 text-ink tabular">{finished.number}</b>
        </p>
        <p role="status" className={`mt-1 flex items-center gap-1.5 text-[0.875rem] font-bold ${ink}`}>
          <Icon aria-hidden className="size-4.5" />
          {finished.at_centre ? ja.idle.atCentre : ja.idle.notYetAtCentre}
        </p>
      </div>
    </section>
  );
}
