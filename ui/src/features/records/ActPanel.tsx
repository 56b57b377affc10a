// The frame of every act on an application: what it asks, one way on, one way back, and why not yet. What it does is the act's.
import type { ReactNode } from "react";
import { KeyButton } from "../../components/KeyButton";
import { Panel } from "../../components/Panel";
import { RefusalSaid } from "../../components/RefusalSaid";
import { Said } from "../../components/Said";
import { refusalOf } from "../../desk/acts";
import type { Binding } from "../../hooks/keyBoard";
import { level, useKeys } from "../../hooks/useKeys";
import { ja } from "../../text/ja";
import { records as say } from "../../text/records";
import { Meanwhile } from "./Meanwhile";

interface Props {
  title: string;
  yes: string;
  yesKey?: "Enter" | "Delete";
  onYes: () => void;
  back?: string;
  onBack: () => void;
  /** keys besides the two ways */
  keys?: Binding[];
  /** buttons besides the two ways */
  more?: ReactNode;
  pending: boolean;
  problem: Error | null;
  /** what is missing, if that was tried without it */
  missing?: string | null;
  /** somebody wanted to leave before it was over */
  heldBack?: boolean;
  /** whether the application changed since it was begun */
  changed?: boolean;
  children?: ReactNode;
}

export function ActPanel({ title, yes, yesKey = "Enter", back = say.act.back, children, more, ...rest }: Props) {
  const { onYes, onBack, keys = [], pending, problem, missing = null, heldBack = false, changed = false } = rest;
  const doIt = () => {
    if (!pending) onYes();
  };
  useKeys(
    level.panel,
    [
      ...keys,
      { key: yesKey, label: yes, whileTyping: true, does: doIt },
      { key: "Escape", shown: ja.keys.Esc, label: back, does: onBack },
    ],
    true,
  );
  return (
    <Panel
      title={title}
      acts={
        <>
          <KeyButton keyName={yesKey} tone={yesKey === "Enter" ? "main" : "stop"} disabled={pending} onPress={doIt}>
            {yes}
          </KeyButton>
          {more}
          <KeyButton keyName={ja.keys.Esc} tone="quiet" onPress={onBack}>
            {back}
          </KeyButton>
        </>
      }
    >
      <div className="grid gap-3">
        {children}
        <div className="grid gap-2 empty:hidden">
          <Meanwhile changed={changed} heldBack={heldBack} />
          {missing && <Said tone="refused" title={missing} />}
          <RefusalSaid refusal={refusalOf(problem)} />
        </div>
      </div>
    </Panel>
  );
}
