// What is printed in a box: facts found by Japanese words, one after another. Each goes to the desk as it is taken.
import { useEffect, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { RefusalSaid } from "../../components/RefusalSaid";
import { Tag } from "../../components/Tag";
import { refusalOf } from "../../desk/acts";
import type { BoxDraft, FactChoice } from "../../desk/generated";
import { useFacts } from "../../desk/looks";
import { level, useKeys } from "../../hooks/useKeys";
import { useNameFont } from "../../hooks/useNameFont";
import { placement as say } from "../../text/placement";
import { AsidePanel, Choice, Choices } from "./AsidePanel";
import { withFact } from "./drafts";
import { isMark } from "./ways";

const none: FactChoice[] = [];

interface Props {
  draft: BoxDraft;
  /** the facts it has, as far as they are known */
  facts: FactChoice[];
  sample: string;
  onChange: (change: Partial<BoxDraft>) => void;
  /** the box is ticked or ringed, and by which value is still to be said */
  onMark: () => void;
  onClose: () => void;
}

export function FeedPanel({ draft, facts, sample, onChange, onMark, onClose }: Props) {
  const [words, setWords] = useState("");
  const [line, setLine] = useState<number | null>(null);
  const { data, error, isPlaceholderData } = useFacts(words.trim(), sample);
  const found = data?.facts ?? none;
  const fontOf = useNameFont(found.map((each) => each.sample));
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  // Nothing is taken by an Enter that was not meant so: before any words the list waits for ↓.
  const first = words.trim() !== "" && found.length > 0 ? 0 : null;
  const at = isPlaceholderData ? null : (line ?? first);
  const type = (text: string) => {
    setWords(text);
    setLine(null);
  };
  const take = (fact: FactChoice | undefined) => {
    if (!fact) return;
    if (draft.facts.includes(fact.fact)) takeAway(fact.fact);
    else add(fact);
    type("");
    field.current?.focus();
  };
  const add = (fact: FactChoice) => {
    const change = withFact(draft, fact, say.newLabel);
    onChange(change);
    const unmarked = isMark(change.way ?? draft.way) && draft.when.length === 0;
    if (draft.facts.length === 0 && unmarked && fact.values.length > 0) onMark();
  };
  const takeAway = (fact: string) => onChange({ facts: draft.facts.filter((each) => each !== fact) });
  const last = draft.facts.at(-1);
  const move = (by: number) => {
    if (found.length > 0)
      setLine(at === null ? (by > 0 ? 0 : found.length - 1) : (at + by + found.length) % found.length);
  };
  useKeys(
    level.panel,
    [
      { key: "ArrowDown", shown: say.keys.arrows, label: say.keys.line, whileTyping: true, does: () => move(1) },
      { key: "ArrowUp", whileTyping: true, does: () => move(-1) },
      {
        key: "Enter",
        label: at === null ? say.keys.done : say.keys.takeFact,
        whileTyping: true,
        does: () => (at === null ? words.trim() === "" && onClose() : take(found[at])),
      },
      ...(words === "" && last !== undefined
        ? [{ key: "Backspace", label: say.keys.takeLast, whileTyping: true, does: () => takeAway(last) }]
        : []),
      { key: "Escape", shown: say.keys.Esc, label: say.keys.back, does: onClose },
    ],
    true,
  );
  return (
    <AsidePanel title={say.feed.title(draft.label)} back={say.keys.done} onBack={onClose}>
      <div className="grid gap-2 px-5 py-2.5">
        <div>
          <h3 className="text-[0.8125rem] font-bold">{say.feed.taken}</h3>
          {draft.facts.length === 0 && <p className="text-[0.875rem] text-sub">{say.feed.takenNone}</p>}
          <ol className="flex flex-wrap gap-1.5">
            {draft.facts.map((each) => (
              <li
                key={each}
                className="flex items-center gap-2 rounded-8 border-[1.5px] border-key-900 py-0.5 pr-1 pl-2.5"
              >
                {facts.find((known) => known.fact === each)?.name ?? each}
                <Button
                  onPress={() => takeAway(each)}
                  className="min-h-6 rounded-6 px-1.5 text-[0.8125rem] text-key-900 hover:bg-key-50"
                >
                  <span className="sr-only">{facts.find((known) => known.fact === each)?.name ?? each}</span>
                  {say.feed.takeAway}
                </Button>
              </li>
            ))}
          </ol>
        </div>
        <label className="grid gap-0.5 text-[0.8125rem] font-bold">
          {say.feed.sought}
          <input
            ref={field}
            role="combobox"
            aria-expanded
            aria-controls="facts"
            aria-activedescendant={at === null ? undefined : `facts-${at}`}
            value={words}
            placeholder={say.feed.soughtHint}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => type(event.target.value)}
            className="w-full rounded-8 border-[1.5px] border-edge bg-white px-3 py-1 text-base font-normal placeholder:text-sub"
          />
        </label>
        <RefusalSaid refusal={refusalOf(error)} />
      </div>
      <Choices id="facts" label={words.trim() === "" ? say.feed.often : say.feed.found} active={at}>
        {found.map((each, index) => (
          <Choice
            key={each.fact}
            list="facts"
            at={index}
            active={index === at}
            selected={draft.facts.includes(each.fact)}
            onTake={() => take(each)}
          >
            <span className="min-w-0 flex-1">
              {each.name}
              {draft.facts.includes(each.fact) && <Tag tone="keyQuiet">{say.feed.takenAlready}</Tag>}
              {/* As the file writes it: two facts of different people may bear one name. */}
              <span className="block text-[0.75rem] text-sub">{each.fact}</span>
            </span>
            <span className={`max-w-[45%] text-right text-[0.8125rem] text-sub ${fontOf(each.sample)}`}>
              {each.sample || say.feed.empty}
            </span>
          </Choice>
        ))}
      </Choices>
      {data && !isPlaceholderData && found.length === 0 && (
        <p role="status" className="px-5 py-3 text-[0.875rem] text-sub">
          {say.feed.none}
        </p>
      )}
      {data && data.more > 0 && (
        <p className="border-t border-line px-5 py-1.5 text-[0.8125rem] text-sub">{say.feed.more(data.more)}</p>
      )}
    </AsidePanel>
  );
}
