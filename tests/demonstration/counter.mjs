//! A whole counter at work for one story: its own screen, bus, keyring, server and window, in a folder that is gone afterwards.
//! Knows how to start and end them; what is pressed and seen is the story's.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { furnish, placesOf, seatAt } from "./office.mjs";
import {
  program,
  Running,
  startBus,
  startDriver,
  startKeyring,
  startPrinter,
  startScreen,
  startServer,
} from "./processes.mjs";
import { Session } from "./webdriver.mjs";

/** An address at which nobody answers. */
const NO_BUS = "unix:path=/nonexistent/bus";

/** Every movement that ends has ended, and the page is drawn. A page that is covered draws nothing: it has its time. */
const AT_REST = `async () => {
  const ending = document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity);
  const drawn = Promise.allSettled(ending.map((each) => each.finished)).then(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  );
  await Promise.race([drawn, new Promise((bell) => setTimeout(bell, 3000))]);
}`;

export class Counter {
  /** Sets the office up. `folder` keeps it; without one it lives in a temporary folder. */
  static async set({ folder, keyring = true, server = true, printer } = {}) {
    const counter = new Counter();
    counter.temporary = mkdtempSync(join(tmpdir(), "kakanai-"));
    counter.folder = folder ?? join(counter.temporary, "office");
    counter.places = placesOf(counter.folder);
    counter.running = [];
    counter.env = counter.#ownFolders();
    try {
      await counter.#setUp({ keyring, server, printer });
      return counter;
    } catch (error) {
      await counter.clear();
      throw error;
    }
  }

