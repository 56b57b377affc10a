// The line to the server is cut: everything but calling goes on, the screens say so, and it mends by itself.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Office, type Running } from "./office";
import {
  axeFindsNothing,
  beginWithoutTicket,
  interview,
  openBrowser,
  openPage,
  picture,
  press,
  sees,
  signIn,
  unlock,
} from "./screen";

describe("when the server is away", () => {
  const office = new Office();
  let [browser, server]: [Browser?, Running?] = [];
  let [clerk, board, kiosk]: Page[] = [];
  const opened = (page: Page | undefined): Page => page ?? expect.unreachable("the page was not opened");

  beforeAll(async () => {
    browser = await openBrowser();
    server = await office.startServer();
    const desk = await office.startDesk();
    clerk = await openPage(browser, `${desk.address}/clerk`);
    board = await openPage(browser, `${server.address}/board?ward=kokurakita`);
    kiosk = await openPage(browser, `${server.address}/kiosk?ward=kokurakita`);
    await unlock(clerk);
    await signIn(clerk);
    await clerk.locator('[data-link="synced"]').waitFor();
    await sees(board, "番号でお呼びします");
    await sees(kiosk, "証明書");
    await server.stop();
  });
  afterAll(async () => {
    await browser?.close();
    await office.close();
  });

  it("the counter says so and goes on", async () => {
    const page = opened(clerk);
    await page.locator('[data-strip="offline"]').waitFor();
    await sees(page, "親機につながりません。");
    await axeFindsNothing(page, "offline");
  });

  it("calling is refused with words, and nothing else is", async () => {
    const page = opened(clerk);
    await press(page, "F2");
    await page.getByRole("alert").first().waitFor();
    await axeFindsNothing(page, "call refused");
    await picture(page, "offline-call");
  });

  it("an application is finished without a number and waits in the desk", async () => {
    const page = opened(clerk);
    await beginWithoutTicket(page, "住民票の写し");
    await interview(page);
    await picture(page, "offline-all-asked");
    await press(page, "F12");
    await sees(page, "この端末に確定して保存します");
    await press(page, "Enter");
    await page.locator('[data-at-centre="false"]').waitFor();
    await sees(page, /未送信 \d+件/);
    await picture(page, "offline-finished");
  });

  it("the board says that it is old, and the kiosk sends people to the staff", async () => {
    await sees(opened(board), "表示が古くなっています");
    await axeFindsNothing(opened(board), "board cut");
    await picture(opened(board), "board-cut");
    await sees(opened(kiosk), "いまは番号をお出しできません");
    await axeFindsNothing(opened(kiosk), "kiosk away");
    await picture(opened(kiosk), "kiosk-away");
  });

  it("everything mends by itself when the server returns", async () => {
    await office.startServer();
    const page = opened(clerk);
    await page.locator('[data-at-centre="true"]').waitFor({ timeout: 60_000 });
    await page.locator('[data-link="synced"]').waitFor();
    await expect.poll(() => page.locator("[data-strip]").count()).toBe(0);
    await opened(board).locator('[data-cut="false"]').waitFor();
    await sees(opened(kiosk), "証明書");
  });
});
