// The kiosk as a page.
import { KioskScreen } from "../features/kiosk/KioskScreen";

export function KioskRoute() {
  return <KioskScreen />;
}
