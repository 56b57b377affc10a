// What helps while a name or an address is typed: which letters paper lacks, and how else a letter is written.
import { type RefObject, useEffect, useRef, useState } from "react";
import { Caution } from "../../components/Caution";
import { KeyCap } from "../../components/KeyCap";
import type { FieldView, LackingView } from "../../desk/generated";
import { clustersOf, letterBefore, rewritten } from "../../hooks/clusters";
import { level, useKeys } from "../../hooks/useKeys";
import { useNameCheck } from "../../hooks/useNameCheck";
import { useNameFont } from "../../hooks/useNameFont";
import { ja } from "../../text/ja";
import { Variants } from "./Variants";

type Typed = HTMLInputElement | HTMLTextAreaElement;

/** The letter whose other ways to write are wanted: the lacking one, unless the caret stands behind another. */
function letterMeant(text: string, caret: number, lacking: LackingView[]): number {
  const letters = clustersOf(text);
  const behind = letterBefore(text, caret);
  const isLacking = (at: number) => lacking.some((each) => each.character === letters[at]);
  if (isLacking(behind) || caret < text.length) return behind;
  const first = letters.findIndex((_, at) => isLacking(at));
  return first < 0 ? behind : first;
}

export function useNaming(
  field: FieldView,
  value: string,
  input: RefObject<Typed | null>,
  onType: (text: string) => void,
) {
  const wanted = field.kind === "name" || field.kind === "address";
  const { lacking, rested, setComposing } = useNameCheck(value, wanted);
  const fontOf = useNameFont([rested]);
  const [focused, setFocused] = useState(false);
  const [letter, setLetter] = useState<number | null>(null);
  /** where the caret goes when the panel is gone */
  const caret = useRef<number | null>(null);
  const open = () => {
    if (value.trim() === "") return;
    caret.current = input.current?.selectionEnd ?? value.length;
    setLetter(letterMeant(value, caret.current, lacking));
  };
  useEffect(() => {
    if (letter !== null || caret.current === null) return;
    input.current?.focus();
    input.current?.setSelectionRange(caret.current, caret.current);
    caret.current = null;
  }, [letter, input]);
  const take = (at: number, variant: string) => {
    const now = rewritten(value, at, variant);
    caret.current = now.caret;
    onType(now.text);
    setLetter(null);
  };
  const bound = wanted && focused && letter === null && value.trim() !== "";
  useKeys(level.view, bound ? [{ key: "Alt+V", shown: ja.keys.AltV, label: ja.variants.key, does: open }] : []);
  return {
    setComposing,
    setFocused,
    className: wanted ? fontOf(value) : "",
    button: field.kind === "name" ? <VariantsButton onPress={open} /> : null,
    notice: lacking.length > 0 ? <Lacking lacking={lacking} onVariants={open} /> : null,
    panel: letter === null ? null : <Variants text={value} at={letter} onTake={take} onBack={() => setLetter(null)} />,
  };
}

function VariantsButton({ onPress }: { onPress: () => void }) {
  return (
    <button
      type="button"
      tabIndex={-1}
      onClick={onPress}
      className="inline-flex min-h-9 w-fit items-center gap-2 rounded-8 border border-line bg-white px-2.5 py-0.5 text-[0.875rem] text-sub hover:bg-key-50"
    >
      <KeyCap>{ja.keys.AltV}</KeyCap>
      {ja.variants.key}
    </button>
  );
}

/** It stops nobody: the name stands as it was typed. */
function Lacking({ lacking, onVariants }: { lacking: LackingView[]; onVariants: () => void }) {
  return (
    <Caution data-lacking={lacking.length} className="items-start gap-1.5 text-[0.875rem] text-warn">
      <p>
        {lacking.map((each) => (
          <b key={each.character} className="mr-2">
            {ja.variants.lacking(each.character, each.codes)}
          </b>
        ))}
        <button type="button" tabIndex={-1} onClick={onVariants} className="text-ink underline">
          {ja.variants.whatToDo}
        </button>
      </p>
    </Caution>
  );
}
