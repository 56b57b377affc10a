// The seconds going by on screen. For clocks people read, never for a rule or a deadline.
import { useEffect, useState } from "react";

/** The PC's time in milliseconds, new every second. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const beat = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(beat);
  }, []);
  return now;
}

const clock = new Intl.DateTimeFormat("ja-JP", { timeZone: "Asia/Tokyo", hour: "2-digit", minute: "2-digit" });
const longDay = new Intl.DateTimeFormat("ja-JP", {
  timeZone: "Asia/Tokyo",
  month: "long",
  day: "numeric",
  weekday: "short",
});

/** `11:42`, in Japan's time wherever the PC believes it is. */
export const clockOf = (at: number | string) => clock.format(new Date(at));

/** `11月21日(土)` */
export const dayOf = (at: number | string) => longDay.format(new Date(at));

/** `04:12`, or `1:04:12` past the hour. */
export function elapsed(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (part: number) => String(part).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const rest = `${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}
