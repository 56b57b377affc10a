// Takes a picture of every screen over made-up replies, for judging the look by eye: `npm run pictures`. Not a test.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { chromium } from "playwright-core";
import * as made from "./fixture.mjs";
import { recordsPictures } from "./recordsPictures.mjs";

const dist = fileURLToPath(new URL("../dist", import.meta.url));
const out = fileURLToPath(new URL("../../out/looks", import.meta.url));
mkdirSync(out, { recursive: true });
const types = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
};
const sheet = existsSync(join(out, "../sheet.png"))
  ? readFileSync(join(out, "../sheet.png")).toString("base64")
  : "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mP8/x8AAwMCAO+ip1sAAAAASUVORK5CYII=";
let now = made.replies();
let cut = false;

const server = createServer((ask, answer) => {
  const path = ask.url.split("?")[0];
  const json = (status, body) =>
    answer.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  const command = path.match(/^\/call\/\w+\/(.+)$/)?.[1];
  if (command === "changes.wait") return;
  if (command === "papers.picture" || command === "sheet.picture")
    return json(200, { page: 1, png: sheet, width: 1400, height: 1980 });
  if (command) return now[command]?.code ? json(409, now[command]) : json(200, now[command] ?? now["interview.look"]);
  if (cut && path.startsWith("/api")) return ask.destroy();
  if (path === "/api/board") return json(200, made.board);
  if (path === "/api/board/events") {
    answer.writeHead(200, { "content-type": "text/event-stream" });
    answer.write(`event: board\ndata: ${JSON.stringify(now.board ?? made.board)}\n\n`);
    return;
  }
  if (path === "/api/kiosk/matters") return json(200, made.choose);
  if (path === "/api/kiosk/issue")
    return json(200, { number: "A-129", matter_name: "住民票・証明書", ahead: 4, taken_at: "2026-11-21T02:42:08Z" });
  const file = join(dist, path);
  const found = extname(path) && existsSync(file) ? file : join(dist, "index.html");
  answer.writeHead(200, {
    "content-type": types[extname(found)] ?? "application/octet-stream",
    "content-security-policy":
      "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:",
  });
  answer.end(readFileSync(found));
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const home = `http://127.0.0.1:${server.address().port}`;
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
  ],
});
const sizes = {
  1366: { width: 1366, height: 768 },
  1920: { width: 1920, height: 1080 },
  200: { width: 683, height: 384 },
};
const only = process.argv.slice(2);

