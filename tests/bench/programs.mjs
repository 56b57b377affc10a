//! What our own measuring programs say: the desk's acts without a window, and the ledger's answers. Measures nothing itself.

import { spawnSync } from "node:child_process";
import { program } from "../demonstration/processes.mjs";

export const desk = () => said("measure", "the desk's own acts");
export const ledger = () => said("measure-ledger", "the ledger's answers");

function said(name, what) {
  console.log(`bench: ${what}`);
  const measured = spawnSync(program(name), { encoding: "utf8", maxBuffer: 1 << 24 });
  if (measured.status !== 0) throw new Error(`${name}: ${measured.stderr}`);
  return JSON.parse(measured.stdout);
}
