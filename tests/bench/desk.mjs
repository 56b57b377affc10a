//! What the desk does without a window: saves, calls, papers. Measured by a program of ours, which prints rows.

import { spawnSync } from "node:child_process";
import { program } from "../demonstration/processes.mjs";

export async function desk() {
  console.log("bench: the desk's own acts");
  const measured = spawnSync(program("measure"), { encoding: "utf8", maxBuffer: 1 << 24 });
  if (measured.status !== 0) throw new Error(`measure: ${measured.stderr}`);
  return JSON.parse(measured.stdout);
}
