//! From the start of the program to a first screen that can be used, and what the processes weigh then.
//! Beside it, in turn, a bare web view of the same library with an empty page.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { atACounter } from "../demonstration/counter.mjs";
import { Running } from "../demonstration/processes.mjs";

const RUNS = 7;
const PEER = "MiniBrowser, blank page";

export async function startUp() {
  const rows = [];
  await atACounter({}, async (counter) => {
    const blank = await servesABlankPage();
    const [ours, peers] = [[], []];
    // one of each first, so that every file is warm
    for (let run = 0; run <= RUNS; run += 1) {
      const [own, peer] = [await runOurs(counter), await runPeer(counter, blank)];
      if (run === 0) continue;
      ours.push(own);
      peers.push(peer);
      console.log(
        `bench: start ${run}/${RUNS}: ${own.usable_ms.toFixed(0)} ms, beside it ${peer.usable_ms.toFixed(0)} ms`,
      );
    }
    blank.close();
    rows.push(...rowsOf(ours, peers));
  });
  return rows;
}

/**
 * The floor stands on both ways of counting. RSS counts every page of the system's web and graphics libraries as if it were
 * ours alone (a bare web view with nothing in it is above the floor by that); PSS counts our fair share of them.
 */
function rowsOf(ours, peers) {
  const pair = (pick) => ({ figure: median(ours.map(pick)), peer: PEER, peer_figure: median(peers.map(pick)) });
  return [
    {
      name: `start to first usable screen (median of ${RUNS}, warm)`,
      unit: "ms",
      floor: 1500,
      ...pair((run) => run.usable_ms),
    },
    { name: "own process's memory (PSS)", unit: "MiB", floor: 120, ...pair((run) => run.own.pss_mib) },
    {
      name: "own process's memory with all it shares (RSS)",
      unit: "MiB",
      floor: 120,
      ...pair((run) => run.own.rss_mib),
    },
    { name: "the system's web process beside it (PSS)", unit: "MiB", ...pair((run) => run.web.pss_mib) },
    { name: "the system's network process beside it (PSS)", unit: "MiB", ...pair((run) => run.network.pss_mib) },
  ];
}

async function runOurs(counter) {
  const started = performance.now();
  const window = counter.start("--settings", counter.places.settings);
  await window.says(/first screen usable after \d+ ms/);
  return weighed(window, performance.now() - started);
}

async function runPeer(counter, blank) {
  const usable = blank.nextUsable();
  const started = performance.now();
  const window = new Running("MiniBrowser", miniBrowser(), ["--private", blank.address], { env: counter.env });
  const ended = window.ended.then(() => {
    throw new Error(`MiniBrowser left:\n${window.lines.join("\n")}`);
  });
  await Promise.race([usable, ended]);
  return weighed(window, performance.now() - started);
}

/** What the processes weigh at the moment the screen can be used; then the program is ended. */
async function weighed(window, usable_ms) {
  const own = weight(window.process.pid);
  const children = childrenOf(window.process.pid);
  const heaviest = (name) =>
    children
      .filter((child) => child.name.startsWith(name))
      .map(({ pid }) => weight(pid))
      .sort((a, b) => b.pss_mib - a.pss_mib)[0];
  const beside = { web: heaviest("WebKitWebProces"), network: heaviest("WebKitNetworkPr") };
  await window.end();
  return { usable_ms, own, ...beside };
}

function weight(pid) {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  const mib = (name) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(rollup)[1]) / 1024;
  return { rss_mib: mib("Rss"), pss_mib: mib("Pss") };
}

/** Every process beneath one, with its short name as the kernel keeps it. */
function childrenOf(parent) {
  const all = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const [, name, above] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "utf8"));
        return [{ pid: Number(pid), name, above: Number(above) }];
      } catch {
        return []; // it ended while we looked
      }
    });
  const beneath = (pid) => all.filter(({ above }) => above === pid).flatMap((child) => [child, ...beneath(child.pid)]);
  return beneath(parent);
}

/** A blank page that says when it is drawn, as our own first screen does. */
async function servesABlankPage() {
  let heard = () => {};
  const page = `<!doctype html><title>blank</title><script>
    addEventListener('load', () => requestAnimationFrame(() => requestAnimationFrame(() => fetch('/usable'))));
  </script>`;
  const server = createServer((request, answer) => {
    if (request.url === "/usable") heard();
    answer.setHeader("content-type", "text/html");
    answer.end(request.url === "/" ? page : "");
  });
  await new Promise((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    nextUsable: () =>
      new Promise((resolve) => {
        heard = resolve;
      }),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The bare browser that comes with the web view's own library. */
function miniBrowser() {
  const [found] = readdirSync("/usr/lib")
    .map((folder) => `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`)
    .filter((path) => existsSync(path));
  if (!found) throw new Error("MiniBrowser of webkit2gtk-4.1 is not installed");
  return found;
}

function median(figures) {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
