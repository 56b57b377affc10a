// Made-up replies of a desk and a centre, to look at screens while the real ones are not running. It is never shipped.
import { recordOf, recordsView, tray } from "./recordsFixture.mjs";

const link = { state: "synced", unsent: 0, last_sync: "11:42", notice: null };
export const offlineLink = {
  state: "offline",
  unsent: 3,
  last_sync: "11:20",
  notice: {
    code: "LINK",
    title: "親機につながりません。",
    what_to_do: "直るまでの間、呼出は番号札を見て声でお願いします。",
  },
};
const ticket = { number: "A-128", matter_name: "住民票の写し", called_s: 252 };
export const matters = [
  { id: "certificate.resident", name: "住民票の写し" },
  { id: "certificate.tax", name: "所得・課税証明書" },
];
export const session = {
  door: { is: "open" },
  office: "小倉北区役所",
  desk_name: "3番窓口",
  clerk: { id: "s1", name: "山本 恵", role: "supervisor" },
  staff: [
    { id: "s1", name: "山本 恵", section: "市民課", role: "counter" },
    { id: "s2", name: "渡邉󠄂 櫻子ステファニー", section: "市民課 証明係", role: "counter" },
    { id: "s3", name: "佐藤 健", section: "市民課", role: "counter" },
    { id: "s4", name: "田中 由美", section: "市民課", role: "supervisor" },
  ],
  notices: [],
  draft: null,
  catalogue: "手続台帳 第1版",
};
export const counter = {
  ticket,
  line: { waiting: 7, longest_min: 14 },
  link,
  interviewing: true,
  finished: null,
  matters,
  contested: 0,
  refused: 0,
};
const rows = [
  {
    procedure: "CE-01",
    name: "住民票の写し",
    status: "required",
    reason: "住所を証明する書類が必要で、本人または同じ世帯の方が申請するため。",
    deadline: null,
    office: "市民課 証明係（1階）",
    fee: "300円",
    deciding: [],
    source: "住民基本台帳法 第12条",
    unconfirmed: false,
  },
  {
    procedure: "CE-02",
    name: "委任状の確認",
    status: "undecided",
    reason: "窓口に来た方が同じ世帯の方かどうかで変わります。",
    deadline: null,
    office: "市民課",
    fee: null,
    deciding: ["同じ世帯か"],
    source: "住民基本台帳法 第12条の3",
    unconfirmed: true,
  },
  {
    procedure: "CE-03",
    name: "コンビニ交付の案内",
    status: "offer",
    reason: "利用者証明用の電子証明書があれば、次回からコンビニで取れます。",
    deadline: "次の来庁まで",
    office: "市民課",
    fee: "200円",
    deciding: [],
    source: "市の案内",
    unconfirmed: false,
  },
  {
    procedure: "CE-04",
    name: "除票の写し",
    status: "not_needed",
    reason: "いま住んでいる方の分が必要なため。",
    deadline: null,
    office: "市民課",
    fee: null,
    deciding: [],
    source: "住民基本台帳法",
    unconfirmed: false,
  },
];
const choice = {
  id: "q.purpose",
  section: "何に使うか",
  say: "住民票の写しは、何にお使いになりますか。",
  official: "使用目的（提出先により、記載事項が変わります）",
  help: "提出先が決まっていなければ「分からない」で進めてかまいません。\n本籍や続柄を載せるかは、あとで伺います。",
  input: {
    is: "choice",
    fact: "purpose",
    options: [
      { value: "a", label: "年金・健康保険の手続き", hint: "続柄が要ることがあります" },
      { value: "b", label: "運転免許・車の登録", hint: "本籍が要ることがあります" },
      { value: "c", label: "会社・学校へ提出", hint: null },
      { value: "d", label: "銀行・不動産の手続き", hint: null },
      { value: "e", label: "その他", hint: null },
    ],
    chosen: "b",
    unknown_chosen: false,
  },
  unknown: "提出先に確かめる項目として残します",
  because: "「住民票の写し」に載せる項目が、この答えで変わります。",
};
export const fields = {
  id: "q.subject",
  section: "どなたの住民票か",
  say: "必要な方のお名前と生年月日、ご住所を教えてください。",
  official: "対象者の氏名・生年月日・住所",
  help: null,
  input: {
    is: "fields",
    fields: [
      { fact: "s.name", label: "氏名", kind: "name", required: true, hint: null, value: "渡邉󠄂 櫻子ステファニー" },
      {
        fact: "s.kana",
        label: "ふりがな",
        kind: "kana",
        required: false,
        hint: null,
        value: "わたなべ さくらこすてふぁにー",
      },
      { fact: "s.birth", label: "生年月日", kind: "date", required: true, hint: null, value: "S50.1.2" },
      {
        fact: "s.address",
        label: "住所",
        kind: "address",
        required: true,
        hint: null,
        value: "福岡県北九州市小倉北区大手町１番１号 グランドハイツ小倉城南ガーデンテラス弐番館 １２０３号室 佐藤方",
      },
    ],
  },
  unknown: "空いている欄は、あとで確かめる項目として残します",
  because: "「住民票の写し」の申請書に印字します。",
};
export const interview = {
  application: "x",
  matter_name: "住民票の写し",
  matters: [
    { id: "certificate.resident", name: "住民票の写し", stand: "first" },
    { id: "bereavement", name: "おくやみ", stand: "apart" },
  ],
  people: [
    { badge: "本", label: "渡邉󠄂 櫻子ステファニー", note: "昭和50年1月2日" },
    { badge: "来", label: "来庁された方", note: "同じ世帯の方" },
  ],
  path: [
    {
      id: "who",
      matter: null,
      title: "来庁された方",
      state: "done",
      answered: [
        { question: "q.who", label: "どなたの分か", answer: "同じ世帯の方", unknown: false },
        { question: "q.id", label: "本人確認書類", answer: "分からない", unknown: true },
      ],
    },
    {
      id: "whose",
      matter: null,
      title: "どなたの住民票か",
      state: "done",
      answered: [
        { question: "q.subject", label: "氏名", answer: "渡邉󠄂 櫻子ステファニー　昭和50年1月2日", unknown: false },
      ],
    },
    { id: "use", matter: null, title: "何に使うか", state: "now", answered: [] },
    { id: "copies", matter: null, title: "通数と受け取り", state: "todo", answered: [] },
  ],
  question: choice,
  remaining: { min: 2, max: 4, done: 3 },
  verdicts: { required: 1, offer: 1, undecided: 1, not_needed: 1, rows },
  bring: ["運転免許証などの本人確認書類", "手数料 300円"],
  papers: 1,
  can_finish: false,
  catalogue: "手続台帳 第1版",
  ledger: { version: "第1版", newer: null, lost: null, fell_away: [] },
  amends: null,
};
/** What a newer ledger would change. */
export const newerLedger = {
  from: "第1版",
  to: "第2版",
  changes: [
    {
      procedure: "CE-01",
      name: "住民票の写し",
      before: "required",
      after: "required",
      until_before: "2026年12月8日(火)まで",
      until_after: "2026年12月14日(月)まで",
    },
    {
      procedure: "CE-03",
      name: "コンビニ交付の案内",
      before: "offer",
      after: "undecided",
      until_before: null,
      until_after: null,
    },
    {
      procedure: "CE-09",
      name: "住所の証明の新しい様式",
      before: null,
      after: "required",
      until_before: null,
      until_after: "2026年12月14日(月)まで",
    },
  ],
  asked: ["写しは、何通お入り用ですか。"],
  spared: [],
  fell_away: [{ label: "来庁された方：委任状の有無", answer: "ある", unknown: false }],
};
const place = (top, more = {}) => ({ left: 2500, top, width: 5000, height: 300, ...more });
const box = (label, value, more = {}) => ({
  page: 1,
  label,
  value,
  warning: null,
  question: "q.subject",
  at: place(1000),
  ...more,
});
export const papers = {
  pages: [
    { page: 1, title: "住民票の写し等交付申請書", printed: 0 },
    { page: 2, title: "委任状", printed: 0 },
    { page: 3, title: "委任状", printed: 0 },
  ],
  boxes: [
    box("申請日", "令和8年11月21日", { question: null, at: place(600, { left: 6500, width: 2500 }) }),
    box("氏名", "渡邉󠄂 櫻子ステファニー", { warning: "枠に収めるため9ptに縮小" }),
    box("ふりがな", "わたなべ さくらこすてふぁにー", { at: place(1400) }),
    box("住所", "福岡県北九州市小倉北区大手町１番１号 グランドハイツ小倉城南", {
      warning: "2行に折り返し",
      at: place(1800),
    }),
    box("電話", "", { at: place(2200) }),
    box("通数", "1", { at: place(2600) }),
    box("委任する方", "渡邉󠄂 櫻子ステファニー", { page: 2 }),
    box("委任する方", "渡邉󠄂 太郎", { page: 3, warning: "枠に収めるため9ptに縮小" }),
  ],
  by_hand: [
    { page: 1, label: "届出人署名", at: place(8000) },
    { page: 2, label: "委任する方の署名", at: place(8000) },
  ],
  stopped: null,
  printer: "市民課_A4",
};
export const printer = { printer: "市民課_A4", waiting: 0, trouble: null };
const desk = (desk_name, state, more = {}) => ({
  desk_name,
  clerk_name: "山本",
  state,
  ticket: null,
  matter_name: null,
  since_s: 260,
  remaining: null,
  unsent: 0,
  silent: false,
  ...more,
});
export const ward = {
  office: "小倉北区役所",
  at: "11:42:08",
  desks: [
    desk("1番窓口", "serving", { clerk_name: "佐藤", ticket: "C-052", matter_name: "転入", remaining: [3, 6] }),
    desk("2番窓口", "open", { clerk_name: "田中" }),
    desk("3番窓口", "serving", {
      ticket: "A-128",
      matter_name: "住民票の写し",
      remaining: [2, 2],
      unsent: 3,
      silent: true,
    }),
    desk("4番窓口", "calling", { clerk_name: "中村", ticket: "B-077", matter_name: "国保加入", since_s: 24 }),
    desk("5番窓口", "closed", { clerk_name: null }),
    desk("6番窓口", "serving", {
      clerk_name: "加藤ウィリアム光太郎",
      ticket: "D-019",
      matter_name: "手帳交付",
      since_s: 4000,
      remaining: [5, 9],
    }),
  ],
  lines: [
    { letter: "A", name: "住民票・証明書", waiting: 4, longest_min: 9 },
    { letter: "B", name: "国保・年金", waiting: 9, longest_min: 34 },
    { letter: "C", name: "届出（転入・転出・出生など）", waiting: 0, longest_min: 0 },
  ],
  contested: [],
};
const call = (call_seq, number, desk_name, matter_name) => ({
  call_seq,
  number,
  desk_name,
  matter_name,
  called_at: "2026-11-21T02:42:00Z",
});
export const board = {
  office: "小倉北区役所",
  at: "2026-11-21T02:42:08Z",
  calls: [
    call(5, "B-078", "5番窓口", "国保・年金"),
    call(4, "A-128", "3番窓口", "証明"),
    call(3, "C-054", "2番窓口", "届出"),
    call(2, "D-019", "6番窓口", "福祉"),
    call(1, "C-052", "1番窓口", "届出"),
  ],
  lines: [
    { queue: "a", letter: "A", name: "住民票・証明書", waiting: 4 },
    { queue: "b", letter: "B", name: "国保・年金", waiting: 9 },
    { queue: "c", letter: "C", name: "届出（転入・転出・出生など）", waiting: 0 },
  ],
};
export const guestShown = {
  office: "小倉北区役所",
  shown: { say: choice.say, options: choice.input.options.map((each) => each.label), list: [] },
};
const row = (name, deadline, office) => ({ name, deadline, office });
export const guestTakeHome = (rows = 1) => ({
  office: "小倉北区役所",
  shown: {
    say: "きょうのお話から、次の手続をご案内します。",
    options: [],
    list: [
      {
        title: "必要な手続",
        rows: Array.from({ length: rows }, (_, at) => [
          row(`世帯主変更届${at || ""}`, "2026年6月24日(水)まで", "区役所市民課"),
          row(
            `国保 世帯主変更（納付義務者・記号番号の変更、口座振替再登録）${at || ""}`,
            "2026年6月24日(水)まで",
            "区役所国保年金課",
          ),
        ]).flat(),
      },
      { title: "ご案内", rows: [row("準確定申告", "2026年10月13日(火)まで", "税務署")] },
      { title: "確かめること", rows: [row("遺族基礎年金", null, "国保年金課・年金事務所")] },
    ],
  },
});
export const choose = board.lines;

export * from "./recordsFixture.mjs";
export const record = recordOf(interview);

/** The replies of a desk at work; a story changes what it needs. */
export const replies = () => ({
  "session.look": session,
  "counter.look": counter,
  "interview.look": interview,
  "interview.newer_ledger": newerLedger,
  "guest.look": { office: "小倉北区役所", shown: null },
  "papers.look": papers,
  "printer.look": printer,
  "interview.question": fields,
  "sheet.look": { pages: 2, printer: "市民課_A4" },
  "ward.look": ward,
  "records.search": recordsView,
  "records.open": record,
  "tray.look": tray,
  "session.ready": {},
  "interview.preview": { changes: [], papers: [] },
  "names.check": { lacking: [] },
  "names.font": { font: "" },
});
