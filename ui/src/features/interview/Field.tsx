// One field with its hint, its echo and the desk's objection to it. Names and addresses are kept letter for letter.
import { TriangleAlert } from "lucide-react";
import { useState } from "react";
import { FieldError, Input, Label, Text, TextArea, TextField } from "react-aria-components";
import { Tag } from "../../components/Tag";
import type { FieldKind, FieldView, Refusal } from "../../desk/generated";
import { useWareki } from "../../hooks/useWareki";
import { useWidth } from "../../hooks/useWidth";
import { ja } from "../../text/ja";

const widths: Record<FieldKind, string> = {
  name: "max-w-md",
  kana: "max-w-md",
  date: "max-w-60",
  address: "max-w-full",
  number: "max-w-40",
  text: "max-w-full",
  choice: "max-w-md",
  many: "max-w-full",
};

interface Props {
  field: FieldView;
  value: string;
  refusal: Refusal | null;
  onType: (text: string) => void;
}

export function Field({ field, value, refusal: said, onType }: Props) {
  // What the desk said was about the text it was given; it stands until that text is changed.
  const [about, setAbout] = useState({ said, value });
  if (about.said !== said) setAbout({ said, value });
  const refusal = said && about.value === value ? said : null;
  const width = useWidth(field.kind, onType);
  const box = `w-full rounded-8 border-[1.5px] border-edge bg-white px-3.5 py-1.5 data-invalid:border-[2.5px] data-invalid:border-error-2 ${widths[field.kind]}`;
  const composing = { onCompositionStart: width.onCompositionStart, onCompositionEnd: width.onCompositionEnd };
  return (
    <TextField
      name={field.fact}
      value={value}
      onChange={width.onChange}
      isInvalid={refusal !== null}
      isRequired={field.required}
      validationBehavior="aria"
      autoComplete="off"
      className="grid content-start items-start gap-x-4 gap-y-1 two:grid-cols-[7.5rem_1fr]"
    >
      <Label className="flex flex-wrap items-center gap-x-2 font-bold two:pt-2.5 two:leading-snug">
        {field.label}
        {!field.required && <Tag tone="grey">{ja.interview.optional}</Tag>}
      </Label>
      <div className="grid gap-1.5">
        {field.kind === "address" ? (
          // An address of sixty characters is seen whole; Enter still goes to the next field.
          <TextArea rows={2} spellCheck={false} className={`resize-none text-lg leading-snug ${box}`} {...composing} />
        ) : (
          <Input
            spellCheck={false}
            inputMode={field.kind === "number" ? "numeric" : "text"}
            className={`text-xl ${box}`}
            {...composing}
          />
        )}
        <FieldError className="arrives flex items-start gap-1.5 text-[0.875rem] font-bold text-error-2">
          <TriangleAlert aria-hidden className="mt-0.5 size-4.5 shrink-0" />
          <span>
            {refusal?.title}
            <span className="ml-2 font-normal text-ink">{refusal?.what_to_do}</span>
          </span>
        </FieldError>
        {!refusal && <Hint field={field} value={value} />}
      </div>
    </TextField>
  );
}

function Hint({ field, value }: { field: FieldView; value: string }) {
  const echo = useWareki(field.kind === "date" ? value : "");
  if (field.kind === "date")
    return (
      <Text slot="description" className={`text-[0.875rem] ${echo.iso ? "font-bold text-green-900" : "text-sub"}`}>
        {echo.iso ? `✓ ${echo.words}` : value === "" ? (field.hint ?? echo.words) : echo.words}
      </Text>
    );
  const words = field.hint ?? ja.interview.fieldHint[field.kind];
  return words ? (
    <Text slot="description" className="text-[0.8125rem] text-sub">
      {words}
    </Text>
  ) : null;
}
