// One sheet as a picture, drawn by the desk as wide as a clerk needs to read it. The picture is kept in memory only.
import { CircleCheck } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Tag } from "../../components/Tag";
import type { PageView } from "../../desk/generated";
import { usePicture } from "../../desk/looks";
import { ja } from "../../text/ja";

// Twice the width it is shown at, so that small print stays sharp at 200 %.
const picture_px = 1400;

interface Props {
  sheet: Omit<PageView, "printed"> & { printed?: number };
  of: number;
  /** the application's papers, or the sheet to take home */
  look?: "papers" | "sheet";
  current?: boolean;
  /** whether the screen should go to it now */
  goThere?: boolean;
  /** whether it is among those to be printed, where some are */
  ticked?: boolean;
  onSeen?: () => void;
  /** what lies over the picture */
  children?: ReactNode;
}

export function Sheet({
  sheet,
  of,
  look = "papers",
  current = false,
  goThere = false,
  ticked = false,
  onSeen,
  children,
}: Props) {
  const { data: picture } = usePicture(sheet.page, picture_px, look);
  const { printed = 0 } = sheet;
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (goThere) place.current?.scrollIntoView({ block: "start" });
  }, [goThere]);
  return (
    <li ref={place} onWheel={onSeen} onPointerDown={onSeen} data-sheet={sheet.page}>
      <p className="sticky -top-2 z-10 -mx-1 flex flex-wrap items-center gap-x-3 gap-y-1 bg-solid-gray-100 px-1 py-1.5">
        {ticked && (
          <span className="inline-flex items-center gap-1 rounded-6 bg-key-900 px-2 py-0.5 text-[0.8125rem] font-bold text-white">
            <CircleCheck aria-hidden className="size-4" />
            {ja.papers.ticked}
          </span>
        )}
        <b>{sheet.title}</b>
        {printed > 0 && <Tag tone="ok">{ja.papers.printedTimes(printed)}</Tag>}
        <span className="ml-auto text-[0.875rem] text-sub tabular">{ja.papers.page(sheet.page, of)}</span>
      </p>
      {picture ? (
        <div className={`relative bg-white shadow-1 ${current && of > 1 ? "ring-3 ring-key-900" : ""}`}>
          <img
            src={`data:image/png;base64,${picture.png}`}
            width={picture.width}
            height={picture.height}
            alt={ja.papers.picture(sheet.title, sheet.page)}
            className="h-auto w-full"
          />
          {children}
        </div>
      ) : (
        <div role="status" className="grid aspect-[1/1.414] place-items-center bg-white text-sub shadow-1">
          {ja.papers.drawing}
        </div>
      )}
    </li>
  );
}
