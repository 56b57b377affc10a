// A small ward office for the browser: settings in a temporary folder, the real server, real desks. No person is real.
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const root = join(import.meta.dirname, "../..");
const programs = process.env.KAKANAI_BIN_DIR ?? join(root, "target/debug");
const screen = join(root, "ui/dist");

/** Where the tests leave their pictures. */
export const pictures = join(root, "out/pictures");

/** The passphrase of every desk here: a machine of tests has no keyring. */
export const passphrase = "しけんようの合言葉です2026";

const desks = [
  { id: "kk-3", name: "3番窓口" },
  { id: "kk-4", name: "4番窓口" },
];

/** A running program and the address it announced. */
export interface Running {
  address: string;
  stop(): Promise<void>;
}

/** A toml table's lines; the strings here need no other escaping than JSON's. */
const lines = (table: Record<string, unknown>) =>
  Object.entries(table)
    .map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`)
    .join("");

export class Office {
  readonly folder = mkdtempSync(join(tmpdir(), "kakanai-browser-"));
  private readonly tokens = new Map(desks.map((desk) => [desk.id, randomBytes(24).toString("hex")]));
  private readonly running: Running[] = [];
  private port = 0;

  /** `rareNames` is an office that has the font of rare names, where Debian puts it. */
  constructor(private readonly has: { rareNames?: boolean } = {}) {}

  /** Starts the server; a second start finds the same port and the same data. */
  async startServer(): Promise<Running> {
    const file = this.write("server.toml", this.serverSettings());
    const server = await start("kakanai-server", ["--config", file]);
    this.port = Number(new URL(server.address).port);
    this.running.push(server);
    return server;
  }

  /** Starts a desk of the office, whose store opens with a passphrase. */
  async startDesk(id = "kk-3"): Promise<Running> {
    const file = this.write(`${id}.toml`, this.deskSettings(id));
    const desk = await start("desk-host", ["--settings", file, "--ui", screen]);
    this.running.push(desk);
    return desk;
  }

  async close() {
    await Promise.all(this.running.map((each) => each.stop()));
    rmSync(this.folder, { recursive: true, force: true });
  }

  private write(name: string, text: string): string {
    const file = join(this.folder, name);
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  }

  private serverSettings(): string {
    const queue = {
      id: "certificate",
      letter: "A",
      name: "証明書",
      matter: "certificate.resident",
      first: 1,
      last: 999,
    };
    const other = { id: "moving", letter: "B", name: "引っ越し", first: 1, last: 999 };
    const hash = (id: string) =>
      createHash("sha256")
        .update(this.tokens.get(id) ?? "")
        .digest("hex");
    return [
      lines({ listen: `127.0.0.1:${this.port}`, database: `sqlite://${join(this.folder, "centre.db")}`, ui: screen }),
      `[[wards]]\n${lines({ code: "kokurakita", name: "小倉北区役所" })}`,
      ...[queue, other].map((each) => `[[wards.queues]]\n${lines(each)}`),
      ...desks.map(
        (desk) => `[[wards.desks]]\n${lines({ ...desk, queues: ["certificate"], token_sha256: hash(desk.id) })}`,
      ),
    ].join("\n");
  }

  private deskSettings(id: string): string {
    const data = join(this.folder, id);
    mkdirSync(data, { recursive: true });
    const assets = (name: string) => join(root, "assets", name);
    return lines({
      ward: "kokurakita",
      office: "小倉北区役所",
      addressee: "北九州市小倉北区長",
      desk_id: id,
      desk_name: desks.find((desk) => desk.id === id)?.name,
      server: `http://127.0.0.1:${this.port}`,
      token_file: this.write(`${id}.token`, this.tokens.get(id) ?? ""),
      data_dir: data,
      catalogue_dir: assets("catalogue"),
      forms_dir: assets("forms"),
      fonts_dir: assets("fonts"),
      staff_file: this.write("staff.toml", staff),
      papers_dir: join(this.folder, "papers"),
      ...(this.has.rareNames ? { rare_names_font: "/usr/share/fonts/truetype/ipamj/ipamjm.ttf" } : {}),
    });
  }
}

const member = (id: string, family_name: string, name: string, section: string, role: string) =>
  `[[staff]]\n${lines({ id, family_name, name, section, role })}`;
const staff = [
  member("yamamoto", "山本", "山本 恵", "市民課", "counter"),
  member("watanabe", "渡邉", "渡邉\u{E0102} 櫻子ステファニー", "市民課 証明係", "counter"),
  member("kuroda", "黒田", "黒田 誠", "市民課", "supervisor"),
].join("\n");

/** A form on a city's own blank, begun as the city begins it, and the screen on which its boxes are placed. */
export class Drafting {
  readonly folder = mkdtempSync(join(tmpdir(), "kakanai-form-"));
  private running: Running | undefined;

  /** Begins the form; its file is where it then stays. */
  async start(blank: Buffer, title: string): Promise<Running> {
    const [paper, form] = [join(this.folder, "paper.pdf"), join(this.folder, "moving-in")];
    writeFileSync(paper, blank);
    execFileSync(join(programs, "kakanai"), ["form", "new", paper, "--out", form, "--title", title], { cwd: root });
    this.running = await start("desk-host", ["--form", form, "--ui", screen]);
    return this.running;
  }

  /** What stands in the form's file now. */
  file = () => readFileSync(join(this.folder, "moving-in", "form.yaml"), "utf8");

  async close() {
    await this.running?.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Starts a program and waits for the one line with its address. */
function start(name: string, words: string[]): Promise<Running> {
  // A keyring of whoever runs the tests is none of theirs, so the session's bus is a place where nothing is.
  const env = { ...process.env, DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent" };
  const child = spawn(join(programs, name), words, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  const said: string[] = [];
  const ended = new Promise<void>((over) => child.once("exit", () => over()));
  const stop = () => {
    child.kill();
    return ended;
  };
  createInterface({ input: child.stderr }).on("line", (line) => said.push(line));
  return new Promise((started, failed) => {
    child.once("error", failed);
    child.once("exit", (code) => failed(new Error(`${name} ended (${code}):\n${said.join("\n")}`)));
    listen(child, said, (address) => started({ address, stop }));
  });
}

function listen(child: ChildProcess, said: string[], heard: (address: string) => void) {
  if (!child.stdout) return;
  createInterface({ input: child.stdout }).on("line", (line) => {
    said.push(line);
    const address = /listening (https?:\/\/\S+)/.exec(line)?.[1];
    if (address) heard(address);
  });
}
