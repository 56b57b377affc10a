// One field with its hint, its echo and the desk's objection to it. Names and addresses are kept letter for letter.
import { TriangleAlert } from "lucide-react";
import { type CompositionEvent, useRef, useState } from "react";
import { FieldError, Input, Label, Text, TextArea, TextField } from "react-aria-components";
import { KeyCap } from "../../components/KeyCap";
import { Tag } from "../../components/Tag";
import type { FieldKind, FieldView, Refusal } from "../../desk/generated";
import { useWareki } from "../../hooks/useWareki";
import { useWidth } from "../../hooks/useWidth";
import { ja } from "../../text/ja";
import { useNaming } from "./useNaming";

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

// A field among rows of choices stands as close as they do.
const looks = {
  alone: { columns: "two:grid-cols-[7.5rem_1fr]", label: "", gap: "gap-1.5", text: "text-xl", pad: "py-1.5" },
  inRow: {
    columns: "two:grid-cols-[8.5rem_1fr]",
    label: "text-[0.9375rem]",
    gap: "gap-0.5",
    text: "text-lg",
    pad: "py-0.5",
  },
};

interface Props {
  field: FieldView;
  value: string;
  refusal: Refusal | null;
  inRow?: boolean;
  /** whether 不明 is its answer; null where it may not be */
  unknown?: boolean | null;
  onType: (text: string) => void;
  onUnknown?: () => void;
}

export function Field({ field, value, refusal: said, inRow = false, unknown = null, onType, onUnknown }: Props) {
  // What the desk said was about the text it was given; it stands until that text is changed.
  const [about, setAbout] = useState({ said, value });
  if (about.said !== said) setAbout({ said, value });
  const refusal = said && about.value === value ? said : null;
  const look = inRow ? looks.inRow : looks.alone;
  const width = useWidth(field.kind, onType);
  const typed = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const naming = useNaming(field, value, typed, onType);
  const composing = {
    onCompositionStart: () => {
      naming.setComposing(true);
      width.onCompositionStart();
    },
    onCompositionEnd: (event: CompositionEvent<HTMLInputElement | HTMLTextAreaElement>) => {
      naming.setComposing(false);
      width.onCompositionEnd(event);
    },
  };
  const box = `${field.kind === "name" ? "min-w-0 flex-1 basis-56" : "w-full"} rounded-8 border-[1.5px] border-edge bg-white px-3.5 ${look.pad} data-invalid:border-[2.5px] data-invalid:border-error-2 ${widths[field.kind]} ${naming.className}`;
  return (
    <>
      <TextField
        name={field.fact}
        value={value}
        onChange={width.onChange}
        onFocusChange={naming.setFocused}
        isInvalid={refusal !== null}
        isRequired={field.required}
        validationBehavior="aria"
        autoComplete="off"
        className={`grid content-start items-start gap-x-4 gap-y-1 ${look.columns}`}
      >
        <Label className={`flex flex-wrap items-center gap-x-2 font-bold two:pt-2.5 two:leading-snug ${look.label}`}>
          {field.label}
          {!field.required && <Tag tone="grey">{ja.interview.optional}</Tag>}
        </Label>
        <div className={`grid ${look.gap}`}>
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            {field.kind === "address" ? (
              // An address of sixty characters is seen whole; Enter still goes to the next field.
              <TextArea
                ref={typed}
                rows={2}
                spellCheck={false}
                className={`resize-none text-lg leading-snug ${box}`}
                {...composing}
              />
            ) : (
              <Input
                ref={typed}
                spellCheck={false}
                inputMode={field.kind === "number" ? "numeric" : "text"}
                className={`${look.text} ${box}`}
                {...composing}
              />
            )}
            {naming.button}
            {unknown !== null && <UnknownToggle held={unknown} onToggle={onUnknown} />}
          </div>
          {naming.notice}
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
      {naming.panel}
    </>
  );
}

/** 分からない beside a typed field, as its key is beside it: it empties the field, and typing takes it back. */
function UnknownToggle({ held, onToggle }: { held: boolean; onToggle?: (() => void) | undefined }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      aria-pressed={held}
      onClick={onToggle}
      className={`inline-flex min-h-9 w-fit items-center gap-2 rounded-8 border-[1.5px] border-dashed px-2.5 py-0.5 ${held ? "border-key-900 bg-key-900 font-bold text-white" : "border-edge/70 bg-white text-sub hover:bg-key-50"}`}
    >
      <KeyCap plain={held}>{ja.keys.Alt9}</KeyCap>
      {ja.interview.unknown}
    </button>
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
