//! The one thin line in the real window, by keyboard alone: from the called number to the application at the centre.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Clerk, VISITOR } from "../demonstration/clerk.mjs";
import { atACounter } from "../demonstration/counter.mjs";

test("a clerk calls a number, interviews, sees and saves the paper, finishes, and the centre has the application", async () => {
  await atACounter({}, async (counter) => {
    const { number } = await counter.takeNumber();
    const clerk = new Clerk(await counter.openWindow());
    await clerk.signsIn();
    assert.equal((await clerk.callsNext()).trim(), number);
    assert.equal((await counter.board()).calls[0].number, number);
    await clerk.interviews();
    await clerk.looksAtPapers();
    await clerk.savesPdf();
    const papers = readdirSync(counter.places.papers);
    assert.equal(papers.length, 1);
    assert.equal(readFileSync(join(counter.places.papers, papers[0])).subarray(0, 5).toString(), "%PDF-");
    await clerk.leavesPapers();
    await clerk.finishes();
    await clerk.reachesTheCentre();
    assertNoOneIsNamed(counter.log());
  });
});

test("with the server stopped the work goes on, the strip counts what is unsent, and the outbox drains by itself", async () => {
  await atACounter({}, async (counter) => {
    const clerk = new Clerk(await counter.openWindow());
    await clerk.signsIn();
    await counter.stopServing();
    await clerk.beginsWithoutNumber();
    await clerk.interviews();
    await clerk.mark('[data-strip="offline"]');
    await clerk.finishes();
    await clerk.session.sees("未送信 1件", 30_000);
    await counter.serve();
    await clerk.session.until("the strip is gone", `() => !document.querySelector('[data-strip]')`, [], 60_000);
    await clerk.reachesTheCentre();
  });
});

test("a paper is printed through the system's own printing, as it was saved, under a name that is nobody's", async () => {
  await atACounter({ printer: "Counter3" }, async (counter) => {
    const clerk = new Clerk(await counter.openWindow());
    await clerk.signsIn();
    await clerk.beginsWithoutNumber();
    await clerk.interviews();
    await clerk.looksAtPapers();
    await clerk.savesPdf();
    await clerk.prints("Counter3");
    const [job] = readdirSync(counter.spool).filter((name) => name.startsWith("d"));
    const [saved] = readdirSync(counter.places.papers);
    assert.deepEqual(readFileSync(join(counter.spool, job)), readFileSync(join(counter.places.papers, saved)));
    for (const name of readdirSync(counter.spool).filter((file) => file.startsWith("c"))) {
      assertNoOneIsNamed(readFileSync(join(counter.spool, name), "utf8"));
    }
  });
});

test("an interview survives the window being killed, and is offered again", async () => {
  await atACounter({}, async (counter) => {
    const clerk = new Clerk(await counter.openWindow());
    await clerk.signsIn();
    await clerk.beginsWithoutNumber();
    await clerk.picks("relation", 1);
    await clerk.fillsSubject(VISITOR, async () => {});
    await clerk.question("scope");
    await counter.closeWindow();
    const again = new Clerk(await counter.openWindow());
    await again.session.sees("担当の方を選んでください");
    await again.session.press("1");
    await again.session.sees("前回の聞き取りを再開しますか");
    await again.session.press("Enter");
    await again.question("scope");
  });
});

test("what the store keeps on disk cannot be read", async () => {
  await atACounter({}, async (counter) => {
    const clerk = new Clerk(await counter.openWindow());
    await clerk.signsIn();
    await clerk.beginsWithoutNumber();
    await clerk.picks("relation", 1);
    await clerk.fillsSubject(VISITOR, async () => {});
    await clerk.question("scope");
    const files = readdirSync(counter.places.data, { recursive: true })
      .map((name) => join(counter.places.data, name))
      .filter((path) => statSync(path).isFile());
    assert.ok(files.length > 0);
    for (const file of files) {
      const bytes = readFileSync(file);
      for (const said of [VISITOR.address, VISITOR.phone, "花子", "SQLite format 3"]) {
        assert.ok(!bytes.includes(said), `${file} holds 「${said}」 in the clear`);
      }
    }
    assertNoOneIsNamed(counter.log());
  });
});

function assertNoOneIsNamed(log) {
  for (const said of [VISITOR.name, "花子", VISITOR.kana, VISITOR.address, VISITOR.phone]) {
    assert.ok(!log.includes(said), `a log line or a job holds 「${said}」`);
  }
}
