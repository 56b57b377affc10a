//! The real centre over real HTTP: who is let in, what is refused and how. The store's own story is told in `tests/stores.rs`.
#![cfg(test)]

mod centre;

use std::sync::Arc;

use centre::{Centre, TOKEN, Ticking, application, client, config};
use futures_util::StreamExt;
use kakanai_protocol::{
    BoardView, ClaimReply, DigestReply, HelloReply, LiveWard, OpOutcome, PullReply, PushReply, PushRequest,
    RefusalBody, RefusalCode, WardHead, packing, paths,
};
use kakanai_server::serve;
use serde_json::{Value, json};
use uuid::Uuid;

fn press(number: u128) -> Value {
    json!({ "press_id": Uuid::from_u128(number) })
}

async fn refusal(response: reqwest::Response, status: u16) -> RefusalBody {
    assert_eq!(response.status(), status);
    response.json().await.unwrap()
}

#[tokio::test]
async fn without_a_known_token_no_desk_speaks() {
    let centre = Centre::open().await;
    for path in [paths::HELLO, paths::PUSH, paths::CLAIM, paths::REPORT] {
        let stranger = centre.http.post(centre.url(path)).bearer_auth("someone").json(&press(1)).send();
        assert_eq!(refusal(stranger.await.unwrap(), 401).await.code, RefusalCode::Unauthorised);
    }
    let nameless = centre.http.get(centre.url(paths::LIVE)).send().await.unwrap();
    assert_eq!(refusal(nameless, 401).await.code, RefusalCode::Unauthorised);
}

#[tokio::test]
async fn a_request_beyond_two_mebibytes_hears_so() {
    let centre = Centre::open().await;
    let response = centre.post(paths::PUSH, &"x".repeat(3 * 1024 * 1024)).await;
    assert_eq!(refusal(response, 413).await.code, RefusalCode::TooLarge);
}

#[tokio::test]
async fn more_ops_than_a_push_may_carry_are_too_many() {
    let centre = Centre::open().await;
    let op = application(json!({}), None);
    let response = centre.post(paths::PUSH, &PushRequest { ops: vec![op; 201] }).await;
    assert_eq!(refusal(response, 413).await.code, RefusalCode::TooLarge);
}

/// Sends bytes as they are, with a name for the way they are folded.
async fn post_folded(centre: &Centre, way: &str, bytes: Vec<u8>) -> reqwest::Response {
    let request = centre.http.post(centre.url(paths::PUSH)).bearer_auth(TOKEN);
    let request = request.header("content-type", "application/json").header("content-encoding", way);
    request.body(bytes).send().await.unwrap()
}

