// Up to five facts, some picked and some typed, one row each. Nothing is filled but by a key, and all is seen before Enter.
import { useEffect, useRef, useState } from "react";
import { KeyButton } from "../../components/KeyButton";
import { Said } from "../../components/Said";
import type { FieldView } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";
import { ChoiceRow } from "./ChoiceRow";
import { Field } from "./Field";
import type { FieldsProps } from "./Fields";
import { Onward } from "./Question";
import { RowFrame } from "./RowFrame";
import {
  begun,
  givenIn,
  type Held,
  heldIn,
  isAnswered,
  isPicked,
  type Line,
  linesOf,
  missingIn,
  noneOf,
  pickedIn,
  picking,
  restIsNone,
} from "./rowState";
import { rowKeys, useRows } from "./useRows";

export function Rows({ fields, unknown, refusal, progress, active, onAnswer, onHold }: FieldsProps) {
  const [rows, setRows] = useState(() => begun(fields));
  const [missing, setMissing] = useState<string | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const open = fields.findIndex((each) => each.required && !isAnswered(heldIn(rows, each)));
  const { at, goTo, across, cameTo } = useRows(box, Math.max(open, 0));
  const here = fields[at];
  const lines = (field: FieldView) => linesOf(field.options, field.kind === "many", unknown !== null);
  const keep = (now: typeof rows) => {
    setMissing(null);
    setRows(now);
    onHold?.(
      givenIn(
        fields.filter((each) => isPicked(each) && isAnswered(heldIn(now, each))),
        now,
      ),
    );
  };
  const hold = (field: FieldView, held: Held) => {
    keep({ ...rows, [field.fact]: held });
  };
  const pick = (field: FieldView, line: Line) =>
    hold(field, picking(heldIn(rows, field), line.value, field.kind === "many"));
  const pickByKey = (key: string) => {
    const line = here && isPicked(here) ? lines(here).find((each) => each.key === key) : undefined;
    if (!here || !line) return;
    pick(here, line);
    goTo(here.kind === "many" && line.value !== null ? at : at + 1);
  };
  const pickAcross = (by: number) => {
    if (!here || !isPicked(here)) return;
    const line = lines(here)[across(by)];
    if (line && here.kind === "choice") pick(here, line);
  };
  const typedUnknown = () => {
    if (!here || isPicked(here)) return;
    hold(here, { value: "", unknown: true, together: false });
    goTo(at + 1);
  };
  const rest = () => {
    const filled = restIsNone(fields, rows);
    keep(filled);
    const left = fields.findIndex((each) => each.required && !isAnswered(heldIn(filled, each)));
    goTo(left < 0 ? fields.length - 1 : left);
  };
  const submit = () => {
    const lacking = missingIn(fields, rows);
    setMissing(fields[lacking]?.fact ?? null);
    if (lacking >= 0) goTo(lacking);
    else onAnswer(givenIn(fields, rows));
  };
  const onward = () => {
    if (here && !isPicked(here) && at < fields.length - 1) goTo(at + 1);
    else submit();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the question comes, never while it is answered
  useEffect(() => {
    if (active) goTo(at);
  }, [active]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the desk has said something
  useEffect(() => {
    const said = fields.findIndex((each) => each.fact === refusal?.field);
    if (said >= 0) goTo(said);
  }, [refusal]);
  const picks = fields.filter(isPicked).flatMap((each) => lines(each).map((line) => line.key));
  const canRest = fields.length > 1 && fields.some((each) => noneOf(each) !== null);
  const typedToo = unknown !== null && fields.some((each) => !isPicked(each));
  // In an address of several lines the arrows are the caret's.
  const whileTyping = !fields.some((each) => each.kind === "address");
  const along = fields.length > 1 ? (by: number) => goTo(at + by) : null;
  useKeys(
    level.view,
    active
      ? [
          ...rowKeys({ picks, pick: pickByKey, across: pickAcross, along, whileTyping }),
          ...(canRest ? [{ key: "0", label: ja.interview.rest, does: rest }] : []),
          { key: "Enter", label: ja.interview.next, whileTyping: true, does: onward },
          ...(typedToo
            ? [{ key: "Alt+9", shown: ja.keys.Alt9, label: ja.interview.unknownTyped, does: typedUnknown }]
            : []),
        ]
      : [],
  );
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears which row the caret came to */}
      <div ref={box} className="grid gap-0.5" onFocus={(event) => cameTo(event.target)}>
        {fields.map((each, row) => {
          const held = heldIn(rows, each);
          const said = refusal?.field === each.fact ? refusal : null;
          return (
            <RowFrame key={each.fact} name={each.fact} atHand={row === at} answered={isAnswered(held)}>
              {isPicked(each) ? (
                <ChoiceRow
                  label={each.label}
                  optional={!each.required}
                  hint={each.hint}
                  lines={lines(each)}
                  many={each.kind === "many"}
                  picked={pickedIn(held, each.kind === "many")}
                  atHand={row === at}
                  together={held.together}
                  said={missing === each.fact ? ja.interview.missing : (said?.title ?? null)}
                  onPick={(line) => {
                    cameTo(box.current?.querySelectorAll("[data-row]")[row] as Element);
                    pick(each, line);
                  }}
                />
              ) : (
                <Field
                  inRow
                  field={each}
                  value={held.value}
                  refusal={said}
                  unknown={unknown === null ? null : held.unknown}
                  onType={(value) => hold(each, { value, unknown: false, together: false })}
                  onUnknown={() => hold(each, { value: "", unknown: !held.unknown, together: false })}
                />
              )}
            </RowFrame>
          );
        })}
      </div>
      {missing && (
        <div className="mt-2">
          <Said
            tone="refused"
            title={ja.interview.missingOf(fields.find((each) => each.fact === missing)?.label ?? "")}
          />
        </div>
      )}
      <div className="mt-2 flex flex-wrap items-center gap-3 empty:hidden">
        {canRest && (
          <KeyButton keyName="0" tone="quiet" size="small" onPress={rest}>
            {ja.interview.restLong}
          </KeyButton>
        )}
        {unknown && (
          <span className="min-w-0 flex-1 text-[0.8125rem] text-sub">{ja.interview.unknownMeans(unknown)}</span>
        )}
      </div>
      <Onward onNext={submit}>{progress}</Onward>
    </>
  );
}
