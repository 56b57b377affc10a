// Who the interview is about. Names stand whole, however long; nothing is cut.
import type { PersonView } from "../desk/generated";
import { useNameFont } from "../hooks/useNameFont";
import { ja } from "../text/ja";

// More people than these scroll in their own place, so that the way of the interview stays in sight.
const shownWhole = 5;

export function People({ people }: { people: PersonView[] }) {
  const fontOf = useNameFont(people.map((each) => each.label));
  return (
    <section aria-label={ja.interview.people}>
      <h2 className="mb-2 text-[0.8125rem] text-sub">{ja.interview.people}</h2>
      <ul
        tabIndex={people.length > shownWhole ? 0 : undefined}
        className={`grid gap-1 ${people.length > shownWhole ? "rows-quiet overflow-y-auto desk:max-h-64" : ""}`}
      >
        {people.map((each) => (
          <li key={`${each.badge}${each.label}${each.note}`} className="flex items-center gap-3 rounded-8 py-1.5">
            <span
              aria-hidden
              className="grid size-9 shrink-0 place-items-center rounded-full bg-key-100 text-[0.875rem] font-bold text-key-900"
            >
              {each.badge}
            </span>
            <span className="min-w-0 leading-snug">
              <span className={fontOf(each.label)}>{each.label}</span>
              <span className="block text-[0.8125rem] text-sub">{each.note}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
