// Answers that a ledger has no place for: kept, but they count for nothing. It only lists them.
import type { PartView } from "../../desk/generated";
import { ja } from "../../text/ja";

export function FellAway({ answers }: { answers: PartView[] }) {
  if (answers.length === 0) return null;
  return (
    <>
      <p>{ja.ledger.fellAway}</p>
      <ul className="mt-0.5">
        {answers.map((each) => (
          <li key={each.label} className="text-ink">
            {each.label}
            {ja.colon}
            <b>{each.answer || ja.papers.empty}</b>
          </li>
        ))}
      </ul>
    </>
  );
}
