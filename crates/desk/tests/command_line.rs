//! Stories of the command line that the city's DX staff use: what it prints, what it refuses, and how it says so.
#![cfg(test)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const CASE: &str = "\
format: 1
id: made-up
title: 後期の父が亡くなり、娘が来庁
closed_world: true
facts:
  event: {kinds: [bereavement], focus: deceased, visit_date: '2026-06-10', ward: kokurakita}
  death: {date: '2026-06-01', known_date: '2026-06-01', notified: true}
  funeral: {status: held, date: '2026-06-03'}
  people:
  - {id: deceased, roles: [deceased], relation: self, household: same, birth_date: '1940-05-06', sex: male,
     is_head: true, health_insurance: late_elderly, care_level: care, pension: {old_age: both}, owns: {real_estate: true}}
  - {id: daughter, roles: [visitor, funeral_organiser], relation: child, household: other, sex: female,
     birth_date: '1970-01-02', shares_livelihood: false, heir: true}
expect: {}
";

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets")
}

fn kakanai(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kakanai")).args(words).output().unwrap()
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn refused(output: &Output) -> String {
    assert!(!output.status.success());
    assert!(output.stdout.is_empty(), "what is refused prints no verdict");
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A folder with the case in it.
fn folder() -> (tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("made-up.yaml");
    std::fs::write(&case, CASE).unwrap();
    (folder, case.display().to_string())
}

/// A copy of the ledger with one change in one of its files.
fn changed_ledger(folder: &Path, file: &str, right: &str, wrong: &str) -> String {
    let copy = folder.join("ledger");
    copy_folder(&assets().join("catalogue"), &copy);
    let path = copy.join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(right), "{file} has {right}");
    std::fs::write(&path, text.replacen(right, wrong, 1)).unwrap();
    copy.display().to_string()
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_folder(&path, &target);
        } else {
            std::fs::copy(&path, &target).unwrap();
        }
    }
}

#[test]
fn a_case_gets_every_verdict_with_its_reason_and_deadline() {
    let (_folder, case) = folder();
    let whole: Value = serde_json::from_str(&said(&kakanai(&["verdict", &case, "--json"]))).unwrap();
    let rows = whole["verdicts"].as_array().unwrap();
    assert_eq!(rows.len(), 214);
    let of = |id: &str| rows.iter().find(|row| row["id"] == id).unwrap();
    assert_eq!(
        (&of("OK-15")["verdict"], &of("OK-15")["deadline"]),
        (&"required".into(), &"2028-06-03".into())
    );
    assert_eq!(of("OK-15")["applicants"], serde_json::json!(["person:daughter"]));
    assert_eq!(of("OK-11")["verdict"], "not_applicable");
    assert!(rows.iter().all(|row| row["reasons"][0].as_str().is_some_and(|reason| !reason.is_empty())));
    let table = said(&kakanai(&["verdict", &case]));
    assert!(table.contains("OK-15") && table.contains("2028-06-03まで"), "{table}");
}

#[test]
fn a_typical_bereavement_is_asked_few_questions_and_the_range_is_kept() {
    let (_folder, case) = folder();
    let played: Value = serde_json::from_str(&said(&kakanai(&["questions", &case, "--json"]))).unwrap();
    let count = played["count"].as_u64().unwrap();
    assert!((10..=25).contains(&count), "{count} questions");
    let rows = played["questions"].as_array().unwrap();
    for (at, row) in rows.iter().enumerate() {
        let left = count - at as u64;
        let (min, max) = (row["remaining_min"].as_u64().unwrap(), row["remaining_max"].as_u64().unwrap());
        assert!((min..=max).contains(&left), "{left} left, said {min} to {max} at {row}");
        assert!(row["facts"].as_array().unwrap().len() <= 5);
    }
}

