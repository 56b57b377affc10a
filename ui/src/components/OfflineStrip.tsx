// The strip that says the centre is away and the work goes on. It appears only then.
import type { LinkView } from "../desk/generated";
import { ja } from "../text/ja";
import { Caution } from "./Caution";
import { linkWords } from "./LinkPill";

export function OfflineStrip({ link }: { link: LinkView }) {
  if (link.state !== "offline" && link.state !== "trouble") return null;
  const title = link.state === "offline" ? ja.link.offline : (link.notice?.title ?? ja.link.state.trouble);
  return (
    <Caution
      data-strip={link.state}
      className="items-start gap-x-4 border-t-2 border-yellow-700 bg-yellow-100 px-5 py-1.5 text-[#332800]"
    >
      <div className="flex flex-1 flex-wrap gap-x-4 gap-y-0.5">
        <span>
          <b>{title}</b>
          {advice(link)}
        </span>
        <b className="ml-auto tabular">{linkWords(link)}</b>
      </div>
    </Caution>
  );
}

/** What to do, and first of all that the work goes on; once is enough. */
function advice(link: LinkView): string {
  const said = link.notice?.what_to_do ?? "";
  return link.state !== "offline" || said.startsWith(ja.link.goesOn) ? said : ja.link.goesOn + said;
}
