// A bereavement by keyboard alone, without a number: people, rows of choices, every verdict, and an edit looked at before it counts.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Office } from "./office";
import {
  beginWithoutTicket,
  lookAtSizes,
  openOffice,
  picture,
  press,
  question,
  type Size,
  sees,
  signIn,
} from "./screen";

// What the visitor knows, by the fact's last words: typed, or the label to pick. The rest is なし, or nobody knows.
const known: Record<string, string> = {
  "death.date": "R8.11.10",
  "death.known_date": "R8.11.10",
  "death.notified": "出した（葬儀社が出した場合も）",
  "deceased.birth_date": "S15.5.6",
  "deceased.sex": "男",
  "deceased.is_head": "世帯主だった",
  "deceased.nationality": "日本",
  "child1.household": "別の世帯",
  "child1.birth_date": "S45.1.2",
  "child1.heir": "相続人に当たる",
  "deceased.health_insurance": "後期高齢者医療",
  "deceased.pension.old_age": "国民年金（基礎）と厚生年金",
  "deceased.care_level": "要介護",
  "deceased.care_limit_certificate": "なかった",
  "funeral.status": "済ませた",
  "funeral.date": "R8.11.13",
  "deceased.seal_registered": "していた",
  "deceased.my_number_card": "ある",
  "deceased.owns.real_estate": "ある",
  "deceased.water_contract_holder": "亡くなった方の名義",
  "deceased.city_tax_balance": "分からない",
};

const wanted = (fact: string) => {
  const plain = fact.replaceAll(/.*\[|\]/g, "").replaceAll(/^people\./g, "");
  return Object.entries(known).find(([name]) => plain === name || plain.endsWith(`.${name}`))?.[1];
};

/** The key of what is to be picked in a row, as the row shows it. */
const keyFor = async (page: Page, row: string, label: string) => {
  const option = page.locator(`[data-row="${row}"] :is([role=radio], [role=checkbox])`).filter({ hasText: label });
  return (await option.first().locator("[aria-hidden]").first().textContent()) ?? "9";
};

/** Answers one row and comes to the next one. */
async function answerRow(page: Page, row: string) {
  const told = wanted(row);
  const typed = (await page.locator(`[data-row="${row}"] input`).count()) > 0;
  if (typed && told) await page.keyboard.insertText(told);
  if (typed) return press(page, told ? "ArrowDown" : "Alt+9");
  return press(page, told ? await keyFor(page, row, told) : "ArrowDown");
}

/** Answers whatever is asked now; 0 fills what has a なし, 9 what is still open. */
async function answerNow(page: Page, id: string) {
  const here = page.locator(`[data-question="${id}"]`);
  const rows = await here
    .locator("[data-row]")
    .evaluateAll((all) => all.map((row) => row.getAttribute("data-row") ?? ""));
  for (const row of rows) await answerRow(page, row);
  if (rows.length > 1) await press(page, "0");
  for (const row of rows) {
    if ((await here.locator(`[data-row="${row}"][data-answered=false]:not(:has(input))`).count()) === 0) continue;
    await here.locator(`[data-row="${row}"] :is([role=radio], [role=checkbox])`).first().focus();
    await press(page, "9");
  }
  if (rows.length === 0) await press(page, (await here.locator("[role=radio]").count()) > 0 ? "9" : "Alt+9");
  if (rows.length > 0 || (await here.locator("[role=radio]").count()) > 0) {
    await here.locator(":is([role=radio], [role=checkbox])").last().focus();
    await press(page, "Enter");
  }
  await here.waitFor({ state: "detached" });
}

/** Goes on until nothing is left to ask; says how many screens that took. */
async function answerAll(page: Page): Promise<number> {
  for (let asked = 0; asked < 40; asked++) {
    const now = page.locator("[data-question]:visible, [data-all-asked]").first();
    await now.waitFor();
    const id = await now.getAttribute("data-question");
    if (!id) return asked;
    await answerNow(page, id);
  }
  return expect.unreachable("the interview does not end");
}

