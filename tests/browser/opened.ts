// An office for the steps of one story: opened before the first of them, closed after the last, whatever came between.
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { Office } from "./office";
import { openBrowser, openPage, unlock } from "./screen";

type Opened = Awaited<ReturnType<typeof open>>;

/** A browser, the server, and a desk whose store is open. */
async function open(office: Office) {
  const browser = await openBrowser();
  const server = await office.startServer();
  const desk = await office.startDesk();
  const clerk = await openPage(browser, `${desk.address}/clerk`);
  await unlock(clerk);
  return { browser, server, desk, clerk };
}

/** The office of the story around this; `begin` is what stands before its first step. */
export function atAnOffice(begin: (at: Opened) => Promise<void>, office = new Office()) {
  let opened: Opened | undefined;
  beforeAll(async () => {
    opened = await open(office);
    await begin(opened);
  });
  afterAll(async () => {
    await opened?.browser.close();
    await office.close();
  });
  const at = (): Opened => opened ?? expect.unreachable("the office was not opened");
  return { office, at, clerk: (): Page => at().clerk };
}
