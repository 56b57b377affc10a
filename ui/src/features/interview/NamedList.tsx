// Everybody named so far. It lists and offers to take back; who may be taken back, the desk says.
import { useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import { KeyCap } from "../../components/KeyCap";
import type { NamedView } from "../../desk/generated";
import { ja } from "../../text/ja";

interface Props {
  named: NamedView[];
  /** who would be taken back by the next Delete */
  chosen: string | null;
  /** whose roles are being put right */
  fixed: string | null;
  onFix: (named: NamedView) => void;
  onForget: (person: string) => void;
}

export function NamedList({ named, chosen, fixed, onFix, onForget }: Props) {
  const frame = ({ person }: NamedView) =>
    person === chosen
      ? "border-error-2 inset-ring-1 inset-ring-error-2"
      : person === fixed
        ? "border-key-900 inset-ring-1 inset-ring-key-900"
        : "border-line";
  // A large family scrolls in its own place, so that what is answered next never moves; who is meant stays in sight.
  const list = useRef<HTMLOListElement>(null);
  const meant = chosen ?? fixed ?? named.at(-1)?.person;
  useEffect(() => {
    const all = [...(list.current?.children ?? [])] as HTMLElement[];
    all.find((each) => each.dataset.person === meant)?.scrollIntoView?.({ block: "nearest" });
  }, [meant]);
  return (
    <section aria-label={ja.roster.named(named.length)}>
      <h3 className="mb-1 font-bold">{ja.roster.named(named.length)}</h3>
      <ol
        ref={list}
        className="rows-quiet flex max-h-[5.75rem] flex-wrap gap-1.5 overflow-y-auto p-0.5"
        data-named={named.length}
      >
        {named.map((each) => (
          <li
            key={each.person}
            data-person={each.person}
            className={`arrives flex scroll-my-2 items-center gap-2 rounded-8 border-[1.5px] bg-white py-1 pr-1 pl-3 ${frame(each)}`}
          >
            <Button
              onPress={() => onFix(each)}
              className="flex min-h-7 flex-wrap items-center gap-x-2 rounded-6 text-left hover:bg-key-50"
            >
              <b>{each.label}</b>
              {each.note !== "" && each.note !== each.label && (
                <span className="text-[0.8125rem] text-sub">{each.note}</span>
              )}
              <span className="sr-only">{ja.roster.fix}</span>
            </Button>
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
