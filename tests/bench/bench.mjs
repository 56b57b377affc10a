//! Runs every measurement, prints the table and writes out/bench.json. Measures nothing itself.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../demonstration/office.mjs";
import { papers } from "./papers.mjs";
import { desk, ledger, sync } from "./programs.mjs";
import { startUp } from "./start_up.mjs";

/** Each gives rows; a new measurement is a new line here. */
const MEASUREMENTS = [startUp, desk, ledger, sync, papers];

/** A figure with everything that is said about it. Without a floor there is nothing to hold. */
export function row({ name, figure, unit, peer = null, peer_figure = null, floor = null }) {
  const ratio = peer_figure ? round(figure / peer_figure, 2) : null;
  const holds = floor === null ? null : figure <= floor;
  return {
    name,
    figure: round(figure),
    unit,
    peer,
    peer_figure: peer_figure && round(peer_figure),
    ratio,
    floor: floor && round(floor),
    holds,
  };
}

/** Below ten the first decimals still say something: a tenth of a millisecond, not "0.1" for everything. */
function round(value, places = value < 10 ? 2 : 1) {
  return Number(value.toFixed(places));
}

function table(rows) {
  const shown = rows.map((row) => ({
    name: row.name,
    figure: `${row.figure} ${row.unit}`,
    floor: row.floor === null ? "" : `≤ ${row.floor}`,
    holds: { true: "holds", false: "BROKEN", null: "" }[row.holds],
    peer: row.peer === null ? "" : `${row.peer}: ${row.peer_figure}`,
    ratio: row.ratio === null ? "" : `× ${row.ratio}`,
  }));
  const head = { name: "name", figure: "figure", floor: "floor", holds: "", peer: "peer", ratio: "ratio" };
  const widths = Object.keys(head).map((key) => Math.max(...[head, ...shown].map((line) => line[key].length)));
  const line = (cells) =>
    Object.values(cells)
      .map((cell, place) => cell.padEnd(widths[place]))
      .join("  ")
      .trimEnd();
  return [line(head), ...shown.map(line)].join("\n");
}

async function main() {
  const rows = [];
  for (const measure of MEASUREMENTS) rows.push(...(await measure()).map(row));
  mkdirSync(join(ROOT, "out"), { recursive: true });
  writeFileSync(join(ROOT, "out", "bench.json"), `${JSON.stringify(rows, null, 2)}\n`);
  console.log(table(rows));
  const broken = rows.filter(({ holds }) => holds === false);
  console.log(broken.length ? `bench: ${broken.length} floors broken` : "bench: every floor holds");
  process.exitCode = broken.length ? 1 : 0;
}

await main();
