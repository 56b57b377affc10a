// Up to five fields that belong together. Enter goes to the next; what was typed stays, whatever the desk says to it.
import { useEffect, useRef, useState } from "react";
import { KeyButton } from "../../components/KeyButton";
import type { FieldView, Refusal } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";
import { Field } from "./Field";
import { type Given, Onward } from "./Question";

interface Props {
  fields: FieldView[];
  unknown: string | null;
  refusal: Refusal | null;
  onAnswer: (given: Given) => void;
}

export function Fields({ fields, unknown, refusal, onAnswer }: Props) {
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(fields.map((each) => [each.fact, each.value])),
  );
  const box = useRef<HTMLDivElement>(null);
  const inputs = () => [...(box.current?.querySelectorAll<HTMLInputElement>("input") ?? [])];
  const textOf = (field: FieldView) => typed[field.fact] ?? "";
  const send = () => onAnswer(Object.fromEntries(fields.map((each) => [each.fact, textOf(each)])));
  // 分からない: what is known is kept, what is empty is answered with 不明.
  const sendUnknown = () =>
    onAnswer(Object.fromEntries(fields.map((each) => [each.fact, textOf(each).trim() === "" ? null : textOf(each)])));
  const onward = () => {
    const all = inputs();
    const here = all.indexOf(document.activeElement as HTMLInputElement);
    const next = here < 0 ? undefined : all[here + 1];
    if (next) next.focus();
    else send();
  };
  useEffect(() => {
    const all = [...(box.current?.querySelectorAll<HTMLInputElement>("input") ?? [])];
    (all.find((each) => each.value === "") ?? all[0])?.focus();
  }, []);
  useEffect(() => {
    if (refusal?.field) box.current?.querySelector<HTMLInputElement>(`[name="${CSS.escape(refusal.field)}"]`)?.focus();
  }, [refusal]);
  useKeys(level.view, [
    { key: "Enter", label: ja.interview.next, whileTyping: true, does: onward },
    ...(unknown === null
      ? []
      : [{ key: "Alt+9", shown: ja.keys.Alt9, label: ja.interview.unknown, does: sendUnknown }]),
  ]);
  return (
    <>
      <div ref={box} className="grid gap-4">
        {fields.map((each) => (
          <Field
            key={each.fact}
            field={each}
            value={textOf(each)}
            refusal={refusal?.field === each.fact ? refusal : null}
            onType={(text) => setTyped((before) => ({ ...before, [each.fact]: text }))}
          />
        ))}
      </div>
      {unknown !== null && (
        <div className="mt-4 flex flex-wrap items-center gap-3 text-[0.8125rem] text-sub">
          <KeyButton keyName={ja.keys.Alt9} tone="quiet" size="small" onPress={sendUnknown}>
            {ja.interview.unknownBlank}
          </KeyButton>
          {unknown}
        </div>
      )}
      <Onward onNext={send} />
    </>
  );
}
