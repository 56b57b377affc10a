// The pictures of the records, for pictures.mjs: the list, one application, the choice between two values, the tray. Not a test.
import * as made from "./fixture.mjs";

export async function recordsPictures({ look, all, said, idle }) {
  const toRecords =
    (...keys) =>
    async (page) => {
      await said("何にお使い")(page);
      await page.keyboard.press("F11");
      await said("KK-3-261121-014")(page);
      for (const key of keys) await page.keyboard.press(key);
    };
  const opened =
    (...keys) =>
    async (page) => {
      await toRecords("Enter")(page);
      await page.locator("[data-opened]").waitFor();
      for (const key of keys) await page.keyboard.press(key);
    };
  const contested = { "records.open": { ...made.record, row: made.recordsView.rows[2], contest: made.contest } };
  await look("records", "/clerk", {}, toRecords("ArrowDown"), all);
  await look("records-state", "/clerk", {}, toRecords("Alt+s"), ["1366", "200"]);
  await look("records-procedure", "/clerk", {}, async (page) => {
    await toRecords("Alt+p")(page);
    await page.keyboard.type("葬祭");
  });
  await look("records-none", "/clerk", { "records.search": { ...made.recordsView, rows: [] } }, async (page) => {
    await said("何にお使い")(page);
    await page.keyboard.press("F11");
    await said("まだありません")(page);
  });
  await look("record", "/clerk", {}, opened(), all);
  await look("record-step", "/clerk", {}, opened("t", "2", "Enter"), ["1366", "200"]);
  await look("record-hand-over", "/clerk", {}, opened("h", "2"));
  await look("record-withdraw", "/clerk", {}, opened("w"));
  await look("record-withdraw-sure", "/clerk", {}, async (page) => {
    await opened("w")(page);
    await page.keyboard.type("別の方が先に申請していた");
    await page.keyboard.press("Enter");
  });
  await look("record-reprint", "/clerk", {}, opened("r"));
  await look(
    "record-closed",
    "/clerk",
    {
      "records.open": {
        ...made.record,
        closed: {
          code: "X",
          title: "決裁に進んでいます。",
          what_to_do: "直すときは、新しい申請として受け付けてください。",
        },
      },
    },
    opened(),
  );
  await look("record-contested", "/clerk", contested, opened("k", "1"), all);
  await look(
    "record-contested-withdrawal",
    "/clerk",
    {
      "records.open": {
        ...made.record,
        row: made.recordsView.rows[2],
        contest: { ...made.contest, parts: [], withdrawal: made.withdrawal },
      },
    },
    opened("k", "2"),
  );
  await look("tray", "/clerk", {}, toRecords("Alt+t", "ArrowDown"), all);
  await look("tray-put-away", "/clerk", {}, toRecords("Alt+t", "Delete"));
  await look(
    "records-strip",
    "/clerk",
    { "interview.look": null, "counter.look": { ...idle, contested: 1, refused: 2 } },
    said("次の方"),
    ["1366", "200"],
  );
  await look(
    "amending",
    "/clerk",
    { "interview.look": { ...made.interview, amends: "KK-3-261121-014" } },
    async (page) => {
      await said("何にお使い")(page);
    },
  );
  await look(
    "amending-end",
    "/clerk",
    { "interview.look": { ...made.interview, question: null, can_finish: true, amends: "KK-3-261121-014" } },
    async (page) => {
      await said("聞き取りが終わりました")(page);
      await page.keyboard.press("F12");
      await said("訂正を送りますか")(page);
    },
  );
  await look(
    "supervisor-contested",
    "/supervisor",
    { "ward.look": { ...made.ward, contested: [made.recordsView.rows[2]] } },
    said("値が二つ"),
    all,
  );
  await look(
    "supervisor-record",
    "/supervisor",
    { "ward.look": { ...made.ward, contested: [made.recordsView.rows[2]] }, ...contested },
    async (page) => {
      await said("値が二つ")(page);
      await page.keyboard.press("1");
      await page.locator("[data-opened]").waitFor();
    },
  );
}
