//! A form on a city's own blank in the real window: opened by its folder, fed by keyboard, and whole after a power cut.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { atACounter } from "../demonstration/counter.mjs";
import { ROOT } from "../demonstration/office.mjs";
import { program } from "../demonstration/processes.mjs";

const BLANK = join(ROOT, "tests", "data", "blanks", "health-insurance-change.pdf");
const say = `(name, request) => window.__TAURI_INTERNALS__.invoke("call", { name, request })`;

test("a form is begun from a city's PDF and placed in a window of its own, beside any counter", async () => {
  await atACounter({ server: false, keyring: false }, async (counter) => {
    const folder = join(counter.temporary, "nhi-change");
    const begun = spawnSync(program("kakanai"), ["form", "new", BLANK, "--out", folder], { cwd: ROOT });
    assert.equal(begun.status, 0, String(begun.stderr));
    const file = () => readFileSync(join(folder, "form.yaml"), "utf8");
    const open = () => counter.openWindow({ words: ["--form", folder] });

    const drafter = await open();
    await drafter.sees("27欄が未設定");
    await assert.rejects(drafter.soon(say, "session.look", {}), /UNKNOWN_COMMAND/);
    await drafter.press("w", "Enter");
    await drafter.sees("何を印字するか");
    await drafter.type("異動される方のフリガナ");
    await drafter.sees("mover.kana");
    await drafter.press("Enter", "Escape");
    await drafter.sees("26欄が未設定");
    assert.match(file(), /label: フリガナ, fact: mover.kana/);
    await counter.closeWindow();
    const again = await open();
    await again.sees("26欄が未設定");
  });
});

test("a folder that holds no such form is said in words", async () => {
  await atACounter({ server: false, keyring: false }, async (counter) => {
    const form = join(ROOT, "assets", "forms", "resident-certificate");
    const drafter = await counter.openWindow({ words: ["--form", form] });
    await drafter.sees("市の用紙（PDF）の上に欄を置いた様式ではありません");
  });
});
