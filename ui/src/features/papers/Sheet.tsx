// One sheet as a picture, drawn by the desk as wide as a clerk needs to read it. The picture is kept in memory only.
import { useEffect, useRef } from "react";
import type { PageView } from "../../desk/generated";
import { usePicture } from "../../desk/looks";
import { ja } from "../../text/ja";

// Twice the width it is shown at, so that small print stays sharp at 200 %.
const picture_px = 1400;

interface Props {
  sheet: PageView;
  of: number;
  /** the application's papers, or the sheet to take home */
  look?: "papers" | "sheet";
  current?: boolean;
  onSeen?: () => void;
}

export function Sheet({ sheet, of, look = "papers", current = false, onSeen }: Props) {
  const { data: picture } = usePicture(sheet.page, picture_px, look);
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current && sheet.page > 1) place.current?.scrollIntoView({ block: "start" });
  }, [current, sheet.page]);
  return (
    <li ref={place} onMouseEnter={onSeen} data-sheet={sheet.page}>
      <p className="mb-2 flex items-baseline gap-3">
        <b>{sheet.title}</b>
        <span className="ml-auto text-[0.875rem] text-sub tabular">{ja.papers.page(sheet.page, of)}</span>
      </p>
      {picture ? (
        <img
          src={`data:image/png;base64,${picture.png}`}
          width={picture.width}
          height={picture.height}
          alt={ja.papers.picture(sheet.title, sheet.page)}
          className={`h-auto w-full bg-white shadow-1 ${current && of > 1 ? "ring-3 ring-key-900" : ""}`}
        />
      ) : (
        <div role="status" className="grid aspect-[1/1.414] place-items-center bg-white text-sub shadow-1">
          {ja.papers.drawing}
        </div>
      )}
    </li>
  );
}
