// Applications after they were finished, at two real desks of one ward: found by keyboard, put right, cut off from each
// other and brought together again by a person's choice; printed again, handed over, taken back.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Office, type Running } from "./office";
import {
  axeFindsNothing,
  beginWithoutTicket,
  interview,
  lookAtSizes,
  openBrowser,
  openPage,
  picture,
  press,
  sees,
  signIn,
  unlock,
} from "./screen";

describe("the records of the ward", () => {
  const office = new Office();
  let browser: Browser | undefined;
  let server: Running | undefined;
  let pages: Page[] = [];
  const [third, fourth] = [0, 1];
  const at = (desk: number): Page => pages[desk] ?? expect.unreachable("the page was not opened");
  const records = (desk: number) => at(desk).locator("[data-records]");

  /** Opens the records, and the first application in the list. */
  const openFirst = async (desk: number) => {
    await press(at(desk), "F11");
    await records(desk).getByText("渡邉").first().waitFor();
    await press(at(desk), "Enter");
    await sees(at(desk), "経過");
  };
  /** Puts the number of copies right and goes back to the calm between two visitors. */
  const putRight = async (desk: number, copies: string) => {
    await openFirst(desk);
    await press(at(desk), "e");
    await at(desk).locator("[data-all-asked]").waitFor();
    await press(at(desk), "PageUp");
    const field = at(desk).locator('[data-question="copies"] input');
    await expect.poll(() => field.evaluate((each) => each === document.activeElement)).toBe(true);
    await field.selectText();
    await at(desk).keyboard.insertText(copies);
    await press(at(desk), "Enter");
    await sees(at(desk), "この答えに変えると");
    await press(at(desk), "Enter");
    await at(desk).locator("[data-all-asked]").waitFor();
    await press(at(desk), "F12");
    await sees(at(desk), "訂正を送る");
    await press(at(desk), "Enter");
    await at(desk).locator("[data-all-asked]").waitFor({ state: "detached" });
  };

  beforeAll(async () => {
    browser = await openBrowser();
    server = await office.startServer();
    for (const id of ["kk-3", "kk-4"]) {
      const desk = await office.startDesk(id);
      const page = await openPage(browser, `${desk.address}/clerk`);
      await unlock(page);
      await signIn(page);
      await page.locator('[data-link="synced"]').waitFor();
      pages = [...pages, page];
    }
  });
  afterAll(async () => {
    await browser?.close();
    await office.close();
  });

  it("says what to do while there are none", async () => {
    await press(at(third), "F11");
    await sees(at(third), "きょうの申請は、まだありません。");
    await axeFindsNothing(at(third), "no records");
    await picture(at(third), "records-none");
    await press(at(third), "Escape");
  });

  it("finds at one desk what another took, by its reading's or name's beginning", async () => {
    await beginWithoutTicket(at(third), "住民票の写し");
    await interview(at(third));
    await press(at(third), "F12");
    await press(at(third), "Enter");
    await press(at(fourth), "F11");
    await records(fourth).getByText("渡邉").first().waitFor();
    await at(fourth).keyboard.insertText("櫻子");
    await records(fourth).getByText("渡邉").first().waitFor();
    await lookAtSizes(at(fourth), "records-list", ["1366x768", "200percent"]);
    await at(fourth).keyboard.insertText("石川");
    await sees(at(fourth), "見つかりません。");
    await press(at(fourth), "Escape");
  });

  it("shows an application whole, with what may be done", async () => {
    if ((await records(fourth).count()) > 0) await press(at(fourth), "Escape");
    await openFirst(fourth);
    await sees(at(fourth), "直す");
    await lookAtSizes(at(fourth), "record", ["1366x768", "1920x1080", "200percent"]);
    await press(at(fourth), "Escape", "Escape");
  });

  it("puts right apart from each other, and shows both values until somebody has chosen", async () => {
    await server?.stop();
    for (const desk of [third, fourth]) await at(desk).locator('[data-link="offline"]').waitFor();
    await putRight(third, "2");
    await putRight(fourth, "4");
    server = await office.startServer();
    for (const desk of [third, fourth]) await sees(at(desk), "値が二つある申請が 1件あります。");
    await picture(at(third), "records-strip");
    await openFirst(fourth);
    await press(at(fourth), "k");
    await sees(at(fourth), "どちらが正しいか、選んでください");
    await lookAtSizes(at(fourth), "records-contest", ["1366x768", "200percent"]);
    await press(at(fourth), "Escape", "Escape", "Escape");
  });

  it("lets the supervisor choose where the whole ward is seen", async () => {
    await press(at(fourth), "Control+l");
    await signIn(at(fourth), 3);
    const ward = await openPage(browser ?? expect.unreachable(), at(fourth).url().replace("/clerk", "/supervisor"));
    await sees(ward, "値が二つある申請 1件");
    await lookAtSizes(ward, "records-ward", ["1366x768"]);
    await press(ward, "1");
    await sees(ward, "どちらが正しいか、選んでください");
    await lookAtSizes(ward, "records-ward-contest", ["1366x768"]);
    await press(ward, "2", "Enter");
    await sees(ward, "選んだ値に決めました");
    await at(third).getByText("値が二つある申請が").waitFor({ state: "detached" });
    await ward.close();
  });

  it("takes a step, hands over, prints again and takes back, each with its words", async () => {
    await openFirst(third);
    await press(at(third), "t", "1", "Enter");
    await sees(at(third), "「形式審査」にしました");
    await press(at(third), "h", "1", "Enter");
    await sees(at(third), "4番窓口へ引き継ぎました");
    await press(at(third), "r");
    await at(third).locator("textarea, input[type=text]").last().waitFor();
    await at(third).keyboard.insertText("紙づまりで読めない");
    await picture(at(third), "records-reprint");
    await press(at(third), "Enter");
    await sees(at(third), /PDFを保存しました/);
    await press(at(third), "w");
    await at(third).keyboard.insertText("別の方が先に申請していた");
    await press(at(third), "Enter");
    await sees(at(third), "取り下げます");
    await picture(at(third), "records-withdraw");
    await press(at(third), "Delete");
    await sees(at(third), "取り下げました");
    await lookAtSizes(at(third), "record-withdrawn", ["1366x768"]);
  });
});
