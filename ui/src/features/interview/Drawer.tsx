// All there is to say about one procedure: why, until when and how that is counted, who, with what, where, on what it rests.
import { TriangleAlert } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { KeyButton } from "../../components/KeyButton";
import { VerdictTag } from "../../components/VerdictTag";
import type { VerdictRow } from "../../desk/generated";
import { ja } from "../../text/ja";

interface Props {
  row: VerdictRow;
  onClose: () => void;
}

export function Drawer({ row, onClose }: Props) {
  const box = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each procedure is read from its top
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollTo?.(0, 0);
  }, [row.procedure]);
  const words = ja.drawer;
  return (
    <section
      ref={box}
      tabIndex={-1}
      data-quiet-focus
      data-drawer={row.procedure}
      aria-labelledby="drawer"
      className="rows-quiet arrives min-h-0 flex-1 overflow-y-auto px-5 py-3"
    >
      <div className="flex items-center gap-2">
        <VerdictTag status={row.status} />
        <span className="text-[0.8125rem] text-sub tabular">{row.procedure}</span>
        <span className="ml-auto">
          <KeyButton keyName={ja.keys.Esc} tone="quiet" size="small" onPress={onClose}>
            {words.close}
          </KeyButton>
        </span>
      </div>
      <h2 id="drawer" className="mt-1 text-lg leading-snug font-bold">
        {row.name}
      </h2>
      <dl className="mt-2 grid gap-2.5 text-[0.9375rem] leading-relaxed">
        <Part lead={words.why[row.status]} strong>
          {row.reason}
          {row.deciding.length > 0 && (
            <ul className="ml-5 list-disc font-bold">
              {row.deciding.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          )}
        </Part>
        {(row.deadline || row.term) && (
          <Part lead={words.deadline}>
            {row.deadline && <b className="block">{row.deadline}</b>}
            {row.term}
          </Part>
        )}
        {row.applicants.length > 0 && <Part lead={words.applicants}>{ja.listOf(row.applicants)}</Part>}
        {row.bring.length > 0 && (
          <Part lead={words.bring}>
            <ul className="ml-5 list-disc">
              {row.bring.map((each) => (
                <li key={each}>{each}</li>
              ))}
            </ul>
          </Part>
        )}
        {row.office !== "" && <Part lead={words.office}>{row.office}</Part>}
        {row.fee && <Part lead={words.fee}>{row.fee}</Part>}
        {row.guidance && <Part lead={words.guidance}>{row.guidance}</Part>}
        {row.caution && (
          <Part lead={words.caution} warn>
            {row.caution}
          </Part>
        )}
        {row.law && <Part lead={words.law}>{row.law}</Part>}
        {row.source !== "" && <Part lead={words.source}>{row.source}</Part>}
      </dl>
      {row.unconfirmed && (
        <p className="mt-3 flex items-start gap-2 rounded-8 border border-yellow-600 bg-yellow-50 px-3 py-2 text-[0.875rem] font-bold text-warn">
          <TriangleAlert aria-hidden className="mt-0.5 size-4.5 shrink-0" />
          {ja.verdict.unconfirmed}
        </p>
      )}
    </section>
  );
}

interface PartProps {
  lead: string;
  strong?: boolean;
  warn?: boolean;
  children: ReactNode;
}

function Part({ lead, strong = false, warn = false, children }: PartProps) {
  const ground = strong ? "rounded-8 bg-key-50 px-3 py-2" : warn ? "rounded-8 bg-yellow-50 px-3 py-2" : "";
  return (
    <div className={ground}>
      <dt className={`text-[0.8125rem] font-bold ${strong ? "text-key-900" : warn ? "text-warn" : "text-sub"}`}>
        {lead}
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
