// Every screen at the usual city PC's size, at a large one and at 200 %: pictures are left, and nothing is cut or missed by axe.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { Office, type Running } from "./office";
import {
  axeFindsNothing,
  beginWithoutTicket,
  isNotCut,
  openBrowser,
  openPage,
  pick,
  picture,
  press,
  question,
  type Size,
  sees,
  signIn,
  unlock,
} from "./screen";

describe("every screen", () => {
  const office = new Office();
  let [browser, server, desk]: [Browser?, Running?, Running?] = [];

  beforeAll(async () => {
    browser = await openBrowser();
    server = await office.startServer();
    desk = await office.startDesk();
    const first = await openPage(browser, `${desk.address}/clerk`);
    await unlock(first);
    await first.close();
  });
  afterAll(async () => {
    await browser?.close();
    await office.close();
  });

  const look = async (page: Page, name: string, size: Size) => {
    await axeFindsNothing(page, `${name} ${size}`);
    await isNotCut(page, `${name} ${size}`);
    await picture(page, name, size);
  };

  it.each<Size>(["1366x768", "1920x1080", "200percent"])("is whole and accessible at %s", async (size) => {
    if (!browser) return;
    const page = await openPage(browser, `${desk?.address}/clerk`, size);
    await sees(page, "担当の方を選んでください");
    await look(page, "sign-in", size);
    await signIn(page, 3);
    await sees(page, "次の方を呼ぶ");
    await look(page, "idle", size);
    await beginWithoutTicket(page, "住民票の写し");
    await question(page, "relation");
    await look(page, "choice", size);
    await pick(page, "relation", 2);
    await pick(page, "household", 1);
    await question(page, "subject");
    await look(page, "fields", size);
    await press(page, "F9");
    await page.locator("[data-sheet] img").first().waitFor();
    await look(page, "papers", size);
    await press(page, "Escape", "F12");
    await sees(page, "まだ聞き終えていません");
    await look(page, "finish-early", size);
    await press(page, "Enter", "Control+l");
    await sees(page, "担当の方を選んでください");
    await signIn(page, 3);
    await sees(page, "前回の聞き取りを再開しますか");
    await look(page, "draft", size);
    await press(page, "Delete", "Delete");
    await sees(page, "次の方を呼ぶ");
    const others = { guest: desk, supervisor: desk, board: server, kiosk: server };
    for (const [name, running] of Object.entries(others)) {
      const other = await openPage(browser, `${running?.address}/${name}?ward=kokurakita`, size);
      await other.getByText("小倉北区役所").or(other.getByText("証明書")).first().waitFor();
      await look(other, name, size);
      await other.close();
    }
    await press(page, "Control+l");
    await page.close();
  });
});
