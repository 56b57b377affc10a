// The small picture of a key. It names a key; it does not listen for it.
interface Props {
  children: string;
  /** on a coloured ground the cap takes the ground's ink */
  plain?: boolean;
}

export function KeyCap({ children, plain = false }: Props) {
  const ink = plain ? "border-current/60" : "border-edge/60 bg-white text-ink";
  return (
    <kbd
      className={`inline-grid min-w-6 shrink-0 place-items-center rounded-4 border border-b-2 px-1.5 font-sans text-[0.75rem]/5 font-bold whitespace-nowrap ${ink}`}
    >
      {children}
    </kbd>
  );
}
