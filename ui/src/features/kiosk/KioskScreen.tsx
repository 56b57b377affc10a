// The kiosk: pick a matter, get a number. Two steps, large targets, start-over always in the same corner.
import { useQuery } from "@tanstack/react-query";
import { RotateCcw } from "lucide-react";
import { Button } from "react-aria-components";
import { matters, wardOfAddress } from "../../centre/centre";
import { ja } from "../../text/ja";
import { Away, Choose } from "./Choose";
import { Taken } from "./Taken";
import { useTaking } from "./useTaking";

export function KioskScreen() {
  const ward = wardOfAddress(window.location.search);
  const taking = useTaking(ward);
  const offered = useQuery({
    queryKey: ["kiosk", ward],
    queryFn: () => matters(ward),
    enabled: ward !== "",
    refetchInterval: 5_000,
  });
  const away = offered.isError || taking.failed;
  const again = () => {
    taking.startOver();
    void offered.refetch();
  };
  return (
    <div className="grid min-h-dvh grid-rows-[1fr_auto] bg-ground">
      <main className="grid min-h-0 px-[4vw] pt-[4vh]">
        {ward === "" ? (
          <p role="alert" className="self-center text-center text-2xl">
            {ja.board.noWard}
          </p>
        ) : taking.taken ? (
          <Taken taken={taking.taken} />
        ) : away ? (
          <Away onRetry={again} />
        ) : (
          <Choose matters={offered.data} busy={taking.busy} onChoose={taking.take} />
        )}
      </main>
      <footer className="flex min-h-24 items-center gap-6 px-[4vw] py-4">
        <Button
          onPress={again}
          className="flex min-h-16 min-w-44 items-center justify-center gap-3 rounded-12 border-2 border-edge bg-white px-7 text-2xl font-bold hover:bg-key-50"
        >
          <RotateCcw aria-hidden className="size-7" />
          {ja.kiosk.again}
        </Button>
        {taking.taken && (
          <p role="timer" className="ml-auto text-xl text-sub tabular">
            {ja.kiosk.back(taking.left_s)}
          </p>
        )}
      </footer>
    </div>
  );
}
