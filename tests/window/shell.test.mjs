//! What the shell promises whatever stands in its pages: one command, own pages only, one instance. The counter's work is told elsewhere.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { atACounter } from "../demonstration/counter.mjs";
import { ROOT } from "../demonstration/office.mjs";

const shell = (file) => JSON.parse(readFileSync(join(ROOT, "src-tauri", file), "utf8"));

test("the capability file lists the one command and nothing else", () => {
  const { permissions, windows, remote, webviews } = shell("capabilities/main.json");
  assert.deepEqual(permissions, ["allow-call"]);
  assert.deepEqual(windows, ["clerk", "guest", "supervisor", "placement"]);
  assert.equal(remote, undefined);
  assert.equal(webviews, undefined);
  assert.deepEqual(shell("tauri.conf.json").app.security.capabilities, ["main"]);
});

test("the content policy lets in our own scripts only", () => {
  const { withGlobalTauri, security } = shell("tauri.conf.json").app;
  assert.equal(withGlobalTauri, false);
  assert.equal(security.csp["default-src"], "'self'");
  assert.equal(security.csp["script-src"], "'self'");
  assert.ok(!security.dangerousDisableAssetCspModification.includes("script-src"));
  for (const name of ["object-src", "frame-src", "base-uri", "form-action"]) {
    assert.equal(security.csp[name], "'none'", name);
  }
});

test("the shell stays small", () => {
  const folder = join(ROOT, "src-tauri", "src");
  const lines = readdirSync(folder).map((name) => readFileSync(join(folder, name), "utf8").split("\n").length);
  assert.ok(lines.reduce((all, some) => all + some, 0) < 1000);
});

const ask = `(name, args) => window.__TAURI_INTERNALS__.invoke(name, args)`;

test("a page that asks for any other command is refused, and scripts from elsewhere do not run", async () => {
  await atACounter({ server: false }, async (counter) => {
    const window = await counter.openWindow();
    const refused = [
      "plugin:window|close",
      "plugin:webview|create_webview_window",
      "plugin:event|emit",
      "plugin:app|version",
      "plugin:path|resolve_directory",
      "plugin:resources|close",
      "shutdown",
    ];
    for (const command of refused) {
      await assert.rejects(window.soon(ask, command, {}), /not allowed|not found/, command);
    }
    assert.equal(await window.inPage(runsInline), false);
    assert.equal(await window.soon(runsFrom, "data:text/javascript,window.strange=1"), false);
    assert.equal(await window.soon(fetches, "https://example.jp/"), false);
  });
});

const runsInline = `() => {
  const script = document.createElement('script');
  script.textContent = 'window.strange = true';
  document.head.append(script);
  return window.strange === true;
}`;

const runsFrom = `(address) => new Promise((resolve) => {
  const script = document.createElement('script');
  script.onload = () => resolve(true);
  script.onerror = () => resolve(false);
  script.src = address;
  document.head.append(script);
})`;

const fetches = `(address) => fetch(address, { mode: 'no-cors' }).then(() => true, () => false)`;

test("a window goes nowhere but to its own pages, and opens no other", async () => {
  await atACounter({ server: false }, async (counter) => {
    const window = await counter.openWindow();
    const here = await window.get("/url");
    assert.match(here, /^tauri:\/\/localhost\//);
    assert.equal(await window.inPage(`() => window.open('https://example.jp/') === null`), true);
    await window.inPage(`() => { location.href = 'https://example.jp/?name=secret'; }`);
    const [line] = await counter.window.says(/.*asked to go elsewhere and was refused.*/);
    assert.doesNotMatch(line, /example|secret/);
    assert.equal(await window.get("/url"), here);
    assert.equal((await window.windows()).length, 1);
  });
});

test("a second start brings the first window forward, says so in Japanese and leaves", async () => {
  await atACounter({ server: false }, async (counter) => {
    const window = await counter.openWindow();
    const again = counter.start("--settings", counter.places.settings);
    await again.says(/書かないはすでに動いています/);
    assert.deepEqual(await again.ended, { code: 0, signal: null });
    assert.match(await window.get("/url"), /^tauri:/);
  });
});

test("a misspelt word on the command line opens nothing and says what can be said", async () => {
  await atACounter({ server: false }, async (counter) => {
    const mistaken = counter.start("--setings", "x.toml");
    await mistaken.says(/--setings は使えない指定です/);
    assert.equal((await mistaken.ended).code, 2);
  });
});
