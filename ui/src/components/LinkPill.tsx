// How the desk stands with the centre, in a shape, a word and a colour. It only shows what it is given.
import { CircleAlert, CircleCheck, RefreshCw, TriangleAlert } from "lucide-react";
import type { LinkView } from "../desk/generated";
import { ja } from "../text/ja";

const looks = {
  synced: { box: "border-green-300 bg-green-50 text-green-900", Icon: CircleCheck },
  sending: { box: "border-key-300 bg-key-50 text-key-900", Icon: RefreshCw },
  offline: { box: "border-yellow-700 bg-yellow-100 text-[#4d3c00]", Icon: TriangleAlert },
  trouble: { box: "border-error-2 bg-red-50 text-error-2", Icon: CircleAlert },
};

/** `未送信 3件・最終同期 11:20` */
export function linkWords(link: LinkView): string {
  const last = link.last_sync ? ja.link.lastSync(link.last_sync) : ja.link.neverSynced;
  return link.unsent > 0 ? `${ja.link.unsent(link.unsent)}${ja.dot}${last}` : last;
}

export function LinkPill({ link }: { link: LinkView }) {
  const { box, Icon } = looks[link.state];
  const words = {
    synced: ja.link.state.synced,
    sending: `${ja.link.state.sending} ${link.unsent}`,
    offline: link.unsent > 0 ? linkWords(link) : `${ja.link.cut}${ja.dot}${linkWords(link)}`,
    trouble: `${ja.link.state.trouble}${ja.dot}${linkWords(link)}`,
  };
  return (
    <span
      role="status"
      data-link={link.state}
      className={`inline-flex items-center gap-1.5 rounded-full border px-3 py-0.5 text-[0.875rem] font-bold whitespace-nowrap ${box}`}
    >
      <Icon aria-hidden className="size-4" />
      {words[link.state]}
    </span>
  );
}
