// Boxes that the blank's own lines suggest: looked for, shown dashed, placed one by one or all at once, or none.
import { useState } from "react";
import { KeyButton } from "../../components/KeyButton";
import { useAct } from "../../desk/acts";
import type { BoxDraft } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { placement as say } from "../../text/placement";
import { AsidePanel, Choice, Choices } from "./AsidePanel";
import { proposed } from "./drafts";

interface Found {
  page: number;
  boxes: BoxDraft[];
  /** which of them is at hand */
  at: number;
}

/** The search on the sheet at hand, and what is left of what it found. */
export function useSuggesting(page: number, onTake: (boxes: BoxDraft[]) => void) {
  const look = useAct("placement.suggest");
  const [all, setFound] = useState<Found | null>(null);
  const found = all?.page === page ? all : null;
  const begin = () => {
    if (look.isPending) return;
    const shown = (boxes: BoxDraft[]) => setFound({ page, boxes: boxes.map(proposed), at: 0 });
    look.mutate({ page }, { onSuccess: ({ boxes }) => shown(boxes) });
  };
  const leave = () => setFound(null);
  const takeAll = () => {
    if (found && found.boxes.length > 0) onTake(found.boxes);
    leave();
  };
  const takeOne = (at: number | undefined) => {
    const box = at === undefined ? undefined : found?.boxes[at];
    if (!found || !box) return;
    onTake([box]);
    const boxes = found.boxes.filter((each) => each !== box);
    setFound(boxes.length === 0 ? null : { ...found, boxes, at: Math.min(found.at, boxes.length - 1) });
  };
  const goTo = (at: number) => {
    if (found) setFound({ ...found, at: (at + found.boxes.length) % Math.max(found.boxes.length, 1) });
  };
  return { found, looking: look.isPending, problem: look.error, begin, leave, takeAll, takeOne, goTo };
}

export function Suggestions({ suggesting }: { suggesting: ReturnType<typeof useSuggesting> }) {
  const { found, leave, takeAll, takeOne, goTo } = suggesting;
  const boxes = found?.boxes ?? [];
  const at = boxes.length > 0 ? (found?.at ?? 0) : null;
  useKeys(
    level.panel,
    [
      ...(at === null
        ? [{ key: "Enter", label: say.keys.back, does: leave }]
        : [
            { key: "ArrowDown", shown: say.keys.arrows, label: say.keys.line, does: () => goTo(at + 1) },
            { key: "ArrowUp", does: () => goTo(at - 1) },
            { key: "Enter", label: say.keys.takeAll, does: takeAll },
            { key: " ", shown: say.keys.Space, label: say.keys.takeOne, does: () => takeOne(at) },
          ]),
      { key: "Escape", shown: say.keys.Esc, label: say.keys.takeNone, does: leave },
    ],
    true,
  );
  return (
    <AsidePanel
      title={boxes.length === 0 ? say.suggest.none : say.suggest.title(boxes.length)}
      back={say.keys.takeNone}
      onBack={leave}
    >
      <p className="px-5 py-2 text-[0.875rem] text-sub">
        {boxes.length === 0 ? say.suggest.noneWhat : say.suggest.sub}
      </p>
      {boxes.length > 0 && (
        <>
          <div className="flex flex-wrap gap-2 px-5 pb-2">
            <KeyButton keyName="Enter" tone="main" size="small" onPress={takeAll}>
              {say.keys.takeAll}
            </KeyButton>
            <KeyButton keyName={say.keys.Space} size="small" onPress={() => takeOne(at ?? undefined)}>
              {say.keys.takeOne}
            </KeyButton>
          </div>
          <Choices id="suggested" label={say.suggest.title(boxes.length)} active={at} focus>
            {boxes.map((each, index) => (
              <Choice
                key={each.id}
                list="suggested"
                at={index}
                active={index === at}
                selected={index === at}
                onTake={() => goTo(index)}
              >
                <b className="min-w-0 flex-1">{each.label}</b>
                <span className="text-right text-[0.8125rem] text-sub">{say.way[each.way]}</span>
              </Choice>
            ))}
          </Choices>
        </>
      )}
    </AsidePanel>
  );
}
