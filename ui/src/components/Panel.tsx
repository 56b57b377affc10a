// A question to the clerk that waits for an answer, laid over the middle column only. Nothing of the work is lost.
import { type ReactNode, useEffect, useId, useRef } from "react";

interface Props {
  title: string;
  children?: ReactNode;
  acts: ReactNode;
}

export function Panel({ title, children, acts }: Props) {
  const name = useId();
  const box = useRef<HTMLElement>(null);
  // Where it says where to begin, the caret stands there at once.
  useEffect(() => (box.current?.querySelector<HTMLElement>("[data-begin]") ?? box.current)?.focus(), []);
  return (
    <section
      ref={box}
      tabIndex={-1}
      data-quiet-focus
      aria-labelledby={name}
      className="arrives rounded-16 border-2 border-key-900 bg-white p-7 shadow-2"
    >
      <h2 id={name} className="text-[1.625rem] font-bold leading-snug">
        {title}
      </h2>
      {children && <div className="mt-2 text-base text-sub">{children}</div>}
      <div className="mt-6 flex flex-wrap gap-3">{acts}</div>
    </section>
  );
}
