// Who waits in which line and how long, with a bar for the eye. The figures are the centre's.
import type { WardLine } from "../../desk/generated";
import { ja } from "../../text/ja";

// Where the bar is full: nobody should wait longer.
const long_min = 30;

export function Lines({ lines }: { lines: WardLine[] }) {
  const waiting = lines.reduce((sum, each) => sum + each.waiting, 0);
  return (
    <section aria-labelledby="lines" className="self-start rounded-16 border border-line bg-white px-6 py-5">
      <div className="flex items-baseline">
        <h2 id="lines" className="text-xl font-bold">
          {ja.ward.lines}
        </h2>
        <p className="ml-auto text-lg">
          <span className="text-sub">{ja.ward.total}</span>
          <b className="ml-2 text-[2rem] leading-none tabular" data-waiting-total>
            {waiting}
          </b>
          {ja.ward.people}
        </p>
      </div>
      <ul className="mt-2">
        {lines.map((each) => (
          <Line key={each.letter + each.name} line={each} />
        ))}
      </ul>
    </section>
  );
}

function Line({ line }: { line: WardLine }) {
  const part = Math.min(100, (line.longest_min / long_min) * 100);
  const late = line.longest_min >= long_min;
  return (
    <li className="border-t border-line py-3 first:border-t-0" data-line={line.letter}>
      <p className="flex items-baseline gap-3">
        <b className="grid size-8 shrink-0 place-items-center self-center rounded-6 bg-key-50 text-key-900">
          {line.letter}
        </b>
        <span className="min-w-0 text-lg">{line.name}</span>
        <span className="ml-auto whitespace-nowrap">
          <b className="text-[1.75rem] leading-none tabular">{line.waiting}</b>
          {ja.ward.people}
        </span>
      </p>
      <p className={`mt-1.5 flex items-center gap-3 tabular ${late ? "font-bold text-error-2" : "text-sub"}`}>
        <span aria-hidden className="h-2.5 flex-1 overflow-hidden rounded-full bg-ground">
          <span
            className={`block h-full rounded-full ${late ? "bg-error-2" : "bg-key-400"}`}
            style={{ width: `${part}%` }}
          />
        </span>
        {late && "▲ "}
        {ja.ward.longest} {line.longest_min}
        {ja.ward.minutes}
      </p>
    </li>
  );
}
