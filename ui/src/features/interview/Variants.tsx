// The ways to write one letter of a name, large enough to compare, picked by number. It puts nothing in place itself.
import { useEffect, useRef, useState } from "react";
import { KeyButton } from "../../components/KeyButton";
import { RefusalSaid } from "../../components/RefusalSaid";
import { Said } from "../../components/Said";
import { Tag } from "../../components/Tag";
import { refusalOf } from "../../desk/acts";
import type { VariantView } from "../../desk/generated";
import { useVariants } from "../../desk/looks";
import { clustersOf } from "../../hooks/clusters";
import { level, useKeys } from "../../hooks/useKeys";
import { useNameFont } from "../../hooks/useNameFont";
import { ja } from "../../text/ja";

const onPage = 9;
const none: VariantView[] = [];

interface Props {
  text: string;
  /** which letter first */
  at: number;
  onTake: (at: number, variant: string) => void;
  onBack: () => void;
}

export function Variants({ text, at: first, onTake, onBack }: Props) {
  const letters = clustersOf(text);
  const [at, setAt] = useState(first);
  const [page, setPage] = useState(0);
  const [line, setLine] = useState(0);
  /** one that no paper can bear, and that was picked once */
  const [asked, setAsked] = useState<string | null>(null);
  const letter = letters[at] ?? "";
  const { data, error } = useVariants(letter);
  const all = data?.variants ?? none;
  const shown = all.slice(page * onPage, (page + 1) * onPage);
  const pages = Math.ceil(all.length / onPage);
  useNameFont([text, ...all.map((each) => each.text)], true);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => list.current?.focus(), []);
  // As they arrive, or as a word stands beneath them, it grows, and must be seen whole.
  useEffect(() => {
    void asked;
    if (data) list.current?.closest("section")?.scrollIntoView({ block: "nearest" });
  }, [data, asked]);
  const goToLine = (to: number) => {
    setLine(to);
    setAsked(null);
  };
  const turn = (by: number) => {
    setPage(Math.min(Math.max(page + by, 0), Math.max(pages - 1, 0)));
    goToLine(0);
  };
  const move = (by: number) => {
    setAt(Math.min(Math.max(at + by, 0), letters.length - 1));
    setPage(0);
    goToLine(0);
  };
  // What paper cannot bear is taken all the same, so that the record stays true; but never by a slip of the hand.
  const take = (index: number) => {
    const variant = shown[index];
    if (!variant) return;
    if (variant.printable || asked === variant.text) return onTake(at, variant.text);
    setLine(index);
    setAsked(variant.text);
  };
  useKeys(
    level.panel,
    [
      ...Array.from({ length: onPage }, (_, index) => ({
        key: String(index + 1),
        does: () => take(index),
        ...(index === 0 ? { shown: ja.keys.numbers, label: ja.variants.take } : {}),
      })),
      {
        key: "ArrowDown",
        shown: ja.keys.arrows,
        label: ja.variants.line,
        does: () => goToLine((line + 1) % Math.max(shown.length, 1)),
      },
      { key: "ArrowUp", does: () => goToLine((line - 1 + shown.length) % Math.max(shown.length, 1)) },
      { key: "Enter", label: ja.variants.take, does: () => take(line) },
      ...(letters.length > 1
        ? [
            { key: "ArrowLeft", shown: ja.keys.sideways, label: ja.variants.letter, does: () => move(-1) },
            { key: "ArrowRight", does: () => move(1) },
          ]
        : []),
      ...(pages > 1
        ? [
            { key: "PageDown", label: ja.variants.more, does: () => turn(1) },
            { key: "PageUp", does: () => turn(-1) },
          ]
        : []),
      { key: "Escape", shown: ja.keys.Esc, label: ja.variants.back, does: onBack },
    ],
    true,
  );
  return (
    <section
      aria-labelledby="variants"
      data-variants={letter}
      className="arrives mt-2 scroll-my-3 rounded-12 border-2 border-key-900 bg-white p-4 shadow-2"
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <h3 id="variants" className="font-bold">
          {ja.variants.lead}
        </h3>
        <p className="font-names text-xl">
          {letters.map((each, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a letter may stand twice in a name
            <span key={index} className={index === at ? "rounded-4 bg-key-900 px-1 text-white" : "px-1"}>
              {each}
            </span>
          ))}
        </p>
        <span className="ml-auto">
          <KeyButton keyName={ja.keys.Esc} tone="quiet" size="small" onPress={onBack}>
            {ja.variants.back}
          </KeyButton>
        </span>
      </div>
      <RefusalSaid refusal={refusalOf(error)} />
      {data && all.length === 0 && <p className="mt-2 text-sub">{ja.variants.none}</p>}
      <div
        ref={list}
        role="listbox"
        tabIndex={0}
        data-quiet-focus
        aria-labelledby="variants"
        aria-activedescendant={shown.length > 0 ? `variant-${line}` : undefined}
        className="mt-2 grid grid-cols-1 gap-1.5 two:auto-cols-fr two:grid-flow-col two:grid-cols-3 two:grid-rows-3"
      >
        {shown.map((each, index) => (
          <Variant
            key={each.text}
            at={index}
            variant={each}
            active={index === line}
            now={each.text === letter}
            onTake={() => take(index)}
          />
        ))}
      </div>
      {asked !== null && (
        <div className="mt-2">
          <Said tone="refused" title={ja.variants.askedLead(asked)}>
            {ja.variants.askedWhat}
          </Said>
        </div>
      )}
      {pages > 1 && (
        <p className="mt-1 text-right text-[0.875rem] text-sub tabular">{ja.variants.page(page + 1, pages)}</p>
      )}
    </section>
  );
}

interface VariantProps {
  at: number;
  variant: VariantView;
  active: boolean;
  /** whether it stands in the name now */
  now: boolean;
  onTake: () => void;
}

function Variant({ at, variant, active, now, onTake }: VariantProps) {
  const frame = active ? "border-key-900 bg-key-50 inset-ring-2 inset-ring-key-900" : "border-line hover:bg-key-50";
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the panel's
    // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus, and tells which option is active
    <div
      id={`variant-${at}`}
      role="option"
      aria-selected={active}
      onClick={onTake}
      className={`flex cursor-pointer items-center gap-3 rounded-8 border-[1.5px] px-3 py-1 ${frame}`}
    >
      <span
        aria-hidden
        className="grid size-6 shrink-0 place-items-center rounded-4 border border-edge/60 text-[0.8125rem] font-bold"
      >
        {at + 1}
      </span>
      <span className={`font-names text-[2.75rem] leading-none ${variant.printable ? "" : "text-sub opacity-60"}`}>
        {variant.text}
      </span>
      <span className="min-w-0 text-[0.8125rem] leading-snug text-sub tabular">
        {variant.codes}
        {variant.mj_name && <span className="block font-bold text-ink">{variant.mj_name}</span>}
        {now && <Tag tone="keyQuiet">{ja.variants.now}</Tag>}
        {!variant.printable && <span className="block font-bold text-warn">{ja.variants.unprintable}</span>}
      </span>
    </div>
  );
}
