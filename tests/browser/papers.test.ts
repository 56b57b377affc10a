// F9 by keyboard: the boxes walked, one put right where it stands; and rare names, from the field to the paper.
import { describe, expect, it } from "vitest";
import { Office } from "./office";
import { atAnOffice } from "./opened";
import {
  beginWithoutTicket,
  lookAtSizes,
  pick,
  press,
  question,
  type Size,
  sees,
  sheetIsShown,
  signIn,
} from "./screen";

const selected = "邉\u{E0112}";
// No typeface of the office has it.
const nowhere = "\u{31350}";
const bothSizes: Size[] = ["1366x768", "200percent"];

describe("the papers", () => {
  const { clerk } = atAnOffice(
    async (at) => {
      await signIn(at.clerk);
      await beginWithoutTicket(at.clerk, "住民票の写し");
    },
    new Office({ rareNames: true }),
  );
  const name = () => clerk().locator('[data-question="subject"] input').first();
  const type = (text: string) => clerk().keyboard.insertText(text);
  const ringed = () => clerk().locator("[data-chosen-box]");
  const chosen = () => clerk().locator("[role=option][aria-selected=true]");

  it("a letter that no paper can bear is said beneath the name, and the way on stays open", async () => {
    const page = clerk();
    await pick(page, "relation", 1);
    await question(page, "subject");
    await type(`渡${nowhere}`);
    await page.locator("[data-lacking]").waitFor();
    expect(await page.locator("[data-lacking]").textContent()).toContain(
      `「${nowhere}」（U+31350）は紙に印刷できません。`,
    );
    await lookAtSizes(page, "name-lacking", bothSizes);
    await press(page, "Backspace");
    await page.locator("[data-lacking]").waitFor({ state: "detached" });
  });

  it("another way to write a letter is picked with Alt+V, and stands in the name as the paper bears it", async () => {
    const page = clerk();
    await type("邉　櫻子");
    await press(page, "ArrowLeft", "ArrowLeft", "ArrowLeft", "Alt+v");
    await page.locator('[data-variants="邉"] [role=option]').nth(8).waitFor();
    await expect
      .poll(() =>
        page.evaluate(() =>
          [...document.fonts].some((each) => each.family === "kakanai-names" && each.status === "loaded"),
        ),
      )
      .toBe(true);
    await lookAtSizes(page, "name-variants", bothSizes);
    const way = page.getByRole("option").filter({ hasText: "U+9089 U+E0112" });
    await press(page, (await way.locator("[aria-hidden]").textContent()) ?? "");
    await expect.poll(() => name().inputValue()).toBe(`渡${selected}　櫻子`);
    await expect.poll(() => name().evaluate((each: HTMLInputElement) => each.selectionStart)).toBe(4);
    await lookAtSizes(page, "name-rare", bothSizes);
  });

  it("are walked box by box, and the one at hand is ringed where it stands", async () => {
    const page = clerk();
    await press(page, "Enter", "Enter");
    await type("S50.1.2");
    await press(page, "Enter");
    await type("北九州市小倉北区架空町１番１号");
    await press(page, "Enter", "Enter");
    await pick(page, "scope", 1);
    await press(page, "F9");
    await sheetIsShown(page);
    await lookAtSizes(page, "papers-open", bothSizes);
    for (const _ of await page.getByRole("option").all()) {
      await press(page, "ArrowDown");
      const named = await chosen()
        .filter({ hasText: `渡${selected}　櫻子` })
        .count();
      if (named && (await page.getByRole("button", { name: "直す" }).count())) break;
    }
    await expect.poll(() => ringed().isVisible()).toBe(true);
    await lookAtSizes(page, "papers-box", bothSizes);
  });

  it("have a box put right where it stands: its question is asked there, and the box stays at hand", async () => {
    const page = clerk();
    const label = await ringed().getAttribute("data-chosen-box");
    await press(page, "e");
    await page.locator("[data-correcting] [data-question]").waitFor();
    await lookAtSizes(page, "papers-correcting", bothSizes);
    const field = page.locator("[data-correcting] input").first();
    await expect.poll(() => field.evaluate((each) => each === document.activeElement)).toBe(true);
    await field.fill("渡辺　桜子");
    await press(page, "F12");
    await sees(page, "この欄を直している途中です");
    await lookAtSizes(page, "papers-held-back", bothSizes);
    const fields = await page.locator("[data-correcting] :is(input, textarea)").count();
    for (let each = 0; each < fields; each++) await press(page, "Enter");
    await sees(page, "申請書の欄");
    await lookAtSizes(page, "papers-changing", bothSizes);
    await press(page, "Enter");
    await page.locator("[data-correcting]").waitFor({ state: "detached" });
    await expect.poll(() => chosen().textContent()).toContain("渡辺　桜子");
    await expect.poll(() => ringed().getAttribute("data-chosen-box")).toBe(label);
  });

  it("say where the visitor writes by hand, and are left with Esc", async () => {
    const page = clerk();
    await page.locator("[data-by-hand]").first().waitFor();
    for (const _ of await page.locator("[data-sheet]").all()) {
      if (await page.getByText("手で書くところ").count()) break;
      await press(page, "PageDown");
    }
    await sees(page, "手で書くところ");
    await press(page, "Escape");
    await page.locator("[data-sheet]").first().waitFor({ state: "detached" });
  });
});
