// F10: another matter taken up in the same interview, or one taken up by mistake put down. Which go together, the desk says.
import { useState } from "react";
import { KeyButton } from "../../components/KeyButton";
import { Option } from "../../components/Option";
import { Panel } from "../../components/Panel";
import { RefusalSaid } from "../../components/RefusalSaid";
import { Said } from "../../components/Said";
import { refusalOf, useAct } from "../../desk/acts";
import type { BesideView } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";

interface Props {
  matters: BesideView[];
  onClose: () => void;
}

/** Those that something can be done with; each has a number. */
const movable = (matters: BesideView[]) => matters.filter((each) => each.stand === "free" || each.stand === "taken");

/** Whether there is anything to take up or put down. */
export const canChangeMatters = (matters: BesideView[]) => movable(matters).length > 0;

export function Matters({ matters, onClose }: Props) {
  const lines = movable(matters);
  const [at, setAt] = useState(-1);
  const [asked, setAsked] = useState(false);
  const takeUp = useAct("interview.take_up");
  const putDown = useAct("interview.put_down");
  const chosen = lines[at];
  const does = chosen?.stand === "taken" ? ja.matters.putDown : ja.matters.takeUp;
  const pick = (line: number) => {
    setAsked(false);
    setAt((line + lines.length) % lines.length);
  };
  const accept = () => {
    setAsked(!chosen);
    if (!chosen || takeUp.isPending || putDown.isPending) return;
    const act = chosen.stand === "taken" ? putDown : takeUp;
    act.mutate({ matter: chosen.id }, { onSuccess: onClose });
  };
  useKeys(
    level.panel,
    [
      ...lines.map((_, line) => ({
        key: String(line + 1),
        does: () => pick(line),
        ...(line === 0 ? { label: ja.interview.pick, shown: ja.keys.numbers } : {}),
      })),
      { key: "ArrowDown", does: () => pick(at + 1) },
      { key: "ArrowUp", does: () => pick(at < 0 ? -1 : at - 1) },
      { key: "Enter", label: does, does: accept },
      { key: "Escape", shown: ja.keys.Esc, label: ja.interview.back, does: onClose },
      { key: "F10", does: onClose },
    ],
    true,
  );
  return (
    <Panel
      title={ja.matters.lead}
      acts={
        <>
          <KeyButton keyName="Enter" tone="main" onPress={accept}>
            {does}
          </KeyButton>
          <KeyButton keyName={ja.keys.Esc} tone="quiet" onPress={onClose}>
            {ja.interview.back}
          </KeyButton>
        </>
      }
    >
      <p>{chosen?.stand === "taken" ? ja.matters.putDownSub : ja.matters.sub}</p>
      <div role="radiogroup" aria-label={ja.matters.lead} className="mt-3 grid gap-2 text-ink">
        {lines.map((each, line) => (
          <Option
            key={each.id}
            number={line + 1}
            label={each.name}
            hint={ja.matters.stand[each.stand] || null}
            unknown={false}
            chosen={line === at}
            reachable={line === Math.max(at, 0)}
            onPick={() => pick(line)}
          />
        ))}
      </div>
      <ul className="mt-3 grid gap-0.5 text-[0.875rem]">
        {matters
          .filter((each) => !lines.includes(each))
          .map((each) => (
            <li key={each.id} className="flex flex-wrap justify-between gap-x-4">
              <span>{each.name}</span>
              <span>{ja.matters.stand[each.stand]}</span>
            </li>
          ))}
      </ul>
      <div className="mt-3 grid gap-2 empty:hidden">
        {asked && <Said tone="refused" title={ja.matters.pickFirst} />}
        <RefusalSaid refusal={refusalOf(takeUp.error ?? putDown.error)} />
      </div>
    </Panel>
  );
}
