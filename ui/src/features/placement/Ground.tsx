// The sheet at hand, large: the blank with the sample printed on it, and the boxes over it for the mouse. It changes none.
import { useRef } from "react";
import { RefusalSaid } from "../../components/RefusalSaid";
import { refusalOf } from "../../desk/acts";
import type { BoxDraft, SheetOfBlank } from "../../desk/generated";
import { useBlank } from "../../desk/looks";
import { level, useKeys } from "../../hooks/useKeys";
import { useRoom } from "../../hooks/useRoom";
import { placement as say } from "../../text/placement";
import { Overlay } from "./Overlay";
import { useDrag } from "./useDrag";

const widest_px = 1_000;
const narrowest_px = 300;
const margin_px = 48;
/** What the desk draws, and the steps in which more is asked for. */
const pictures_px = { least: 200, most: 2_400, step: 100 };

interface Props {
  title: string;
  sheet: SheetOfBlank;
  revision: number;
  /** in per cent of what fits */
  zoom: number;
  /** only what is printed, no boxes */
  bare: boolean;
  chosen: string | null;
  /** boxes that could be placed, and which of them is at hand */
  suggested: readonly BoxDraft[];
  suggestedAt: number;
  onSuggested: (at: number) => void;
  onSelect: (id: string | null) => void;
  onOpen: () => void;
  onDone: (id: string | null, at: [number, number, number, number]) => void;
  /** the mouse is done; the keyboard goes on where it was */
  onLeave: () => void;
}

/** As wide as it is shown, on a screen of whatever density. */
function pictureWidth(shown_px: number): number {
  const wanted = Math.ceil((shown_px * (window.devicePixelRatio || 1)) / pictures_px.step) * pictures_px.step;
  return Math.min(Math.max(wanted, pictures_px.least), pictures_px.most);
}

export function Ground(props: Props) {
  const { title, sheet, revision, zoom, bare, chosen, suggested, suggestedAt } = props;
  const { onSuggested, onSelect, onOpen, onDone, onLeave } = props;
  const place = useRef<HTMLDivElement>(null);
  const room = useRoom(place);
  const width = Math.round((Math.min(Math.max(room - margin_px, narrowest_px), widest_px) * zoom) / 100);
  const scale = width / sheet.width;
  const height = sheet.height * scale;
  const { picture, error, isOld } = useBlank(sheet.page, room > 0 ? pictureWidth(width) : 0, revision);
  const { drag, cancel, pointer } = useDrag({ sheet, scale, onSelect, onDone });
  useKeys(
    level.panel,
    drag
      ? [
          { key: "Escape", shown: say.keys.Esc, label: say.keys.stopDrag, does: cancel },
          { key: "Alt", shown: say.keys.Alt, label: say.keys.free, does() {} },
        ]
      : [],
    drag !== null,
  );
  return (
    <section
      ref={place}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by the keyboard
      tabIndex={0}
      aria-label={say.ground}
      data-ground={sheet.page}
      onPointerUp={onLeave}
      className="rows-quiet max-h-[75dvh] min-h-36 overflow-auto bg-solid-gray-100 outline-offset-[-4px] two:max-h-none"
    >
      <div className="mx-auto w-fit px-6 py-4">
        {error && <RefusalSaid refusal={refusalOf(error)} />}
        <div className="relative bg-white shadow-1" style={{ width, height }}>
          {picture ? (
            <img
              src={`data:image/png;base64,${picture.png}`}
              alt={say.picture(title, sheet.page)}
              draggable={false}
              className="size-full select-none"
            />
          ) : (
            !error && (
              <p role="status" className="grid h-full place-items-center text-sub">
                {say.drawing}
              </p>
            )
          )}
          {!bare && (
            <Overlay
              sheet={sheet}
              width={width}
              height={height}
              scale={scale}
              chosen={chosen}
              drag={drag}
              suggested={suggested}
              suggestedAt={suggestedAt}
              pointer={pointer}
              onOpen={onOpen}
              onSuggested={onSuggested}
            />
          )}
          {picture && isOld && (
            <p className="absolute top-1 right-1 rounded-4 bg-white/90 px-1.5 text-[0.75rem] text-sub">
              {say.redrawing}
            </p>
          )}
        </div>
      </div>
    </section>
  );
}
