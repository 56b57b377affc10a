//! Writes the settings of a small office: one ward, two lines, three desks, with tokens thrown anew. Starts nothing.
//! No person in it is real.

import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** Where catalogue, forms and fonts lie: the checkout's, or those of an installed package. */
const CONTENTS = process.env.KAKANAI_CONTENTS ?? join(ROOT, "assets");
const PAGES = process.env.KAKANAI_CONTENTS ? join(CONTENTS, "ui") : join(ROOT, "ui", "dist");

/** The ward of the demonstration. */
export const WARD = { code: "kokurakita", name: "小倉北区役所", addressee: "北九州市小倉北区長" };

const QUEUES = [
  { id: "certificate", letter: "A", name: "証明書", matter: "certificate.resident" },
  { id: "moving", letter: "B", name: "引っ越し" },
];

const DESKS = [
  { id: "kk-3", name: "3番窓口", queues: ["certificate", "moving"] },
  { id: "kk-4", name: "4番窓口", queues: ["certificate"] },
  { id: "kk-5", name: "5番窓口", queues: ["moving"] },
];

const STAFF = [
  { id: "yamamoto", family_name: "山本", name: "山本 恵", section: "市民課", role: "counter" },
  { id: "sato", family_name: "佐藤", name: "佐藤 健", section: "市民課", role: "counter" },
  { id: "kuroda", family_name: "黒田", name: "黒田 誠", section: "市民課", role: "supervisor" },
];

/** Where the files of an office lie. */
export function placesOf(folder) {
  return {
    server: join(folder, "server.toml"),
    database: join(folder, "centre.db"),
    staff: join(folder, "staff.toml"),
    settings: join(folder, "settings.toml"),
    token: join(folder, "desk.token"),
    data: join(folder, "desk"),
    papers: join(folder, "papers"),
  };
}

/** Writes an office into a folder. What a person has to keep (tokens, data) is kept when it is there already. */
export function furnish(folder, { listen = "127.0.0.1:0" } = {}) {
  const at = placesOf(folder);
  for (const needed of [folder, at.data, at.papers]) mkdirSync(needed, { recursive: true, mode: 0o700 });
  writeFileSync(at.staff, staffFile());
  writeFileSync(at.server, serverFile(at, listen, tokensIn(folder, at)));
  return at;
}

/** Writes the settings of the desk that this machine is; the server's address is known only once it listens. */
export function seatAt(folder, server, more = {}) {
  const at = placesOf(folder);
  const settings = {
    ward: WARD.code,
    office: WARD.name,
    addressee: WARD.addressee,
    desk_id: DESKS[0].id,
    desk_name: DESKS[0].name,
    server,
    token_file: at.token,
    data_dir: at.data,
    catalogue_dir: join(CONTENTS, "catalogue"),
    forms_dir: join(CONTENTS, "forms"),
    fonts_dir: join(CONTENTS, "fonts"),
    ...rareNamesFont(),
    staff_file: at.staff,
    papers_dir: at.papers,
    ...more,
  };
  writeFileSync(at.settings, `# 窓口の設定（実演用）\n${lines(settings)}`);
  return at.settings;
}

/** IPAmj is not ours to ship; Debian has it. */
function rareNamesFont() {
  const file = "/usr/share/fonts/truetype/ipamj/ipamjm.ttf";
  return existsSync(file) ? { rare_names_font: file } : {};
}

/** Only the hash of a token ever reaches the server's file. */
function tokensIn(folder, at) {
  return DESKS.map((desk, place) => {
    const file = place === 0 ? at.token : join(folder, `${desk.id}.token`);
    if (!existsSync(file)) writeFileSync(file, `${randomBytes(32).toString("hex")}\n`, { mode: 0o600 });
    return createHash("sha256").update(readFileSync(file, "utf8").trim()).digest("hex");
  });
}

function serverFile(at, listen, hashes) {
  const head = { listen, database: `sqlite://${at.database}`, ui: PAGES };
  const queues = QUEUES.map((queue) => `[[wards.queues]]\n${lines({ ...queue, first: 1, last: 999 })}`);
  const desks = DESKS.map((desk, place) => `[[wards.desks]]\n${lines({ ...desk, token_sha256: hashes[place] })}`);
  return [
    "# 区の親機の設定（実演用）",
    `${lines(head)}`,
    `[[wards]]\n${lines({ code: WARD.code, name: WARD.name })}`,
    ...queues,
    ...desks,
  ].join("\n");
}

function staffFile() {
  return STAFF.map((person) => `[[staff]]\n${lines(person)}`).join("\n");
}

/** Plain strings and lists read the same in TOML as in JSON. */
function lines(table) {
  return Object.entries(table)
    .map(([name, value]) => `${name} = ${JSON.stringify(value)}\n`)
    .join("");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , act, folder, ...rest] = process.argv;
  if (act === "furnish") furnish(folder, rest[0] ? { listen: rest[0] } : {});
  else if (act === "seat") seatAt(folder, rest[0]);
  else throw new Error("office.mjs furnish FOLDER [LISTEN] | seat FOLDER SERVER");
}
