// The box at hand, to be put right: its name, what feeds it, how it is filled. Every change goes to the desk at once.
import type { ReactNode, RefObject } from "react";
import { Button } from "react-aria-components";
import { KeyButton } from "../../components/KeyButton";
import { KeyCap } from "../../components/KeyCap";
import type { BoxDraft, FactChoice, PlacedBox } from "../../desk/generated";
import { ja } from "../../text/ja";
import { placement as say } from "../../text/placement";
import { notCells, notLabel, notSize, numberIn } from "./objections";
import { Typed } from "./Typed";
import { isMark, markWords } from "./ways";

interface Props {
  box: PlacedBox;
  facts: FactChoice[];
  refused: boolean;
  label: RefObject<HTMLInputElement | null>;
  onChange: (change: Partial<BoxDraft>) => void;
  onFeed: () => void;
  onWay: () => void;
  onHand: () => void;
  onLeave: () => void;
}

export function Details({ box, facts, refused, label, onChange, onFeed, onWay, onHand, onLeave }: Props) {
  const { draft } = box;
  const field = { refused, onLeave };
  const fixed = draft.way === "other";
  return (
    <section
      aria-labelledby="chosen"
      className="rows-quiet max-h-[60%] shrink-0 overflow-y-auto border-t-2 border-key-900 bg-white px-5 py-2.5"
    >
      <h2 id="chosen" className="sr-only">
        {say.details.title}
      </h2>
      <div className="grid gap-1.5">
        <Typed
          {...field}
          beside
          field={label}
          label={say.details.label}
          value={draft.label}
          objection={notLabel}
          onKeep={(text) => onChange({ label: text })}
        />
        <Line name={say.details.facts} keyName="Enter" onPress={onFeed}>
          {draft.hand === null ? box.fed_by || say.details.noFacts : say.hand[draft.hand]}
        </Line>
        <Line name={say.details.way} keyName="K" onPress={fixed || draft.hand !== null ? null : onWay}>
          {say.wayOf(say.way[draft.way], isMark(draft.way) ? ja.listOf(markWords(draft, facts)) : "")}
        </Line>
        {!fixed && draft.hand === null && (
          <Typed
            {...field}
            beside
            label={say.details.size}
            unit={say.details.mm}
            hint={draft.size === null ? say.details.sizeHint : undefined}
            value={draft.size === null ? "" : String(draft.size)}
            objection={notSize}
            onKeep={(text) => onChange({ size: numberIn(text) })}
          />
        )}
        {draft.way === "cells" && (
          <Typed
            {...field}
            beside
            label={say.details.cells}
            value={draft.cells === null ? "" : String(draft.cells)}
            objection={notCells}
            onKeep={(text) => onChange({ cells: numberIn(text) })}
          />
        )}
        <div className="flex flex-wrap items-center gap-2">
          <Toggle
            keyName="R"
            pressed={draft.required}
            onPress={() => onChange({ required: !draft.required })}
            words={say.details.required}
          />
          {!fixed && (
            <Toggle
              keyName="H"
              pressed={draft.hand !== null}
              onPress={onHand}
              words={draft.hand === null ? say.details.hand : say.hand[draft.hand]}
            />
          )}
        </div>
        <p className="text-[0.8125rem] text-sub tabular">{say.figures(draft.at)}</p>
      </div>
    </section>
  );
}

interface LineProps {
  name: string;
  keyName: string;
  /** none where it cannot be changed here */
  onPress: (() => void) | null;
  children: ReactNode;
}

function Line({ name, keyName, onPress, children }: LineProps) {
  return (
    <div className="grid grid-cols-[6rem_1fr_auto] items-center gap-2 leading-snug">
      <h3 className="text-[0.8125rem] font-bold">{name}</h3>
      <span className="min-w-0">{children}</span>
      {onPress && (
        <KeyButton keyName={keyName} size="small" onPress={onPress}>
          {say.details.change}
        </KeyButton>
      )}
    </div>
  );
}

interface ToggleProps {
  keyName: string;
  pressed: boolean;
  words: string;
  onPress: () => void;
}

function Toggle({ keyName, pressed, words, onPress }: ToggleProps) {
  return (
    <Button
      aria-pressed={pressed}
      onPress={onPress}
      className={`inline-flex min-h-8 items-center gap-2 rounded-8 border-[1.5px] px-2.5 text-[0.875rem] ${pressed ? "border-key-900 bg-key-900 font-bold text-white" : "border-edge/70 bg-white hover:bg-key-50"}`}
    >
      <KeyCap plain={pressed}>{keyName}</KeyCap>
      {pressed ? "✓ " : ""}
      {words}
    </Button>
  );
}
