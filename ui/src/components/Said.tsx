// A word to the clerk: what happened, and what to do. It never covers the work, and keeps what was typed.
import { CircleAlert, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { ja } from "../text/ja";

const looks = {
  refused: { box: "border-warning-yellow-1 bg-yellow-50", ink: "text-warn", Icon: TriangleAlert },
  fault: { box: "border-error-2 bg-red-50", ink: "text-error-2", Icon: CircleAlert },
  news: { box: "border-key-300 bg-key-50", ink: "text-key-900", Icon: Info },
};

interface Props {
  tone: keyof typeof looks;
  title: string;
  children?: ReactNode;
  /** what can be done about it, at the right edge */
  act?: ReactNode;
  large?: boolean;
  /** the stable name of the trouble, for whoever is telephoned */
  code?: string | undefined;
}

export function Said({ tone, title, children, act, large = false, code }: Props) {
  const { box, ink, Icon } = looks[tone];
  return (
    <div
      role={tone === "news" ? "status" : "alert"}
      className={`arrives flex items-start gap-3 rounded-8 border border-l-[6px] ${box} ${large ? "p-6" : "px-4 py-2.5"}`}
    >
      <Icon aria-hidden className={`mt-0.5 shrink-0 ${ink} ${large ? "size-8" : "size-5"}`} />
      <div className="min-w-0 flex-1">
        <p className={`font-bold ${ink} ${large ? "text-2xl" : ""}`}>{title}</p>
        {children && <div className={large ? "mt-2 text-lg" : "text-[0.875rem]"}>{children}</div>}
        {code && <p className="mt-1 text-[0.75rem] text-ink">{ja.code(code)}</p>}
      </div>
      {act}
    </div>
  );
}
