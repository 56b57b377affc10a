// The kiosk's first step, and what stands there when the centre is away. It takes no number itself.
import { CircleAlert } from "lucide-react";
import { Button } from "react-aria-components";
import type { MatterChoice } from "../../centre/generated";
import { ja } from "../../text/ja";

interface Props {
  matters: MatterChoice[] | undefined;
  busy: boolean;
  onChoose: (queue: string) => void;
}

export function Choose({ matters, busy, onChoose }: Props) {
  return (
    <section aria-labelledby="lead" className="grid content-center gap-[4vh]">
      <div className="text-center">
        <h1 id="lead" className="text-[clamp(2.25rem,4vw,4rem)] leading-tight font-bold">
          {ja.kiosk.lead}
        </h1>
        <p role="status" className="mt-2 text-2xl text-sub">
          {busy ? ja.kiosk.taking : ja.kiosk.sub}
        </p>
      </div>
      {matters?.length === 0 && <p className="text-center text-2xl">{ja.kiosk.none}</p>}
      <ul
        className={`mx-auto grid w-full max-w-6xl gap-5 ${(matters?.length ?? 0) > 1 ? "two:grid-cols-2" : "max-w-3xl"}`}
      >
        {matters?.map((each) => (
          <li key={each.queue} className="grid">
            <Button
              isDisabled={busy}
              onPress={() => onChoose(each.queue)}
              className="flex min-h-32 items-center gap-6 rounded-24 border-2 border-key-900 bg-white px-8 py-5 text-left shadow-1 hover:bg-key-50 pressed:bg-key-100 disabled:opacity-60"
            >
              <b
                aria-hidden
                className="grid size-20 shrink-0 place-items-center rounded-16 bg-key-900 text-[2.75rem] leading-none text-white"
              >
                {each.letter}
              </b>
              <span>
                <b className="block text-[clamp(1.75rem,2.5vw,2.5rem)] leading-snug">{each.name}</b>
                <span className="text-xl text-sub">{ja.kiosk.waiting(each.waiting)}</span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Away({ onRetry }: { onRetry: () => void }) {
  return (
    <section role="alert" className="grid place-content-center justify-items-center gap-6 text-center">
      <CircleAlert aria-hidden className="size-20 text-warn" />
      <h1 className="text-[clamp(2rem,3.4vw,3.5rem)] leading-tight font-bold">{ja.kiosk.awayLead}</h1>
      <p className="text-2xl">{ja.kiosk.away}</p>
      <Button onPress={onRetry} className="min-h-16 min-w-56 rounded-12 bg-key-900 px-10 text-2xl font-bold text-white">
        {ja.kiosk.retry}
      </Button>
    </section>
  );
}
