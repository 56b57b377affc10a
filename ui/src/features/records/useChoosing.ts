// One of several: by number where there are few, by a part of its words where there are many. It draws and sends nothing.
import { useState } from "react";
import type { RecordChoice } from "../../desk/generated";
import type { Binding } from "../../hooks/keyBoard";
import { halfWidth } from "../../hooks/width";
import { ja } from "../../text/ja";
import { records as say } from "../../text/records";

const numbered_max = 9;

const plain = (text: string) => halfWidth(text).trim().toLowerCase();

interface Ways {
  /** what is held before anything is chosen */
  held?: string | null;
  /** told of a choice by its number or by a click; walking over the lines is none */
  onPick?: (choice: RecordChoice) => void;
}

export function useChoosing(choices: RecordChoice[], { held = null, onPick }: Ways = {}) {
  const [sought, setSought] = useState("");
  const few = choices.length <= numbered_max;
  const shown = few ? choices : choices.filter((each) => plain(each.label).includes(plain(sought)));
  const [value, setValue] = useState(held);
  const held_at = shown.findIndex((each) => each.value === value);
  // Of many, the first that fits is at hand; of few, nothing is until it is picked.
  const at = held_at < 0 && !few && shown.length > 0 ? 0 : held_at;
  const pick = (line: number) => {
    const choice = shown[line];
    if (!choice) return;
    setValue(choice.value);
    onPick?.(choice);
  };
  const walk = (by: number) => {
    const to = at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % Math.max(shown.length, 1);
    const choice = shown[to];
    if (choice) setValue(choice.value);
  };
  const keys: Binding[] = [
    ...(few
      ? shown.map((_, line) => ({
          key: String(line + 1),
          does: () => pick(line),
          ...(line === 0 ? { label: say.search.pick, shown: ja.keys.numbers } : {}),
        }))
      : []),
    {
      key: "ArrowDown",
      whileTyping: true,
      does: () => walk(1),
      ...(few ? {} : { label: say.search.pick, shown: ja.keys.arrows }),
    },
    { key: "ArrowUp", whileTyping: true, does: () => walk(-1) },
  ];
  return {
    few,
    shown,
    at,
    chosen: shown[at],
    pick,
    keys,
    sought,
    seek: (text: string) => {
      setSought(text);
      setValue(null);
    },
  };
}

export type Choosing = ReturnType<typeof useChoosing>;
