// A visitor who knows some things: answers whatever is asked by keyboard. What is known, each story says.
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { keyFor, press } from "./screen";

/** What is known of a death, as every story of one begins. */
export const death: Record<string, string> = {
  "death.date": "R8.11.10",
  "death.known_date": "R8.11.10",
  "death.notified": "出した（葬儀社が出した場合も）",
  "deceased.birth_date": "S15.5.6",
};

/** Answers from what is known, by the fact's last words: typed, or the label to pick. The rest is なし, or nobody knows. */
export function answering(known: Record<string, string>) {
  const wanted = (fact: string) => {
    const plain = fact.replaceAll(/.*\[|\]/g, "").replaceAll(/^people\./g, "");
    return Object.entries(known).find(([name]) => plain === name || plain.endsWith(`.${name}`))?.[1];
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

  /** Goes on until nothing is left to ask; says how many screens decided something. What only fills papers does not. */
  async function answerAll(page: Page): Promise<number> {
    let deciding = 0;
    for (let asked = 0; asked < 60; asked++) {
      const now = page.locator("[data-question]:visible, [data-all-asked]").first();
      await now.waitFor();
      const id = await now.getAttribute("data-question");
      if (!id) return deciding;
      if (!id.startsWith("papers.")) deciding++;
      await answerNow(page, id);
    }
    return expect.unreachable("the interview does not end");
  }

  return { answerRow, answerNow, answerAll };
}
