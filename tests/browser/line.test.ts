// The thin line by keyboard: from a number taken at the kiosk to the application at the server, on every screen it touches.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Office, type Running } from "./office";
import {
  axeFindsNothing,
  fill,
  openBrowser,
  openPage,
  pick,
  picture,
  press,
  question,
  sees,
  sheetIsShown,
  signIn,
  unlock,
  visitor,
} from "./screen";

// A family name with a variant that the papers' fonts do not have.
const rareName = "渡邉\u{E0102}　櫻子ステファニー";

describe("from the called number to the synced application", () => {
  const office = new Office();
  let [browser, server, desk]: [Browser?, Running?, Running?] = [];
  let [clerk, board, guest, ward]: Page[] = [];
  const at = (running: Running | undefined, path: string) => `${running?.address}${path}`;
  const opened = (page: Page | undefined): Page => page ?? expect.unreachable("the page was not opened");

  beforeAll(async () => {
    browser = await openBrowser();
    server = await office.startServer();
    desk = await office.startDesk("kk-3");
    const watching = await office.startDesk("kk-4");
    clerk = await openPage(browser, at(desk, "/clerk"));
    guest = await openPage(browser, at(desk, "/guest"));
    board = await openPage(browser, at(server, "/board?ward=kokurakita"));
    const watcher = await openPage(browser, at(watching, "/clerk"));
    await unlock(watcher);
    await signIn(watcher, 3);
    await watcher.close();
    ward = await openPage(browser, at(watching, "/supervisor"));
  });
  afterAll(async () => {
    await browser?.close();
    await office.close();
  });

  it("opens with a passphrase and signs the clerk in by number", async () => {
    const page = opened(clerk);
    await sees(page, "合言葉");
    await axeFindsNothing(page, "passphrase");
    await picture(page, "passphrase");
    await unlock(page);
    await axeFindsNothing(page, "sign-in");
    await picture(page, "sign-in");
    await signIn(page);
    await page.locator('[data-link="synced"]').waitFor();
    await axeFindsNothing(page, "idle");
  });

  it("gives a number at the kiosk, and the counter sees who waits", async () => {
    const kiosk = await openPage(browser ?? expect.unreachable(), at(server, "/kiosk?ward=kokurakita"));
    await sees(kiosk, "証明書");
    await axeFindsNothing(kiosk, "kiosk");
    await picture(kiosk, "kiosk");
    await kiosk.getByRole("button", { name: /証明書/ }).click();
    expect(await kiosk.locator("[data-number]").textContent()).toBe("A-001");
    await axeFindsNothing(kiosk, "kiosk number");
    await picture(kiosk, "kiosk-number");
    await kiosk.close();
    await opened(clerk).getByText("お待ちの方").waitFor();
    await picture(opened(clerk), "idle");
  });

  it("calls it with F2, and the board shows it", async () => {
    const page = opened(clerk);
    await press(page, "F2");
    await expect.poll(() => page.locator("[data-ticket]").textContent()).toBe("A-001");
    await opened(board).locator("[data-call] [data-number]").waitFor();
    expect(await opened(board).locator("[data-call]").textContent()).toContain("3番窓口");
    await axeFindsNothing(opened(board), "board");
    await picture(opened(board), "board");
  });

  it("asks one question at a time, shows it to the visitor, and skips what an answer made needless", async () => {
    const page = opened(clerk);
    await question(page, "relation");
    await axeFindsNothing(page, "choice");
    await picture(page, "choice");
    await press(page, "Control+g");
    await sees(opened(guest), /住民票が必要なのは/);
    await axeFindsNothing(opened(guest), "guest");
    await picture(opened(guest), "guest");
    await press(page, "Control+g");
    await opened(guest).locator('[data-shown="false"]').waitFor();
    await pick(page, "relation", 1);
    // The household, the letter of proxy and the reason are not asked of someone who asks for their own.
    await question(page, "subject");
  });

  it("keeps a name letter for letter, echoes the date, and says beside the field what it could not read", async () => {
    const page = opened(clerk);
    const wrong = visitor.with(0, rareName).with(2, "S64.1.8");
    await page.locator("input").first().waitFor();
    for (const text of wrong) {
      if (text) await page.keyboard.insertText(text);
      await press(page, "Enter");
    }
    const field = page.locator('[data-question="subject"] [aria-invalid=true]');
    await field.waitFor();
    expect(await field.inputValue()).toBe("S64.1.8");
    await axeFindsNothing(page, "refused field");
    await picture(page, "refused-field");
    await field.fill("S50.1.2");
    await sees(page, "昭和50年1月2日（1975年）");
    expect(await page.locator("input").first().inputValue()).toBe(rareName);
    await picture(page, "fields");
    await press(page, "Enter", "Enter", "Enter");
    await question(page, "scope");
  });

  it("takes 不明 for an answer and finishes the questions", async () => {
    const page = opened(clerk);
    await pick(page, "scope", 1);
    await pick(page, "items", 1);
    await pick(page, "purpose", 9);
    await pick(page, "relief", 2);
    await fill(page, "copies", ["１"]);
    await page.locator("[data-all-asked]").waitFor();
    await page.locator('[data-procedure="CE-01"][data-status=required]').waitFor();
    await axeFindsNothing(page, "all asked");
    await picture(page, "all-asked");
    await press(page, "F1");
    await sees(page, /住民基本台帳法/);
    await axeFindsNothing(page, "why");
    await press(page, "F1", "F5");
    await sees(page, "直したい回答を選んで");
    await axeFindsNothing(page, "review");
    await picture(page, "review");
    await press(page, "Escape");
  });

  it("shows the supervisor what the desk is doing", async () => {
    const card = opened(ward).locator('[data-desk="3番窓口"][data-state=serving]');
    await card.waitFor();
    await card.getByText("A-001").waitFor();
    await axeFindsNothing(opened(ward), "supervisor");
    await picture(opened(ward), "supervisor");
  });

  it("prints no other letter for one it cannot print: it stops, and the answer is put right with the rest kept", async () => {
    const page = opened(clerk);
    await press(page, "F9");
    await sees(page, /印字できません/);
    await axeFindsNothing(page, "papers stopped");
    await picture(page, "papers-stopped");
    await press(page, "Escape", "F5");
    await sees(page, "直したい回答を選んで");
    await press(page, "ArrowDown", "ArrowDown", "Enter");
    await question(page, "subject");
    await page
      .locator("[data-question] input")
      .first()
      .fill(visitor[0] ?? "");
    await press(page, "Enter", "Enter", "Enter", "Enter", "Enter");
    await sees(page, "申請書の欄");
    await press(page, "Enter");
    await page.locator("[data-all-asked]").waitFor();
  });

  it("shows the paper as a picture and saves it as a PDF that names no person", async () => {
    const page = opened(clerk);
    await press(page, "F9");
    await sheetIsShown(page);
    await axeFindsNothing(page, "papers");
    await picture(page, "papers");
    await press(page, "s");
    const file = await page.locator("[data-file]").textContent();
    expect(file).toMatch(/^KK-3-\d{6}-001\.pdf$/);
    expect(existsSync(join(office.folder, "papers", file ?? ""))).toBe(true);
    expect(readdirSync(join(office.folder, "papers"))).toEqual([file]);
    await axeFindsNothing(page, "papers saved");
    await press(page, "Escape");
  });

  it("finishes with F12 and one question, and the application reaches the server", async () => {
    const page = opened(clerk);
    await press(page, "F12");
    await sees(page, "この受付を終了しますか");
    await axeFindsNothing(page, "finish");
    await picture(page, "finish");
    await press(page, "Enter");
    await page.locator('[data-at-centre="true"]').waitFor();
    await page.locator('[data-link="synced"]').waitFor();
    await axeFindsNothing(page, "finished");
    await picture(page, "finished");
    await opened(ward).locator('[data-desk="3番窓口"][data-state=open]').waitFor();
  });

  it("forgets the visitor when the clerk changes", async () => {
    const page = opened(clerk);
    await press(page, "Control+l");
    await sees(page, "担当の方を選んでください");
    expect(await page.locator("body").textContent()).not.toContain("A-001");
  });
});
