// One thing to choose: its values beside each other with who, where and when, each under its number key.
import { Check } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import type { SaidView } from "../../desk/generated";
import { records as say } from "../../text/records";
import { Differing } from "./Differing";
import type { Matter } from "./useContest";

interface Props {
  matter: Matter;
  /** `1 / 3` */
  place: string;
  atHand: boolean;
  way: number | null;
  fontOf: (text: string) => string;
  onChoose: (way: number) => void;
}

export function ContestMatter({ matter, place, atHand, way, fontOf, onChoose }: Props) {
  const name = useId();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (atHand) row.current?.scrollIntoView?.({ block: "nearest" });
  }, [atHand]);
  return (
    <li
      ref={row}
      data-matter={matter.key}
      aria-current={atHand ? "step" : undefined}
      className={`scroll-m-4 border-l-4 pl-4 ${atHand ? "border-key-900" : "border-line"}`}
    >
      <h4 id={name} className={`flex items-baseline gap-3 text-lg ${atHand ? "font-bold text-key-900" : "font-bold"}`}>
        {matter.label}
        <span className="text-[0.8125rem] font-normal text-sub tabular">{place}</span>
      </h4>
      <div role="radiogroup" aria-labelledby={name} className="mt-1 grid gap-2 two:grid-cols-2">
        {waysOf(matter, fontOf).map((each, at) => (
          <Way
            key={each.key}
            number={at + 1}
            chosen={at === way}
            atHand={atHand}
            reachable={at === (way ?? 0)}
            onPick={() => onChoose(at)}
          >
            {each.words}
          </Way>
        ))}
      </div>
    </li>
  );
}

/** What stands on each of the ways. */
function waysOf(matter: Matter, fontOf: Props["fontOf"]): { key: string; words: ReactNode }[] {
  if (matter.is === "part") {
    const { said } = matter.part;
    return said.map((each, at) => ({
      key: each.op,
      words: (
        <>
          <span className={`block text-xl leading-relaxed ${fontOf(each.answer)}`}>
            <Differing value={each.answer} beside={said[at === 0 ? 1 : 0]?.answer ?? each.answer} />
          </span>
          <By said={each} />
        </>
      ),
    }));
  }
  const { withdrawn, edited } = matter;
  const way = (key: string, title: string, lead: string, by: SaidView[]) => ({
    key,
    words: (
      <>
        <b className="block text-lg">{title}</b>
        <span className="mt-1 block text-[0.8125rem] text-sub">{lead}</span>
        {by.map((each) => (
          <span key={each.op} className="block">
            {each.answer}
            <By said={each} />
          </span>
        ))}
      </>
    ),
  });
  return [
    way("withdrawn", say.settle.keepWithdrawn, say.settle.withdrew, [withdrawn]),
    way("edited", say.settle.revive, say.settle.edited, edited),
  ];
}

function By({ said }: { said: SaidView }) {
  return (
    <span className="block text-[0.875rem] text-sub tabular">
      {say.settle.said(said.at, said.desk_name, said.clerk_name)}
    </span>
  );
}

interface WayProps {
  number: number;
  chosen: boolean;
  atHand: boolean;
  reachable: boolean;
  onPick: () => void;
  children: ReactNode;
}

function Way({ number, chosen, atHand, reachable, onPick, children }: WayProps) {
  const frame = chosen
    ? "border-key-900 bg-key-50 inset-ring-2 inset-ring-key-900"
    : "border-line bg-white hover:border-key-400 hover:bg-key-50";
  const cap = chosen
    ? "bg-key-900 text-white border-key-900"
    : atHand
      ? "bg-ground text-ink border-edge/60 font-bold"
      : "border-line text-sub";
  return (
    // biome-ignore lint/a11y/useSemanticElements: a native radio would take the arrow keys from the screen's own
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      tabIndex={reachable ? 0 : -1}
      onClick={onPick}
      className={`flex items-start gap-3 rounded-12 border-[1.5px] px-4 py-3 text-left ${frame}`}
    >
      <span
        aria-hidden
        className={`mt-0.5 grid size-8 shrink-0 place-items-center rounded-6 border border-b-2 text-base ${cap}`}
      >
        {number}
      </span>
      <span className="min-w-0 flex-1">{children}</span>
      {/* Its place is kept, so that nothing moves when it is chosen. */}
      <Check aria-hidden className={`mt-1 size-6 shrink-0 text-key-900 ${chosen ? "" : "invisible"}`} />
    </button>
  );
}
