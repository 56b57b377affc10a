// The strip that says that applications wait for a person: two values to choose from, or acts the centre did not take.
import type { CounterView } from "../desk/generated";
import { records as say } from "../text/records";
import { Caution } from "./Caution";
import { KeyButton } from "./KeyButton";

interface Props {
  counter: Pick<CounterView, "contested" | "refused">;
  keyName: string;
  onOpen: () => void;
}

export function RecordsStrip({ counter: { contested, refused }, keyName, onOpen }: Props) {
  if (contested === 0 && refused === 0) return null;
  return (
    <Caution
      data-strip="records"
      className="items-center gap-x-4 border-t-2 border-yellow-700 bg-yellow-100 px-5 py-1 text-[#332800]"
    >
      <div className="flex flex-1 flex-wrap items-center gap-x-3 gap-y-0.5">
        {contested > 0 && <b>{say.strip.contested(contested)}</b>}
        {refused > 0 && <b>{say.strip.refused(refused)}</b>}
        <span>{say.strip.what}</span>
        <span className="ml-auto">
          <KeyButton keyName={keyName} size="small" onPress={onOpen}>
            {say.key}
          </KeyButton>
        </span>
      </div>
    </Caution>
  );
}
