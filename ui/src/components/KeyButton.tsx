// A button that shows its key. The key itself is bound by the screen; pressing with the mouse does the same.
import type { ReactNode } from "react";
import { Button } from "react-aria-components";
import { KeyCap } from "./KeyCap";

const tones = {
  main: "bg-key-900 text-white hover:bg-key-1000 border-transparent",
  plain: "bg-white text-key-900 border-key-900 hover:bg-key-50",
  quiet: "bg-transparent text-ink border-line hover:bg-key-50",
  stop: "bg-white text-error-2 border-error-2 hover:bg-red-50",
  onKey: "bg-white text-key-900 border-white hover:bg-key-100",
  onKeyQuiet: "bg-transparent text-white border-white/60 hover:bg-white/15",
};

const sizes = {
  small: "rounded-8 px-3 py-1 text-[0.875rem]",
  medium: "rounded-8 px-4 py-2 text-base",
  large: "rounded-12 px-7 py-3.5 text-xl",
};

interface Props {
  keyName?: string;
  tone?: keyof typeof tones;
  size?: keyof typeof sizes;
  disabled?: boolean;
  onPress: () => void;
  children: ReactNode;
}

export function KeyButton({ keyName, tone = "plain", size = "medium", disabled = false, onPress, children }: Props) {
  return (
    <Button
      onPress={onPress}
      isDisabled={disabled}
      className={`inline-flex items-center gap-2.5 border font-bold disabled:cursor-default disabled:opacity-55 ${tones[tone]} ${sizes[size]}`}
    >
      {keyName && <KeyCap plain>{keyName}</KeyCap>}
      <span>{children}</span>
    </Button>
  );
}
