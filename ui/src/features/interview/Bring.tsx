// What to bring, merged, and the papers, at the foot of the verdicts. A long list stays folded and never pushes them away.
import { ChevronDown } from "lucide-react";
import { Button, Disclosure, DisclosurePanel } from "react-aria-components";
import { KeyButton } from "../../components/KeyButton";
import type { InterviewView } from "../../desk/generated";
import { ja } from "../../text/ja";

const shownWhole = 3;

export function Bring({ interview, onPapers }: { interview: InterviewView; onPapers: () => void }) {
  const { bring } = interview;
  const list = (
    <ul className="ml-5 list-disc text-[0.9375rem] leading-relaxed">
      {bring.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
  return (
    <div className="border-t border-line px-5 py-2.5">
      {bring.length > shownWhole ? (
        <Disclosure className="group/bring">
          <Button slot="trigger" className="flex w-full items-center gap-2 rounded-6 text-left text-[0.9375rem]">
            <span className="text-sub">{ja.verdict.bring}</span>
            <b className="tabular">{ja.verdict.things(bring.length)}</b>
            <ChevronDown aria-hidden className="ml-auto size-5 text-key-900 group-data-expanded/bring:rotate-180" />
          </Button>
          <DisclosurePanel>
            <section aria-label={ja.verdict.bring} className="rows-quiet max-h-60 overflow-y-auto">
              {list}
            </section>
          </DisclosurePanel>
        </Disclosure>
      ) : (
        <>
          <h3 className="text-[0.8125rem] text-sub">{ja.verdict.bring}</h3>
          {bring.length === 0 ? <p className="text-[0.875rem]">{ja.verdict.noBring}</p> : list}
        </>
      )}
      <div className="mt-1.5 flex min-h-8 items-center">
        <b>{ja.verdict.papers(interview.papers)}</b>
        {interview.papers > 0 && (
          <span className="ml-auto">
            <KeyButton keyName="F9" size="small" onPress={onPapers}>
              {ja.verdict.seePapers}
            </KeyButton>
          </span>
        )}
      </div>
    </div>
  );
}
