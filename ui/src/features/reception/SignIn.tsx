// Who is at the desk now: a short list, chosen by number, arrows or a click. The desk decides who may sit here.
import { useState } from "react";
import { ListBox, ListBoxItem } from "react-aria-components";
import { RefusalSaid } from "../../components/RefusalSaid";
import { Said } from "../../components/Said";
import { Tag } from "../../components/Tag";
import { refusalOf, useAct } from "../../desk/acts";
import type { SessionView, StaffChoice } from "../../desk/generated";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";
import { Hall } from "./Hall";

export function SignIn({ session }: { session: SessionView }) {
  const signIn = useAct("session.sign_in");
  const [nobody, setNobody] = useState(false);
  const begin = (staff: string) => signIn.mutate({ staff });
  const byNumber = (at: number) => {
    const one = session.staff[at];
    setNobody(!one);
    if (one) begin(one.id);
  };
  useKeys(level.view, [
    ...Array.from({ length: 9 }, (_, at) => ({
      key: String(at + 1),
      does: () => byNumber(at),
      ...(at === 0 ? { label: ja.signIn.keyPick, shown: ja.keys.numbers } : {}),
    })),
    { key: "Enter", label: ja.signIn.keyEnter, does: () => {} },
  ]);
  return (
    <Hall office={session.office} desk={session.desk_name} aside={session.catalogue}>
      <div className="mx-auto grid w-full max-w-4xl gap-5">
        <div>
          <h2 className="text-[2rem] font-bold leading-snug">{ja.signIn.lead}</h2>
          <p className="mt-1 text-lg text-sub">{ja.signIn.sub}</p>
        </div>
        {session.notices.map((each) => (
          <Said key={each.code} tone="refused" title={each.title} code={each.code}>
            {each.what_to_do}
          </Said>
        ))}
        <RefusalSaid refusal={refusalOf(signIn.error)} />
        {nobody && <Said tone="refused" title={ja.signIn.nobody} />}
        {session.staff.length === 0 && <Said tone="refused" title={ja.signIn.empty} />}
        <ListBox
          aria-label={ja.signIn.staff}
          autoFocus="first"
          layout="stack"
          onAction={(id) => begin(String(id))}
          className="grid gap-3 outline-none two:grid-cols-2"
        >
          {session.staff.map((each, at) => (
            <Person key={each.id} person={each} number={at + 1} />
          ))}
        </ListBox>
      </div>
    </Hall>
  );
}

function Person({ person, number }: { person: StaffChoice; number: number }) {
  return (
    <ListBoxItem
      id={person.id}
      textValue={person.name}
      className="flex items-center gap-5 rounded-12 border border-line bg-white px-6 py-4 hover:border-key-900 hover:bg-key-50"
    >
      <span
        aria-hidden
        className="grid size-11 shrink-0 place-items-center rounded-8 border border-b-2 border-edge/60 bg-ground text-xl font-bold"
      >
        {number <= 9 ? number : ja.dot}
      </span>
      <span className="min-w-0">
        <b className="block text-[1.375rem] leading-snug">{person.name}</b>
        <span className="text-sub">{person.section}</span>
      </span>
      <span className="ml-auto">
        {person.role === "supervisor" && <Tag tone="keyQuiet">{ja.signIn.supervisor}</Tag>}
      </span>
    </ListBoxItem>
  );
}
