// The longest of everything at the usual PC and at 200 %: rare and foreign names, fifteen people, many choices, no server.
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { answering, death } from "./answering";
import { Office } from "./office";
import { atAnOffice } from "./opened";
import {
  beginWithoutTicket,
  fill,
  keyFor,
  lookAtSizes,
  pick,
  press,
  question,
  type Size,
  sees,
  sheetIsShown,
  signIn,
} from "./screen";

const rare = "渡邉\u{E0102}　\u{20BB7}櫻子ステファニー";
const foreign = "ＭＡＲＩＡ　ＦＥＲＮＡＮＤＡ　".repeat(6).slice(0, 100);
const address =
  "北九州市小倉北区架空町大字架空字上の原一丁目２３番４５−６７８号　架空ハイツさくら弐番館別棟東１２０３号室";
const { answerNow } = answering(death);
const bothSizes: Size[] = ["1366x768", "200percent"];

/** Whatever can be picked is whole in sight, without scrolling. */
const choicesInSight = (page: Page) =>
  page.evaluate(() => {
    const bottom = document.querySelector("[data-question] .mt-auto")?.getBoundingClientRect().top ?? 0;
    const lines = [...document.querySelectorAll("[role=radio]")].map((each) => each.getBoundingClientRect());
    return lines.every((line) => line.top >= 0 && line.bottom <= bottom + 1);
  });

describe("the longest of everything", () => {
  const { clerk } = atAnOffice(
    async (at) => {
      await signIn(at.clerk);
      await at.server.stop();
      await at.clerk.locator('[data-strip="offline"]').waitFor();
    },
    new Office({ rareNames: true }),
  );

  it("names of a hundred letters stand whole beside every question", async () => {
    const page = clerk();
    await beginWithoutTicket(page, "住民票の写し");
    await pick(page, "relation", 4);
    await pick(page, "household", 1);
    await fill(page, "subject", [rare, "", "S50.1.2", address, ""]);
    await fill(page, "visitor", [foreign, address]);
    await pick(page, "scope", 1);
    await pick(page, "items", 1);
    await question(page, "purpose");
    await lookAtSizes(page, "long-names", bothSizes);
    expect(await page.locator("[role=radio]").count()).toBe(7);
    expect(await choicesInSight(page), "seven choices, with the strip of the absent server").toBe(true);
    await press(page, "F5");
    await sees(page, "直したい回答を選んで");
    await lookAtSizes(page, "long-names-review", bothSizes);
    await press(page, "Escape");
  });

  it("their papers stand whole beside the boxes, and a warned one is found, though the centre is away", async () => {
    const page = clerk();
    await press(page, "F9");
    await sheetIsShown(page);
    await lookAtSizes(page, "long-papers", bothSizes);
    await press(page, "w");
    await page.locator("[data-chosen-box]").waitFor();
    await lookAtSizes(page, "long-papers-warned", bothSizes);
    await press(page, "Escape", "F12");
    await sees(page, "まだ聞き終えていません");
    await press(page, "Delete", "Delete");
    await sees(page, "次の方を呼ぶ");
  });

  it("fifteen people are named, and each can be seen", async () => {
    const page = clerk();
    await beginWithoutTicket(page, "おくやみ");
    await question(page, "bereavement.q_death");
    await answerNow(page, "bereavement.q_death");
    await question(page, "bereavement.q_deceased");
    await answerNow(page, "bereavement.q_deceased");
    await question(page, "roster");
    const child = await keyFor(page, "relation", "子");
    for (let named = 1; named < 15; named++) {
      await press(page, child, named % 2 ? "1" : "2", "Enter");
      await page.locator(`[data-named="${named + 1}"]`).waitFor();
    }
    await lookAtSizes(page, "fifteen-people", bothSizes);
    await press(page, "0");
    await page.locator('[data-question="roster"]').waitFor({ state: "detached" });
    await lookAtSizes(page, "fifteen-people-asked", bothSizes);
  });
});
