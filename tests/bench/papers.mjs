//! The papers beside their peers: the same twenty people on the same blank, each way in its own process. What the ways are
//! stands in papers-peers; the peers are fetched here and are no part of the product.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../demonstration/office.mjs";

const PEERS = join(ROOT, "tests", "bench", "papers-peers");
const WORKLOAD = join(ROOT, "out", "papers-bench");
const PYTHON = join(PEERS, "venv", "bin", "python");
const RELEASE = join(PEERS, "target", "release");

const SHEETS = "20 sheets of 80 boxes, IPAmj";

export async function papers() {
  console.log("bench: the papers beside their peers");
  fetchPeers();
  mkdirSync(WORKLOAD, { recursive: true });
  run(join(RELEASE, "ours"), ["workload", WORKLOAD]);
  const ours = measured("ours", join(RELEASE, "ours"), []);
  const peers = {
    krilla: measured("krilla", join(RELEASE, "krilla-way"), []),
    typst: measured("typst", PYTHON, [join(PEERS, "typst_way.py")]),
    "pdf-lib": measured("pdf-lib", process.execPath, [join(PEERS, "pdf_lib_way.mjs")]),
    "reportlab+pypdf": measured("reportlab", PYTHON, [join(PEERS, "reportlab_way.py")]),
  };
  return Object.entries(peers).flatMap(([peer, its]) => beside(ours, peer, its));
}

/** What a bundle may cost in itself; beside krilla's figures, which an office would have to write a pipeline for. */
const FLOORS = { bundle_ms: 25, first_ms: 150, bundle_bytes: 250_000, memory_mb: 40 };

/** Our figures beside one peer's. Every peer that an office could take as it is must be slower. */
function beside(ours, peer, its) {
  const floors = { "reportlab+pypdf": { bundle_ms: its.bundle_ms / 25 }, krilla: FLOORS };
  const floor = floors[peer] ?? { bundle_ms: its.bundle_ms };
  const row = (name, unit, key, scale = 1) => ({
    name: `${SHEETS}: ${name}`,
    unit,
    figure: ours[key] / scale,
    peer,
    peer_figure: its[key] / scale,
    floor: key in floor ? floor[key] / scale : null,
  });
  return [
    row("warm (p50)", "ms", "bundle_ms"),
    row("the first after the start", "ms", "first_ms"),
    row("one sheet alone, warm (p50)", "ms", "form_ms"),
    row("the file", "kB", "bundle_bytes", 1000),
    row("the most memory", "MB", "memory_mb"),
  ];
}

function fetchPeers() {
  run("cargo", ["build", "-q", "--release", "--manifest-path", join(PEERS, "Cargo.toml")]);
  if (!existsSync(join(PEERS, "node_modules"))) run("npm", ["ci", "--silent", "--prefix", PEERS]);
  if (!existsSync(PYTHON)) run("python3", ["-m", "venv", join(PEERS, "venv")]);
  run(PYTHON, ["-m", "pip", "install", "--quiet", "-r", join(PEERS, "requirements.txt")]);
}

/** What one way says of itself; its bundle is kept for whoever wants to look at it. */
function measured(name, command, before) {
  return JSON.parse(run(command, [...before, "bundle", join(WORKLOAD, `${name}.pdf`)]));
}

function run(command, words) {
  const done = spawnSync(command, words, { encoding: "utf8", maxBuffer: 1 << 24, env: { ...process.env, WORKLOAD } });
  if (done.status !== 0) throw new Error(`${command}: ${done.stderr || done.error}`);
  return done.stdout;
}
