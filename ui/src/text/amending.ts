// The words of an application that is put right: above the question, and where it ends.
export const amending = {
  title: (number: string) => `${number} を直しています`,
  what: "直す回答を F5 で選びます。終わったら F12 で訂正を送ってください。送るまで、元の申請は変わりません。",
  bar: "申請の訂正",
  lead: "この訂正を送りますか",
  body: "直した内容を、元の申請の訂正として親機へ送ります。",
  bodyOffline: "訂正はこの端末に保存します。親機につながり次第、自動で送ります。",
  notDone: "まだ伺うことが残っています",
  notDoneBody: (remaining: string) =>
    `あと ${remaining} 問あります。続けるか、変えずにやめるかを選んでください。変えずにやめると、元の申請はそのままです。`,
  yes: "訂正を送る",
  back: "訂正へ戻る",
  goOn: "訂正を続ける",
  drop: "変えずにやめる",
  dropLead: "訂正をやめて、元の申請のままにしますか",
  dropBody: "今回直した内容は残りません。元の申請は変わりません。",
};
