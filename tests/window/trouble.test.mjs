//! What the clerk sees when something is amiss: a clear word in Japanese, and what to do. Nothing is lost and nothing crashes.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { Clerk } from "../demonstration/clerk.mjs";
import { atACounter } from "../demonstration/counter.mjs";
import { seatAt } from "../demonstration/office.mjs";

test("a damaged settings file is named with its line, and mending it opens the desk without a restart", async () => {
  await atACounter({}, async (counter) => {
    const good = readFileSync(counter.places.settings, "utf8");
    writeFileSync(counter.places.settings, good.replace("desk_id = ", "desk_id "));
    const line = good.slice(0, good.indexOf("desk_id = ")).split("\n").length;
    const clerk = new Clerk(await counter.openWindow());
    await clerk.session.sees(`設定ファイル settings.toml の${line}行目が読めません`);
    await clerk.session.sees("情報システム担当");
    writeFileSync(counter.places.settings, good);
    await clerk.session.press("Enter");
    await clerk.signsIn();
  });
});

test("a settings file damaged later does not stop the desk: the last good one serves, and that is said", async () => {
  await atACounter({}, async (counter) => {
    await counter.openWindow();
    await new Clerk(counter.session).signsIn();
    await counter.closeWindow();
    writeFileSync(counter.places.settings, 'ward = "kokur');
    const clerk = new Clerk(await counter.openWindow());
    await clerk.session.sees("前回の正しい設定で動いています");
    await clerk.signsIn();
  });
});

test("a missing settings file is said, not guessed around", async () => {
  await atACounter({ server: false }, async (counter) => {
    const session = await counter.openWindow({ settings: `${counter.folder}/nowhere.toml` });
    await session.sees("設定ファイル nowhere.toml が見つかりません");
  });
});

test("without a keyring the desk opens with a passphrase, chosen once and asked for again", async () => {
  await atACounter({ keyring: false }, async (counter) => {
    const first = new Clerk(await counter.openWindow());
    await first.session.sees("この窓口の合言葉を決めてください");
    await first.session.type("みじかい");
    await first.session.press("Tab");
    await first.session.type("みじかい");
    await first.session.press("Enter");
    await first.session.sees("合言葉が短すぎます");
    await counter.closeWindow();

    const chosen = new Clerk(await counter.openWindow());
    await chosen.session.sees("この窓口の合言葉を決めてください");
    await chosen.session.type("demonstration-only-0001");
    await chosen.session.press("Tab");
    await chosen.session.type("demonstration-only-0001");
    await chosen.session.press("Enter");
    await chosen.signsIn();
    await counter.closeWindow();

    const later = new Clerk(await counter.openWindow());
    await later.session.sees("この窓口の合言葉を入れてください");
    await later.session.type("demonstration-only-0002");
    await later.session.press("Enter");
    await later.session.sees("合言葉が違います");
    assert.ok(!counter.log().includes("demonstration-only"), "a log line holds the passphrase");
  });
});

test("a server that is away from the start lets the clerk work all the same", async () => {
  await atACounter({ server: false }, async (counter) => {
    const clerk = new Clerk(await counter.openWindow());
    await clerk.signsIn();
    await clerk.mark('[data-strip="offline"]');
    await clerk.session.press("F2");
    await clerk.session.sees("いまは番号を呼び出せません");
    await clerk.beginsWithoutNumber();
  });
});

test("a printer that is not there is named, and the paper can be saved instead", async () => {
  await atACounter({}, async (counter) => {
    seatAt(counter.folder, counter.address, { printer: "Counter9" });
    const clerk = new Clerk(await counter.openWindow());
    await clerk.signsIn();
    await clerk.beginsWithoutNumber();
    await clerk.interviews();
    await clerk.looksAtPapers();
    await clerk.session.press("Enter");
    await clerk.session.sees("プリンター「Counter9」が見つかりません");
    await clerk.savesPdf();
  });
});

test("a queue that was stopped or shut is said on the papers' screen with what to do, and not once it runs again", async () => {
  await atACounter({ printer: "Counter3" }, async (counter) => {
    const clerk = new Clerk(await counter.openWindow());
    const { session } = clerk;
    const gone = (words) =>
      session.until(`no word of ${words}`, `(words) => !document.body.textContent.includes(words)`, [words]);
    await clerk.signsIn();
    await clerk.beginsWithoutNumber();
    await clerk.interviews();
    counter.administers("cupsdisable");
    await clerk.looksAtPapers();
    await session.sees("プリンター「Counter3」は、印刷待ちの列が止められています。");
    await session.sees("止めてある列を動かしてもらってください");
    await clerk.prints("Counter3");
    await session.sees("印刷待ちに入りました（1件）");
    counter.administers("cupsenable");
    await session.sees("印刷が終わりました");
    await gone("止められています");
    counter.administers("cupsreject");
    await session.press("Enter");
    await session.sees("プリンター「Counter3」は、新しい印刷を受け付けない設定になっています。");
    await session.sees("受け付けるように戻してもらってください");
    counter.administers("cupsaccept");
    await gone("受け付けない設定");
    await clerk.prints("Counter3");
  });
});
