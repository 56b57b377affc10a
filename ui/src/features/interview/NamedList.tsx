// Everybody named so far. It lists and offers to take back; who may be taken back, the desk says.
import { Button } from "react-aria-components";
import { KeyCap } from "../../components/KeyCap";
import type { NamedView } from "../../desk/generated";
import { ja } from "../../text/ja";

interface Props {
  named: NamedView[];
  /** who would be taken back by the next Delete */
  chosen: string | null;
  onForget: (person: string) => void;
}

export function NamedList({ named, chosen, onForget }: Props) {
  return (
    <section aria-label={ja.roster.named(named.length)}>
      <h3 className="mb-1 font-bold">{ja.roster.named(named.length)}</h3>
      <ol className="flex flex-wrap gap-1.5" data-named={named.length}>
        {named.map((each) => (
          <li
            key={each.person}
            data-person={each.person}
            className={`arrives flex items-center gap-2 rounded-8 border-[1.5px] bg-white py-1 pr-1 pl-3 ${each.person === chosen ? "border-error-2 inset-ring-1 inset-ring-error-2" : "border-line"}`}
          >
            <b>{each.label}</b>
            {each.note !== "" && each.note !== each.label && (
              <span className="text-[0.8125rem] text-sub">{each.note}</span>
            )}
            {each.removable ? (
              <Button
                onPress={() => onForget(each.person)}
                className={`flex min-h-7 items-center rounded-6 px-2 text-[0.8125rem] hover:bg-key-50 ${each.person === chosen ? "font-bold text-error-2" : "text-key-900"}`}
              >
                {each.person === chosen ? <KeyCap>{ja.keys.Delete}</KeyCap> : null}
                <span className="sr-only">{each.label}</span>
                <span className="ml-1">{ja.roster.takeBack}</span>
              </Button>
            ) : (
              <span className="pr-2" />
            )}
          </li>
        ))}
      </ol>
      {chosen !== null && (
        <p role="status" className="mt-1 text-[0.875rem] font-bold text-error-2">
          {ja.roster.takeBackAgain}
        </p>
      )}
    </section>
  );
}