describe("a bereavement", () => {
  const office = new Office();
  let browser: Browser | undefined;
  let clerk: Page | undefined;
  const opened = () => clerk ?? expect.unreachable("the page was not opened");
  const look = (name: string, at?: Size[]) => lookAtSizes(opened(), name, at);

  beforeAll(async () => {
    ({ browser, clerk } = await openOffice(office));
    await signIn(clerk);
  });
  afterAll(async () => {
    await browser?.close();
    await office.close();
  });

  it("begins without a number, with a row for every fact", async () => {
    const page = opened();
    await beginWithoutTicket(page, "おくやみ");
    await question(page, "bereavement.q_death");
    await answerRow(page, "death.date");
    await answerRow(page, "death.known_date");
    await press(page, "Enter");
    await sees(page, /をまだ選んでいません/);
    await look("bereavement-rows");
    await press(page, "1", "Enter");
    await question(page, "bereavement.q_deceased");
    await answerNow(page, "bereavement.q_deceased");
  });

  it("names everybody one by one, takes somebody back, and goes on when all are named", async () => {
    const page = opened();
    await question(page, "roster");
    await look("bereavement-roster");
    await press(page, "1", "1", "Enter");
    await page.locator('[data-named="2"]').waitFor();
    await press(page, "Delete");
    await sees(page, "もう一度 Delete");
    await look("bereavement-take-back", ["1366x768"]);
    await press(page, "Delete");
    await page.locator('[data-named="1"]').waitFor();
    await press(page, await keyFor(page, "relation", "子"), "2", "1", "2");
    await picture(page, "bereavement-roster-filled");
    await press(page, "Enter");
    await page.locator('[data-named="2"]').waitFor();
    await press(page, "0");
    await question(page, "bereavement.q_person@child1");
    await answerNow(page, "bereavement.q_person@child1");
  });

  it("says for every procedure what became of it, in few questions", async () => {
    const page = opened();
    const asked = await answerAll(page);
    expect(asked + 4).toBeLessThanOrEqual(25);
    for (const id of ["OK-14", "OK-15"]) await page.locator(`[data-procedure="${id}"][data-status=required]`).waitFor();
    const counts = await page.locator("[data-count] dd").allTextContents();
    expect(counts.map(Number).reduce((sum, each) => sum + each)).toBe(57);
    await look("bereavement-all-asked");
  });

  it("opens a procedure to its whole reason, and comes back to where it was", async () => {
    const page = opened();
    await press(page, "F6", "ArrowDown", "Enter");
    await page.locator("[data-drawer]").waitFor();
    await look("bereavement-drawer");
    await press(page, "ArrowDown", "Escape");
    await page.locator("[data-drawer]").waitFor({ state: "detached" });
    await press(page, "Escape");
  });

  it("shows what an edited answer would change before it counts", async () => {
    const page = opened();
    await press(page, "F5");
    await sees(page, "直したい回答を選んで");
    await look("bereavement-review");
    const insurance = page.locator('[data-goes-to="bereavement.q_insurance"]').first();
    const reached = () => insurance.evaluate((each) => each === document.activeElement);
    for (let step = 0; step < 40 && !(await reached()); step++) await press(page, "ArrowDown");
    await press(page, "Enter");
    await question(page, "bereavement.q_insurance");
    const before = await page.locator('[data-count="required"] dd').textContent();
    await press(page, await keyFor(page, "people[deceased].health_insurance", "国民健康保険"), "Enter");
    await page.locator("[data-changing]").waitFor();
    await look("bereavement-changing");
    await press(page, "Escape");
    await page.locator("[data-changing]").waitFor({ state: "detached" });
    expect(await page.locator('[data-count="required"] dd').textContent()).toBe(before);
    await press(page, "Enter");
    await page.locator("[data-changing]").waitFor();
    await press(page, "Enter");
    await page.locator('[data-procedure="OK-14"][data-status=required]').waitFor({ state: "detached" });
    await answerAll(page);
  });

  it("is finished with F12", async () => {
    const page = opened();
    await press(page, "F12");
    await sees(page, "この受付を終了しますか");
    await press(page, "Enter");
    await page.locator("[data-at-centre]").waitFor();
  });
});
