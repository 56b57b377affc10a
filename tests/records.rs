//! Applications after they were finished, as clerks at two desks of one ward meet them: found, put right, handed over,
//! taken back, printed again; two values until a person chooses; what the centre does not take.
#![cfg(test)]

use kakanai_server::Running;
use kakanai_tests::office::{DeskAtWork, Office};
use serde_json::{Value, json};

/// Two desks of one ward, signed in, and their centre.
struct Hall {
    office: Office,
    centre: Option<Running>,
    third: DeskAtWork,
    fifth: DeskAtWork,
}

impl Hall {
    async fn open() -> Self {
        let office = Office::default();
        let centre = office.open_centre().await;
        let third = office.open_desk(&office.write_settings(&centre.url(), ""));
        let fifth = office.open_other_desk(&centre.url());
        third.sign_in().await;
        fifth.sign_in().await;
        third.link_until("synced").await;
        fifth.link_until("synced").await;
        Self { office, centre: Some(centre), third, fifth }
    }

    /// The centre is gone; both desks go on alone.
    async fn cut_off(&mut self) {
        self.centre.take().unwrap().shutdown().await;
    }

    /// The centre is back, and both desks have told it everything.
    async fn healed(&mut self) {
        self.centre = Some(self.office.open_centre().await);
        for desk in [&self.third, &self.fifth] {
            desk.counter_until(|counter| {
                counter["link"]["unsent"] == 0 && counter["link"]["state"] != "offline"
            })
            .await;
        }
    }

    /// Takes an application at the third desk and waits until the fifth has heard of it.
    async fn taken(&self, name: &str) -> String {
        let id = finished(&self.third, name).await;
        self.fifth.until("records.search", everything(), |list| knows(list, &id)).await;
        id
    }
}

fn everything() -> Value {
    json!({ "text": "", "days": "all", "state": "all", "procedure": null, "most": 50 })
}

fn sought(changes: Value) -> Value {
    let mut request = everything();
    for (name, value) in changes.as_object().unwrap() {
        request[name] = value.clone();
    }
    request
}

fn knows(list: &Value, id: &str) -> bool {
    list["rows"].as_array().unwrap().iter().any(|row| row["application"] == id)
}

/// Takes an application; gives its id.
async fn finished(desk: &DeskAtWork, name: &str) -> String {
    let begun = desk.clerk("interview.begin", json!({ "matter": "certificate.resident" })).await;
    desk.play_to_the_end(name).await;
    desk.clerk("interview.finish", json!({})).await;
    begun["application"].as_str().unwrap().to_owned()
}

async fn opened(desk: &DeskAtWork, id: &str) -> Value {
    desk.clerk("records.open", json!({ "application": id })).await
}

/// The application with what the clerk has before them.
fn on(record: &Value) -> Value {
    json!({ "application": record["row"]["application"], "seen": record["seen"] })
}

async fn numbers(desk: &DeskAtWork, changes: Value) -> Vec<String> {
    let list = desk.clerk("records.search", sought(changes)).await;
    let rows = list["rows"].as_array().unwrap().iter();
    rows.map(|row| row["people"].as_str().unwrap().to_owned()).collect()
}

/// Puts the number of copies right.
async fn copies_put_right(desk: &DeskAtWork, id: &str, copies: &str) {
    let record = opened(desk, id).await;
    desk.clerk("records.amend", on(&record)).await;
    desk.answer("copies", &[("certificate.copies", Some(copies))]).await;
    desk.clerk("interview.finish", json!({})).await;
}

fn copies(record: &Value) -> String {
    let told =
        record["path"].as_array().unwrap().iter().flat_map(|section| section["answered"].as_array().unwrap());
    let mut copies = told.filter(|told| told["question"] == "copies");
    copies.next().map_or_else(String::new, |told| told["answer"].as_str().unwrap().to_owned())
}