const MOVE: &str = "\
format: 1
id: made-up-move
title: 夫婦と小学生が市内で転居
closed_world: true
facts:
  event: {kinds: [moving], focus: head, visit_date: '2026-06-10', ward: kokurakita}
  move:
    date: '2026-06-07'
    from: {area: kitakyushu, ward: kokurakita}
    to: {area: kitakyushu, ward: kokurakita}
  people:
  - {id: head, roles: [mover, visitor], relation: self, household: same, birth_date: '1985-05-06', sex: male, is_head: true,
     health_insurance: employee_insured, benefits: {child_allowance: recipient}}
  - {id: wife, roles: [mover], relation: spouse, household: same, birth_date: '1986-07-08', sex: female,
     health_insurance: employee_dependant}
  - {id: child, roles: [mover], relation: child, household: same, birth_date: '2017-03-04', sex: female,
     health_insurance: employee_dependant, school: elementary, benefits: {child_allowance: child, child_medical: true}}
expect: {}
";

#[test]
fn a_family_that_moves_is_asked_about_everybody_at_once_and_spared_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let case = folder.path().join("move.yaml");
    std::fs::write(&case, MOVE).unwrap();
    let case = case.display().to_string();
    let played: Value = serde_json::from_str(&said(&kakanai(&["questions", &case, "--json"]))).unwrap();
    let rows = played["questions"].as_array().unwrap();
    let gates = rows.iter().find(|row| row["id"] == "moving.gates").unwrap();
    assert_eq!(gates["answer"], serde_json::json!(["nobody", "some", "nobody", "nobody", "nobody"]));
    let spared = ["moving.care@", "moving.pension@", "moving.handbooks@", "moving.disability_benefits@"];
    let asked = |row: &Value| spared.iter().any(|id| row["id"].as_str().unwrap().starts_with(id));
    assert!(!rows.iter().any(asked), "{played}");
    assert!(played["count"].as_u64().unwrap() <= 25, "{played}");
    let table = said(&kakanai(&["questions", &case]));
    assert!(!table.contains('{'), "everybody is called by what they are: {table}");
}

#[test]
fn a_changed_ledger_shows_which_past_cases_it_changes() {
    let (folder, _) = folder();
    let ours = assets().join("catalogue").display().to_string();
    let cases = folder.path().display().to_string();
    assert!(said(&kakanai(&["diff", &ours, &ours, "--cases", &cases])).contains("0件で判定が変わります"));
    let longer = changed_ledger(
        folder.path(),
        "bereavement/insurance.yaml",
        "{from: death, plus: 14d",
        "{from: death, plus: 20d",
    );
    let lines = said(&kakanai(&["diff", &ours, &longer, "--cases", &cases]));
    assert!(lines.contains("事例1件のうち"), "{lines}");
}

#[test]
fn the_ledger_is_checked_and_what_is_wrong_is_named_with_file_and_line() {
    let forms = assets().join("forms").display().to_string();
    let ours = assets().join("catalogue").display().to_string();
    assert!(said(&kakanai(&["check", &ours, &forms])).contains("214"));
    let (folder, case) = folder();
    let wrong = changed_ledger(
        folder.path(),
        "bereavement/matter.yaml",
        "events: [bereavement]",
        "evnets: [bereavement]",
    );
    let found = refused(&kakanai(&["check", &wrong, &forms]));
    assert!(found.contains("bereavement/matter.yaml:"), "{found}");
    assert!(refused(&kakanai(&["verdict", &case, "--ledger", &wrong])).contains("matter.yaml"));
}

#[test]
fn a_case_with_an_impossible_day_or_an_unknown_fact_is_refused() {
    let (folder, _) = folder();
    for (right, wrong, word) in [
        ("date: '2026-06-01'", "date: '2026-06-31'", "death.date"),
        ("notified: true", "notifed: true", "notifed"),
        ("care_level: care", "care_level: caer", "care_level"),
    ] {
        let path = folder.path().join("wrong.yaml");
        std::fs::write(&path, CASE.replacen(right, wrong, 1)).unwrap();
        let why = refused(&kakanai(&["verdict", &path.display().to_string(), "--json"]));
        assert!(why.contains(word) && why.contains("wrong.yaml"), "{why}");
    }
}

