// F8: the sheet the visitor takes home, as pictures; printed, saved, or shown on the second display. The desk draws it.
import { KeyButton } from "../../components/KeyButton";
import { RefusalSaid } from "../../components/RefusalSaid";
import { refusalOf, useAct } from "../../desk/acts";
import { useGuest, useTakeHome } from "../../desk/looks";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";
import { PrintAside, usePrinting } from "./PrintAside";
import { Sheet } from "./Sheet";

interface Props {
  onBack: () => void;
}

export function TakeHomeScreen({ onBack }: Props) {
  const { data: sheet, error } = useTakeHome();
  const guest = useGuest();
  const show = useAct("guest.show");
  const shown = (guest.data?.shown?.list.length ?? 0) > 0;
  const printing = usePrinting({ of: "sheet", printer: sheet?.printer, sheets: sheet?.pages ?? 0 });
  const showNow = () => show.mutate(shown ? { show: false } : { show: true, what: "take_home" });
  useKeys(level.view, [
    ...printing.keys,
    { key: "Ctrl+G", label: shown ? ja.interview.hide : ja.takeHome.show, does: showNow },
    { key: "Escape", shown: ja.keys.Esc, label: ja.papers.back, does: onBack },
    { key: "F8", does: onBack },
  ]);
  return (
    <main className="grid min-h-0 grid-cols-1 two:grid-cols-[1fr_26rem]" data-take-home>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a place that scrolls must be reachable by the keyboard */}
      <div tabIndex={0} className="rows-quiet overflow-y-auto bg-solid-gray-100 p-6 outline-offset-[-4px]">
        {sheet ? (
          <ol className="mx-auto grid max-w-3xl gap-6">
            {Array.from({ length: sheet.pages }, (_, at) => (
              <Sheet
                key={String(at + 1)}
                sheet={{ page: at + 1, title: ja.takeHome.title, printed: 0 }}
                of={sheet.pages}
                look="sheet"
              />
            ))}
          </ol>
        ) : (
          !error && (
            <p role="status" className="mt-16 text-center text-lg text-sub">
              {ja.takeHome.drawing}
            </p>
          )
        )}
        <RefusalSaid refusal={refusalOf(error)} />
      </div>
      <PrintAside
        printing={printing}
        onBack={onBack}
        problem={show.error}
        acts={
          <KeyButton keyName="Ctrl+G" size="small" onPress={showNow}>
            {shown ? ja.interview.hide : ja.takeHome.show}
          </KeyButton>
        }
      >
        <div className="grid gap-3 px-5 py-4">
          <h2 className="text-[1.25rem] font-bold">{ja.takeHome.title}</h2>
          <p>{ja.takeHome.what}</p>
          <p className="text-[0.875rem] text-sub">{ja.takeHome.private}</p>
        </div>
      </PrintAside>
    </main>
  );
}
