// One thing that narrows the list, picked from what the desk offers. Picked by its number, it counts at once.
import { KeyButton } from "../../components/KeyButton";
import { Panel } from "../../components/Panel";
import type { RecordChoice } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";
import { records as say } from "../../text/records";
import { Choices } from "./Choices";
import { useChoosing } from "./useChoosing";

interface Props {
  title: string;
  choices: RecordChoice[];
  held: string;
  onTake: (value: string) => void;
  onBack: () => void;
}

export function Narrowing({ title, choices, held, onTake, onBack }: Props) {
  const choosing = useChoosing(choices, { held, onPick: (choice) => onTake(choice.value) });
  const take = () => {
    if (choosing.chosen) onTake(choosing.chosen.value);
  };
  useKeys(
    level.panel,
    [
      ...choosing.keys,
      { key: "Enter", label: say.search.take, whileTyping: true, does: take },
      { key: "Escape", shown: ja.keys.Esc, label: say.search.back, does: onBack },
    ],
    true,
  );
  return (
    <div className="rows-quiet min-h-0 flex-1 overflow-y-auto p-5">
      <div className="mx-auto max-w-2xl">
        <Panel
          title={title}
          acts={
            <>
              <KeyButton keyName="Enter" tone="main" onPress={take}>
                {say.search.take}
              </KeyButton>
              <KeyButton keyName={ja.keys.Esc} tone="quiet" onPress={onBack}>
                {say.search.back}
              </KeyButton>
            </>
          }
        >
          <Choices choosing={choosing} label={title} />
        </Panel>
      </div>
    </div>
  );
}
