// Above the question while an application is put right that was taken before: which one, and how that ends.
import { Said } from "../../components/Said";
import { amending } from "../../text/amending";

export function Amending({ number }: { number: string | null }) {
  if (number === null) return null;
  return (
    <div className="mb-4" data-amends={number}>
      <Said tone="news" title={amending.title(number)}>
        {amending.what}
      </Said>
    </div>
  );
}
