// F8: the sheet the visitor takes home, by keyboard: seen, saved, shown on the second display, and left again.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { atAnOffice } from "./opened";
import { beginWithoutTicket, interview, look, lookAtSizes, openPage, press, sees, signIn, visitor } from "./screen";

describe("the sheet to take home", () => {
  let guest: Page | undefined;
  const opened = (page: Page | undefined): Page => page ?? expect.unreachable("the page was not opened");
  const { office, clerk } = atAnOffice(async (at) => {
    guest = await openPage(at.browser, `${at.desk.address}/guest`);
    await signIn(at.clerk);
  });

  it("opens with F8 as a picture sharp enough to read", async () => {
    const page = clerk();
    await beginWithoutTicket(page, "住民票の写し");
    await interview(page);
    await press(page, "F8");
    await expect
      .poll(() => page.locator("[data-take-home] img").evaluate((img: HTMLImageElement) => img.naturalWidth))
      .toBeGreaterThan(1000);
    await lookAtSizes(page, "take-home");
  });

  it("is saved with S under the application's number, which names nobody", async () => {
    const page = clerk();
    await press(page, "s");
    const file = (await page.locator("[data-file]").textContent()) ?? "";
    expect(file).toMatch(/^KK-3-\d{6}-001-ご案内\.pdf$/);
    expect(existsSync(join(office.folder, "papers", file))).toBe(true);
    expect(readdirSync(join(office.folder, "papers"))).toEqual([file]);
    await look(page, "take-home-saved");
  });

  it("is not printed by Enter where no printer is set, and the screen says so", async () => {
    const page = clerk();
    await press(page, "F8", "F8");
    await sees(page, "プリンターが設定されていません");
    expect(await page.getByRole("button", { name: /印刷（/ }).count()).toBe(0);
    await press(page, "Enter");
    expect(await page.getByRole("alert").count()).toBe(0);
  });

  it("is shown to the visitor as a list with Ctrl+G, without a name or an address, and taken away again", async () => {
    const page = clerk();
    await press(page, "Control+g");
    await sees(opened(guest), "必要な手続");
    await sees(opened(guest), "住民票の写し");
    const words = (await opened(guest).locator("body").textContent()) ?? "";
    for (const personal of [visitor[0], visitor[3]]) expect(words).not.toContain(personal);
    await lookAtSizes(opened(guest), "guest-list");
    await press(page, "Control+g");
    await opened(guest).locator('[data-shown="false"]').waitFor();
  });

  it("is left with Esc, and the interview is where it was", async () => {
    const page = clerk();
    await press(page, "Escape");
    await page.locator("[data-take-home]").waitFor({ state: "detached" });
    await page.locator("[data-all-asked]").waitFor();
  });
});
