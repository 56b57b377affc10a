// The office's passphrase, chosen the first time and entered every other. It is sent to the desk and kept nowhere here.
import { type FormEvent, useState } from "react";
import { Input, Label, TextField } from "react-aria-components";
import { KeyButton } from "../../components/KeyButton";
import { RefusalSaid } from "../../components/RefusalSaid";
import { Said } from "../../components/Said";
import { refusalOf, useAct } from "../../desk/acts";
import type { Notice } from "../../desk/generated";
import { ja } from "../../text/ja";

export function Passphrase({ first, notice }: { first: boolean; notice: Notice }) {
  const [typed, setTyped] = useState("");
  const [again, setAgain] = useState("");
  const [differ, setDiffer] = useState(false);
  const unlock = useAct("session.unlock");
  const open = () => {
    const wrong = first && typed !== again;
    setDiffer(wrong);
    if (!wrong) unlock.mutate({ passphrase: typed });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open();
  };
  return (
    <form onSubmit={submit} className="mx-auto grid w-full max-w-2xl gap-5">
      <h2 className="text-[1.75rem] font-bold">{first ? ja.door.choose : ja.door.enter}</h2>
      <Said tone="news" title={notice.title}>
        {notice.what_to_do}
      </Said>
      <Secret label={ja.door.passphrase} value={typed} onChange={setTyped} focus />
      {first && <Secret label={ja.door.passphraseAgain} value={again} onChange={setAgain} />}
      {first && <p className="text-sub">{ja.door.chooseHint}</p>}
      {differ && <Said tone="refused" title={ja.door.differ} />}
      <RefusalSaid refusal={refusalOf(unlock.error)} />
      <div>
        <KeyButton keyName="Enter" tone="main" size="large" disabled={unlock.isPending} onPress={open}>
          {ja.door.open}
        </KeyButton>
      </div>
      <button type="submit" hidden />
    </form>
  );
}

interface SecretProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
  focus?: boolean;
}

function Secret({ label, value, onChange, focus = false }: SecretProps) {
  return (
    <TextField type="password" value={value} onChange={onChange} autoFocus={focus} className="grid gap-1.5">
      <Label className="font-bold">{label}</Label>
      <Input className="rounded-8 border-2 border-edge bg-white px-4 py-2.5 text-xl" autoComplete="off" />
    </TextField>
  );
}
