// The quiet frame of everything before the work: office, desk, and the middle of the screen. It holds no state.
import type { ReactNode } from "react";
import { Legend } from "../../components/Legend";
import { ja } from "../../text/ja";

interface Props {
  office: string;
  desk: string;
  aside?: string;
  children: ReactNode;
}

export function Hall({ office, desk, aside, children }: Props) {
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr_auto]">
      <header className="flex flex-wrap items-baseline gap-x-6 bg-key-900 px-8 py-5 text-white">
        <h1 className="text-[1.75rem] font-bold leading-snug">
          {office || ja.product}
          <span className="ml-4">{desk}</span>
        </h1>
        <span className="ml-auto flex items-center gap-2 font-bold">
          <img src="/icon.svg" alt="" className="size-6 rounded-6 ring-1 ring-white/60" />
          {ja.product}
        </span>
      </header>
      <main className="flex flex-col justify-center px-8 py-8">{children}</main>
      <Legend aside={aside} />
    </div>
  );
}
