// What stands in the place of an empty list: that it is empty, and what to do. It looks up nothing.
import { SearchX } from "lucide-react";
import { records as say } from "../../text/records";
import { anyState, type Searching } from "./useSearching";

export function NoRecords({ searching }: { searching: Searching }) {
  const { title, what } = wordsFor(searching);
  return (
    <div
      role="status"
      className="grid flex-1 content-center justify-items-center gap-2 bg-white px-6 py-12 text-center"
    >
      <SearchX aria-hidden className="size-10 text-sub" />
      <p className="text-xl font-bold">{title}</p>
      <p className="phrase text-sub">{what}</p>
    </div>
  );
}

function wordsFor({ text, narrowed }: Searching) {
  const words = say.list;
  const plain = text.trim() === "" && narrowed.state === anyState && narrowed.procedure === null;
  if (plain && narrowed.days === "all") return { title: words.none, what: words.noneWhat };
  if (plain && narrowed.days === "today") return { title: words.noneToday, what: words.noneTodayWhat };
  return { title: words.notFound, what: words.notFoundWhat[narrowed.days === "all" ? "all" : "narrowed"] };
}
