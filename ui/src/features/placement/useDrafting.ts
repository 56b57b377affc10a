// The form as the desk has it, with whatever of it is still on its way there. It shows nothing.
import { useQueryClient } from "@tanstack/react-query";
import { useState, useSyncExternalStore } from "react";
import { useAct } from "../../desk/acts";
import type { PlacementView } from "../../desk/generated";
import { looks } from "../../desk/looks";
import { makeDrafting } from "./drafting";
import { placed } from "./drafts";

export function useDrafting(drawn: PlacementView) {
  const client = useQueryClient();
  // What was replied last. The page above may not have been drawn with it yet, and a box must never be away in between.
  const last = () => client.getQueryData(looks.placement.queryKey) ?? drawn;
  const place = useAct("placement.place");
  const [drafting] = useState(() =>
    makeDrafting(place.mutateAsync, (page) =>
      (last().pages.find((each) => each.page === page)?.boxes ?? []).map((each) => each.draft),
    ),
  );
  const drafted = useSyncExternalStore(drafting.watch, drafting.now);
  const view = last();
  const sheets = view.pages.map((sheet) =>
    drafted.wanted.has(sheet.page) ? { ...sheet, boxes: placed(drafting.boxesOf(sheet.page), sheet) } : sheet,
  );
  return { view, drafting, drafted, sheets };
}