#[test]
fn a_citys_own_blank_becomes_a_form_and_its_papers_are_printed_on_it() {
    let (folder, case) = folder();
    let checkout = folder.path().join("assets");
    copy_folder(&assets().join("catalogue"), &checkout.join("catalogue"));
    copy_folder(&assets().join("forms"), &checkout.join("forms"));
    copy_folder(&assets().join("fonts"), &checkout.join("fonts"));
    let blank = assets().join("../tests/data/blanks/health-insurance-change.pdf");
    let form = checkout.join("forms/late-elderly-funeral");
    std::fs::remove_dir_all(&form).unwrap();
    let (blank, out) = (blank.display().to_string(), form.display().to_string());
    let told =
        said(&kakanai(&["form", "new", &blank, "--out", &out, "--title", "後期高齢者医療 葬祭費支給申請書"]));
    assert!(told.contains("未設定"), "{told}");
    let again = refused(&kakanai(&["form", "new", &blank, "--out", &out]));
    assert!(again.contains("もうあります"), "{again}");

    let in_folder = |words: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_kakanai")).current_dir(folder.path()).args(words).output().unwrap()
    };
    let unfed = refused(&in_folder(&["check"]));
    assert!(unfed.contains("late-elderly-funeral/form.yaml"), "{unfed}");
    let text = std::fs::read_to_string(form.join("form.yaml")).unwrap();
    let fed: String = text.lines().map(|line| format!("{}\n", fed(line))).collect();
    std::fs::write(form.join("form.yaml"), fed).unwrap();
    assert!(said(&in_folder(&["check"])).contains("問題はありません"));

    let papers = folder.path().join("papers");
    said(&in_folder(&["papers", &case, "--out", &papers.display().to_string()]));
    let pdf = std::fs::read_dir(&papers).unwrap().filter_map(Result::ok).map(|entry| entry.path());
    let pdf =
        pdf.filter(|path| path.display().to_string().contains("late-elderly-funeral")).collect::<Vec<_>>();
    let size = std::fs::metadata(&pdf[0]).unwrap().len();
    assert!(size > 20_000, "the city's page is in it: {size} bytes");

    let smaller = std::fs::read_to_string(form.join("form.yaml")).unwrap().replace("297.011", "290");
    std::fs::write(form.join("form.yaml"), smaller).unwrap();
    let other = refused(&in_folder(&["check"]));
    assert!(other.contains("blank.pdf") && other.contains("1枚目"), "{other}");
}

/// A box of a draft that nothing feeds, fed by hand as somebody would in an editor; a mark without a fact taken out.
fn fed(line: &str) -> String {
    if line.contains("draw: {mark") {
        return String::new();
    }
    let open = line.contains("{id: box-") && !line.contains("fact:") && !line.contains("hand:");
    if open { line.replace(", at: [", ", hand: office, at: [") } else { line.to_owned() }
}

#[test]
fn what_is_no_blank_is_refused_with_what_to_do() {
    let (folder, case) = folder();
    let out = folder.path().join("new-form").display().to_string();
    let refused_for = |blank: &str, out: &str| refused(&kakanai(&["form", "new", blank, "--out", out]));
    assert!(refused_for(&case, &out).contains("PDFではありません"));
    assert!(refused_for("nowhere.pdf", &out).contains("読めません"));
    let blank = assets().join("../tests/data/blanks/health-insurance-change.pdf").display().to_string();
    assert!(refused_for(&blank, &folder.path().join("転入届").display().to_string()).contains("英小文字"));
    assert!(!Path::new(&out).exists(), "nothing is left behind");
}

#[test]
fn what_cannot_be_understood_is_answered_with_how_to() {
    for words in [&["verdict"][..], &["judge", "x"], &["verdict", "x", "--loud"], &["diff", "a", "b"]] {
        let output = kakanai(words);
        assert_eq!(output.status.code(), Some(2), "{words:?}");
        assert!(String::from_utf8(output.stdout).unwrap().contains("kakanai check"));
    }
}
