// Up to five fields that belong together. Enter goes to the next; what was typed stays, whatever the desk says to it.
import { type ReactNode, useEffect, useRef, useState } from "react";
import { KeyButton } from "../../components/KeyButton";
import type { FieldView, Refusal } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";
import { Field } from "./Field";
import { type Given, Onward } from "./Question";

/** What rows and fields are given alike. */
export interface FieldsProps {
  fields: FieldView[];
  unknown: string | null;
  refusal: Refusal | null;
  progress: ReactNode;
  /** false while something else stands in the question's place; what was typed or picked waits */
  active: boolean;
  onAnswer: (given: Given) => void;
  /** told what is picked and not yet given; what is being typed is nobody's until Enter */
  onHold?: (given: Given) => void;
}

type TypedIn = HTMLInputElement | HTMLTextAreaElement;

function inputsIn(box: HTMLElement | null): TypedIn[] {
  return [...(box?.querySelectorAll<TypedIn>("input, textarea") ?? [])];
}

export function Fields({ fields, unknown, refusal, progress, active, onAnswer }: FieldsProps) {
  const [typed, setTyped] = useState<Record<string, string>>(() =>
    Object.fromEntries(fields.map((each) => [each.fact, each.value])),
  );
  const box = useRef<HTMLDivElement>(null);
  const inputs = () => inputsIn(box.current);
  const textOf = (field: FieldView) => typed[field.fact] ?? "";
  const send = () => onAnswer(Object.fromEntries(fields.map((each) => [each.fact, textOf(each)])));
  // 分からない: what is known is kept, what is empty is answered with 不明.
  const sendUnknown = () =>
    onAnswer(Object.fromEntries(fields.map((each) => [each.fact, textOf(each).trim() === "" ? null : textOf(each)])));
  const onward = () => {
    const all = inputs();
    const here = all.indexOf(document.activeElement as TypedIn);
    const next = here < 0 ? undefined : all[here + 1];
    if (next) next.focus();
    else send();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the question comes, never while it is typed
  useEffect(() => {
    if (!active) return;
    const first = fields.findIndex((each) => each.required && (typed[each.fact] ?? "") === "");
    inputsIn(box.current)[Math.max(first, 0)]?.focus();
  }, [active]);
  useEffect(() => {
    if (refusal?.field) box.current?.querySelector<HTMLElement>(`[name="${CSS.escape(refusal.field)}"]`)?.focus();
  }, [refusal]);
  const keys = [
    { key: "Enter", label: ja.interview.next, whileTyping: true, does: onward },
    ...(unknown === null
      ? []
      : [{ key: "Alt+9", shown: ja.keys.Alt9, label: ja.interview.unknown, does: sendUnknown }]),
  ];
  useKeys(level.view, active ? keys : []);
  return (
    <>
      <div ref={box} className="grid gap-3">
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
        <div className="mt-3 flex items-center gap-3">
          <KeyButton keyName={ja.keys.Alt9} tone="quiet" size="small" onPress={sendUnknown}>
            {ja.interview.unknownBlank}
          </KeyButton>
          <span className="min-w-0 flex-1 text-[0.8125rem] text-sub">{unknown}</span>
        </div>
      )}
      <Onward onNext={send}>{progress}</Onward>
    </>
  );
}
