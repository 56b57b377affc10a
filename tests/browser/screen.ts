// A browser and what a person does in it at the counter. It waits for what is on screen, never for a time.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { expect } from "vitest";
import { passphrase, pictures } from "./office";

const sizes = {
  "1366x768": { viewport: { width: 1366, height: 768 } },
  "1920x1080": { viewport: { width: 1920, height: 1080 } },
  "200percent": { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 },
};
/** A screen's size as it is named in the pictures. */
export type Size = keyof typeof sizes;
export const everySize: Size[] = ["1366x768", "1920x1080", "200percent"];

/** Debian's chromium, kept from calling home. */
export function openBrowser(): Promise<Browser> {
  const quiet = ["background-networking", "component-update", "sync", "quic", "gpu"].map((each) => `--disable-${each}`);
  return chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--no-first-run", ...quiet] });
}

/** A page that fails the story when its scripts do. */
export async function openPage(browser: Browser, address: string, size: Size = "1366x768"): Promise<Page> {
  const page = await browser.newPage({ ...sizes[size], locale: "ja-JP" });
  page.setDefaultTimeout(30_000);
  page.on("pageerror", (problem) => expect.unreachable(`${address}: ${problem.message}`));
  await page.goto(address);
  return page;
}

export const press = (page: Page, ...keys: string[]) =>
  keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
export const sees = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor();

/** Opens the desk with its passphrase, chosen the first time. */
export async function unlock(page: Page) {
  await sees(page, "合言葉");
  for (const field of await page.locator("input[type=password]").all()) await field.fill(passphrase);
  await press(page, "Enter");
  await sees(page, "担当の方を選んでください");
}

export async function signIn(page: Page, number = 1) {
  await sees(page, "担当の方を選んでください");
  await press(page, String(number));
  await page.locator("[data-link]").waitFor();
}

/** Begins a matter without a number, by the number key that the list shows beside it. */
export async function beginWithoutTicket(page: Page, matter: string) {
  await press(page, "F6");
  await sees(page, "受け付ける手続きを選んでください");
  const line = page.getByRole("button", { name: matter, exact: true });
  await press(page, (await line.locator("[aria-hidden]").textContent()) ?? "");
}

/** The key of what is to be picked in a row, as the row shows it. */
export async function keyFor(page: Page, row: string, label: string) {
  const option = page.locator(`[data-row="${row}"] :is([role=radio], [role=checkbox])`).filter({ hasText: label });
  return (await option.first().locator("[aria-hidden]").first().textContent()) ?? "9";
}

/** Waits for a question to be at hand. */
export const question = (page: Page, id: string) => page.locator(`[data-question="${id}"]`).waitFor();

/** Picks an answer by its number and goes on. */
export async function pick(page: Page, id: string, number: number) {
  await question(page, id);
  await press(page, String(number), "Enter");
  await page.locator(`[data-question="${id}"]`).waitFor({ state: "detached" });
}

/** Types into the question's fields, Enter after each. */
export async function fill(page: Page, id: string, texts: string[]) {
  await question(page, id);
  for (const [at, text] of texts.entries()) {
    const field = page.locator(`[data-question="${id}"] :is(input, textarea)`).nth(at);
    await expect.poll(() => field.evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.insertText(text);
    await press(page, "Enter");
  }
  await page.locator(`[data-question="${id}"]`).waitFor({ state: "detached" });
}

export const visitor = ["渡邉　櫻子ステファニー", "", "S50.1.2", "北九州市小倉北区架空町１番１号", ""];

/** The whole interview of someone who asks for their own certificate, with a 不明 and the skipped questions. */
export async function interview(page: Page) {
  await pick(page, "relation", 1);
  await fill(page, "subject", visitor);
  await pick(page, "scope", 1);
  await pick(page, "items", 1);
  await pick(page, "purpose", 9);
  await pick(page, "relief", 2);
  await fill(page, "copies", ["１"]);
  await page.locator("[data-all-asked]").waitFor();
}

/** Looks at the screen as axe does, at what is still: rows on their way in are judged where they arrive. */
export async function axeFindsNothing(page: Page, name: string) {
  await settle(page);
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const judged = await (window as unknown as { axe: typeof axe }).axe.run({
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    });
    return judged.violations.map((each) => `${each.id}: ${each.nodes.map((node) => node.html).join(" ")}`);
  });
  expect(found, name).toEqual([]);
}

/** Leaves a picture of the screen, the whole page where it scrolls. */
export async function picture(page: Page, name: string, size: Size = "1366x768") {
  mkdirSync(pictures, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await settle(page);
  await page.screenshot({ path: join(pictures, `${name}-${size}.png`), fullPage: size === "200percent" });
}

/** Nothing of the page is cut off at its right edge. */
export async function isNotCut(page: Page, name: string) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(over, `${name} is wider than the screen`).toBeLessThanOrEqual(0);
}

/** Looks at a screen in one size: axe finds nothing, nothing is cut, and a picture is left. */
export async function look(page: Page, name: string, size: Size = "1366x768") {
  await axeFindsNothing(page, `${name} ${size}`);
  await isNotCut(page, `${name} ${size}`);
  await picture(page, name, size);
}

/** Looks at a screen in several sizes, one after the other, and leaves it at the usual one. */
export async function lookAtSizes(page: Page, name: string, at: Size[] = everySize) {
  for (const size of at) {
    await page.setViewportSize(sizes[size].viewport);
    await look(page, name, size);
  }
  await page.setViewportSize(sizes["1366x768"].viewport);
}

async function settle(page: Page) {
  await page.waitForFunction(() =>
    document.getAnimations().every((each) => each.playState !== "running" || each.effect?.getTiming().iterations !== 1),
  );
}

/** Waits until the desk's picture of a sheet is there, wide enough to read. */
export const sheetIsShown = (page: Page) =>
  expect
    .poll(() =>
      page
        .locator("[data-sheet] img")
        .first()
        .evaluate((img: HTMLImageElement) => img.naturalWidth),
    )
    .toBeGreaterThan(1000);
