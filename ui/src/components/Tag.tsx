// A word in a small frame: a verdict, a mark of newness, a warning. Colour only repeats what the word says.
const looks = {
  key: "bg-key-900 text-white border-key-900",
  keyQuiet: "bg-key-50 text-key-900 border-key-300",
  warn: "bg-yellow-50 text-warn border-yellow-600",
  ok: "bg-green-50 text-green-900 border-green-300",
  grey: "bg-white text-sub border-line",
};

export function Tag({ tone, children }: { tone: keyof typeof looks; children: string }) {
  return (
    <span
      className={`inline-block shrink-0 rounded-4 border px-1.5 text-[0.75rem]/5 font-bold whitespace-nowrap ${looks[tone]}`}
    >
      {children}
    </span>
  );
}
