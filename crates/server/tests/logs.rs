//! Nothing of a person reaches the log, whatever is sent: one story, every line of the log read at its end.
#![cfg(test)]

mod centre;

use std::io;
use std::sync::{Arc, Mutex};

use centre::{Centre, TOKEN, application};
use kakanai_protocol::{ClaimReply, Op, PushRequest, paths};
use serde_json::json;
use uuid::Uuid;

/// Words of people who do not exist, each found nowhere else.
const PERSON: [&str; 4] = ["架空橋", "花子衛門", "試験町九丁目", "090-0000-1234"];

#[derive(Clone, Default)]
struct Page(Arc<Mutex<Vec<u8>>>);

impl io::Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_word_of_a_person_and_no_token_reaches_the_log() {
    let page = Page::default();
    let writer = page.clone();
    let log = kakanai_server::telemetry::log_to("trace", move || writer.clone());
    tracing::subscriber::set_global_default(log).unwrap();

    let centre = Centre::open().await;
    centre.take_number(1).await;
    let claim = json!({ "press_id": Uuid::from_u128(2) });
    let called: ClaimReply = centre.post(paths::CLAIM, &claim).await.json().await.unwrap();
    let facts = json!({ "name": PERSON[0], "kana": PERSON[1], "address": PERSON[2], "phone": PERSON[3] });
    let op = application(facts, called.ticket.map(|ticket| ticket.id));
    let broken = Op::of_text(op.text().replace(op.hash(), PERSON[0])).unwrap();
    let elsewhere = Op::of_text(op.text().replace("kokurakita", PERSON[2])).unwrap();
    for ops in [vec![op.clone()], vec![op], vec![broken, elsewhere]] {
        assert_eq!(centre.post(paths::PUSH, &PushRequest { ops }).await.status(), 200);
    }
    // What does not fit: the reader's complaint would repeat the word.
    for path in [paths::PUSH, paths::CLAIM, paths::REPORT, paths::HELLO, paths::ISSUE] {
        centre.post(path, &json!({ "ops": PERSON[0], PERSON[1]: PERSON[2] })).await;
    }
    let told = json!({ "state": "open", "clerk_name": PERSON.join("").repeat(9), "ticket": null,
        "matter_name": null, "since": "2026-11-20T23:31:00Z", "remaining": null, "unsent": 0 });
    assert_eq!(centre.post(paths::REPORT, &told).await.status(), 400);
    centre.get(&format!("/api/board?ward={}", PERSON[0])).await;
    centre.get(&format!("/api/{}", PERSON[2])).await;
    centre.get(&format!("/{}", PERSON[3])).await;
    centre.running.shutdown().await;

    // The words were really there: the store holds what the log does not.
    let kept = ["centre.db", "centre.db-wal"].map(|file| std::fs::read(centre.folder.path().join(file)));
    let kept = kept.into_iter().flatten().flatten().collect::<Vec<u8>>();
    assert!(PERSON.iter().all(|word| String::from_utf8_lossy(&kept).contains(word)));

    let log = String::from_utf8(page.0.lock().unwrap().clone()).unwrap();
    assert!(log.contains("an op was applied") && log.contains("a number was called"), "{log}");
    for word in PERSON.iter().chain([&TOKEN]) {
        assert!(!log.contains(word), "{word} is in the log: {log}");
    }
}
