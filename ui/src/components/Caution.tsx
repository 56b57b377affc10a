// A line with the warning triangle that is heard as it comes. It stops nobody; what must be dealt with is Said.
import { TriangleAlert } from "lucide-react";
import type { ComponentProps } from "react";

export function Caution({ className = "", children, ...rest }: ComponentProps<"div">) {
  return (
    <div role="status" {...rest} className={`arrives flex ${className}`}>
      <TriangleAlert aria-hidden className="mt-0.5 size-[1.25em] shrink-0" />
      {children}
    </div>
  );
}
