// The page on which a city's DX staff place boxes on their own blank. Alone on its desk, it hears of no changes but its own.
import { KeyButton } from "../components/KeyButton";
import { Said } from "../components/Said";
import { refusalOf } from "../desk/acts";
import { usePlacement } from "../desk/looks";
import { PlacementScreen } from "../features/placement/PlacementScreen";
import { level, useKeys } from "../hooks/useKeys";
import { placement as say } from "../text/placement";

export function PlacementRoute() {
  const { data: view, error, refetch } = usePlacement();
  const refusal = refusalOf(error);
  const again = () => void refetch();
  useKeys(level.view, !view && refusal ? [{ key: "Enter", label: say.again, does: again }] : []);
  if (view) return <PlacementScreen view={view} />;
  return (
    <main className="grid min-h-dvh content-center px-8">
      <div className="mx-auto w-full max-w-3xl">
        <h1 className="mb-4 text-[1.75rem] font-bold">{say.screen}</h1>
        {refusal ? (
          <>
            <Said tone={refusal.tone} title={refusal.title} code={refusal.code} large>
              <p className="whitespace-pre-line">{refusal.what_to_do}</p>
            </Said>
            <div className="mt-6">
              <KeyButton keyName="Enter" tone="main" onPress={again}>
                {say.again}
              </KeyButton>
            </div>
          </>
        ) : (
          <p role="status">{say.opening}</p>
        )}
      </div>
    </main>
  );
}
