// A line of the clerk's own words: a reason, a note. Enter goes on; Shift and Enter begin a new line.
import { TriangleAlert } from "lucide-react";
import type { RefObject } from "react";
import { FieldError, Label, Text, TextArea, TextField } from "react-aria-components";
import { Tag } from "../../components/Tag";
import { records as say } from "../../text/records";

interface Props {
  label: string;
  hint: string;
  required: boolean;
  /** what to do, where it is empty although it must not be */
  missing: string | null;
  value: string;
  onType: (text: string) => void;
  /** whether the caret stands here as soon as it is asked for */
  begin?: boolean;
  box?: RefObject<HTMLTextAreaElement | null>;
}

export function WordsField({ label, hint, required, missing, value, onType, begin = false, box }: Props) {
  return (
    <TextField
      value={value}
      onChange={onType}
      isRequired={required}
      isInvalid={missing !== null}
      validationBehavior="aria"
      autoComplete="off"
      className="grid gap-1 text-ink"
    >
      <Label className="flex items-center gap-2 font-bold">
        {label}
        <Tag tone="grey">{required ? say.act.required : say.act.optional}</Tag>
      </Label>
      <TextArea
        {...(box ? { ref: box } : {})}
        {...(begin ? { "data-begin": true } : {})}
        rows={2}
        spellCheck={false}
        className="w-full resize-none rounded-8 border-[1.5px] border-edge bg-white px-3.5 py-1.5 text-lg leading-snug data-invalid:border-[2.5px] data-invalid:border-error-2"
      />
      <FieldError className="arrives flex items-start gap-1.5 text-[0.875rem] font-bold text-error-2">
        <TriangleAlert aria-hidden className="mt-0.5 size-4.5 shrink-0" />
        {missing}
      </FieldError>
      <Text slot="description" className="text-[0.8125rem] text-sub">
        {hint}
      </Text>
    </TextField>
  );
}
