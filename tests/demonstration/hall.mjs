//! Board and kiosk as the hall shows them: the server's own pages in a browser. Looks and touches; the counter is elsewhere.

import { createRequire } from "node:module";
import { join } from "node:path";
import { ROOT, WARD } from "./office.mjs";

const fromScreen = createRequire(join(ROOT, "ui", "package.json"));

/** The addresses of the hall's two pages. */
export function pagesOf(server) {
  return { board: `${server}/board?ward=${WARD.code}`, kiosk: `${server}/kiosk?ward=${WARD.code}` };
}

export class Hall {
  static async open(server, folder) {
    const hall = new Hall();
    hall.folder = folder;
    const { chromium } = fromScreen("playwright-core");
    hall.browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
    const { board, kiosk } = pagesOf(server);
    hall.board = await hall.#page(board, { width: 1920, height: 1080 });
    hall.kiosk = await hall.#page(kiosk, { width: 1080, height: 1920 });
    return hall;
  }

  async #page(address, viewport) {
    const page = await this.browser.newPage({ viewport, locale: "ja-JP", timezoneId: "Asia/Tokyo" });
    await page.goto(address);
    return page;
  }

  /** Takes a number by touch. */
  async takesNumber(matter) {
    await this.kiosk.getByRole("button", { name: matter }).click();
    return (await this.kiosk.locator("[data-number]").textContent()).trim();
  }

  /** Waits until the board shows a number. */
  async calls(number) {
    await this.board.getByText(number, { exact: true }).first().waitFor();
  }

  async picture(page, name) {
    await this[page].screenshot({ path: join(this.folder, `${name}.png`) });
  }

  close() {
    return this.browser.close();
  }
}
