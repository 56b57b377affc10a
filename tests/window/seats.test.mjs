//! Who may say what, from which window. The seat is the window's own, whatever its page claims.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Clerk } from "../demonstration/clerk.mjs";
import { atACounter } from "../demonstration/counter.mjs";

const say = `(name, request) => window.__TAURI_INTERNALS__.invoke("call", { name, request })`;

test("the visitor's window sees nothing until it is shown, and may say nothing of the clerk's", async () => {
  await atACounter({}, async (counter) => {
    const clerk = new Clerk(await counter.openWindow());
    await clerk.signsIn();
    await clerk.session.press("F8");
    await counter.inWindow("guest", async () => {
      await clerk.session.sees("窓口でご案内します");
      for (const [name, request] of [
        ["counter.call_next", { press: crypto.randomUUID() }],
        ["interview.look", {}],
        ["papers.look", {}],
        ["session.sign_in", { staff: "kuroda" }],
        ["window.open", { seat: "supervisor" }],
        ["ward.look", {}],
      ]) {
        await assert.rejects(clerk.session.soon(say, name, request), /NOT_THIS_SEAT/, name);
      }
    });
    await clerk.beginsWithoutNumber();
    await counter.inWindow("guest", () => clerk.session.sees("窓口でご案内します"));
    await clerk.session.chord("Control", "g");
    await counter.inWindow("guest", () => clerk.session.sees("住民票が必要なのは、どなたですか"));
  });
});

test("a counter clerk opens no supervisor's window, and a supervisor's window refuses the clerk's words", async () => {
  await atACounter({}, async (counter) => {
    const clerk = new Clerk(await counter.openWindow());
    await clerk.signsIn(1);
    await assert.rejects(clerk.session.soon(say, "window.open", { seat: "supervisor" }), /SUPERVISORS_ONLY/);
    await clerk.session.chord("Control", "l");
    await clerk.signsIn(3);
    await clerk.session.press("F7");
    await counter.inWindow("supervisor", async () => {
      await clerk.session.sees("3番窓口");
      await assert.rejects(clerk.session.soon(say, "counter.call_next", { press: "x" }), /NOT_THIS_SEAT/);
    });
  });
});

test("neither a reload key nor a misshapen request disturbs the counter", async () => {
  await atACounter({ server: false }, async (counter) => {
    const clerk = new Clerk(await counter.openWindow());
    await clerk.signsIn();
    await clerk.session.inPage(`() => { window.here = true; }`);
    for (const key of ["r", "p", "f"]) await clerk.session.chord("Control", key);
    await clerk.session.press("F5");
    await clerk.session.chord("Alt", "ArrowLeft");
    assert.equal(await clerk.session.inPage(`() => window.here`), true);
    await assert.rejects(clerk.session.soon(say, "counter.steal", {}), /UNKNOWN_COMMAND/);
    await assert.rejects(clerk.session.soon(say, "interview.begin", { matter: 1 }), /MALFORMED/);
    await assert.rejects(clerk.session.soon(say, "session.look", { more: 1 }), /MALFORMED/);
    await assert.rejects(clerk.session.soon(say, "interview.begin", { matter: "x".repeat(300_000) }), /MALFORMED/);
    await clerk.beginsWithoutNumber();
  });
});
