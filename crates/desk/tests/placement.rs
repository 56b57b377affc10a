//! Stories of a form on a city's own blank: begun from the blank, its boxes placed, kept at once, refused in words.
#![cfg(test)]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use kakanai_desk::{PaperPlaces, Placement, Refusal, Seat, new_form, read_ledger};
use serde_json::{Value, json};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn blank() -> PathBuf {
    root().join("tests/data/blanks/health-insurance-change.pdf")
}

fn places() -> PaperPlaces {
    let assets = root().join("assets");
    PaperPlaces { forms: assets.join("forms"), fonts: assets.join("fonts"), rare_names: None }
}

/// A form begun on the blank, in a folder of its own.
struct Begun {
    _room: tempfile::TempDir,
    folder: PathBuf,
}

impl Begun {
    fn new() -> Self {
        let room = tempfile::tempdir().unwrap();
        let folder = room.path().join("nhi-change");
        let ledger = read_ledger(&root().join("assets/catalogue")).unwrap();
        new_form(&blank(), &folder, Some("国民健康保険異動届"), &ledger, &places().forms).unwrap();
        Self { _room: room, folder }
    }

    fn open(&self) -> Opened {
        Opened(self.try_open().unwrap_or_else(|code| panic!("{code}")))
    }

    fn try_open(&self) -> Result<Arc<Placement>, String> {
        let ledger = read_ledger(&root().join("assets/catalogue")).unwrap();
        Placement::open(&self.folder, ledger, &places()).map_err(|notice| notice.code)
    }

    fn text(&self) -> String {
        std::fs::read_to_string(self.folder.join("form.yaml")).unwrap()
    }
}

struct Opened(Arc<Placement>);

impl Opened {
    async fn say(&self, name: &str, request: Value) -> Result<Value, Refusal> {
        self.0.call(Seat::Drafter, name, request).await
    }

    async fn look(&self) -> Value {
        self.say("placement.look", json!({})).await.unwrap()
    }

    async fn place(&self, boxes: &[Value]) -> Result<Value, String> {
        let said = self.say("placement.place", json!({ "page": 1, "boxes": boxes })).await;
        said.map_err(|refusal| refusal.code)
    }
}

fn drafts(view: &Value) -> Vec<Value> {
    view["pages"][0]["boxes"].as_array().unwrap().iter().map(|one| one["draft"].clone()).collect()
}

fn labelled(view: &Value, label: &str) -> Value {
    let boxes = view["pages"][0]["boxes"].as_array().unwrap();
    boxes.iter().find(|one| one["draft"]["label"] == label).unwrap_or_else(|| panic!("{label}")).clone()
}

#[tokio::test]
async fn a_blank_becomes_a_draft_whose_boxes_say_what_is_missing() {
    let begun = Begun::new();
    let view = begun.open().look().await;
    assert_eq!(view["title"], "国民健康保険異動届");
    assert!(drafts(&view).len() > 20, "{}", drafts(&view).len());
    let name = labelled(&view, "氏名");
    assert_eq!(name["draft"]["facts"], json!([]), "whose name it is, nobody guesses");
    assert!(name["problems"][0].as_str().unwrap().contains("fact か hand"), "{name}");
    let sign = labelled(&view, "署名");
    assert_eq!((&sign["draft"]["hand"], &sign["problems"]), (&json!("visitor"), &json!([])));
}

#[tokio::test]
async fn a_fed_box_shows_the_samples_value_at_once_and_is_on_the_disk() {
    let begun = Begun::new();
    let form = begun.open();
    let mut boxes = drafts(&form.look().await);
    let name = boxes.iter_mut().find(|one| one["label"] == "氏名").unwrap();
    name["facts"] = json!(["mover.name"]);
    name["way"] = json!("name");
    let view = form.place(&boxes).await.unwrap();
    let name = labelled(&view, "氏名");
    assert_eq!((&name["fed_by"], &name["problems"]), (&json!("異動される方の氏名"), &json!([])));
    assert_eq!(name["sample"], "架空　花子");
    assert!(begun.text().contains("fact: mover.name"), "{}", begun.text());
    drop(form);
    assert_eq!(drafts(&begun.open().look().await), drafts(&view), "the same after a power cut");
}

#[tokio::test]
async fn a_longer_sample_says_where_it_does_not_fit() {
    let begun = Begun::new();
    let form = begun.open();
    let mut boxes = drafts(&form.look().await);
    boxes.retain(|one| one["label"] == "氏名");
    boxes[0]["facts"] = json!(["mover.name"]);
    boxes[0]["way"] = json!("name");
    boxes[0]["at"] = json!([49.8, 45.3, 40.0, 6.0]);
    form.place(&boxes).await.unwrap();
    let view = form.say("placement.sample", json!({ "sample": 1 })).await.unwrap();
    assert!(!labelled(&view, "氏名")["fit"].is_null(), "{view}");
    assert_eq!(view["samples"][1]["chosen"], true);
}

#[tokio::test]
async fn what_no_box_can_be_is_refused_and_nothing_changes() {
    let begun = Begun::new();
    let form = begun.open();
    let (before, boxes) = (begun.text(), drafts(&form.look().await));
    let wrong = |key: &str, value: Value| {
        let mut boxes = boxes.clone();
        boxes[0][key] = value;
        boxes
    };
    for boxes in [
        wrong("at", json!([0.0, 0.0, 1e9, 1.0])),
        wrong("size", json!(400.0)),
        wrong("label", json!("あ".repeat(200))),
        wrong("facts", json!(vec!["x"; 50])),
        wrong("way", json!("blink")),
        wrong("strange", json!(1)),
    ] {
        assert_eq!(form.place(&boxes).await, Err("MALFORMED".to_owned()));
    }
    assert_eq!(begun.text(), before);
    let strange = wrong("facts", json!(["visitor.shoe_size"]));
    let view = form.place(&strange).await.unwrap();
    let said = view["pages"][0]["boxes"][0]["problems"][0].as_str().unwrap().to_owned();
    assert!(said.contains("台帳にありません"), "{said}");
}

