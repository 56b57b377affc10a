// What was answered, section by section, as it stands now. It is read here; it is put right in the interview.
import { Said } from "../../components/Said";
import type { AnsweredView, RecordView, SectionView } from "../../desk/generated";
import { useNameFont } from "../../hooks/useNameFont";
import { records as say } from "../../text/records";

const textsOf = (path: SectionView[]) =>
  path.flatMap((section) =>
    section.answered.flatMap((each) => [each.answer, ...each.parts.map((part) => part.answer)]),
  );

export function Stands({ record: { path, unreadable, contest } }: { record: RecordView }) {
  const fontOf = useNameFont(textsOf(path));
  const told = unreadable ? [] : path.filter((section) => section.answered.length > 0);
  return (
    <section aria-labelledby="stands">
      <h3 id="stands" className="font-bold">
        {say.one.answers}
      </h3>
      {contest && contest.parts.length > 0 && <p className="text-[0.875rem] text-warn">▲ {say.one.contestedPart}</p>}
      {unreadable && (
        <div className="mt-2">
          <Said tone="refused" title={unreadable.title} code={unreadable.code}>
            {unreadable.what_to_do}
          </Said>
        </div>
      )}
      {!unreadable && told.length === 0 && <p className="text-sub">{say.one.noAnswers}</p>}
      {told.map((section) => (
        <div key={section.id} className="mt-2">
          <h4 className="text-[0.8125rem] text-sub">
            {section.matter && <b className="mr-2 text-key-900">{section.matter}</b>}
            {section.title}
          </h4>
          <dl className="rounded-8 border border-line bg-white">
            {section.answered.flatMap(partsOf).map((part) => (
              <div
                key={part.key}
                className="grid gap-x-4 border-b border-line px-4 py-1.5 last:border-b-0 two:grid-cols-[11rem_1fr]"
              >
                <dt className="text-[0.875rem] leading-6 text-sub">{part.label}</dt>
                <dd className={`leading-snug font-bold ${part.unknown ? "text-warn" : fontOf(part.answer)}`}>
                  {part.unknown ? `？ ${part.answer}` : part.answer}
                </dd>
              </div>
            ))}
          </dl>
        </div>
      ))}
    </section>
  );
}

/** Each fact on a line of its own, where a question asked for several. */
function partsOf(answered: AnsweredView) {
  const { question, label, parts } = answered;
  if (parts.length === 0) return [{ key: question + label, ...answered }];
  return parts.map((part) => ({ key: `${question}${label}/${part.label}`, ...part }));
}