async function look(name, path, change = {}, act = async () => {}, at = ["1366"]) {
  if (only.length && !only.some((each) => name.startsWith(each))) return;
  for (const size of at) {
    now = { ...made.replies(), ...change };
    const page = await browser.newPage({
      viewport: sizes[size],
      deviceScaleFactor: size === "200" ? 2 : 1,
      locale: "ja-JP",
    });
    page.on("console", (said) => said.type() === "error" && console.log(name, said.text()));
    page.on("pageerror", (problem) => console.log(name, problem.message));
    await page.goto(home + path);
    await page.evaluate(() => document.fonts.ready);
    await act(page);
    await page.waitForFunction(() =>
      document
        .getAnimations()
        .every(
          (each) =>
            each.playState !== "running" ||
            each.effect.getTiming().iterations > 1 ||
            each.effect.getTiming().iterations === Infinity,
        ),
    );
    await page.screenshot({ path: join(out, `${name}-${size}.png`), fullPage: size === "200" });
    await page.evaluate(axe.source);
    const found = await page.evaluate(() =>
      axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }),
    );
    for (const each of found.violations)
      console.log(
        name,
        size,
        each.id,
        each.nodes.slice(0, 2).map((node) => `${node.html.slice(0, 160)} :: ${node.failureSummary.slice(0, 200)}`),
      );
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (wide > 0) console.log(name, size, `wider than the screen by ${wide}`);
    await page.close();
  }
}
const all = ["1366", "1920", "200"];
const said = (words) => async (page) => void (await page.getByText(words).first().waitFor());
const idle = { ...made.counter, ticket: null, interviewing: false };
await look(
  "shut",
  "/clerk",
  {
    "session.look": {
      ...made.session,
      door: {
        is: "shut",
        notice: {
          code: "X",
          title: "設定ファイル kakanai.toml の12行目が読めません。",
          what_to_do:
            "情報システム担当に、この画面を見せてください（理由: 値がありません）。受付の記録には触れていません。",
        },
      },
    },
  },
  said("設定"),
);
await look(
  "passphrase",
  "/clerk",
  {
    "session.look": {
      ...made.session,
      door: {
        is: "needs_passphrase",
        first_time: true,
        notice: {
          code: "X",
          title: "この端末には鍵の保管場所がありません。",
          what_to_do: "受付の記録を守るため、合言葉で開きます。",
        },
      },
    },
  },
  said("合言葉"),
);
await look("sign-in", "/clerk", { "session.look": { ...made.session, clerk: null } }, said("担当の方"), all);
await look(
  "draft",
  "/clerk",
  {
    "session.look": {
      ...made.session,
      draft: { application: "a", matter_name: "住民票の写し", ticket: "A-128", answers: 4, saved_at: "11月21日 11:20" },
    },
    "interview.look": null,
    "counter.look": { ...idle, ticket: made.counter.ticket },
  },
  said("再開しますか"),
);
await look("idle", "/clerk", { "interview.look": null, "counter.look": idle }, said("次の方"), all);
await look(
  "idle-finished",
  "/clerk",
  {
    "interview.look": null,
    "counter.look": {
      ...idle,
      link: made.offlineLink,
      line: null,
      finished: { number: "K3-261121-004", matter_name: "住民票の写し", at_centre: false },
    },
  },
  async (page) => {
    await said("次の方")(page);
    await page.keyboard.press("F6");
    await said("手続きを選んで")(page);
  },
);
await look("choice", "/clerk", {}, said("何にお使い"), all);
await look(
  "choice-offline",
  "/clerk",
  { "counter.look": { ...made.counter, line: null, link: made.offlineLink } },
  said("何にお使い"),
);
const older = { ...made.interview, ledger: { version: "第1版", newer: "第2版", lost: null, fell_away: [] } };
await look("older-ledger", "/clerk", { "interview.look": older }, said("何にお使い"), all);
await look(
  "newer-ledger",
  "/clerk",
  { "interview.look": older },
  async (page) => {
    await said("何にお使い")(page);
    await page.keyboard.press("Control+b");
    await said("住所の証明の新しい様式")(page);
  },
  all,
);
await look(
  "lost-ledger",
  "/clerk",
  {
    "interview.look": {
      ...made.interview,
      ledger: { version: "第2版", newer: null, lost: "第1版", fell_away: made.newerLedger.fell_away },
    },
  },
  said("何にお使い"),
);
await look(
  "fields",
  "/clerk",
  { "interview.look": { ...made.interview, question: made.fields } },
  said("お名前と"),
  all,
);
await look(
  "fields-refused",
  "/clerk",
  {
    "interview.look": {
      ...made.interview,
      question: {
        ...made.fields,
        input: {
          is: "fields",
          fields: made.fields.input.fields.map((each) => (each.kind === "date" ? { ...each, value: "S64.1.8" } : each)),
        },
      },
    },
    "interview.answer": {
      code: "DATE",
      title: "生年月日の日付がありません。",
      what_to_do: "昭和は64年1月7日までです。",
      field: "s.birth",
      tone: "refused",
    },
  },
  async (page) => {
    await said("お名前と")(page);
    for (let at = 0; at < 4; at++) await page.keyboard.press("Enter");
    await said("64年1月7日")(page);
  },
);
await look("why", "/clerk", {}, async (page) => {
  await said("何にお使い")(page);
  await page.keyboard.press("F1");
  await said("この質問で決まること")(page);
});
await look("review", "/clerk", {}, async (page) => {
  await said("何にお使い")(page);
  await page.keyboard.press("F5");
  await said("直したい回答")(page);
  await page.keyboard.press("ArrowDown");
});
await look(
  "finish",
  "/clerk",
  { "interview.look": { ...made.interview, question: null, can_finish: true } },
  async (page) => {
    await said("聞き取りが終わりました")(page);
    await page.keyboard.press("F12");
    await said("終了しますか")(page);
  },
);
await look("finish-early", "/clerk", {}, async (page) => {
  await said("何にお使い")(page);
  await page.keyboard.press("F12");
  await said("まだ聞き終えて")(page);
});
await look(
  "all-asked",
  "/clerk",
  {
    "interview.look": {
      ...made.interview,
      question: null,
      can_finish: true,
      path: made.interview.path.map((each) => ({ ...each, state: "done" })),
    },
  },
  said("聞き取りが終わりました"),
);
await look(
  "papers",
  "/clerk",
  {},
  async (page) => {
    await said("何にお使い")(page);
    await page.keyboard.press("F9");
    await said("記入欄の中身")(page);
    await page.locator("img[alt*=見本]").first().waitFor();
  },
  all,
);
const atBoxes = async (page, ...keys) => {
  await said("何にお使い")(page);
  await page.keyboard.press("F9");
  await said("記入欄の中身")(page);
  await page.locator("img[alt*=見本]").first().waitFor();
  for (const key of keys) await page.keyboard.press(key);
};
await look("papers-box", "/clerk", {}, (page) => atBoxes(page, "w", "Space", "PageDown", "Space", "w", "w"), all);
await look("papers-follows", "/clerk", {}, (page) => atBoxes(page, "ArrowDown"));
await look(
  "papers-correcting",
  "/clerk",
  {},
  async (page) => {
    await atBoxes(page, "w", "e");
    await page.locator("[data-correcting] [data-question]").waitFor();
  },
  all,
);
await look("papers-correcting-choice", "/clerk", { "interview.question": made.interview.question }, async (page) => {
  await atBoxes(page, "w", "e");
  await page.locator("[data-correcting] [data-question]").waitFor();
});
await look(
  "papers-trouble",
  "/clerk",
  {
    "papers.look": { ...made.papers, pages: made.papers.pages.map((each) => ({ ...each, printed: 1 })) },
    "printer.look": {
      ...made.printer,
      waiting: 2,
      trouble: {
        code: "X",
        title: "プリンターの用紙がありません",
        what_to_do: "A4の用紙を入れてください。続きは自動で印刷します。",
      },
    },
  },
  (page) => atBoxes(page),
  ["1366", "200"],
);
await look(
  "papers-printing",
  "/clerk",
  { "papers.print": { printer: "市民課_A4", pages: 3 }, "printer.look": { ...made.printer, waiting: 2 } },
  (page) => atBoxes(page, "Enter"),
);
await look(
  "papers-saved",
  "/clerk",
  {
    "papers.look": { ...made.papers, printer: null },
    "papers.save": { file: "K3-261121-004.pdf", folder: "/home/kakanai/申請書" },
  },
  async (page) => {
    await said("何にお使い")(page);
    await page.keyboard.press("F9");
    await said("記入欄の中身")(page);
    await page.keyboard.press("s");
    await said("PDFを保存しました")(page);
  },
);
await look(
  "papers-stopped",
  "/clerk",
  {
    "papers.look": {
      ...made.papers,
      pages: [],
      boxes: [],
      stopped: {
        code: "X",
        title: "印字できない字があります：𠮷",
        what_to_do: "氏名の「𠮷」は、この様式の書体にありません。手書きで記入してください。",
      },
    },
  },
  async (page) => {
    await said("何にお使い")(page);
    await page.keyboard.press("F9");
    await said("印字できない字")(page);
  },
);
await look(
  "take-home",
  "/clerk",
  {},
  async (page) => {
    await said("何にお使い")(page);
    await page.keyboard.press("F8");
    await said("来庁者に一覧を見せる")(page);
    await page.locator("img[alt*=見本]").first().waitFor();
  },
  all,
);
await recordsPictures({ look, all, said, idle });
await look("guest-list", "/guest", { "guest.look": made.guestTakeHome() }, said("世帯主変更届"), all);
await look("guest-long-list", "/guest", { "guest.look": made.guestTakeHome(15) }, said("世帯主変更届"), all);
await look("guest", "/guest", {}, said("小倉北区役所"));
await look("guest-shown", "/guest", { "guest.look": made.guestShown }, said("何にお使い"), all);
await look("supervisor", "/supervisor", {}, said("窓口の今"), all);
await look("board", "/board?ward=kokurakita", {}, said("B-078"), all);
await look("board-cut", "/board?ward=kokurakita", {}, async (page) => {
  await said("B-078")(page);
  cut = true;
  server.closeAllConnections();
  await said("表示が古く")(page);
  cut = false;
});
await look("board-empty", "/board?ward=kokurakita", { board: { ...made.board, calls: [] } }, said("ただいまお呼び"));
await look("kiosk", "/kiosk?ward=kokurakita", {}, said("住民票・証明書"), all);
await look("kiosk-number", "/kiosk?ward=kokurakita", {}, async (page) => {
  await page.getByText("住民票・証明書").click();
  await said("A-129")(page);
});
cut = true;
await look("kiosk-away", "/kiosk?ward=kokurakita", {}, said("お出しできません"));
await browser.close();
server.closeAllConnections();
server.close();
