// What the visitor sees on the second display: nothing personal, nothing at all but what the clerk shows.
import type { GuestPage, GuestView } from "../../desk/generated";
import { ja } from "../../text/ja";
import { TakeHomeList } from "./TakeHomeList";

export function GuestScreen({ guest }: { guest: GuestView }) {
  return (
    <main className="grid min-h-dvh bg-white" data-shown={guest.shown !== null}>
      {guest.shown ? <Shown page={guest.shown} office={guest.office} /> : <Calm office={guest.office} />}
    </main>
  );
}

function Calm({ office }: { office: string }) {
  return (
    <div className="grid place-content-center justify-items-center gap-5 bg-key-1200 px-8 text-center text-white">
      <h1 className="text-[clamp(3rem,7vw,6rem)] leading-tight font-bold">{office}</h1>
      <span aria-hidden className="h-1 w-24 rounded-full bg-key-300" />
      <p className="text-[clamp(1.5rem,2.4vw,2.25rem)] text-key-100">{ja.guest.calm}</p>
    </div>
  );
}

function Shown({ page, office }: { page: GuestPage; office: string }) {
  return (
    <div className="arrives grid grid-rows-[auto_1fr] ">
      <p className="bg-key-900 px-[4vw] py-4 text-xl font-bold text-white">{office}</p>
      <div
        className={`grid content-center px-[6vw] ${page.list.length > 0 ? "gap-[2vh] py-[2vh]" : "gap-[4vh] py-[4vh]"}`}
      >
        <h1
          className={`phrase leading-snug font-bold ${page.list.length > 0 ? "text-[clamp(1.5rem,2.6vw,2.75rem)]" : "text-[clamp(2.25rem,4.4vw,4.5rem)]"}`}
        >
          {page.say}
        </h1>
        {page.list.length > 0 && <TakeHomeList groups={page.list} />}
        {page.options.length > 0 && (
          <div>
            <p className="mb-4 text-[clamp(1.125rem,1.7vw,1.75rem)] text-sub">{ja.guest.pick}</p>
            <ol className={`grid gap-4 ${page.options.length > 4 ? "two:grid-cols-2" : ""}`}>
              {page.options.map((each, at) => (
                <li
                  key={each}
                  className="flex items-center gap-6 rounded-16 border-2 border-line px-7 py-4 text-[clamp(1.5rem,2.6vw,2.75rem)] leading-snug"
                >
                  <span
                    aria-hidden
                    className="grid size-[1.7em] shrink-0 place-items-center rounded-12 bg-key-50 font-bold text-key-900"
                  >
                    {at + 1}
                  </span>
                  {each}
                </li>
              ))}
            </ol>
          </div>
        )}
      </div>
    </div>
  );
}
