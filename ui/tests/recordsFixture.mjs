// Made-up applications of a ward, one of them whole, and a tray: what fixture.mjs says of records. It is never shipped.
const recordRow = (number, more = {}) => ({
  application: `a${number}`,
  number: `KK-3-261121-${String(number).padStart(3, "0")}`,
  taken_at: `11月21日 ${String(9 + Math.floor(number / 6)).padStart(2, "0")}:${String((number * 7) % 60).padStart(2, "0")}`,
  matter_name: "住民票の写し",
  people: "渡邉󠄂 櫻子ステファニー ほか2人",
  step_name: "受付",
  desk_name: "3番窓口",
  withdrawn: false,
  contested: false,
  unsent: false,
  ...more,
});
export const recordRows = [
  recordRow(14, { unsent: true }),
  recordRow(13, { people: "佐藤 健", matter_name: "引越し・世帯の変更", desk_name: "1番窓口", step_name: "形式審査" }),
  recordRow(12, { contested: true, people: "山田 花子 ほか1人", matter_name: "おくやみ" }),
  recordRow(11, { withdrawn: true, people: "高橋 一郎", step_name: "受付" }),
  recordRow(10, {
    people: "加藤ウィリアム光太郎アレクサンダー ほか14人",
    matter_name: "国民健康保険・年金・介護保険・医療費助成の手続き",
    step_name: "通知書発行",
  }),
];
const choiceOf = (value, label) => ({ value, label });
export const recordStates = [
  choiceOf("all", "すべて"),
  choiceOf("received", "受付"),
  choiceOf("form_check", "形式審査"),
  choiceOf("content_check", "内容審査"),
  choiceOf("decision", "決裁"),
  choiceOf("system_entry", "システム入力"),
  choiceOf("notice_issued", "通知書発行"),
  choiceOf("sent", "送付"),
  choiceOf("returned", "差戻し"),
  choiceOf("withdrawn", "取下げ"),
  choiceOf("contested", "二つの値"),
  choiceOf("unsent", "未送信"),
];
export const recordsView = {
  rows: recordRows,
  more: false,
  states: recordStates,
  procedures: [
    "住民票の写し",
    "おくやみ",
    "引越し・世帯の変更",
    "国保 加入",
    "国保 葬祭費",
    "後期高齢者 葬祭費",
    "介護 証の返還",
    "年金 未支給請求",
    "児童手当",
    "こども医療費助成",
    "印鑑登録",
  ].map((label, at) => choiceOf(`p${at}`, label)),
  contested: 1,
  refused: 2,
};
const said = (op, answer, desk_name, clerk_name, at) => ({ op, answer, desk_name, clerk_name, at });
export const contest = {
  conflict: "c1",
  parts: [
    {
      part: "spouse.address",
      label: "妻の住所",
      said: [
        said(
          "o1",
          "福岡県北九州市小倉北区大手町１番１号 グランドハイツ小倉城南 １２０３号室",
          "3番窓口",
          "山本 恵",
          "11月21日 11:42",
        ),
        said(
          "o2",
          "福岡県北九州市小倉北区大手町１番７号 グランドハイツ小倉城南 １２０３号室",
          "1番窓口",
          "佐藤 健",
          "11月21日 11:48",
        ),
      ],
    },
    {
      part: "spouse.name",
      label: "妻の氏名",
      said: [
        said("o3", "渡邉󠄂 櫻子", "3番窓口", "山本 恵", "11月21日 11:42"),
        said("o4", "渡邊 櫻子", "1番窓口", "佐藤 健", "11月21日 11:48"),
      ],
    },
    {
      part: "phone",
      label: "電話",
      said: [
        said("o5", "（答えなし）", "3番窓口", "山本 恵", "11月21日 11:42"),
        said("o6", "093-582-3131", "1番窓口", "佐藤 健", "11月21日 11:48"),
      ],
    },
  ],
  withdrawal: null,
};
export const withdrawal = {
  withdrawn: said("o7", "別の方が先に申請していた", "1番窓口", "佐藤 健", "11月21日 11:48"),
  edited: [said("o8", "妻の住所、電話", "3番窓口", "山本 恵", "11月21日 11:42")],
};
const did = (at, what, more = {}) => ({
  at,
  what,
  clerk_name: "山本 恵",
  desk_name: "3番窓口",
  words: null,
  unsent: false,
  ...more,
});
/** An application that came of an interview. */
export const recordOf = (interview) => ({
  row: recordRows[0],
  seen: ["op-1", "op-2"],
  people: interview.people,
  path: interview.path.map((section) => ({
    ...section,
    state: "done",
    answered: section.answered.map((each) => ({ ...each, parts: [] })),
  })),
  verdicts: interview.verdicts,
  unreadable: null,
  contest: null,
  history: [
    did("11月21日 11:20", "受付"),
    did("11月21日 11:42", "訂正", { words: "住所の番地を直した", unsent: true }),
  ],
  next_steps: [choiceOf("content_check", "内容審査"), choiceOf("returned", "差戻し")],
  desks: [choiceOf("d1", "1番窓口"), choiceOf("d2", "2番窓口"), choiceOf("d4", "4番窓口 市民課 証明係")],
  closed: null,
  reprints: 0,
  printer: "市民課_A4",
});
const notTaken = (op, more = {}) => ({
  op,
  application: "a14",
  number: "KK-3-261121-014",
  what: "訂正",
  at: "11月21日 11:42",
  why: {
    code: "op.step",
    title: "決裁のあとに直そうとしたため、親機が受け取りませんでした。",
    what_to_do: "原課に連絡し、新しい申請として受け付けてください。",
  },
  can_send_again: false,
  put_away: null,
  ...more,
});
export const tray = {
  rows: [
    notTaken("t1", {
      what: "引き継ぎ",
      number: null,
      application: null,
      put_away: did("11月21日 12:10", "片づけ", { words: "3番窓口で入れ直した" }),
    }),
    notTaken("t2", { can_send_again: true, what: "受付" }),
    notTaken("t3"),
  ],
};
