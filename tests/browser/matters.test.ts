// A second matter in the same interview by keyboard: taken up, asked with the first, put down; and the answer being chosen.
import { describe, expect, it } from "vitest";
import { atAnOffice } from "./opened";
import { beginWithoutTicket, keyFor, look, lookAtSizes, press, question, sees, signIn } from "./screen";

describe("two matters in one interview", () => {
  const { clerk } = atAnOffice(async (at) => {
    await signIn(at.clerk);
    await beginWithoutTicket(at.clerk, "婚姻");
  });
  const matter = async (name: string) => {
    await press(clerk(), "F10");
    await sees(clerk(), "ほかの用件もいっしょに取り上げる");
    const line = clerk().getByRole("radio", { name });
    await press(clerk(), (await line.locator("[aria-hidden]").first().textContent()) ?? "");
  };
  const count = () => clerk().locator('[data-count="required"] dd').textContent();

  it("shows what an answer would change while it is chosen, and counts nothing of it", async () => {
    const page = clerk();
    await question(page, "marriage.filing");
    const before = await count();
    await press(page, await keyFor(page, "marriage.filed", "はい"));
    await page.locator("[data-foreseen]").waitFor();
    expect(await count()).toBe(before);
    await lookAtSizes(page, "foreseen");
  });

  it("takes the move up with F10, and the outline holds both", async () => {
    const page = clerk();
    await matter("引越し・世帯の変更");
    await lookAtSizes(page, "matters");
    await press(page, "Enter");
    const outline = page.locator("nav");
    await outline.getByText("婚姻", { exact: true }).waitFor();
    await outline.getByText("引越し・世帯の変更", { exact: true }).waitFor();
    await page.locator('[data-procedure^="MV-"]').first().waitFor({ state: "attached" });
    await lookAtSizes(page, "matters-taken");
  });

  it("names those who marry, and marks who moves with Ctrl+E", async () => {
    const page = clerk();
    await question(page, "marriage.filing");
    await press(page, "1");
    await page.locator("input").first().focus();
    await press(page, "Alt+9", "1", "Enter");
    await question(page, "roster");
    await press(page, "1", "1", "1", "Enter");
    await page.locator('[data-named="2"]').waitFor();
    await press(page, "Control+e", "Control+e");
    await sees(page, "夫に当てはまること");
    await press(page, await keyFor(page, "roles", "異動する方"));
    await lookAtSizes(page, "roster-put-right");
    await press(page, "Enter");
    await page.locator("[data-person=husband]").getByText("異動する方").waitFor();
  });

  it("puts the move down again, and everything is as it was", async () => {
    const page = clerk();
    await matter("引越し・世帯の変更");
    await sees(page, "この用件を外す");
    await look(page, "matters-put-down");
    await press(page, "Enter");
    await page.locator('[data-procedure^="MV-"]').first().waitFor({ state: "detached" });
    await question(page, "roster");
  });
});
