// What follows from the answers, in short: how many of each verdict, and what is needed or still open. Reasons are the interview's.
import { VerdictTag } from "../../components/VerdictTag";
import type { VerdictStatus, VerdictsView } from "../../desk/generated";
import { ja } from "../../text/ja";
import { records as say } from "../../text/records";

const order: VerdictStatus[] = ["required", "undecided", "offer"];

export function Judged({ verdicts }: { verdicts: VerdictsView }) {
  const rows = order.flatMap((status) => verdicts.rows.filter((each) => each.status === status));
  return (
    <section aria-labelledby="judged">
      <h3 id="judged" className="font-bold">
        {say.one.verdicts}
      </h3>
      <dl className="mt-1 grid grid-cols-4 rounded-8 border border-line bg-white py-1.5 text-center">
        {([...order, "not_needed"] as const).map((status) => (
          <div key={status} className="flex flex-col-reverse">
            <dt className="text-[0.8125rem] text-sub">{ja.verdict.word[status]}</dt>
            <dd className="text-xl leading-tight font-bold tabular">{verdicts[status]}</dd>
          </div>
        ))}
      </dl>
      <ul className="mt-1.5 grid gap-1">
        {rows.map((each) => (
          <li key={each.procedure} className="flex items-baseline gap-2 leading-snug">
            <VerdictTag status={each.status} />
            <span className="min-w-0 flex-1">
              {each.name}
              {each.deadline && <span className="block text-[0.875rem] font-bold tabular">{each.deadline}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
