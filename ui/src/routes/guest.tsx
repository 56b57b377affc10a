// The second display's page. It only looks.
import { useChanges } from "../desk/changes";
import { useGuest } from "../desk/looks";
import { useReady } from "../desk/ready";
import { GuestScreen } from "../features/guest/GuestScreen";

export function GuestRoute() {
  useChanges();
  const { data: guest } = useGuest();
  useReady(guest !== undefined);
  // Until the desk answers, and whenever it does not, the visitor sees nothing at all.
  return guest ? <GuestScreen guest={guest} /> : <main className="min-h-dvh bg-key-1200" />;
}
