// The press of 次を呼ぶ: one id a press, kept until an answer came, so that nobody is called twice. No words here.
import { useRef } from "react";
import { refusalOf, useAct } from "../../desk/acts";
import { newPress } from "../../hooks/press";

export function useCalling() {
  const act = useAct("counter.call_next");
  const press = useRef<string | null>(null);
  const call = () => {
    if (act.isPending) return;
    press.current ??= newPress();
    act.mutate(
      { press: press.current },
      {
        onSuccess: () => {
          press.current = null;
        },
        onError: (problem) => {
          // After a plain "no" the next press is a new one; after a fault it is the same press, asked again.
          if (refusalOf(problem)?.tone === "refused") press.current = null;
        },
      },
    );
  };
  return { call, calling: act.isPending, refusal: refusalOf(act.error), forget: act.reset };
}
