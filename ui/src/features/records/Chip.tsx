// A count that is a way to what it counts. The triangle says that it waits for a person.
import { TriangleAlert } from "lucide-react";
import { Button } from "react-aria-components";
import { KeyCap } from "../../components/KeyCap";

interface Props {
  keyName: string;
  warn: boolean;
  pressed?: boolean;
  onPress: () => void;
  children: string;
}

export function Chip({ keyName, warn, pressed, onPress, children }: Props) {
  const look = pressed
    ? "border-key-900 bg-key-900 text-white font-bold"
    : warn
      ? "border-yellow-600 bg-yellow-50 text-warn font-bold hover:bg-yellow-100"
      : "border-line bg-white text-sub hover:bg-key-50";
  return (
    <Button
      onPress={onPress}
      {...(pressed === undefined ? {} : { "aria-pressed": pressed })}
      className={`inline-flex items-center gap-2 rounded-full border px-3 py-1 text-[0.875rem] ${look}`}
    >
      <KeyCap plain={pressed === true}>{keyName}</KeyCap>
      {warn && <TriangleAlert aria-hidden className="size-4 shrink-0" />}
      {children}
    </Button>
  );
}
