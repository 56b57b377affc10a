//! What a clerk does at the counter, key by key, and what the screen must answer. The visitors are made up.

const BOUND_MS = 20_000;

/** A visitor asking for their own 住民票の写し. */
export const VISITOR = {
  name: "小倉\u3000花子",
  kana: "コクラ ハナコ",
  birth: "S50.1.2",
  address: "北九州市小倉北区城内１番１号",
  phone: "093-582-0000",
};

export class Clerk {
  constructor(session) {
    this.session = session;
  }

  /** Waits for a mark in the page and gives its text. */
  mark(selector) {
    return this.session.until(
      selector,
      `(selector) => { const found = document.querySelector(selector); return found && (found.textContent || ' '); }`,
      [selector],
      BOUND_MS,
    );
  }

  async signsIn(number = 1) {
    await this.session.sees("担当の方を選んでください", BOUND_MS);
    await this.session.press(String(number));
    await this.mark('[aria-label="使えるキー"]');
    await this.session.sees("次の方を呼ぶ", BOUND_MS);
  }

  /** F2, and the number that came. */
  async callsNext() {
    await this.session.press("F2");
    return this.mark("[data-ticket]");
  }

  /** Begins the interview of the resident record without a number, whatever key it has among the matters. */
  async beginsWithoutNumber(matter = "住民票の写し") {
    await this.session.press("F6");
    await this.session.sees("受け付ける手続きを選んでください", BOUND_MS);
    const key = await this.session.until(
      `the matter ${matter}`,
      `(matter) => {
      const line = [...document.querySelectorAll('button')].find((each) => each.lastChild?.textContent === matter);
      return line?.querySelector('[aria-hidden]')?.textContent;
    }`,
      [matter],
      BOUND_MS,
    );
    await this.session.press(key);
    await this.question("relation");
  }

  question(id) {
    return this.mark(`[data-question="${id}"]`);
  }

  /** Picks by number and goes on. */
  async picks(id, number) {
    await this.question(id);
    await this.session.press(String(number));
    await this.mark(`[data-question="${id}"] [role=radio][aria-checked=true]`);
    await this.session.press("Enter");
    await this.leaves(id);
  }

  /** Types field after field, Enter after each. */
  async fills(id, texts) {
    await this.question(id);
    for (const [place, text] of texts.entries()) {
      await this.session.until(
        `field ${place} has the focus`,
        `(id, place) => {
        const fields = [...document.querySelectorAll('[data-question="' + id + '"] :is(input, textarea)')];
        return fields[place] !== undefined && document.activeElement === fields[place];
      }`,
        [id, place],
      );
      if (text) await this.session.type(text);
      await this.session.press("Enter");
    }
    await this.leaves(id);
  }

  leaves(id) {
    const gone = `(id) => !document.querySelector('[data-question="' + id + '"]')`;
    return this.session.until(`question ${id} answered`, gone, [id], BOUND_MS);
  }

  /** The whole interview for the visitor's own record; `seen` is told after every question. */
  async interviews(visitor = VISITOR, seen = async () => {}) {
    await this.question("relation");
    await seen("relation");
    await this.picks("relation", 1);
    await this.fillsSubject(visitor, seen);
    await this.picks("scope", 1);
    await this.picks("items", 1);
    await this.question("purpose");
    await seen("purpose");
    await this.picks("purpose", 9);
    await this.picks("relief", 2);
    await this.fills("copies", ["１"]);
    await this.mark("[data-all-asked]");
    await seen("all_asked");
  }

  async fillsSubject(visitor, seen) {
    await this.question("subject");
    await seen("subject");
    await this.fills("subject", [visitor.name, visitor.kana, visitor.birth, visitor.address, visitor.phone]);
  }

  /** F9: the papers, until their picture stands there. */
  async looksAtPapers() {
    await this.session.press("F9");
    await this.session.until(
      "the paper as a picture",
      `() => {
      const picture = document.querySelector('[data-sheet] img');
      return picture && picture.complete && picture.naturalWidth > 0;
    }`,
      [],
      BOUND_MS,
    );
  }

  async savesPdf() {
    await this.session.press("s");
    await this.session.sees("PDFを保存しました", BOUND_MS);
  }

  async prints(printer) {
    await this.session.press("Enter");
    await this.session.sees(`${printer} へ 1枚送りました`, BOUND_MS);
  }

  async leavesPapers() {
    await this.session.press("Escape");
    await this.mark("[data-all-asked]");
  }

  /** F12 and Enter. Gives whether the centre has it already. */
  async finishes() {
    await this.session.press("F12");
    await this.session.sees("この受付を終了しますか", BOUND_MS);
    await this.session.press("Enter");
    await this.mark("[data-at-centre]");
  }

  async reachesTheCentre() {
    await this.mark('[data-at-centre="true"]');
  }
}