  /** The window's own files stay out of the person's home. */
  #ownFolders() {
    const folders = {
      XDG_DATA_HOME: "data",
      XDG_CONFIG_HOME: "config",
      XDG_CACHE_HOME: "cache",
      XDG_RUNTIME_DIR: "run",
    };
    return Object.fromEntries(
      Object.entries(folders).map(([name, folder]) => {
        const path = join(this.temporary, folder);
        mkdirSync(path, { mode: 0o700 });
        return [name, path];
      }),
    );
  }

  async #setUp({ keyring, server, printer }) {
    furnish(this.folder);
    Object.assign(this.env, { LANG: "C.UTF-8", WEBKIT_DISABLE_DMABUF_RENDERER: "1" });
    await this.#with(startScreen(), "screen");
    if (keyring) {
      await this.#with(startBus(), "bus");
      this.running.push(await startKeyring(this.env));
    } else {
      this.env.DBUS_SESSION_BUS_ADDRESS = NO_BUS;
    }
    if (printer) {
      const printing = startPrinter(join(this.temporary, "cups"), printer);
      await this.#with(printing, "printer");
      this.spool = (await printing).spool;
      this.printer = printer;
    }
    if (server) await this.serve();
    seatAt(this.folder, this.address ?? "http://127.0.0.1:9", printer ? { printer } : {});
  }

  async #with(started, name) {
    const { [name]: process, env } = await started;
    this.running.push(process);
    Object.assign(this.env, env);
  }

  /** Starts the ward's server, at the same address as before if it was stopped. */
  async serve() {
    if (this.address) furnish(this.folder, { listen: new URL(this.address).host });
    const { server, address } = await startServer(this.places.server);
    this.server = server;
    this.address = address;
    this.running.push(server);
  }

  /** Stops the ward's server, as a power cut would. */
  async stopServing() {
    await this.server.end("SIGKILL");
  }

  /** Opens the real window and gives a session with it. */
  async openWindow({ settings = this.places.settings, words = ["--settings", settings] } = {}) {
    const { driver, address } = await startDriver(this.env);
    this.driver = driver;
    this.running.push(driver);
    const options = this.#heard(program("kakanai-window"), words);
    this.session = await Session.open(address, { "tauri:options": options });
    await this.session.post("/timeouts", { script: 60_000, pageLoad: 30_000, implicit: 0 });
    return this.session;
  }

  /** The driver swallows what the window says; a shell in between writes it down and then becomes the window. */
  #heard(program, words) {
    const log = join(this.temporary, `window-${this.running.length}.log`);
    writeFileSync(log, "");
    this.window = new Running("kakanai-window", "tail", ["-n", "+1", "-f", log]);
    this.running.push(this.window);
    // the lock lasts exactly as long as the window's processes
    const becomes = 'exec 9>"$0.lock"; flock 9; echo $$ >&9; exec "$@" 2>>"$0"';
    this.alive = `${log}.lock`;
    return { application: "/bin/sh", args: ["-c", becomes, log, program, ...words] };
  }

  /** Kills the window, as a power cut would, and waits until its processes are gone; the driver goes with it. */
  async closeWindow() {
    const { driver, alive } = this;
    this.driver = undefined;
    this.alive = undefined;
    if (alive && existsSync(alive)) {
      killed(Number(readFileSync(alive, "utf8")));
      const gone = await new Running("flock", "flock", ["--wait", "20", alive, "true"]).ended;
      if (gone.code !== 0) throw new Error("the window's processes did not end within 20 s");
    }
    await driver?.end();
  }

  /** Runs an act in the window that another act has opened, and comes back to the first. */
  async inWindow(label, act) {
    await this.window.says(new RegExp(`a window was opened.*${label}`));
    const here = await this.session.get("/window");
    for (const handle of await this.session.windows()) {
      await this.session.goTo(handle);
      if (new URL(await this.session.get("/url")).pathname === `/${label}`) await act();
    }
    await this.session.goTo(here);
  }

  /** Starts the program itself, without a driver. */
  start(...words) {
    const started = new Running("kakanai-window", program("kakanai-window"), words, { env: this.env });
    this.running.push(started);
    return started;
  }

  /** Takes a number at the kiosk, as its page does. */
  async takeNumber(queue = "certificate") {
    const answer = await fetch(`${this.address}/api/kiosk/issue`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ward: "kokurakita", queue, press_id: crypto.randomUUID() }),
    });
    if (!answer.ok) throw new Error(`the kiosk was refused: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }

  /** What the hall's board shows now. */
  async board() {
    const answer = await fetch(`${this.address}/api/board?ward=kokurakita`);
    return answer.json();
  }

  /** Keeps a picture of the screen with one of the windows in front, as a person sees it once everything has come to rest. */
  async picture(file, title = "書かない 窓口") {
    this.#does("xdotool", "mousemove", "1365", "0", "search", "--sync", "--name", title, "windowraise");
    await this.session.soon(AT_REST);
    this.#does("import", "-window", "root", file);
  }

  /** Does to this counter's printer what an administrator does: `cupsdisable`, `cupsreject`, and the like. */
  administers(program) {
    this.#does(join("/usr/sbin", program), this.printer);
  }

  /** Runs a program of this counter to its end. */
  #does(program, ...words) {
    const ended = spawnSync(program, words, { env: { ...process.env, ...this.env }, timeout: 20_000 });
    if (ended.status !== 0) throw new Error(`${program} ${words.join(" ")}: ${ended.stderr}`);
  }

  /** Every line that any program of this counter said. */
  log() {
    return this.running.flatMap(({ name, lines }) => lines.map((line) => `${name}: ${line}`)).join("\n");
  }

  /** Ends everything, the last started first. */
  async clear() {
    try {
      await this.closeWindow();
    } finally {
      for (const running of this.running.reverse()) await running.end();
      rmSync(this.temporary, { recursive: true, force: true });
    }
  }
}

/** A window that ended by itself is as gone as a killed one. */
function killed(pid) {
  try {
    if (pid > 0) process.kill(pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

/** One story at one counter; what everybody said is shown only when the story fails. */
export async function atACounter(set, story) {
  const counter = await Counter.set(set);
  try {
    await story(counter);
  } catch (error) {
    error.message += `\n--- what the programs said ---\n${counter.log()}`;
    throw error;
  } finally {
    await counter.clear();
  }
}
