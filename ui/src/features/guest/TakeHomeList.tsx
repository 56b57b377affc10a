// The list to take home as the visitor reads it: what, until when, where. What finds no room is on the sheet in their hand.
import type { GuestGroup } from "../../desk/generated";
import { ja } from "../../text/ja";

// Two columns of seven are read from two metres; nobody scrolls the second display.
const rows_max = 14;

export function TakeHomeList({ groups }: { groups: GuestGroup[] }) {
  const all = groups.flatMap((group) => group.rows).length;
  const wide = all > 4;
  const size = all > 8 ? "py-1 text-[clamp(1rem,1.35vw,1.5rem)]" : "py-1.5 text-[clamp(1.25rem,1.8vw,2.25rem)]";
  let room = rows_max;
  const cut = groups
    .map((group) => {
      const rows = group.rows.slice(0, room);
      room -= rows.length;
      return { ...group, rows, of: group.rows.length };
    })
    .filter((group) => group.rows.length > 0);
  return (
    <div>
      <div className={wide ? "gap-x-[3vw] two:columns-2" : ""}>
        {cut.map((group) => (
          <section key={group.title} className="mb-[1.5vh]">
            <h2 className="mb-1 break-after-avoid text-[clamp(1.125rem,1.6vw,1.75rem)] font-bold text-key-900">
              {ja.guest.group(group.title, group.of)}
            </h2>
            <ul className="border-t-2 border-line">
              {group.rows.map((row) => (
                <li key={row.name} className={`break-inside-avoid border-b-2 border-line px-2 leading-snug ${size}`}>
                  <b className="phrase block">{row.name}</b>
                  <span className="flex flex-wrap gap-x-6 text-[0.82em]">
                    {row.deadline && <span className="tabular font-bold">{row.deadline}</span>}
                    <span className="text-sub">{row.office}</span>
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <p className="mt-[1vh] text-[clamp(1.125rem,1.7vw,1.75rem)] text-sub">
        {all > rows_max ? ja.guest.moreOnSheet(all - rows_max) : ja.guest.allOnSheet}
      </p>
    </div>
  );
}
