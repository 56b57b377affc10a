//! Stories of one desk and its centre: the thin line, the cut line, the crash, and every bad day the office can have.
#![cfg(test)]

use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::routing::post;
use axum::{Json, Router};
use kakanai_desk::Seat;
use kakanai_desk::commands::TABLE;
use kakanai_protocol::{HelloReply, ProtocolRange, paths};
use kakanai_tests::office::{DeskAtWork, Office, press, take_number};
use kakanai_tests::wire::Wire;
use rusqlite::Connection;
use serde_json::{Value, json};

const NAME: &str = "架空　花子";
const NOBODY: &str = "http://127.0.0.1:9";

fn at_centre(office: &Office, question: &str) -> i64 {
    let database = Connection::open(office.folder.path().join("centre.db")).unwrap();
    database.query_row(question, [], |row| row.get(0)).unwrap()
}

async fn begun(desk: &DeskAtWork) {
    desk.clerk("interview.begin", json!({ "matter": "certificate.resident" })).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_called_number_becomes_an_application_at_the_centre() {
    let office = Office::default();
    let centre = office.open_centre().await;
    let desk = office.open_desk(&office.write_settings(&centre.url(), ""));
    desk.sign_in().await;
    take_number(&centre, 1).await;
    let counter = desk.clerk("counter.call_next", press(2)).await;
    assert_eq!((&counter["ticket"]["number"], &counter["interviewing"]), (&json!("A-001"), &json!(true)));
    desk.play_to_the_end(NAME).await;
    let papers = desk.clerk("papers.look", json!({})).await;
    assert!(papers["stopped"].is_null(), "{}", papers["stopped"]);
    let finished = desk.clerk("interview.finish", json!({})).await["finished"].clone();
    let number = finished["number"].as_str().unwrap().to_owned();
    let counter = desk.counter_until(|counter| counter["finished"]["at_centre"] == true).await;
    assert_eq!(counter["link"]["unsent"], 0);
    assert_eq!(at_centre(&office, "SELECT count(*) FROM application"), 1);
    assert_eq!(at_centre(&office, &format!("SELECT count(*) FROM application WHERE number = '{number}'")), 1);
    assert_eq!(at_centre(&office, "SELECT count(*) FROM ticket WHERE state = 'done'"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_centre_everything_but_calling_works_and_the_outbox_drains_by_itself() {
    let office = Office::default();
    let centre = office.open_centre().await;
    let desk = office.open_desk(&office.write_settings(&centre.url(), ""));
    desk.sign_in().await;
    desk.link_until("synced").await;
    centre.shutdown().await;
    assert_eq!(desk.refused("counter.call_next", press(1)).await, "CANNOT_CALL_NOW");
    begun(&desk).await;
    desk.play_to_the_end(NAME).await;
    desk.clerk("papers.picture", json!({ "page": 1, "width": 600 })).await;
    desk.clerk("papers.save", json!({})).await;
    desk.clerk("interview.finish", json!({})).await;
    let link = desk.link_until("offline").await;
    assert_eq!((&link["unsent"], &link["notice"]["code"]), (&json!(1), &json!("OFFLINE")));
    let _centre = office.open_centre().await;
    desk.link_until("synced").await;
    assert_eq!(at_centre(&office, "SELECT count(*) FROM application"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_store_put_back_as_it_was_says_so_and_goes_on_with_nothing_lost() {
    let office = Office::default();
    let centre = office.open_centre().await;
    let settings = office.write_settings(&centre.url(), "");
    let (store, older) = (office.data_dir().join("desk.db"), office.data_dir().join("older.db"));
    for put_aside in [true, false] {
        let desk = office.open_desk(&settings);
        desk.sign_in().await;
        begun(&desk).await;
        desk.play_to_the_end(NAME).await;
        desk.clerk("interview.finish", json!({})).await;
        desk.counter_until(|counter| counter["finished"]["at_centre"] == true).await;
        let session = desk.clerk("session.look", json!({})).await;
        assert_eq!(session["notices"], json!([]));
        desk.power_cut().await;
        if put_aside {
            std::fs::copy(&store, &older).unwrap();
        }
    }
    std::fs::rename(&older, &store).unwrap();
    for side in ["desk.db-wal", "desk.db-shm"] {
        let _ = std::fs::remove_file(office.data_dir().join(side));
    }
    let desk = office.open_desk(&settings);
    desk.sign_in().await;
    let session = desk.clerk("session.look", json!({})).await;
    assert_eq!(session["notices"][0]["code"], "STORE_REBORN");
    assert_eq!(desk.link_until("synced").await["unsent"], 0);
    assert_eq!(at_centre(&office, "SELECT count(*) FROM application"), 2);
    assert_eq!(at_centre(&office, "SELECT count(DISTINCT incarnation) FROM chain"), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_whose_answer_was_lost_is_said_again_and_calls_the_same_visitor() {
    let office = Office::default();
    let centre = office.open_centre().await;
    let wire = Wire::to(centre.addr, paths::CLAIM).await.unwrap();
    let desk = office.open_desk(&office.write_settings(&format!("http://{}", wire.addr), ""));
    desk.sign_in().await;
    take_number(&centre, 1).await;
    take_number(&centre, 2).await;
    wire.lose_next_reply();
    // The clerk presses; the visitor is called, but nobody at the desk hears of it.
    assert_eq!(desk.refused("counter.call_next", press(10)).await, "CANNOT_CALL_NOW");
    assert_eq!(at_centre(&office, "SELECT count(*) FROM ticket WHERE state = 'called'"), 1);
    // The next press, a new one, gets the visitor who stands there.
    let counter = desk.clerk("counter.call_next", press(11)).await;
    assert_eq!(counter["ticket"]["number"], "A-001");
    assert_eq!(at_centre(&office, "SELECT count(*) FROM ticket WHERE state = 'called'"), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_that_the_centre_failed_to_answer_is_said_again_as_the_same_press() {
    let office = Office::default();
    let presses: Arc<Mutex<Vec<Value>>> = Arc::default();
    let heard = Arc::clone(&presses);
    let failing = Router::new().route(
        paths::CLAIM,
        post(move |Json(claim): Json<Value>| async move {
            heard.lock().unwrap().push(claim["press_id"].clone());
            axum::http::StatusCode::INTERNAL_SERVER_ERROR
        }),
    );
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, failing).await });
    let desk = office.open_desk(&office.write_settings(&url, ""));
    desk.sign_in().await;
    desk.refused("counter.call_next", press(1)).await;
    desk.refused("counter.call_next", press(2)).await;
    let presses = presses.lock().unwrap().clone();
    assert_eq!(presses, [press(1)["press"].clone(), press(1)["press"].clone()]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_visitor_is_not_called_while_one_is_at_the_desk() {
    let office = Office::default();
    let centre = office.open_centre().await;
    let desk = office.open_desk(&office.write_settings(&centre.url(), ""));
    desk.sign_in().await;
    assert_eq!(desk.refused("counter.call_next", press(1)).await, "NOBODY_WAITS");
    take_number(&centre, 1).await;
    take_number(&centre, 2).await;
    desk.clerk("counter.call_next", press(2)).await;
    assert_eq!(desk.refused("counter.call_next", press(3)).await, "VISITOR_AT_DESK");
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_power_cut_the_interview_is_offered_and_goes_on_where_it_stood() {
    let office = Office::default();
    let centre = office.open_centre().await;
    let settings = office.write_settings(&centre.url(), "");
    let desk = office.open_desk(&settings);
    desk.sign_in().await;
    take_number(&centre, 1).await;
    desk.clerk("counter.call_next", press(2)).await;
    let before = desk.answer("relation", &[("visitor.relation", Some("child"))]).await;
    desk.power_cut().await;

    let desk = office.open_desk(&settings);
    let session = desk.clerk("session.look", json!({})).await;
    assert_eq!((&session["draft"]["answers"], &session["draft"]["ticket"]), (&json!(1), &json!("A-001")));
    desk.sign_in().await;
    let after = desk.clerk("interview.resume", json!({})).await;
    assert_eq!((&after["question"], &after["application"]), (&before["question"], &before["application"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_answer_says_which_field_and_loses_nothing() {
    let office = Office::default();
    let desk = office.open_desk(&office.write_settings(NOBODY, ""));
    desk.sign_in().await;
    begun(&desk).await;
    desk.answer("relation", &[("visitor.relation", Some("self"))]).await;
    let with = |name: &str, birth: &str| {
        json!({ "question": "subject", "given": {
            "certificate_subject.name": name,
            "certificate_subject.birth_date": birth,
            "certificate_subject.address": "北九州市小倉北区架空町１−１",
        }})
    };
    for (request, code, field) in [
        (with("", "S50.1.2"), "FIELD_REQUIRED", "people[subject].name"),
        (with(NAME, "S64.1.8"), "MISREAD", "people[subject].birth_date"),
        (with("1234 5678 9018", "S50.1.2"), "MISREAD", "people[subject].name"),
        (with(&"長".repeat(101), "S50.1.2"), "MISREAD", "people[subject].name"),
    ] {
        let refusal = desk.call(Seat::Clerk, "interview.answer", request).await.unwrap_err();
        assert_eq!((refusal.code.as_str(), refusal.field.as_deref()), (code, Some(field)));
        assert!(!refusal.what_to_do.is_empty());
    }
    let now = desk.clerk("interview.look", json!({})).await;
    assert_eq!(now["question"]["id"], "subject");
    assert_eq!(desk.refused("interview.finish", json!({})).await, "QUESTIONS_LEFT");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_seat_says_only_what_the_table_gives_it() {
    let office = Office::default();
    let desk = office.open_desk(&office.write_settings(NOBODY, ""));
    for line in TABLE {
        for seat in [Seat::Clerk, Seat::Guest, Seat::Supervisor] {
            if !line.seats.contains(&seat) {
                let refusal = desk.call(seat, line.name, json!({})).await.unwrap_err();
                assert_eq!(refusal.code, "NOT_THIS_SEAT", "{} by {seat:?}", line.name);
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_the_counter_works_before_someone_signed_in() {
    let office = Office::default();
    let desk = office.open_desk(&office.write_settings(NOBODY, ""));
    for (name, request) in [
        ("counter.look", json!({})),
        ("counter.call_next", press(1)),
        ("interview.look", json!({})),
        ("interview.begin", json!({ "matter": "certificate.resident" })),
        ("interview.finish", json!({})),
        ("papers.look", json!({})),
        ("sheet.look", json!({})),
        ("guest.show", json!({ "show": true })),
        ("window.open", json!({ "seat": "guest" })),
    ] {
        assert_eq!(desk.refused(name, request).await, "SIGN_IN_FIRST", "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_ward_is_shown_to_supervisors_only() {
    let office = Office::default();
    let centre = office.open_centre().await;
    let desk = office.open_desk(&office.write_settings(&centre.url(), ""));
    desk.sign_in().await;
    let refusal = desk.call(Seat::Supervisor, "ward.look", json!({})).await.unwrap_err();
    assert_eq!(refusal.code, "SUPERVISORS_ONLY");
    assert_eq!(desk.refused("window.open", json!({ "seat": "supervisor" })).await, "SUPERVISORS_ONLY");
    desk.clerk("session.sign_in", json!({ "staff": "kuroda" })).await;
    desk.link_until("synced").await;
    let ward = desk.call(Seat::Supervisor, "ward.look", json!({})).await.unwrap();
    assert_eq!(
        (&ward["desks"][0]["clerk_name"], &ward["desks"][0]["state"]),
        (&json!("黒田"), &json!("open"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_is_not_of_its_form_is_refused() {
    let office = Office::default();
    let desk = office.open_desk(&office.write_settings(NOBODY, ""));
    desk.sign_in().await;
    assert_eq!(desk.refused("interview.begin", json!({ "matter": 7 })).await, "MALFORMED");
    assert_eq!(desk.refused("interview.begin", json!({ "matter": "x", "more": 1 })).await, "MALFORMED");
    assert_eq!(desk.refused("interview.begin", json!({ "matter": "x".repeat(70_000) })).await, "MALFORMED");
    assert_eq!(desk.refused("interview.begin", json!({ "matter": "../x" })).await, "UNKNOWN_MATTER");
    assert_eq!(desk.refused("no.such", json!({})).await, "UNKNOWN_COMMAND");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_guest_sees_nothing_until_it_is_shown_and_nothing_after_the_clerk_left() {
    let office = Office::default();
    let desk = office.open_desk(&office.write_settings(NOBODY, ""));
    let looks = async || desk.call(Seat::Guest, "guest.look", json!({})).await.unwrap()["shown"].clone();
    desk.sign_in().await;
    begun(&desk).await;
    assert_eq!(looks().await, Value::Null);
    desk.clerk("guest.show", json!({ "show": true })).await;
    assert_eq!(looks().await["say"], "住民票が必要なのは、どなたですか。");
    desk.clerk("session.sign_out", json!({})).await;
    assert_eq!(looks().await, Value::Null);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sheet_to_take_home_is_shown_saved_and_names_nobody() {
    let office = Office::default();
    let desk = office.open_desk(&office.write_settings(NOBODY, ""));
    desk.sign_in().await;
    assert_eq!(desk.refused("sheet.look", json!({})).await, "NO_INTERVIEW");
    begun(&desk).await;
    desk.play_to_the_end(NAME).await;
    let sheet = desk.clerk("sheet.look", json!({})).await;
    assert_eq!(sheet["pages"], 1);
    let picture = desk.clerk("sheet.picture", json!({ "page": 1, "width": 600 })).await;
    assert_eq!(picture["width"], 600);
    assert_eq!(desk.refused("sheet.picture", json!({ "page": 9, "width": 600 })).await, "UNKNOWN_PAGE");
    assert_eq!(desk.refused("sheet.picture", json!({ "page": 1, "width": 1 })).await, "MALFORMED");
    let saved = desk.clerk("sheet.save", json!({})).await;
    let file = saved["file"].as_str().unwrap();
    assert!(file.ends_with("-ご案内.pdf") && !file.contains(NAME), "{file}");
    let bytes = std::fs::read(Path::new(saved["folder"].as_str().unwrap()).join(file)).unwrap();
    assert!(bytes.starts_with(b"%PDF"));
    assert_eq!(desk.refused("sheet.print", json!({})).await, "FAULT", "this desk's printer falls over");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_guest_is_shown_the_list_to_take_home_when_the_clerk_says_so() {
    let office = Office::default();
    let desk = office.open_desk(&office.write_settings(NOBODY, ""));
    let looks = async || desk.call(Seat::Guest, "guest.look", json!({})).await.unwrap()["shown"].clone();
    desk.sign_in().await;
    begun(&desk).await;
    desk.play_to_the_end(NAME).await;
    desk.clerk("guest.show", json!({ "show": true, "what": "take_home" })).await;
    let shown = looks().await;
    assert_eq!(shown["list"][0]["title"], "必要な手続");
    assert_eq!(shown["list"][0]["rows"][0]["name"], "住民票の写し");
    assert!(!shown.to_string().contains("架空"), "{shown}");
    desk.clerk("guest.show", json!({ "show": false })).await;
    assert_eq!(looks().await, Value::Null);
}

// --- bad days ---

#[tokio::test(flavor = "multi_thread")]
async fn damaged_settings_leave_the_desk_working_on_the_last_good_ones() {
    let office = Office::default();
    let settings = office.write_settings(NOBODY, "");
    office.open_desk(&settings).power_cut().await;
    std::fs::write(&settings, "ward = \"kokurakita\"\noffice = 小倉北区役所\n").unwrap();
    let desk = office.open_desk(&settings);
    let session = desk.clerk("session.look", json!({})).await;
    assert_eq!(session["door"]["is"], "open");
    assert_eq!(session["notices"][0]["code"], "SETTINGS_LAST_GOOD");
    assert!(session["notices"][0]["title"].as_str().unwrap().contains("2行目"), "{session}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_ledger_leaves_the_last_good_one_in_force() {
    let office = Office::default();
    let settings = office.write_settings(NOBODY, "");
    office.open_desk(&settings).power_cut().await;
    let broken = office.folder.path().join("broken");
    std::fs::create_dir(&broken).unwrap();
    std::fs::write(broken.join("ledger.yaml"), "version: 第3版\nprocedures:\n- id: [\n").unwrap();
    let text = std::fs::read_to_string(&settings).unwrap();
    let ours = text.lines().find(|line| line.starts_with("catalogue_dir")).unwrap();
    std::fs::write(&settings, text.replace(ours, &format!("catalogue_dir = \"{}\"", broken.display())))
        .unwrap();
    let desk = office.open_desk(&settings);
    let session = desk.clerk("session.look", json!({})).await;
    assert_eq!(
        (&session["door"]["is"], &session["notices"][0]["code"]),
        (&json!("open"), &json!("LEDGER_LAST_GOOD"))
    );
    assert!(session["notices"][0]["title"].as_str().unwrap().contains("ledger.yaml"), "{session}");
    desk.sign_in().await;
    begun(&desk).await;
    desk.play_to_the_end("架空　花子").await;
    desk.clerk("interview.finish", json!({})).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_that_were_never_good_shut_the_desk_until_they_are_mended() {
    let office = Office::default();
    let settings = office.write_settings(NOBODY, "");
    let good = std::fs::read_to_string(&settings).unwrap();
    std::fs::write(&settings, good.replace("desk_name", "desk_nam")).unwrap();
    let desk = office.open_desk(&settings);
    let door = desk.clerk("session.look", json!({})).await["door"].clone();
    assert_eq!((&door["is"], &door["notice"]["code"]), (&json!("shut"), &json!("SETTINGS_DAMAGED")));
    assert_eq!(desk.refused("session.sign_in", json!({ "staff": "yamamoto" })).await, "SETTINGS_DAMAGED");
    std::fs::write(&settings, good).unwrap();
    assert_eq!(desk.clerk("session.look", json!({})).await["door"]["is"], "open");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_keyring_a_passphrase_opens_the_store_and_only_the_right_one() {
    let office = Office::default();
    office.keys.set_gone(true);
    let settings = office.write_settings(NOBODY, "");
    let desk = office.open_desk(&settings);
    let unlock = |passphrase: &str| json!({ "passphrase": passphrase });
    let door = desk.clerk("session.look", json!({})).await["door"].clone();
    assert_eq!((&door["is"], &door["first_time"]), (&json!("needs_passphrase"), &json!(true)));
    assert_eq!(desk.refused("session.unlock", unlock("短い")).await, "SHORT_PASSPHRASE");
    desk.clerk("session.unlock", unlock("小倉城のうめは三月に咲く")).await;
    desk.sign_in().await;
    begun(&desk).await;
    desk.answer("relation", &[("visitor.relation", Some("self"))]).await;
    desk.power_cut().await;

    let desk = office.open_desk(&settings);
    let door = desk.clerk("session.look", json!({})).await["door"].clone();
    assert_eq!((&door["is"], &door["first_time"]), (&json!("needs_passphrase"), &json!(false)));
    assert_eq!(desk.refused("session.sign_in", json!({ "staff": "yamamoto" })).await, "KEYRING_ABSENT");
    assert_eq!(desk.refused("session.unlock", unlock("小倉城のうめは四月に咲く")).await, "WRONG_PASSPHRASE");
    let session = desk.clerk("session.unlock", unlock("小倉城のうめは三月に咲く")).await;
    assert_eq!((&session["door"]["is"], &session["draft"]["answers"]), (&json!("open"), &json!(1)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_keyring_that_went_away_shuts_the_desk_and_leaves_its_store_untouched() {
    let office = Office::default();
    let settings = office.write_settings(NOBODY, "");
    let desk = office.open_desk(&settings);
    desk.sign_in().await;
    begun(&desk).await;
    desk.power_cut().await;
    office.keys.set_gone(true);
    let desk = office.open_desk(&settings);
    let door = desk.clerk("session.look", json!({})).await["door"].clone();
    assert_eq!((&door["is"], &door["notice"]["code"]), (&json!("shut"), &json!("KEYRING_MISSING")));
    office.keys.set_gone(false);
    let session = desk.clerk("session.look", json!({})).await;
    assert_eq!((&session["door"]["is"], &session["draft"]["answers"]), (&json!("open"), &json!(0)));
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_folder_that_the_it_office_made_keeps_its_permissions_and_a_new_one_is_the_users_alone() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o7777;
    let office = Office::default();
    let settings = office.write_settings(NOBODY, "");
    std::fs::create_dir(office.data_dir()).unwrap();
    std::fs::set_permissions(office.data_dir(), std::fs::Permissions::from_mode(0o2770)).unwrap();
    let desk = office.open_desk(&settings);
    assert_eq!(mode(&office.data_dir()), 0o2770);
    desk.sign_in().await;
    begun(&desk).await;
    desk.play_to_the_end(NAME).await;
    desk.clerk("papers.save", json!({})).await;
    assert_eq!(mode(&office.data_dir().join("papers")), 0o700);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_desk_on_the_same_store_is_told_so() {
    let office = Office::default();
    let settings = office.write_settings(NOBODY, "");
    let _first = office.open_desk(&settings);
    let second = office.open_desk(&settings);
    let door = second.clerk("session.look", json!({})).await["door"].clone();
    assert_eq!(door["notice"]["code"], "SECOND_INSTANCE");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_opened_while_the_one_before_is_closing_waits_for_it() {
    let office = Office::default();
    let settings = office.write_settings(NOBODY, "");
    let closing = office.open_desk(&settings);
    let opened = std::thread::scope(|scope| {
        let opening = scope.spawn(|| kakanai_desk::Desk::open(&settings, office.surroundings()));
        tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(closing.power_cut()));
        opening.join().unwrap()
    });
    let session = opened.call(Seat::Clerk, "session.look", json!({})).await.unwrap();
    assert_eq!(session["door"]["is"], "open");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_store_is_told_and_not_replaced() {
    let office = Office::default();
    let settings = office.write_settings(NOBODY, "");
    office.open_desk(&settings).power_cut().await;
    let database = office.data_dir().join("desk.db");
    let mut bytes = std::fs::read(&database).unwrap();
    bytes[100] ^= 1;
    std::fs::write(&database, &bytes).unwrap();
    let desk = office.open_desk(&settings);
    let door = desk.clerk("session.look", json!({})).await["door"].clone();
    assert_eq!(door["notice"]["code"], "STORE_UNREADABLE");
    assert_eq!(std::fs::read(&database).unwrap(), bytes);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_centre_with_another_certificate_gets_nothing_and_the_clerk_is_told() {
    let office = Office::default();
    let (ours, theirs) = (certificate(), certificate());
    let place = |name: &str| office.folder.path().join(name);
    std::fs::write(place("ca.pem"), ours.cert.pem()).unwrap();
    let centre = tls_server(&theirs, place("tls")).await;
    let ca = format!("ca_file = \"{}\"", place("ca.pem").display());
    let desk = office.open_desk(&office.write_settings(&centre, &ca));
    desk.sign_in().await;
    assert_eq!(desk.link_until("trouble").await["notice"]["code"], "CERTIFICATE");
    begun(&desk).await;
    desk.play_to_the_end(NAME).await;
    desk.clerk("interview.finish", json!({})).await;
    assert_eq!(desk.link_until("trouble").await["unsent"], 1, "kept for when the certificate is right");
}

fn certificate() -> rcgen::CertifiedKey<rcgen::KeyPair> {
    rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap()
}

/// The real centre behind TLS.
async fn tls_server(certificate: &rcgen::CertifiedKey<rcgen::KeyPair>, folder: std::path::PathBuf) -> String {
    std::fs::create_dir(&folder).unwrap();
    let at = |name: &str| folder.join(name);
    std::fs::write(at("cert.pem"), certificate.cert.pem()).unwrap();
    std::fs::write(at("key.pem"), certificate.signing_key.serialize_pem()).unwrap();
    let config = format!(
        "listen = \"127.0.0.1:0\"\ndatabase = \"sqlite://{}\"\n[tls]\ncert = \"{}\"\nkey = \"{}\"\n",
        at("tls.db").display(),
        at("cert.pem").display(),
        at("key.pem").display()
    );
    let wards = "[[wards]]\ncode = \"kokurakita\"\nname = \"小倉北区役所\"\nqueues = []\ndesks = []\n";
    let config = kakanai_server::Config::parse("tls.toml", &(config + wards)).unwrap();
    let outside = Arc::new(kakanai_tests::office::Ticking::default());
    let running = kakanai_server::serve(config, outside).await.unwrap();
    let url = running.url();
    // It serves until the story's process ends.
    std::mem::forget(running);
    url
}

#[tokio::test(flavor = "multi_thread")]
async fn a_centre_of_another_protocol_is_told_from_a_cut_line() {
    let office = Office::default();
    let hello = || async {
        Json(HelloReply {
            store_epoch: uuid::Uuid::nil(),
            protocol: ProtocolRange { min: 0, max: 0 },
            server_time: jiff::Timestamp::UNIX_EPOCH,
            last_seq: 0,
            last_hash: String::new(),
            ward_rev: 0,
            ward_head: None,
            durable_rev: 0,
            resend_from: None,
        })
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let elder = Router::new().route(paths::HELLO, post(hello));
    tokio::spawn(async move { axum::serve(listener, elder).await });
    let desk = office.open_desk(&office.write_settings(&url, ""));
    desk.sign_in().await;
    assert_eq!(desk.link_until("trouble").await["notice"]["code"], "PROTOCOL");
}

/// A file system of a megabyte, full at will. Mounting one needs the rights that the gate's machine gives.
struct SmallDisk(std::path::PathBuf);

impl SmallDisk {
    fn mount(at: &Path) -> Self {
        std::fs::create_dir_all(at).unwrap();
        let place = at.to_str().unwrap();
        let mounted = as_root(&["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place]);
        assert!(
            mounted,
            "このテストには、小さなディスク（tmpfs）をマウントできる権限（root または sudo）が要ります"
        );
        Self(at.to_owned())
    }

    fn fill(&self) {
        use std::io::Write;
        let mut file = std::fs::File::create(self.0.join("filler")).unwrap();
        while file.write_all(&[0; 4096]).is_ok() {}
        while file.write_all(&[0; 1]).is_ok() {}
    }

    fn free(&self) {
        std::fs::remove_file(self.0.join("filler")).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        as_root(&["umount", "-l", self.0.to_str().unwrap()]);
    }
}

/// Runs a command as root: as it is where we are root, else through sudo without asking anyone.
fn as_root(words: &[&str]) -> bool {
    let runs = |words: &[&str]| {
        std::process::Command::new(words[0]).args(&words[1..]).status().is_ok_and(|status| status.success())
    };
    runs(words) || runs(&[&["sudo", "-n"], words].concat())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_is_told_and_the_same_answer_is_taken_once_there_is_room() {
    let office = Office::default();
    let disk = SmallDisk::mount(&office.data_dir());
    let desk = office.open_desk(&office.write_settings(NOBODY, ""));
    desk.sign_in().await;
    begun(&desk).await;
    disk.fill();
    let answer = json!({ "question": "relation", "given": { "visitor.relation": "self" } });
    let mut refused = None;
    // The log has some room of its own; answers go on until it is used up.
    for _ in 0..200 {
        if let Err(refusal) = desk.call(Seat::Clerk, "interview.answer", answer.clone()).await {
            refused = Some(refusal.code);
            break;
        }
    }
    assert_eq!(refused.as_deref(), Some("DISK_FULL"));
    disk.free();
    let view = desk.clerk("interview.answer", answer).await;
    assert_eq!(view["question"]["id"], "subject");
    drop(desk);
}

// --- privacy ---

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl std::io::Write for Lines {
    fn write(&mut self, line: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(line);
        Ok(line.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_log_line_and_no_file_of_the_store_holds_a_personal_word() {
    let lines = Lines::default();
    let writer = lines.clone();
    let log =
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(move || writer.clone());
    tracing::subscriber::set_global_default(log.finish()).unwrap();

    let office = Office::default();
    let centre = office.open_centre().await;
    let desk = office.open_desk(&office.write_settings(&centre.url(), ""));
    let person = "渡邉\u{2FFFD}　櫻子";
    desk.sign_in().await;
    begun(&desk).await;
    desk.play_to_the_end(person).await;
    desk.clerk("papers.look", json!({})).await;
    let wrong = json!({ "question": "subject", "given": { "certificate_subject.name": person, "certificate_subject.birth_date": "架空の日" } });
    desk.refused("interview.answer", wrong).await;
    desk.clerk("interview.finish", json!({})).await;
    desk.counter_until(|counter| counter["finished"]["at_centre"] == true).await;
    desk.power_cut().await;

    let log = lines.0.lock().unwrap().clone();
    assert!(!log.is_empty(), "the log was listened to");
    let mut places = vec![("log".to_owned(), log)];
    for entry in std::fs::read_dir(office.data_dir()).unwrap().map(Result::unwrap) {
        // The folder of ledgers stays out: the city's own words speak of nobody, but give a day as an example.
        if entry.file_type().unwrap().is_file() {
            places.push((entry.path().display().to_string(), std::fs::read(entry.path()).unwrap()));
        }
    }
    for (place, bytes) in places {
        for word in ["渡邉", "櫻子", "架空町", "架空の日", "1975-01-02", "昭和50年"] {
            let found = bytes.windows(word.len()).any(|window| window == word.as_bytes());
            assert!(!found, "{word} stands in {place}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn days_full_of_faults_lose_nothing_and_call_nobody_twice() {
    for seed in 1..=8 {
        let tally = kakanai_tests::day::Day::of(seed).play().await;
        assert_eq!(
            (tally.lost, tally.doubled, tally.called_twice, tally.stuck),
            (0, 0, 0, 0),
            "day {seed}: {tally:?}"
        );
        assert_eq!(tally.finished, tally.visitors);
    }
}
