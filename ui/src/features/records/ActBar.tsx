// What can be done with an application, each by its key, and why the rest cannot. It does nothing itself.
import { KeyButton } from "../../components/KeyButton";
import type { RecordView } from "../../desk/generated";
import { records as say } from "../../text/records";
import { type Act, actsOn, type Place } from "./recordActs";

interface Props {
  record: RecordView;
  place: Place;
  /** one of them was begun */
  begun: boolean;
  onAct: (act: Act) => void;
}

export function ActBar({ record, place, begun, onAct }: Props) {
  return (
    <>
      <ul aria-label={say.one.acts} className="flex flex-wrap gap-2 empty:hidden">
        {actsOn(record, place).map((each) => (
          <li key={each.act}>
            <KeyButton
              keyName={each.key}
              size="small"
              tone={each.act === "settle" ? "main" : "plain"}
              disabled={begun}
              onPress={() => onAct(each.act)}
            >
              {each.label}
            </KeyButton>
          </li>
        ))}
      </ul>
      {record.closed && (
        <p className="text-[0.875rem]">
          <b>{record.closed.title}</b>
          <span className="ml-2 text-sub">{record.closed.what_to_do}</span>
        </p>
      )}
    </>
  );
}
