// The frame around one row of a question: a bar at its edge says that it is at hand. What stands in it is the row's.
import type { ReactNode } from "react";

interface Props {
  name: string;
  atHand: boolean;
  answered?: boolean;
  children: ReactNode;
}

export function RowFrame({ name, atHand, answered, children }: Props) {
  return (
    <div
      data-row={name}
      data-answered={answered}
      className={`rounded-8 border-l-4 py-1 pr-2 pl-3 ${atHand ? "border-key-900 bg-white" : "border-transparent"}`}
    >
      {children}
    </div>
  );
}
