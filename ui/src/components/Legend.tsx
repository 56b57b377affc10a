// The bar that names every key that acts now. It reads the keys' own words, so it cannot say what does not act.
import type { ReactNode } from "react";
import { useLegend } from "../hooks/useKeys";
import { ja } from "../text/ja";
import { KeyCap } from "./KeyCap";

export function Legend({ aside }: { aside?: ReactNode }) {
  const keys = useLegend();
  return (
    <footer className="flex items-end gap-x-4 border-t border-line bg-white px-5 py-1.5 text-[0.8125rem] text-sub">
      <ul aria-label={ja.keys.legend} className="flex flex-1 flex-wrap items-center gap-x-2.5 gap-y-1">
        {keys.map((each) => (
          <li key={each.key} className="flex items-center gap-1 whitespace-nowrap">
            <KeyCap>{each.shown ?? each.key.replace("+", " ")}</KeyCap>
            {each.label}
          </li>
        ))}
      </ul>
      {aside && <span className="shrink-0 text-[0.75rem] whitespace-nowrap">{aside}</span>}
    </footer>
  );
}
