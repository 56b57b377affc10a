// Taking a number: one press, one id, asked again with the same id if the answer was lost. Goes back after 20 seconds.
import { useEffect, useRef, useState } from "react";
import { issue } from "../../centre/centre";
import type { IssueReply } from "../../centre/generated";
import { newPress } from "../../hooks/press";

const shown_s = 20;

export function useTaking(ward: string) {
  const [taken, setTaken] = useState<IssueReply | null>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState(false);
  const [left_s, setLeft] = useState(shown_s);
  const press = useRef<{ queue: string; id: string } | null>(null);

  const startOver = () => {
    setTaken(null);
    setFailed(false);
  };
  const take = async (queue: string) => {
    if (busy) return;
    setBusy(true);
    if (press.current?.queue !== queue) press.current = { queue, id: newPress() };
    try {
      const reply = await issue({ ward, queue, press_id: press.current.id });
      press.current = null;
      setLeft(shown_s);
      setTaken(reply);
    } catch {
      setFailed(true);
    } finally {
      setBusy(false);
    }
  };
  useEffect(() => {
    if (!taken) return;
    const beat = setInterval(() => setLeft((left) => left - 1), 1_000);
    return () => clearInterval(beat);
  }, [taken]);
  useEffect(() => {
    if (left_s <= 0) setTaken(null);
  }, [left_s]);
  return { taken, busy, failed, left_s, startOver, take: (queue: string) => void take(queue) };
}
