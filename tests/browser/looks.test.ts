// Every screen at the usual city PC's size, at a large one and at 200 %: pictures are left, and nothing is cut or missed by axe.
import { describe, it } from "vitest";
import { atAnOffice } from "./opened";
import { beginWithoutTicket, everySize, look, openPage, pick, press, question, sees, signIn } from "./screen";

describe("every screen", () => {
  const { at } = atAnOffice(({ clerk }) => clerk.close());

  it.each(everySize)("is whole and accessible at %s", async (size) => {
    const { browser, server, desk } = at();
    const page = await openPage(browser, `${desk.address}/clerk`, size);
    await sees(page, "担当の方を選んでください");
    await look(page, "sign-in", size);
    await signIn(page, 3);
    await sees(page, "次の方を呼ぶ");
    await look(page, "idle", size);
    await beginWithoutTicket(page, "住民票の写し");
    await question(page, "relation");
    await look(page, "choice", size);
    await pick(page, "relation", 2);
    await pick(page, "household", 1);
    await question(page, "subject");
    await look(page, "fields", size);
    await press(page, "F9");
    await page.locator("[data-sheet] img").first().waitFor();
    await look(page, "papers", size);
    await press(page, "Escape", "F12");
    await sees(page, "まだ聞き終えていません");
    await look(page, "finish-early", size);
    await press(page, "Enter", "Control+l");
    await sees(page, "担当の方を選んでください");
    await signIn(page, 3);
    await sees(page, "前回の聞き取りを再開しますか");
    await look(page, "draft", size);
    await press(page, "Delete", "Delete");
    await sees(page, "次の方を呼ぶ");
    const others = { guest: desk, supervisor: desk, board: server, kiosk: server };
    for (const [name, running] of Object.entries(others)) {
      const other = await openPage(browser, `${running.address}/${name}?ward=kokurakita`, size);
      await other.getByText("小倉北区役所").or(other.getByText("証明書")).first().waitFor();
      await look(other, name, size);
      await other.close();
    }
    await press(page, "Control+l");
    await page.close();
  });
});
