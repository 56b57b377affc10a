//! Starts the real programs of a demonstration and ends them again: screen, session bus, keyring, server, driver. Judges nothing.
//! Readiness is always something the program says; nothing here waits for an amount of time and hopes.

import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { homedir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ROOT } from "./office.mjs";

const READY_MS_MAX = 20_000;

/** A program that runs, and every line it said. */
export class Running {
  constructor(name, command, args, { env = {}, stdio = ["ignore", "pipe", "pipe"] } = {}) {
    this.name = name;
    this.lines = [];
    this.listeners = new Set();
    this.process = spawn(command, args, { env: { ...process.env, ...env }, stdio });
    this.ended = new Promise((resolve) => {
      this.process.once("error", (error) => resolve({ error }));
      this.process.once("exit", (code, signal) => resolve({ code, signal }));
    });
    for (const stream of this.process.stdio.slice(1)) if (stream) this.#read(stream);
  }

  #read(stream) {
    createInterface({ input: stream }).on("line", (line) => {
      this.lines.push(line);
      for (const hears of this.listeners) hears(line);
    });
  }

  /** The first line, said already or to come, that matches. */
  async says(pattern, bound_ms = READY_MS_MAX) {
    let bell, hears;
    const heard = new Promise((resolve) => {
      hears = (line) => {
        const match = pattern.exec(line);
        if (match) resolve(match);
      };
      this.listeners.add(hears);
      this.lines.forEach(hears);
    });
    const late = new Promise((resolve) => {
      bell = setTimeout(resolve, bound_ms, null);
    });
    try {
      const match = await Promise.race([heard, late, this.ended.then(() => null)]);
      if (match) return match;
    } finally {
      clearTimeout(bell);
      this.listeners.delete(hears);
    }
    throw new Error(`${this.name} did not say ${pattern} within ${bound_ms} ms:\n${this.lines.join("\n")}`);
  }

  /** Ends it and waits until it is gone. */
  async end(signal = "SIGTERM") {
    if (this.process.exitCode === null && this.process.signalCode === null) this.process.kill(signal);
    const bell = setTimeout(() => this.process.kill("SIGKILL"), 5_000);
    await this.ended;
    clearTimeout(bell);
  }
}

/** A screen that only exists in memory. Gives the address under which programs find it. */
export async function startScreen(size = "1366x768x24") {
  const screen = new Running(
    "Xvfb",
    "Xvfb",
    ["-displayfd", "3", "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
    {
      stdio: ["ignore", "ignore", "pipe", "pipe"],
    },
  );
  const [number] = await screen.says(/^\d+$/);
  return { screen, env: { DISPLAY: `:${number}` } };
}

/** A session bus of its own. */
export async function startBus() {
  const bus = new Running("dbus-daemon", "dbus-daemon", ["--session", "--nofork", "--print-address"]);
  const [address] = await bus.says(/^unix:.*/);
  return { bus, env: { DBUS_SESSION_BUS_ADDRESS: address } };
}

/** An unlocked keyring on that bus, kept in a folder of its own. */
export async function startKeyring(env) {
  const keyring = new Running(
    "gnome-keyring-daemon",
    "gnome-keyring-daemon",
    ["--foreground", "--unlock", "--components=secrets"],
    { env, stdio: ["pipe", "pipe", "pipe"] },
  );
  keyring.process.stdin.end(randomBytes(18).toString("base64"));
  const there = ["wait", "--session", "--timeout", "20", "org.freedesktop.secrets"];
  const waited = new Running("gdbus", "gdbus", there, { env });
  const { code } = await waited.ended;
  if (code !== 0) throw new Error(`the keyring did not come:\n${[...keyring.lines, ...waited.lines].join("\n")}`);
  return keyring;
}

/** The ward's server. Gives its address. */
export async function startServer(config) {
  const server = new Running("kakanai-server", program("kakanai-server"), ["--config", config]);
  const [, address] = await server.says(/listening (https?:\/\/\S+)/);
  return { server, address };
}

/** A program of ours: an installed one where the environment says so, else the debug build, or the build it names. */
export function program(name) {
  return join(process.env.KAKANAI_PROGRAMS ?? join(ROOT, "target", process.env.KAKANAI_PROFILE ?? "debug"), name);
}

/** A free port, for programs that cannot take one themselves. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** The driver of real windows. It answers as soon as its native half does. */
export async function startDriver(env) {
  const [port, native] = [await freePort(), await freePort()];
  const driver = new Running("tauri-driver", tauriDriver(), ["--port", String(port), "--native-port", String(native)], {
    env,
  });
  await answers(native, driver);
  await answers(port, driver);
  return { driver, address: `http://127.0.0.1:${port}` };
}

function tauriDriver() {
  const own = join(process.env.CARGO_HOME ?? join(homedir(), ".cargo"), "bin", "tauri-driver");
  return existsSync(own) ? own : "tauri-driver";
}

/** Waits until somebody listens: tries the door until it opens, within a bound. */
async function answers(where, beside) {
  const before = Date.now() + READY_MS_MAX;
  while (!(await opens(where))) {
    if (Date.now() > before || beside.process.exitCode !== null) {
      throw new Error(`${beside.name} does not listen at its place:\n${beside.lines.join("\n")}`);
    }
  }
}

/** One try at a port or a socket's path, which is answered by the system at the latest after a breath. */
function opens(where) {
  return new Promise((resolve) => {
    const door = connect(typeof where === "number" ? { port: where, host: "127.0.0.1" } : { path: where });
    door.once("connect", () => {
      door.destroy();
      resolve(true);
    });
    door.once("error", () => setTimeout(resolve, 20, false));
  });
}

/** A print system of its own with one printer, which keeps every job it took in its spool and moves no paper. */
export async function startPrinter(folder, name) {
  for (const needed of ["spool/tmp", "cache", "state"]) mkdirSync(join(folder, needed), { recursive: true });
  const socket = join(folder, "cups.sock");
  const [settings, files] = [join(folder, "cupsd.conf"), join(folder, "cups-files.conf")];
  writeFileSync(
    settings,
    `Listen ${socket}
WebInterface No
Browsing No
DefaultAuthType None
PreserveJobFiles Yes
<Location />
Allow all
</Location>
<Policy default>
<Limit All>
Order deny,allow
</Limit>
</Policy>
`,
  );
  const places = { ServerRoot: ".", RequestRoot: "spool", TempDir: "spool/tmp", CacheDir: "cache", StateDir: "state" };
  const logs = { AccessLog: "access", ErrorLog: "error", PageLog: "page" };
  const kept = Object.entries({ ...places, ...logs }).map(([word, place]) => `${word} ${join(folder, place)}\n`);
  writeFileSync(files, `FileDevice Yes\n${kept.join("")}`);
  const printer = new Running("cupsd", "/usr/sbin/cupsd", ["-f", "-c", settings, "-s", files]);
  await answers(socket, printer);
  const env = { CUPS_SERVER: socket };
  const added = new Running("lpadmin", "/usr/sbin/lpadmin", ["-p", name, "-v", "file:/dev/null", "-m", "raw", "-E"], {
    env,
  });
  const { code } = await added.ended;
  if (code !== 0) throw new Error(`no printer could be added:\n${[...printer.lines, ...added.lines].join("\n")}`);
  return { printer, env, spool: join(folder, "spool") };
}
