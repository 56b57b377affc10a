//! What our own measuring programs say: the desk's acts without a window, the ledger's answers, the way to the centre. Measures nothing itself.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "../demonstration/office.mjs";
import { program } from "../demonstration/processes.mjs";

export const desk = () => said("measure", "the desk's own acts");
export const ledger = () => said("measure-ledger", "the ledger's answers");

/** Beside a PostgreSQL cluster of its own. */
export const sync = () => said("measure-sync", "the way to the centre", [join(ROOT, "tests/with-postgres.sh")]);

function said(name, what, before = []) {
  console.log(`bench: ${what}`);
  const [run, ...more] = [...before, program(name)];
  const measured = spawnSync(run, more, { encoding: "utf8", maxBuffer: 1 << 24 });
  if (measured.status !== 0) throw new Error(`${name}: ${measured.stderr}`);
  return JSON.parse(measured.stdout);
}
