// What stands in the boxes of the page at hand, letter for letter, with whatever the desk warns of.
import { CircleCheck, TriangleAlert } from "lucide-react";
import type { BoxView } from "../../desk/generated";
import { ja } from "../../text/ja";

export function Boxes({ boxes, page }: { boxes: BoxView[]; page: number }) {
  const here = boxes.filter((each) => each.page === page);
  const warned = here.filter((each) => each.warning !== null).length;
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by the keyboard
      tabIndex={0}
      aria-labelledby="boxes"
      className="outline-offset-[-4px] rows-quiet min-h-0 flex-1 overflow-y-auto"
    >
      <div className="flex items-center px-5 pt-4 pb-2">
        <h2 id="boxes" className="text-[0.9375rem] font-bold">
          {ja.papers.boxes}
        </h2>
        <p
          className={`ml-auto flex items-center gap-1.5 text-[0.875rem] font-bold ${warned > 0 ? "text-warn" : "text-green-900"}`}
        >
          {warned > 0 ? (
            <TriangleAlert aria-hidden className="size-4.5" />
          ) : (
            <CircleCheck aria-hidden className="size-4.5" />
          )}
          {warned > 0 ? ja.papers.warnings(warned) : ja.papers.noWarnings}
        </p>
      </div>
      <dl>
        {here.map((each, at) => (
          <div
            // biome-ignore lint/suspicious/noArrayIndexKey: two boxes of a form may bear one label
            key={at}
            className={`border-t border-line px-5 py-2 ${each.warning ? "bg-yellow-50" : ""}`}
          >
            <dt className="text-[0.8125rem] text-sub">{each.label}</dt>
            <dd className={each.value === "" ? "text-sub" : "text-lg leading-snug"}>{each.value || ja.papers.empty}</dd>
            {each.warning && <dd className="text-[0.875rem] font-bold text-warn">▲ {each.warning}</dd>}
          </div>
        ))}
      </dl>
    </section>
  );
}
