//! Walks the demonstration by itself where there is no display, and leaves pictures and the paper in a folder. Proves nothing; the stories do.

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { Clerk } from "../demonstration/clerk.mjs";
import { Counter } from "../demonstration/counter.mjs";
import { Hall } from "../demonstration/hall.mjs";
import { ROOT } from "../demonstration/office.mjs";

const OUT = join(ROOT, "out", "walk");
const SUPERVISOR = 3;

async function main() {
  rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  const counter = await Counter.set();
  const hall = await Hall.open(counter.address, OUT);
  try {
    await served(counter, hall);
    await cutOff(counter);
  } finally {
    await hall.close();
    await counter.clear();
  }
  console.log(`walk: done; pictures and the paper lie in ${relative(ROOT, OUT)}/`);
  for (const name of readdirSync(OUT).sort()) console.log(`  ${name}`);
}

/** From the kiosk to the application at the centre. */
async function served(counter, hall) {
  await hall.kiosk.getByRole("button", { name: /証明書/ }).waitFor();
  await hall.picture("kiosk", "01-kiosk");
  const taken = await hall.takesNumber(/証明書/);
  await hall.picture("kiosk", "02-kiosk-number");
  await counter.takeNumber("moving");

  const clerk = new Clerk(await counter.openWindow());
  const keep = (name, title) => counter.picture(join(OUT, `${name}.png`), title);
  await clerk.session.sees("担当の方を選んでください");
  await keep("03-sign-in");
  await clerk.signsIn(SUPERVISOR);
  await clerk.session.press("F8");
  await counter.inWindow("guest", async () => {
    await clerk.session.sees("窓口でご案内します");
    await keep("04-guest-calm", "書かない 来庁者用");
  });
  await keep("05-waiting");
  console.log(`walk: the kiosk gave ${taken}, the clerk calls ${(await clerk.callsNext()).trim()}`);
  await hall.calls(taken);
  await hall.picture("board", "06-board");
  await clerk.session.press("F7");
  await counter.inWindow("supervisor", async () => {
    await clerk.session.sees("3番窓口");
    await keep("07-supervisor", "書かない 監督");
  });
  await clerk.interviews(undefined, (question) => asked(counter, clerk, question));
  await papers(counter, clerk);
  await clerk.finishes();
  await clerk.reachesTheCentre();
  await keep("14-finished");
}

/** A picture of a question; once the visitor is shown it too. */
async function asked(counter, clerk, question) {
  const number = { relation: "08", subject: "09", purpose: "10", all_asked: "12" }[question];
  await counter.picture(join(OUT, `${number}-interview-${question}.png`));
  if (question !== "purpose") return;
  await clerk.session.chord("Control", "g");
  await clerk.session.sees("来庁者に見せています");
  await counter.inWindow("guest", async () => {
    await clerk.session.sees("何にお使いになりますか");
    await counter.picture(join(OUT, "11-guest-question.png"), "書かない 来庁者用");
  });
}

async function papers(counter, clerk) {
  await clerk.looksAtPapers();
  await clerk.savesPdf();
  await counter.picture(join(OUT, "13-papers.png"));
  for (const [place, name] of readdirSync(counter.places.papers).entries()) {
    const paper = join(OUT, `paper-${place + 1}.pdf`);
    copyFileSync(join(counter.places.papers, name), paper);
    const drawn = spawnSync("pdftoppm", ["-r", "110", "-png", paper, paper.replace(/\.pdf$/, "")]);
    if (drawn.status !== 0) throw new Error(`pdftoppm: ${drawn.stderr}`);
  }
  await clerk.leavesPapers();
}

/** The same desk with the server gone, and with it back. */
async function cutOff(counter) {
  const clerk = new Clerk(counter.session);
  await counter.stopServing();
  await clerk.beginsWithoutNumber();
  await clerk.interviews();
  await clerk.finishes();
  await clerk.session.sees("未送信 1件", 30_000);
  await counter.picture(join(OUT, "15-offline.png"));
  await counter.serve();
  await clerk.session.until("the strip is gone", `() => !document.querySelector('[data-strip]')`, [], 60_000);
  await clerk.reachesTheCentre();
  await counter.picture(join(OUT, "16-online-again.png"));
}

await main();
