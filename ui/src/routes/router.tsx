// Which page stands at which address. Pages come when they are asked for, so that the clerk's first screen is quick.
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from "@tanstack/react-router";
import { useEffect } from "react";
import { listenForKeys } from "../hooks/keyBoard";
import { ja } from "../text/ja";

function Page() {
  useEffect(() => listenForKeys(window), []);
  return <Outlet />;
}

function Missing() {
  return (
    <main className="grid min-h-dvh place-content-center gap-2 text-center">
      <h1 className="text-[1.75rem] font-bold">{ja.route.missing}</h1>
      <p className="text-sub">{ja.route.missingBody}</p>
    </main>
  );
}

const root = createRootRoute({ component: Page, notFoundComponent: Missing });
const toClerk = () => {
  throw redirect({ to: "/clerk" });
};
const page = <P extends string>(path: P, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => root, path, component });

export const router = createRouter({
  routeTree: root.addChildren([
    createRoute({ getParentRoute: () => root, path: "/", beforeLoad: toClerk }),
    createRoute({ getParentRoute: () => root, path: "/index.html", beforeLoad: toClerk }),
    page(
      "/clerk",
      lazyRouteComponent(() => import("./clerk"), "ClerkRoute"),
    ),
    page(
      "/guest",
      lazyRouteComponent(() => import("./guest"), "GuestRoute"),
    ),
    page(
      "/supervisor",
      lazyRouteComponent(() => import("./supervisor"), "SupervisorRoute"),
    ),
    page(
      "/placement",
      lazyRouteComponent(() => import("./placement"), "PlacementRoute"),
    ),
    page(
      "/board",
      lazyRouteComponent(() => import("./board"), "BoardRoute"),
    ),
    page(
      "/kiosk",
      lazyRouteComponent(() => import("./kiosk"), "KioskRoute"),
    ),
  ]),
});
