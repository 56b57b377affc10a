// The matters an interview can be begun for, by number. It only offers them.
import { Button } from "react-aria-components";
import { Said } from "../../components/Said";
import type { MatterView } from "../../desk/generated";
import { ja } from "../../text/ja";

interface Props {
  matters: MatterView[];
  lead: string;
  onPick: (matter: string) => void;
}

export function Matters({ matters, lead, onPick }: Props) {
  if (matters.length === 0) return <Said tone="refused" title={ja.idle.noneMatters} />;
  return (
    <section className="arrives w-full max-w-2xl">
      <h2 className="text-lg font-bold">{lead}</h2>
      <p className="mb-3 text-sub">{ja.idle.withoutNumberSub}</p>
      <ul className="grid gap-2.5">
        {matters.map((each, at) => (
          <li key={each.id}>
            <Button
              onPress={() => onPick(each.id)}
              className="flex w-full items-center gap-4 rounded-12 border border-line bg-white px-5 py-3.5 text-left text-lg font-bold hover:border-key-900 hover:bg-key-50"
            >
              <span
                aria-hidden
                className="grid size-8 shrink-0 place-items-center rounded-6 border border-b-2 border-edge/60 bg-ground"
              >
                {at < 9 ? at + 1 : ja.dot}
              </span>
              {each.name}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
