// A city's own blank: its boxes placed by mouse and by keyboard on the real screen, kept in the form's file at every step.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Drafting } from "./office";
import { look, lookAtSizes, openBrowser, openPage, press, type Size, sees } from "./screen";

const bothSizes: Size[] = ["1366x768", "200percent"];

const row = (label: string, cell = "") => `<tr><th>${label}</th><td>${cell}</td></tr>`;
/** A blank as a city's word processor prints it: a table, words, a day in parts, and choices to ring. */
const blank = `<style>
  @page { size: A4; margin: 20mm }
  table { border-collapse: collapse; width: 100% }
  th, td { border: 1px solid #000; height: 10mm; padding: 0 2mm; text-align: left; font: 10pt "BIZ UDPGothic" }
  th { width: 35mm }
</style><h1>転入届</h1><table>${row("届出日")}${row("氏名")}${row("ふりがな")}${row(
  "生年月日",
  "　　　　年　　　月　　　日",
)}${row("性別", "男　・　女")}${row("新しい住所")}${row("署名")}</table>`;

async function printed(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage();
  await page.setContent(blank);
  const pdf = await page.pdf({ preferCSSPageSize: true });
  await page.close();
  return pdf;
}

describe("placing boxes on a city's blank", () => {
  const drafting = new Drafting();
  let browser: Browser | undefined;
  let opened: Page | undefined;
  const page = (): Page => opened ?? expect.unreachable("the page was not opened");
  const chosen = () => page().locator("[role=option][aria-selected=true]");
  const kept = () => page().getByText("変更はその場で保存されます").waitFor();
  /** The picture shows what the file says. */
  const redrawn = () => page().getByText("描き直しています").waitFor({ state: "detached" });
  const line = (label: string) =>
    drafting
      .file()
      .split("\n")
      .find((each) => each.includes(`label: ${label},`)) ?? "";
  const at = (label: string) => /at: \[([\d., ]+)\]/.exec(line(label))?.[1]?.split(", ").map(Number) ?? [];
  /** Walks to a box by its name. */
  const walkTo = async (label: string) => {
    for (const _ of await page().getByRole("option").all()) {
      await press(page(), "ArrowDown");
      if (((await chosen().textContent()) ?? "").startsWith(label)) return;
    }
    expect.unreachable(`no box is called ${label}`);
  };
  /** Takes a fact for the box at hand, by words that find it first. */
  const feed = async (words: string, seen = async () => {}) => {
    await press(page(), "Enter");
    await page().getByRole("combobox").waitFor();
    await page().keyboard.insertText(words);
    await page().locator("#facts-0[role=option]").filter({ hasText: words }).waitFor();
    await seen();
    await press(page(), "Enter");
  };
  /** The mouse from one place of the sheet to another, in millimetres. */
  const drag = async (from: [number, number], to: [number, number]) => {
    const sheet = await page().locator("[data-ground] img").boundingBox();
    if (!sheet) return expect.unreachable("there is no sheet");
    const px = ([x, y]: [number, number]) =>
      [sheet.x + (x * sheet.width) / 210, sheet.y + (y * sheet.width) / 210] as const;
    await page().mouse.move(...px(from));
    await page().mouse.down();
    await page().mouse.move(...px(to), { steps: 5 });
  };

  beforeAll(async () => {
    browser = await openBrowser();
    const { address } = await drafting.start(await printed(browser), "転入届");
    opened = await openPage(browser, `${address}/placement`);
    await page().locator("[data-ground] img").waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await drafting.close();
  });

  it("opens with the boxes that the blank suggests, and says how many are unset", async () => {
    await sees(page(), /欄のうち \d+欄が未設定/);
    expect(await page().getByRole("option").count()).toBeGreaterThan(6);
    await lookAtSizes(page(), "placement-open", bothSizes);
  });

  it("feeds a box by the keyboard alone, and the sample is printed in it", async () => {
    await walkTo("氏名");
    await feed("visitor.name", () => lookAtSizes(page(), "placement-feed", bothSizes));
    await expect.poll(() => line("氏名")).toContain("fact: visitor.name");
    await press(page(), "Enter");
    await expect.poll(() => chosen().textContent()).toContain("架空　花子");
    await redrawn();
    await lookAtSizes(page(), "placement-fed", bothSizes);
  });

  it("is filled from a sample with a long name, and says how it fits", async () => {
    await press(page(), "s");
    await sees(page(), /（2\/3）/);
    await expect.poll(() => chosen().textContent()).toContain("クリスティアーネ");
    await redrawn();
    await look(page(), "placement-long");
    await press(page(), "s", "s");
    await sees(page(), /（1\/3）/);
  });

  it("moves a box by the mouse to a printed line, and back with Ctrl+Z", async () => {
    const [left, top, width, height] = at("氏名") as [number, number, number, number];
    await drag([left + 30, top + 5], [left + 31.2, top + 60]);
    await page().locator("[data-figures]").waitFor();
    await look(page(), "placement-drag");
    await page().mouse.up();
    await expect.poll(() => at("氏名")[1]).toBeGreaterThan(top + 50);
    expect(at("氏名").slice(2)).toEqual([width, height]);
    await press(page(), "Control+z");
    await expect.poll(() => at("氏名")).toEqual([left, top, width, height]);
  });

  it("draws a box, calls it by its name, leaves it for the visitor's hand, and removes it", async () => {
    await drag([110, 118], [170, 128]);
    await page().mouse.up();
    await expect.poll(() => at("新しい欄")).not.toEqual([]);
    await press(page(), "l");
    await page().keyboard.insertText("届出人の署名");
    await press(page(), "Enter", "h", "r");
    await expect.poll(() => line("届出人の署名")).toContain("hand: visitor");
    await expect.poll(() => line("届出人の署名")).toContain("required: true");
    await kept();
    await press(page(), "Delete");
    await expect.poll(() => line("届出人の署名")).toBe("");
  });

  it("asks of a box to be ringed by which value, and chooses by number how a box is filled", async () => {
    await press(page(), "Escape");
    await walkTo("性別（男）");
    await feed("visitor.sex");
    await sees(page(), "どの値のときか：性別（男）");
    await look(page(), "placement-values");
    await press(page(), "1", "Enter");
    await expect.poll(() => line("性別（男）")).toContain("when: [male]");
    await press(page(), "k");
    await page().getByRole("option", { name: "丸で囲む" }).waitFor();
    await lookAtSizes(page(), "placement-way", bothSizes);
    await press(page(), "2");
    await press(page(), "Enter");
    await expect.poll(() => line("性別（男）")).toContain("shape: tick");
  });

  it("finds boxes again that were removed, and places them", async () => {
    const before = await page().getByRole("option").count();
    await press(page(), "Delete");
    await expect.poll(() => page().getByRole("option").count()).toBe(before - 1);
    await kept();
    await press(page(), "F8");
    await page().locator("[data-suggested]").first().waitFor();
    await lookAtSizes(page(), "placement-suggest", bothSizes);
    await press(page(), "Enter");
    await expect.poll(() => line("性別（男）")).toContain("ring");
  });

  it("takes another title, and is as it was left when it is opened again", async () => {
    await press(page(), "t");
    await page().keyboard.insertText("転入届（小倉北区）");
    await press(page(), "Enter");
    await expect.poll(() => drafting.file()).toContain("title: 転入届（小倉北区）");
    await page().reload();
    await page().locator("[data-ground] img").waitFor();
    expect(await page().getByRole("textbox", { name: "様式の名前" }).inputValue()).toBe("転入届（小倉北区）");
    await lookAtSizes(page(), "placement-again", ["1366x768", "1920x1080", "200percent"]);
  });
});