#[tokio::test]
async fn a_suggestion_never_lies_on_a_box_that_is_there() {
    let begun = Begun::new();
    let form = begun.open();
    let none = form.say("placement.suggest", json!({ "page": 1 })).await.unwrap();
    assert_eq!(none["boxes"], json!([]), "all of them stand there already");
    let mut boxes = drafts(&form.look().await);
    boxes.retain(|one| one["label"] != "氏名" && one["label"] != "電話番号");
    form.place(&boxes).await.unwrap();
    let found = form.say("placement.suggest", json!({ "page": 1 })).await.unwrap();
    let labels: Vec<&Value> = found["boxes"].as_array().unwrap().iter().map(|one| &one["label"]).collect();
    assert_eq!(labels, ["氏名", "電話番号"]);
}

#[tokio::test]
async fn a_fact_is_found_by_the_words_people_use() {
    let begun = Begun::new();
    let form = begun.open();
    let found = form.say("placement.facts", json!({ "words": "亡くなった 氏名" })).await.unwrap();
    assert_eq!(found["facts"][0]["fact"], "deceased.name", "{found}");
    let sex = form.say("placement.facts", json!({ "words": "異動される方の性別" })).await.unwrap();
    let words: Vec<&Value> =
        sex["facts"][0]["values"].as_array().unwrap().iter().map(|value| &value["words"]).collect();
    assert_eq!(words[..2], ["男", "女"]);
}

#[tokio::test]
async fn a_ring_stands_where_the_value_is_printed() {
    let begun = Begun::new();
    let form = begun.open();
    let mut boxes = drafts(&form.look().await);
    boxes.retain(|one| one["label"].as_str().unwrap().starts_with("性別"));
    for (one, value) in boxes.iter_mut().zip(["male", "female"]) {
        one["facts"] = json!(["mover.sex"]);
        one["when"] = json!([value]);
    }
    let view = form.place(&boxes).await.unwrap();
    assert_eq!(labelled(&view, "性別（男）")["sample"], "男");
    assert_eq!(labelled(&view, "性別（女）")["sample"], "");
    let picture = form.say("placement.picture", json!({ "page": 1, "width": 900 })).await.unwrap();
    assert_eq!(picture["width"], 900);
}

#[tokio::test]
async fn a_box_that_was_taken_away_comes_back_whole() {
    let begun = Begun::new();
    let with_a_condition =
        begun.text().replacen("fact: =visit_date", "fact: =visit_date, if: raised_child", 1);
    std::fs::write(begun.folder.join("form.yaml"), with_a_condition).unwrap();
    let form = begun.open();
    let boxes = drafts(&form.look().await);
    let before = begun.text();
    form.place(&boxes[1..]).await.unwrap();
    assert!(!begun.text().contains("raised_child"));
    form.place(&boxes).await.unwrap();
    assert_eq!(begun.text().replace('"', ""), before.replace('"', ""), "as it stood in the file");
}

#[tokio::test]
async fn what_forms_print_most_is_found_first() {
    let begun = Begun::new();
    let found = begun.open().say("placement.facts", json!({ "words": "異動される方の" })).await.unwrap();
    let facts = found["facts"].as_array().unwrap();
    let place = |fact: &str| facts.iter().position(|one| one["fact"] == fact);
    assert!(place("mover.name").unwrap() < 5, "{found}");
    assert!(place("mover.dog").is_none_or(|at| at > 10), "{found}");
}

#[tokio::test]
async fn a_file_that_changed_elsewhere_is_not_written_over() {
    let begun = Begun::new();
    let form = begun.open();
    let boxes = drafts(&form.look().await);
    std::fs::write(begun.folder.join("form.yaml"), format!("{}# mine\n", begun.text())).unwrap();
    assert_eq!(form.place(&boxes).await, Err("FORM_CHANGED_ELSEWHERE".to_owned()));
    assert!(begun.text().ends_with("# mine\n"));
}

#[tokio::test]
async fn two_screens_never_place_one_form() {
    let begun = Begun::new();
    let first = begun.open();
    assert_eq!(begun.try_open().err().as_deref(), Some("FORM_IN_USE"));
    drop(first);
    begun.open();
}

#[tokio::test]
async fn a_form_of_rows_and_a_damaged_blank_are_said_in_words() {
    let begun = Begun::new();
    std::fs::write(begun.folder.join("blank.pdf"), b"no PDF").unwrap();
    assert_eq!(begun.try_open().err().as_deref(), Some("BLANK_REFUSED"));
    std::fs::remove_file(begun.folder.join("blank.pdf")).unwrap();
    assert_eq!(begun.try_open().err().as_deref(), Some("BLANK_REFUSED"));
    let rows = "id: nhi-change\ntitle: 試し\nversion: 1\npages:\n- layout:\n  - head: {}\n";
    std::fs::write(begun.folder.join("form.yaml"), rows).unwrap();
    assert_eq!(begun.try_open().err().as_deref(), Some("NO_CITY_BLANK"));
}

#[tokio::test]
async fn no_seat_of_a_desk_places_a_form() {
    let begun = Begun::new();
    let form = begun.open();
    let refused = form.0.call(Seat::Clerk, "placement.look", json!({})).await.unwrap_err();
    assert_eq!(refused.code, "NOT_THIS_SEAT");
}