fn history(record: &Value) -> Vec<String> {
    let rows = record["history"].as_array().unwrap().iter();
    rows.map(|row| {
        let words = row["words"].as_str().map_or_else(String::new, |words| format!("「{words}」"));
        format!("{} {}{words}", row["desk_name"].as_str().unwrap(), row["what"].as_str().unwrap())
    })
    .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_application_is_found_by_number_name_reading_day_and_state() {
    let hall = Hall::open().await;
    let desk = &hall.third;
    let begun = desk.clerk("interview.begin", json!({ "matter": "certificate.resident" })).await;
    desk.play_to_the_end("渡邉\u{E0102}　櫻子").await;
    let subject = [
        ("certificate_subject.name", Some("渡邉\u{E0102}　櫻子")),
        ("certificate_subject.kana", Some("ワタナベ　サクラコ")),
        ("certificate_subject.birth_date", Some("S50.1.2")),
        ("certificate_subject.address", Some("北九州市小倉北区架空町１−１")),
    ];
    desk.answer("subject", &subject).await;
    desk.clerk("interview.finish", json!({})).await;
    finished(desk, "架空　次郎").await;
    let (first, second) = (["渡邉\u{E0102}　櫻子"], ["架空　次郎"]);
    let both = [second[0], first[0]];
    assert_eq!(numbers(desk, json!({})).await, both, "the newest first");
    for typed in ["渡邉", "櫻子", "わたなべ", "ﾜﾀﾅﾍﾞ ｻｸ", "サクラコ", "ワタナベサクラ"]
    {
        let found = numbers(desk, json!({ "text": typed })).await;
        assert_eq!(found, first, "{typed}");
    }
    let number = opened(desk, begun["application"].as_str().unwrap()).await["row"]["number"].clone();
    let number = number.as_str().unwrap();
    assert_eq!(numbers(desk, json!({ "text": number })).await, first);
    assert_eq!(numbers(desk, json!({ "text": number.to_lowercase() })).await, first);
    assert_eq!(numbers(desk, json!({ "text": &number[number.len() - 3..] })).await, first);
    assert_eq!(numbers(desk, json!({ "text": "石川" })).await, Vec::<String>::new());
    assert_eq!(numbers(desk, json!({ "text": "%" })).await, Vec::<String>::new());
    assert_eq!(numbers(desk, json!({ "days": "today", "state": "received" })).await, both);
    assert_eq!(numbers(desk, json!({ "state": "sent" })).await, Vec::<String>::new());
    assert_eq!(numbers(desk, json!({ "procedure": "certificate.resident" })).await, both);
    assert_eq!(numbers(desk, json!({ "procedure": "OK-01" })).await, Vec::<String>::new());
    assert_eq!(numbers(desk, json!({ "most": 1 })).await, second);
    assert_eq!(desk.refused("records.search", sought(json!({ "most": 0 }))).await, "MALFORMED");
    assert_eq!(desk.refused("records.search", sought(json!({ "state": "x" }))).await, "MALFORMED");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_desk_took_another_puts_right_and_both_see_it() {
    let hall = Hall::open().await;
    let id = hall.taken("架空　花子").await;
    assert_eq!(copies(&opened(&hall.fifth, &id).await), "1");
    copies_put_right(&hall.fifth, &id, "3").await;
    let seen =
        hall.third.until("records.open", json!({ "application": id }), |record| copies(record) == "3").await;
    assert_eq!(history(&seen), ["3番窓口 受付", "5番窓口 訂正「通数」"]);
    assert_eq!(seen["contest"], Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn putting_right_without_a_change_tells_nobody() {
    let hall = Hall::open().await;
    let id = finished(&hall.third, "架空　花子").await;
    let record = opened(&hall.third, &id).await;
    let view = hall.third.clerk("records.amend", on(&record)).await;
    assert_eq!((&view["amends"], &view["can_finish"]), (&record["row"]["number"], &json!(true)));
    assert_eq!(hall.third.refused("records.amend", on(&record)).await, "FINISH_INTERVIEW_FIRST");
    hall.third.clerk("interview.finish", json!({})).await;
    assert_eq!(history(&opened(&hall.third, &id).await), ["3番窓口 受付"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_power_cut_in_the_middle_of_putting_right_loses_nothing() {
    let hall = Hall::open().await;
    let id = finished(&hall.third, "架空　花子").await;
    let record = opened(&hall.third, &id).await;
    hall.third.clerk("records.amend", on(&record)).await;
    hall.third.answer("copies", &[("certificate.copies", Some("7"))]).await;
    let Hall { office, centre, third, .. } = hall;
    third.power_cut().await;
    let centre = centre.unwrap();
    let desk = office.open_desk(&office.write_settings(&centre.url(), ""));
    desk.sign_in().await;
    let view = desk.clerk("interview.resume", json!({})).await;
    assert_eq!(view["amends"], record["row"]["number"]);
    desk.clerk("interview.finish", json!({})).await;
    let after = opened(&desk, &id).await;
    assert_eq!(copies(&after), "7");
    assert_eq!(history(&after), ["3番窓口 受付", "3番窓口 訂正「通数」"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_values_stand_at_both_desks_until_a_person_has_chosen() {
    let mut hall = Hall::open().await;
    let id = hall.taken("架空　花子").await;
    hall.cut_off().await;
    copies_put_right(&hall.third, &id, "2").await;
    copies_put_right(&hall.fifth, &id, "4").await;
    hall.healed().await;
    for desk in [&hall.third, &hall.fifth] {
        desk.counter_until(|counter| counter["contested"] == 1).await;
        let record = opened(desk, &id).await;
        let said = record["contest"]["parts"][0]["said"].as_array().unwrap();
        let mut said: Vec<&str> = said.iter().map(|said| said["answer"].as_str().unwrap()).collect();
        said.sort_unstable();
        assert_eq!(said, ["2", "4"]);
        assert_eq!(record["contest"]["parts"][0]["label"], "通数");
        assert_eq!(desk.refused("records.amend", on(&record)).await, "CHOOSE_FIRST");
        assert_eq!(numbers(desk, json!({ "state": "contested" })).await, ["架空　花子"]);
    }
    hall.third.clerk("session.sign_in", json!({ "staff": "kuroda" })).await;
    let ward = hall.third.call(kakanai_desk::Seat::Supervisor, "ward.look", json!({})).await.unwrap();
    assert_eq!(ward["contested"][0]["application"], id);

    let record = opened(&hall.fifth, &id).await;
    let nothing = json!({ "on": on(&record), "conflict": record["contest"]["conflict"], "choices": [], "withdrawn": null });
    assert_eq!(hall.fifth.refused("records.settle", nothing.clone()).await, "CHOOSE_EVERY_PART");
    let part = &record["contest"]["parts"][0];
    let mut chosen = nothing;
    let four = part["said"].as_array().unwrap().iter().find(|said| said["answer"] == "4").unwrap();
    chosen["choices"] = json!([{ "part": part["part"], "op": four["op"] }]);
    let settled = hall.fifth.clerk("records.settle", chosen.clone()).await;
    assert_eq!((copies(&settled), &settled["contest"]), ("4".to_owned(), &Value::Null));
    assert_eq!(hall.fifth.refused("records.settle", chosen).await, "CONTEST_IS_OVER");
    let heard = hall
        .third
        .until("records.open", json!({ "application": id }), |record| record["contest"].is_null())
        .await;
    assert_eq!(copies(&heard), "4");
    hall.third.counter_until(|counter| counter["contested"] == 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn different_answers_put_right_at_two_desks_stand_beside_each_other() {
    let mut hall = Hall::open().await;
    let id = hall.taken("架空　花子").await;
    hall.cut_off().await;
    copies_put_right(&hall.third, &id, "2").await;
    let record = opened(&hall.fifth, &id).await;
    hall.fifth.clerk("records.amend", on(&record)).await;
    hall.fifth.answer("purpose", &[("certificate.purpose", Some("passport"))]).await;
    hall.fifth.clerk("interview.finish", json!({})).await;
    hall.healed().await;
    for desk in [&hall.third, &hall.fifth] {
        let both =
            |record: &Value| copies(record) == "2" && record["path"].to_string().contains("パスポート");
        let record = desk.until("records.open", json!({ "application": id }), both).await;
        assert_eq!(record["contest"], Value::Null);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn taken_back_here_and_put_right_there_waits_for_a_person() {
    let mut hall = Hall::open().await;
    let id = hall.taken("架空　花子").await;
    hall.cut_off().await;
    let record = opened(&hall.third, &id).await;
    let without = json!({ "on": on(&record), "reason": " " });
    assert_eq!(hall.third.refused("records.withdraw", without).await, "REASON_REQUIRED");
    let back = json!({ "on": on(&record), "reason": "窓口をまちがえたため" });
    let record = hall.third.clerk("records.withdraw", back).await;
    assert_eq!(
        (&record["row"]["withdrawn"], &record["closed"]["code"]),
        (&json!(true), &json!("RECORD_WITHDRAWN"))
    );
    assert_eq!(hall.third.refused("records.amend", on(&record)).await, "RECORD_WITHDRAWN");
    copies_put_right(&hall.fifth, &id, "2").await;
    hall.healed().await;
    let contested = |record: &Value| !record["contest"].is_null();
    let record = hall.third.until("records.open", json!({ "application": id }), contested).await;
    let withdrawal = &record["contest"]["withdrawal"];
    assert_eq!(withdrawal["withdrawn"]["desk_name"], "3番窓口");
    assert_eq!(withdrawal["withdrawn"]["answer"], "窓口をまちがえたため");
    assert_eq!(withdrawal["edited"][0]["answer"], "通数 → 2");
    assert_eq!(
        withdrawal["edited"].as_array().unwrap().len(),
        1,
        "what was taken at first is nobody's objection"
    );
    let choice = json!({ "on": on(&record), "conflict": record["contest"]["conflict"], "choices": [], "withdrawn": false });
    let record = hall.third.clerk("records.settle", choice).await;
    assert_eq!((&record["row"]["withdrawn"], copies(&record)), (&json!(false), "2".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_back_office_goes_step_by_step() {
    let hall = Hall::open().await;
    let id = finished(&hall.third, "架空　花子").await;
    let desk = &hall.third;
    let step = async |step: &str, note: &str| {
        let record = opened(desk, &id).await;
        json!({ "on": on(&record), "step": step, "note": note })
    };
    assert_eq!(desk.refused("records.step", step("decision", "").await).await, "ILLEGAL_STEP");
    desk.clerk("records.step", step("form_check", "").await).await;
    assert_eq!(desk.refused("records.step", step("returned", "").await).await, "REASON_REQUIRED");
    let returned = desk.clerk("records.step", step("returned", "本人確認書類の写しがない").await).await;
    assert_eq!(returned["row"]["step_name"], "差戻し");
    for next in ["form_check", "content_check", "decision"] {
        desk.clerk("records.step", step(next, "").await).await;
    }
    let record = opened(desk, &id).await;
    assert_eq!(record["closed"]["code"], "RECORD_DECIDED");
    assert_eq!(desk.refused("records.amend", on(&record)).await, "RECORD_DECIDED");
    let back = json!({ "on": on(&record), "reason": "要らなくなった" });
    assert_eq!(desk.refused("records.withdraw", back).await, "RECORD_CLOSED");
    let offered: Vec<&str> =
        record["next_steps"].as_array().unwrap().iter().map(|step| step["label"].as_str().unwrap()).collect();
    assert_eq!(offered, ["システム入力", "差戻し"]);
    assert_eq!(history(&record)[2], "3番窓口 形式審査 → 差戻し「本人確認書類の写しがない」");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_desk_goes_on_with_what_was_handed_over() {
    let hall = Hall::open().await;
    let id = hall.taken("架空　花子").await;
    hall.third
        .until("records.open", json!({ "application": id }), |record| {
            record["desks"][0]["label"] == "5番窓口"
        })
        .await;
    let record = opened(&hall.third, &id).await;
    let nowhere = json!({ "on": on(&record), "desk": "kk-9" });
    assert_eq!(hall.third.refused("records.hand_over", nowhere).await, "UNKNOWN_DESK");
    let record = hall.third.clerk("records.hand_over", json!({ "on": on(&record), "desk": "kk-5" })).await;
    assert_eq!(record["row"]["desk_name"], "5番窓口");
    let mine = sought(json!({ "state": "mine" }));
    hall.fifth.until("records.search", mine.clone(), |list| knows(list, &id)).await;
    assert_eq!(numbers(&hall.third, json!({ "state": "mine" })).await, Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn papers_come_out_once_more_with_a_reason_and_a_mark() {
    let hall = Hall::open().await;
    let id = finished(&hall.third, "架空　花子").await;
    let record = opened(&hall.third, &id).await;
    let again =
        |record: &Value, reason: &str, to: &str| json!({ "on": on(record), "reason": reason, "to": to });
    assert_eq!(hall.third.refused("records.reprint", again(&record, "", "file")).await, "REASON_REQUIRED");
    let out = hall.third.clerk("records.reprint", again(&record, "印刷がかすれた", "file")).await;
    assert_eq!((&out["record"]["reprints"], &out["pages"]), (&json!(1), &json!(1)));
    let file = std::path::Path::new(out["saved"]["folder"].as_str().unwrap())
        .join(out["saved"]["file"].as_str().unwrap());
    assert!(std::fs::read(file).unwrap().starts_with(b"%PDF"));
    // A printer that falls over takes nothing along: no act is told of papers that never came.
    let failed = hall.third.refused("records.reprint", again(&out["record"], "もう一度", "printer")).await;
    assert_eq!(failed, "FAULT");
    assert_eq!(
        history(&opened(&hall.third, &id).await),
        ["3番窓口 受付", "3番窓口 再印刷「印刷がかすれた」"]
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_centre_did_not_take_waits_in_the_tray() {
    let mut hall = Hall::open().await;
    let id = hall.taken("架空　花子").await;
    hall.cut_off().await;
    for desk in [&hall.third, &hall.fifth] {
        let record = opened(desk, &id).await;
        let step = json!({ "on": on(&record), "step": "form_check", "note": "" });
        desk.clerk("records.step", step).await;
    }
    hall.healed().await;
    // One of the two came second; its step no longer followed.
    let mut late = Vec::new();
    for desk in [&hall.third, &hall.fifth] {
        if !desk.clerk("tray.look", json!({})).await["rows"].as_array().unwrap().is_empty() {
            late.push(desk);
        }
    }
    let [late] = late[..] else { panic!("one desk came second") };
    assert_eq!(late.clerk("counter.look", json!({})).await["refused"], 1);
    let tray = late.clerk("tray.look", json!({})).await;
    let row = &tray["rows"][0];
    assert_eq!((&row["what"], &row["application"]), (&json!("段階の変更"), &json!(id)));
    assert_eq!((&row["why"]["code"], &row["can_send_again"]), (&json!("ILLEGAL_STEP"), &json!(false)));
    let op = json!({ "op": row["op"] });
    assert_eq!(late.refused("tray.send_again", op).await, "ILLEGAL_STEP");
    assert_eq!(
        late.refused("tray.put_away", json!({ "op": row["op"], "reason": "" })).await,
        "REASON_REQUIRED"
    );
    let away = json!({ "op": row["op"], "reason": "隣の窓口が先に進めていた" });
    let tray = late.clerk("tray.put_away", away.clone()).await;
    assert_eq!(tray["rows"][0]["put_away"]["words"], "隣の窓口が先に進めていた");
    assert_eq!(late.clerk("counter.look", json!({})).await["refused"], 0);
    assert_eq!(late.refused("tray.put_away", away).await, "NOT_IN_TRAY");
}
