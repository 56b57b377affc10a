//! Runs the demonstration for a person at a screen: server, the hall's two pages, the counter window. Its data stays in out/run.

import { spawn } from "node:child_process";
import { join, relative } from "node:path";
import { pagesOf } from "./hall.mjs";
import { furnish, ROOT, seatAt, WARD } from "./office.mjs";
import { program, Running, startServer } from "./processes.mjs";

const FOLDER = join(ROOT, "out", "run");

async function main() {
  const at = furnish(FOLDER);
  const { server, address } = await startServer(at.server);
  try {
    const settings = seatAt(FOLDER, address);
    await someoneWaits(address);
    tell(address);
    const window = new Running("kakanai-window", program("kakanai-window"), ["--settings", settings]);
    const { code, error } = await window.ended;
    if (error || code) throw new Error(`the window ended badly:\n${window.lines.join("\n")}`);
    console.log("run: the window was closed; the data stays in out/run");
  } finally {
    await server.end();
  }
}

/** An empty hall shows nothing, so three made-up visitors take numbers when nobody waits. */
async function someoneWaits(address) {
  const line = await (await fetch(`${address}/api/kiosk/matters?ward=${WARD.code}`)).json();
  if (line.some(({ waiting }) => waiting > 0)) return;
  for (const queue of ["certificate", "certificate", "moving"]) {
    const body = JSON.stringify({ ward: WARD.code, queue, press_id: crypto.randomUUID() });
    await fetch(`${address}/api/kiosk/issue`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body,
    });
  }
}

function tell(address) {
  const { board, kiosk } = pagesOf(address);
  console.log(`run: the ward server listens at ${address}, its data is in ${relative(ROOT, FOLDER)}`);
  console.log(`run: board  ${board}`);
  console.log(`run: kiosk  ${kiosk}`);
  console.log("run: the counter window opens; pick a clerk with 1-3 and press F2. Close it to end.");
  for (const page of [board, kiosk])
    spawn("xdg-open", [page], { stdio: "ignore", detached: true })
      .on("error", () => {})
      .unref();
}

await main();