/// What the audit log holds: desk, act, path or id, code.
fn audited(centre: &Centre) -> Vec<String> {
    let database = rusqlite::Connection::open(centre.folder.path().join("centre.db")).unwrap();
    let entries = "SELECT desk || ' ' || act || ' ' || subject || ' ' || code FROM audit ORDER BY ward, seq";
    let mut statement = database.prepare(entries).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

#[tokio::test]
async fn a_folded_push_is_unfolded_and_a_bomb_is_too_large() {
    let centre = Centre::open().await;
    let push = PushRequest { ops: vec![application(json!({}), None)] };
    let folded = packing::fold(&serde_json::to_vec(&push).unwrap()).unwrap();
    let pushed: PushReply = post_folded(&centre, "zstd", folded.clone()).await.json().await.unwrap();
    assert_eq!(pushed.answers[0].outcome, OpOutcome::Applied { rev: 1 });
    let bomb = packing::fold(&vec![b' '; 256 * 1024 * 1024]).unwrap();
    assert!(bomb.len() < 64 * 1024, "{}", bomb.len());
    assert_eq!(refusal(post_folded(&centre, "zstd", bomb).await, 413).await.code, RefusalCode::TooLarge);
    for (way, bytes) in [("zstd", folded[..20].to_vec()), ("zstd", b"{}".to_vec()), ("gzip", folded)] {
        assert_eq!(refusal(post_folded(&centre, way, bytes).await, 400).await.code, RefusalCode::Malformed);
    }
}

#[tokio::test]
async fn every_refused_request_stands_once_a_minute_in_the_audit_log() {
    let centre = Centre::open().await;
    for _ in 0..3 {
        centre
            .http
            .post(centre.url(paths::PUSH))
            .bearer_auth("someone")
            .json(&press(1))
            .send()
            .await
            .unwrap();
        centre.post(paths::PUSH, &json!({ "ops": "none" })).await;
        centre.post(paths::CLAIM, &"x".repeat(3 * 1024 * 1024)).await;
    }
    let hello =
        json!({ "protocol": 9, "device_id": Uuid::from_u128(70), "incarnation": Uuid::from_u128(71) });
    centre.post(paths::HELLO, &hello).await;
    let expected = [
        " request_refused /api/desk/push unauthorised",
        "kk-3 request_refused /api/desk/push malformed",
        "kk-3 request_refused /api/desk/claim too_large",
        "kk-3 request_refused /api/desk/hello protocol_unsupported",
    ];
    assert_eq!(audited(&centre), expected);
}

#[tokio::test]
async fn a_desk_pulls_its_wards_log_and_asks_for_its_digest() {
    let centre = Centre::open().await;
    let op = application(json!({ "copies": 1 }), None);
    centre.post(paths::PUSH, &PushRequest { ops: vec![op.clone()] }).await;
    let asked = json!({ "after_rev": 0, "limit": 10 });
    let page: PullReply = centre.post(paths::PULL, &asked).await.json().await.unwrap();
    assert!(page.follows(0));
    assert_eq!((page.ops.len(), &page.ops[0].op), (1, &op));
    assert_eq!(page.ward_head, WardHead::start().and(op.hash()));
    let block: DigestReply = centre.post(paths::DIGEST, &json!({ "block": 0 })).await.json().await.unwrap();
    assert_eq!(block.head, page.ward_head);
    let odd = json!({ "after_rev": -1, "limit": 10 });
    assert_eq!(refusal(centre.post(paths::PULL, &odd).await, 400).await.code, RefusalCode::Malformed);
}

#[tokio::test]
async fn a_desk_of_another_protocol_is_told_which_ones_are_taken() {
    let centre = Centre::open().await;
    let hello =
        json!({ "protocol": 9, "device_id": Uuid::from_u128(70), "incarnation": Uuid::from_u128(71) });
    let body = refusal(centre.post(paths::HELLO, &hello).await, 426).await;
    assert_eq!(body.code, RefusalCode::ProtocolUnsupported);
    assert_eq!(body.protocol.map(|range| (range.min, range.max)), Some((1, 2)));
}

#[tokio::test]
async fn what_does_not_fit_its_form_is_malformed() {
    let centre = Centre::open().await;
    let odd = json!({ "press_id": Uuid::from_u128(1), "desk": "kk-4" });
    assert_eq!(refusal(centre.post(paths::CLAIM, &odd).await, 400).await.code, RefusalCode::Malformed);
    let form = centre.http.post(centre.url(paths::ISSUE)).body("ward=kokurakita").send().await.unwrap();
    assert_eq!(refusal(form, 400).await.code, RefusalCode::Malformed);
    assert_eq!(centre.get("/api/nowhere").await.status(), 404);
    let unknown = centre.get("/api/board?ward=moji").await;
    assert_eq!(refusal(unknown, 404).await.code, RefusalCode::UnknownQueue);
}

#[tokio::test]
async fn the_same_press_always_gets_the_same_answer() {
    let centre = Centre::open().await;
    let issued = centre.take_number(1).await;
    assert_eq!(issued["number"], "C-001");
    assert_eq!(centre.take_number(1).await, issued);
    centre.take_number(2).await;
    let first: ClaimReply = centre.post(paths::CLAIM, &press(3)).await.json().await.unwrap();
    let again: ClaimReply = centre.post(paths::CLAIM, &press(3)).await.json().await.unwrap();
    let next: ClaimReply = centre.post(paths::CLAIM, &press(4)).await.json().await.unwrap();
    assert_eq!(first, again);
    assert_eq!(first.ticket.unwrap().number, "C-001");
    assert_eq!((next.call_seq, next.ticket.unwrap().number.as_str()), (2, "C-002"));
}

#[tokio::test]
async fn the_board_hears_a_call_while_it_looks() {
    let centre = Centre::open().await;
    centre.take_number(1).await;
    let events = centre.get("/api/board/events?ward=kokurakita").await;
    assert_eq!(events.headers()["content-type"], "text/event-stream");
    let mut events = Events { stream: events.bytes_stream().boxed(), text: String::new() };
    assert_eq!(events.next_board().await.lines[0].waiting, 1);
    centre.post(paths::CLAIM, &press(2)).await;
    let board = events.next_board().await;
    assert_eq!(board.lines[0].waiting, 0);
    assert_eq!(board.calls[0].number, "C-001");
    assert_eq!(board.calls[0].desk_name, "3番窓口");
}

#[tokio::test]
async fn a_board_that_looks_does_not_keep_the_centre_from_stopping() {
    let centre = Centre::open().await;
    let events = centre.get("/api/board/events?ward=kokurakita").await;
    let mut events = Events { stream: events.bytes_stream().boxed(), text: String::new() };
    events.next_board().await;
    centre.running.shutdown().await;
    // The line ends in order, not in the middle of a word.
    assert!(events.stream.next().await.is_none());
}

#[tokio::test]
async fn the_board_shows_nothing_of_a_person() {
    let centre = Centre::open().await;
    centre.take_number(1).await;
    let called: ClaimReply = centre.post(paths::CLAIM, &press(2)).await.json().await.unwrap();
    let facts = json!({ "applicant.name": "架空 花子", "applicant.address": "小倉北区試験町1-1" });
    let op = application(facts, called.ticket.map(|ticket| ticket.id));
    let pushed: PushReply =
        centre.post(paths::PUSH, &PushRequest { ops: vec![op] }).await.json().await.unwrap();
    assert_eq!(pushed.answers[0].outcome, OpOutcome::Applied { rev: 1 });
    for path in ["/api/board?ward=kokurakita", "/api/kiosk/matters?ward=kokurakita", paths::LIVE] {
        let text = centre.get(path).await.text().await.unwrap();
        assert!(!text.contains("架空") && !text.contains("試験町"), "{path}: {text}");
    }
}

#[tokio::test]
async fn the_supervisor_sees_what_a_desk_reports_today() {
    let centre = Centre::open().await;
    let report = json!({
        "state": "serving", "clerk_name": "山本", "ticket": "C-001", "matter_name": "住民票の写し",
        "since": "2026-11-20T23:31:00Z", "remaining": [2, 4], "unsent": 0
    });
    assert_eq!(centre.post(paths::REPORT, &report).await.status(), 204);
    let live: LiveWard = centre.get(paths::LIVE).await.json().await.unwrap();
    assert_eq!(serde_json::to_value(&live.desks[0].report).unwrap(), report);
    assert_eq!(live.lines[0].oldest_taken_at, None);
    assert_eq!(live.serves, ["certificate"]);
}

#[tokio::test]
async fn a_restart_keeps_the_epoch_and_the_chain() {
    let centre = Centre::open().await;
    let hello =
        json!({ "protocol": 1, "device_id": Uuid::from_u128(70), "incarnation": Uuid::from_u128(71) });
    let before: HelloReply = centre.post(paths::HELLO, &hello).await.json().await.unwrap();
    let op = application(json!({}), None);
    centre.post(paths::PUSH, &PushRequest { ops: vec![op.clone()] }).await;
    let Centre { running, folder, http } = centre;
    running.shutdown().await;
    let running = serve(config(folder.path(), ""), Arc::new(Ticking::default())).await.unwrap();
    let centre = Centre { running, folder, http };
    let after: HelloReply = centre.post(paths::HELLO, &hello).await.json().await.unwrap();
    assert_eq!(after.store_epoch, before.store_epoch);
    assert_eq!((after.last_seq, after.last_hash, after.ward_rev), (1, op.hash().to_owned(), 1));
}

#[tokio::test]
async fn pages_come_with_headers_that_keep_them_to_themselves() {
    let folder = tempfile::tempdir().unwrap();
    let ui = folder.path().join("ui");
    std::fs::create_dir_all(ui.join("assets")).unwrap();
    std::fs::write(ui.join("index.html"), "<title>書かない窓口</title>").unwrap();
    std::fs::write(ui.join("assets/main.js"), "export {}").unwrap();
    let config = config(folder.path(), &format!("ui = \"{}\"", ui.display()));
    let running = serve(config, Arc::new(Ticking::default())).await.unwrap();
    let centre = Centre { running, folder, http: client() };
    for path in ["/board?ward=kokurakita", "/kiosk", "/kiosk/done"] {
        let page = centre.get(path).await;
        assert_eq!(page.headers()["content-type"], "text/html");
        assert_eq!(page.headers()["x-content-type-options"], "nosniff");
        let csp = page.headers()["content-security-policy"].to_str().unwrap();
        assert!(csp.contains("script-src 'self';") && csp.contains("frame-ancestors 'none'"), "{csp}");
        assert!(page.text().await.unwrap().contains("書かない窓口"), "{path}");
    }
    assert_eq!(centre.get("/assets/main.js").await.status(), 200);
    assert_eq!(centre.get("/assets/none.js").await.status(), 404);
    assert_eq!(centre.get("/../centre.db").await.status(), 404);
    assert_eq!(centre.get("/health").await.status(), 200);
}

#[cfg(unix)]
#[tokio::test]
async fn the_database_is_for_its_owners_eyes_only() {
    use std::os::unix::fs::PermissionsExt;
    let centre = Centre::open().await;
    for file in ["centre.db", "centre.db-wal"] {
        let rights = std::fs::metadata(centre.folder.path().join(file)).unwrap().permissions().mode();
        assert_eq!(rights & 0o077, 0, "{file}: {rights:o}");
    }
}

#[tokio::test]
async fn a_database_that_cannot_be_opened_is_said_in_japanese() {
    let folder = tempfile::tempdir().unwrap();
    let config = config(&folder.path().join("nowhere"), "");
    let said = serve(config, Arc::new(Ticking::default())).await.err().unwrap().to_string();
    assert!(said.starts_with("データベースを開けません") && said.contains("設定の database"), "{said}");
}

#[tokio::test]
async fn a_missing_page_folder_is_said_before_anything_opens() {
    let folder = tempfile::tempdir().unwrap();
    let config = config(folder.path(), "ui = \"/nowhere/ui\"");
    let said = serve(config, Arc::new(Ticking::default())).await.err().unwrap().to_string();
    assert!(said.contains("設定の ui を確かめてください"), "{said}");
    assert!(!TOKEN.is_empty() && !folder.path().join("centre.db").exists());
}

/// The events of a line, one after the other.
struct Events {
    stream: futures_util::stream::BoxStream<'static, reqwest::Result<axum::body::Bytes>>,
    text: String,
}

impl Events {
    async fn next_board(&mut self) -> BoardView {
        loop {
            if let Some((event, rest)) = self.text.split_once("\n\n") {
                let data = event.lines().find_map(|line| line.strip_prefix("data: ")).map(str::to_owned);
                let is_board = event.lines().any(|line| line == "event: board");
                self.text = rest.to_owned();
                if let Some(data) = data.filter(|_| is_board) {
                    return serde_json::from_str(&data).unwrap();
                }
                continue;
            }
            let chunk = self.stream.next().await.unwrap().unwrap();
            self.text.push_str(std::str::from_utf8(&chunk).unwrap());
        }
    }
}
