// A made-up desk for the stories of placing boxes: one blank with printed lines, kept in memory as the real one keeps a file.
import { Refused } from "../src/desk/desk";
import type { BoxDraft, BoxesOfSheet, FactChoice, PlacedBox, PlacementView, SheetOfBlank } from "../src/desk/generated";
import { overlap } from "../src/features/placement/geometry";

const line = (x1: number, y1: number, x2: number, y2: number) => ({
  from: [x1, y1] as [number, number],
  to: [x2, y2] as [number, number],
});

export const box = (id: string, at: BoxDraft["at"], more: Partial<BoxDraft> = {}): BoxDraft => ({
  id,
  label: id,
  at,
  facts: [],
  hand: null,
  required: false,
  way: "text",
  size: null,
  cells: null,
  when: [],
  ...more,
});

export const facts: FactChoice[] = [
  { fact: "subject.name", name: "亡くなった方の氏名", way: "name", sample: "架空 太郎", values: [] },
  { fact: "subject.birth", name: "亡くなった方の生年月日", way: "date", sample: "昭和12年3月4日", values: [] },
  {
    fact: "subject.sex",
    name: "亡くなった方の性別",
    way: "circle",
    sample: "男",
    values: [
      { value: "male", words: "男" },
      { value: "female", words: "女" },
    ],
  },
  { fact: "visitor.name", name: "来庁された方の氏名", way: "name", sample: "架空 花子", values: [] },
];

export const refused = (title: string) =>
  new Refused({ code: "placement.refused", title, what_to_do: "直してください。", field: null, tone: "refused" });

/** A form with two sheets, whose first one has these boxes. */
export function madeDesk(boxes: BoxDraft[]) {
  let [named, revision, title, sample] = [0, 1, "葬祭費支給申請書", 0];
  const drafts = new Map([
    [1, boxes],
    [2, []],
  ]);
  const suggested = [box("", [20, 100, 60, 8], { label: "氏名" }), box("", [20, 120, 60, 8], { label: "住所" })];
  const said = (draft: BoxDraft, _: number, all: BoxDraft[]): PlacedBox => {
    const lies = all.some((each) => each !== draft && overlap(each.at, draft.at));
    const fed = facts.filter((each) => draft.facts.includes(each.fact));
    const unset = fed.length === 0 && draft.hand === null;
    return {
      draft,
      fed_by: fed.map((each) => each.name).join("、"),
      sample: fed.map((each) => each.sample).join(" "),
      fit: null,
      problems: [...(unset ? ["fact か hand を書きます"] : []), ...(lies ? ["ほかの欄と重なっています"] : [])],
    };
  };
  const sheet = (page: number): SheetOfBlank => ({
    page,
    width: 210,
    height: 297,
    lines: [line(20, 30, 190, 30), line(20, 40, 190, 40), line(20, 30, 20, 80), line(100, 30, 100, 80)],
    boxes: (drafts.get(page) ?? []).map(said),
  });
  const view = (): PlacementView => {
    const pages = [sheet(1), sheet(2)];
    const samples = ["ふつうの世帯", "長い氏名の世帯"].map((name, at) => ({ name, chosen: at === sample }));
    return { id: "sosaihi", title, pages, samples, problems: [], revision };
  };
  const place = ({ page, boxes: sent }: BoxesOfSheet) => {
    const known = new Set(drafts.get(page)?.map((each) => each.id));
    // As the real one: only names that stand there are known; anything else is a new box.
    drafts.set(
      page,
      sent.map((each) => (known.has(each.id) ? each : { ...each, id: `b${++named}` })),
    );
    revision++;
    return view();
  };
  return {
    view,
    place,
    boxes: (page = 1) => drafts.get(page) ?? [],
    answer(name: string, request: never): unknown {
      const asked = request as { words: string; title: string; sample: number; page: number; width: number };
      if (name === "placement.look") return view();
      if (name === "placement.place") return place(request);
      if (name === "placement.suggest") return { boxes: suggested };
      if (name === "placement.picture") return { page: asked.page, png: "", width: asked.width, height: 1 };
      if (name === "names.font") return { font: "" };
      if (name === "placement.facts") {
        const fits = (each: FactChoice) =>
          each.fact === asked.words || asked.words.split(" ").every((word) => each.name.includes(word));
        return { facts: facts.filter(fits), more: 0 };
      }
      if (name === "placement.entitle") title = asked.title;
      if (name === "placement.sample") sample = asked.sample;
      revision++;
      return view();
    },
  };
}
