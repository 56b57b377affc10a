// A bereavement by keyboard alone, without a number: people, rows of choices, every verdict, and an edit looked at before it counts.
import { describe, expect, it } from "vitest";
import { answering, death } from "./answering";
import { atAnOffice } from "./opened";
import { beginWithoutTicket, keyFor, lookAtSizes, picture, press, question, type Size, sees, signIn } from "./screen";

// What the visitor knows, by the fact's last words: typed, or the label to pick. The rest is なし, or nobody knows.
const known: Record<string, string> = {
  ...death,
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

const { answerRow, answerNow, answerAll } = answering(known);

describe("a bereavement", () => {
  const { clerk } = atAnOffice((at) => signIn(at.clerk));
  const look = (name: string, at?: Size[]) => lookAtSizes(clerk(), name, at);

  it("begins without a number, with a row for every fact", async () => {
    const page = clerk();
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
    const page = clerk();
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
    const page = clerk();
    const asked = await answerAll(page);
    expect(asked + 4).toBeLessThanOrEqual(25);
    for (const id of ["OK-14", "OK-15"]) await page.locator(`[data-procedure="${id}"][data-status=required]`).waitFor();
    const counts = await page.locator("[data-count] dd").allTextContents();
    expect(counts.map(Number).reduce((sum, each) => sum + each)).toBe(57);
    await look("bereavement-all-asked");
  });

  it("opens a procedure to its whole reason, and comes back to where it was", async () => {
    const page = clerk();
    await press(page, "F6", "ArrowDown", "Enter");
    await page.locator("[data-drawer]").waitFor();
    await look("bereavement-drawer");
    await press(page, "ArrowDown", "Escape");
    await page.locator("[data-drawer]").waitFor({ state: "detached" });
    await press(page, "Escape");
  });

  it("shows what an edited answer would change before it counts", async () => {
    const page = clerk();
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
    const page = clerk();
    await press(page, "F12");
    await sees(page, "この受付を終了しますか");
    await press(page, "Enter");
    await page.locator("[data-at-centre]").waitFor();
  });
});
