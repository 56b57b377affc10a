//! One story of the centre's store, told twice: over SQLite and over a real PostgreSQL. HTTP is tested elsewhere.
#![cfg(test)]

/// Tells every story over both databases.
macro_rules! over_both {
    ($($story:ident)*) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $story() { super::$story(super::Place::sqlite()).await; })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")]
            async fn $story() { super::$story(super::Place::postgres(stringify!($story)).await).await; })*
        }
    };
}

mod stores_log;
mod stores_place;

use std::collections::BTreeSet;
use std::sync::Arc;

use futures_util::future::join_all;
use kakanai_domain::personal::Personal;
use kakanai_protocol::op::{CHAIN_START, ENVELOPE};
use kakanai_protocol::{
    Application, ApplicationRecord, ClaimReply, ClaimRequest, DeskReport, DeskState, Envelope, Hello,
    IssueReply, IssueRequest, Op, OpBody, OpOutcome, PROTOCOL, RefusalCode,
};
use kakanai_server::Moment;
use kakanai_server::store::{Standing, Store, StoreError};
use kakanai_server::ward::WhichDesk;
use serde_json::json;
use sha2::{Digest, Sha256};
use stores_place::{Place, offices};
use uuid::Uuid;

over_both! {
    nobody_waits_and_nobody_is_called
    numbers_are_called_in_the_order_they_were_taken
    a_press_always_gets_its_own_answer
    fifty_claims_at_once_call_forty_tickets_once_each_and_in_order
    issues_and_claims_at_once_never_wait_in_a_circle
    a_number_is_never_given_twice_a_day_and_the_next_day_begins_anew
    a_line_that_is_full_says_so
    ops_are_applied_once_and_known_again
    a_gap_and_a_broken_chain_are_refused_and_leave_the_chain
    an_op_of_another_ward_is_kept_aside_and_blocks_nothing
    two_devices_at_once_leave_no_gap_in_the_revisions
    a_finished_application_is_kept_and_its_ticket_is_done
    a_restart_keeps_everything
    an_office_that_leaves_the_settings_leaves_the_board
}

async fn nobody_waits_and_nobody_is_called(place: Place) {
    let store = place.open().await;
    let nobody = claim(&store, "kk-3", 1).await;
    assert_eq!(nobody, ClaimReply { call_seq: 0, ticket: None });
    issue(&store, "certificate", 2).await;
    assert_eq!(claim(&store, "kk-3", 1).await, nobody);
    assert_eq!(number(claim(&store, "kk-3", 3).await), "C-001");
    assert_eq!(claim(&store, "kk-3", 4).await, ClaimReply { call_seq: 1, ticket: None });
}

async fn numbers_are_called_in_the_order_they_were_taken(place: Place) {
    let store = place.open().await;
    assert_eq!(issue(&store, "certificate", 1).await.ahead, 0);
    issue(&store, "moving", 2).await;
    assert_eq!(issue(&store, "certificate", 3).await.ahead, 1);
    let hall = store.hall("kokurakita", moment(0)).await.unwrap().unwrap();
    assert_eq!(hall.lines.iter().map(|line| line.waiting).collect::<Vec<_>>(), [2, 1, 0]);
    assert_eq!(number(claim(&store, "kk-4", 4).await), "C-001", "kk-4 serves certificates only");
    assert_eq!(number(claim(&store, "kk-3", 5).await), "M-101", "the longest waiting of both lines");
    let last = claim(&store, "kk-4", 6).await;
    assert_eq!((last.call_seq, number(last)), (3, "C-002".to_owned()));
    let board = store.hall("kokurakita", moment(0)).await.unwrap().unwrap().board(moment(0).now);
    let shown: Vec<_> =
        board.calls.iter().map(|call| (call.number.as_str(), call.desk_name.as_str())).collect();
    assert_eq!(shown, [("C-002", "4番窓口"), ("M-101", "3番窓口"), ("C-001", "4番窓口")]);
}

async fn a_press_always_gets_its_own_answer(place: Place) {
    let store = place.open().await;
    let first = issue(&store, "certificate", 1).await;
    let second = issue(&store, "certificate", 2).await;
    assert_eq!(issue(&store, "certificate", 1).await, first);
    assert_ne!(first.number, second.number);
    let called = claim(&store, "kk-3", 3).await;
    assert_eq!(claim(&store, "kk-3", 3).await, called);
    assert_ne!(claim(&store, "kk-4", 3).await, called, "another desk's press is another press");
}

async fn fifty_claims_at_once_call_forty_tickets_once_each_and_in_order(place: Place) {
    let store = place.open().await;
    for press in 0..40 {
        issue(&store, if press % 3 == 0 { "moving" } else { "certificate" }, press).await;
    }
    let claims = (0..50).map(|press| {
        let store = Arc::clone(&store);
        tokio::spawn(async move { claim(&store, ["kk-3", "kk-5"][press % 2], press as u128).await })
    });
    let replies: Vec<ClaimReply> = join_all(claims).await.into_iter().map(Result::unwrap).collect();
    let mut called: Vec<_> =
        replies.into_iter().filter_map(|reply| Some((reply.call_seq, reply.ticket?))).collect();
    called.sort_by_key(|(call_seq, _)| *call_seq);
    assert_eq!(called.iter().map(|(seq, _)| *seq).collect::<Vec<_>>(), (1..=40).collect::<Vec<_>>());
    let taken: Vec<_> = called.iter().map(|(_, ticket)| ticket.taken_at).collect();
    assert!(taken.is_sorted(), "called out of order: {taken:?}");
    assert_eq!(called.iter().map(|(_, ticket)| ticket.id).collect::<BTreeSet<_>>().len(), 40);
}

async fn issues_and_claims_at_once_never_wait_in_a_circle(place: Place) {
    let store = place.open().await;
    let acts = (0..60_u128).map(|press| {
        let store = Arc::clone(&store);
        tokio::spawn(async move {
            match press % 3 {
                0 => drop(issue(&store, "certificate", press).await),
                1 => drop(issue(&store, "moving", press).await),
                _ => drop(claim(&store, "kk-3", press).await),
            }
        })
    });
    assert!(join_all(acts).await.into_iter().all(|act| act.is_ok()));
    let hall = store.hall("kokurakita", moment(0)).await.unwrap().unwrap();
    let waiting: u32 = hall.lines.iter().map(|line| line.waiting).sum();
    let called = place.text("SELECT COALESCE(MAX(call_seq), 0) || '' FROM ward_day").await;
    assert_eq!(u64::from(waiting) + called.parse::<u64>().unwrap(), 40);
}

async fn a_number_is_never_given_twice_a_day_and_the_next_day_begins_anew(place: Place) {
    let store = place.open().await;
    assert_eq!(issue(&store, "certificate", 1).await.number, "C-001");
    claim(&store, "kk-3", 2).await;
    assert_eq!(issue(&store, "certificate", 3).await.number, "C-002");
    let tomorrow = Moment::of("2026-11-22T00:00:00Z".parse().unwrap());
    let fresh = store.issue(&issue_of("certificate", 4), Uuid::from_u128(4), tomorrow).await.unwrap();
    assert_eq!((fresh.number.as_str(), fresh.ahead), ("C-001", 0));
    let called = store.claim(&desk("kk-3"), ClaimRequest { press_id: Uuid::from_u128(5) }, tomorrow).await;
    assert_eq!(called.unwrap().call_seq, 1);
}

async fn a_line_that_is_full_says_so(place: Place) {
    let store = place.open().await;
    for press in 1..=3 {
        assert_eq!(issue(&store, "small", press).await.number, format!("S-{press:03}"));
    }
    let full = store.issue(&issue_of("small", 4), Uuid::from_u128(4), moment(4)).await;
    assert_eq!(full, Err(StoreError::Refused(RefusalCode::LineFull)));
    assert_eq!(issue(&store, "small", 3).await.number, "S-003", "a known press still gets its number");
    let unknown = store.issue(&issue_of("passport", 5), Uuid::from_u128(5), moment(5)).await;
    assert_eq!(unknown, Err(StoreError::Refused(RefusalCode::UnknownQueue)));
}

async fn ops_are_applied_once_and_known_again(place: Place) {
    let store = place.open().await;
    let mut device = Device::new(1);
    let ops = [device.next(ended(1)), device.next(ended(2))];
    assert_eq!(push(&store, &ops).await, [applied(1), applied(2)]);
    assert_eq!(push(&store, &ops).await, [duplicate(1), duplicate(2)]);
    // The same work in a new life of the device's database: known, and the new chain goes on.
    let mut reborn = Device { life: Uuid::from_u128(99), ..Device::new(1) };
    let again = [reborn.again(&ops[0]), reborn.again(&ops[1]), reborn.next(ended(3))];
    assert_eq!(push(&store, &again).await, [duplicate(1), duplicate(2), applied(3)]);
    let standing = greeted(&store, &reborn.hello()).await;
    assert_eq!((standing.last_seq, standing.last_hash, standing.ward_head.rev), (3, reborn.head, 3));
}

async fn a_gap_and_a_broken_chain_are_refused_and_leave_the_chain(place: Place) {
    let store = place.open().await;
    let mut device = Device::new(1);
    let (first, second, third) = (device.next(ended(1)), device.next(ended(2)), device.next(ended(3)));
    assert_eq!(push(&store, &[first, third.clone()]).await, [applied(1), refused(RefusalCode::SequenceGap)]);
    let altered = Op::of_text(second.text().replace("service_ended", "service_eaten")).unwrap();
    let mut elsewhere = Device { seq: 1, head: "ab".repeat(32), ..Device::new(1) };
    let forked = elsewhere.next(ended(7));
    let broken = refused(RefusalCode::ChainBroken);
    assert_eq!(push(&store, &[altered, forked]).await, [broken, broken]);
    assert_eq!(push(&store, &[second, third]).await, [applied(2), applied(3)]);
    assert_eq!(place.text("SELECT COUNT(*) || '' FROM refused_op").await, "3", "each refused op is kept");
}

async fn an_op_of_another_ward_is_kept_aside_and_blocks_nothing(place: Place) {
    let store = place.open().await;
    let mut device = Device::new(1);
    let stray = device.next_of("moji", ended(1));
    let nul = device.next(application(2, "n\0o", None));
    let good = device.next(ended(2));
    let expected =
        [refused(RefusalCode::WrongWard), refused(RefusalCode::Malformed), applied(1), duplicate(1)];
    let asked = [stray.clone(), nul.clone(), good.clone(), good];
    assert_eq!(push(&store, &asked).await, expected);
    assert_eq!(push(&store, &[stray, nul]).await, expected[..2], "asked again, the same answer");
    assert_eq!(place.text("SELECT COUNT(*) || '' FROM refused_op").await, "2");
}

async fn two_devices_at_once_leave_no_gap_in_the_revisions(place: Place) {
    let store = place.open().await;
    let pushes = (1..=4).map(|which| {
        let store = Arc::clone(&store);
        let mut device = Device::new(which);
        let ops: Vec<Op> = (0..10).map(|n| device.next(ended(u128::from(which) * 100 + n))).collect();
        tokio::spawn(async move { push(&store, &ops).await })
    });
    let answers = join_all(pushes).await.into_iter().flat_map(Result::unwrap);
    let mut revs: Vec<u64> = answers
        .map(|outcome| match outcome {
            OpOutcome::Applied { rev } => rev,
            other => panic!("{other:?}"),
        })
        .collect();
    revs.sort_unstable();
    assert_eq!(revs, (1..=40).collect::<Vec<_>>());
}

async fn a_finished_application_is_kept_and_its_ticket_is_done(place: Place) {
    let store = place.open().await;
    issue(&store, "certificate", 1).await;
    let ticket = claim(&store, "kk-3", 2).await.ticket.unwrap();
    assert_eq!(ticket.matter.as_deref(), Some("certificate.resident"));
    let mut device = Device::new(1);
    let op = device.next(application(1, "kk3-0001", Some(ticket.id)));
    assert_eq!(push(&store, std::slice::from_ref(&op)).await, [applied(1)]);
    assert_eq!(place.text("SELECT state FROM ticket").await, "done");
    let kept =
        place.text("SELECT ward || ' ' || number || ' ' || state || ' ' || rev FROM application").await;
    assert_eq!(kept, "kokurakita kk3-0001 received 1");
    assert_eq!(place.text("SELECT finished_at FROM application").await, "2026-11-21T00:40:00.000Z");
    assert_eq!(place.text("SELECT received_at FROM application").await, "2026-11-21T00:00:09.000Z");
    // The name as it came: a variation selector, a supplementary plane, a compatibility ideograph.
    let body: Application = serde_json::from_str(&place.text("SELECT body FROM application").await).unwrap();
    assert_eq!(body.facts().expose()["applicant.name"], "渡邉\u{E0100} 𠮷\u{FA19}子");
    let content = Op::of_text(place.text("SELECT content FROM op").await).unwrap();
    assert!(content == op && content.is_intact(), "the op can be checked again out of the database");
    // The same application under another op is not silently overwritten.
    let twice = device.next(application(1, "kk3-0002", None));
    assert_eq!(push(&store, &[twice]).await, [refused(RefusalCode::Malformed)]);
}

async fn a_restart_keeps_everything(place: Place) {
    let mut device = Device::new(1);
    let before = {
        let store = place.open().await;
        issue(&store, "certificate", 1).await;
        issue(&store, "certificate", 2).await;
        claim(&store, "kk-3", 3).await;
        push(&store, &[device.next(ended(1))]).await;
        let report = report();
        store.report(&desk("kk-3"), &report, moment(5)).await.unwrap();
        let standing = greeted(&store, &device.hello()).await;
        (standing, store.hall("kokurakita", moment(6)).await.unwrap().unwrap())
    };
    let store = place.open().await;
    let standing = greeted(&store, &device.hello()).await;
    let hall = store.hall("kokurakita", moment(6)).await.unwrap().unwrap();
    assert_eq!((standing, hall.clone()), before);
    assert_eq!(hall.desks[0].heard.as_ref().map(|(report, _)| report.clone()), Some(report()));
    assert_eq!(issue(&store, "certificate", 4).await.number, "C-003");
    assert_eq!(number(claim(&store, "kk-3", 5).await), "C-002");
    assert_eq!(push(&store, &[device.next(ended(2))]).await, [applied(2)]);
}

async fn an_office_that_leaves_the_settings_leaves_the_board(place: Place) {
    let store = place.open().await;
    issue(&store, "moving", 1).await;
    let mut fewer = offices();
    fewer[0].queues.retain(|queue| queue.id != "moving");
    fewer[0].desks.truncate(1);
    fewer[0].desks[0].queues.retain(|queue| queue != "moving");
    store.furnish(&fewer).await.unwrap();
    let hall = store.hall("kokurakita", moment(2)).await.unwrap().unwrap();
    assert_eq!((hall.lines.len(), hall.desks.len()), (2, 1));
    assert_eq!(claim(&store, "kk-3", 3).await.ticket, None);
    store.furnish(&offices()).await.unwrap();
    assert_eq!(
        number(claim(&store, "kk-3", 4).await),
        "M-101",
        "the number still waits when the line is back"
    );
    assert_eq!(store.hall("moji", moment(5)).await, Ok(None));
}

#[test]
fn both_folders_of_migrations_have_the_same_numbers_and_names() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/server/migrations");
    let names = |of: &str| -> BTreeSet<_> {
        std::fs::read_dir(format!("{folder}/{of}")).unwrap().map(|file| file.unwrap().file_name()).collect()
    };
    assert!(!names("sqlite").is_empty());
    assert_eq!(names("sqlite"), names("postgres"));
}

#[tokio::test]
async fn both_databases_have_the_same_tables_and_columns() {
    let (sqlite, postgres) = (Place::sqlite(), Place::postgres("same_tables").await);
    sqlite.open().await;
    postgres.open().await;
    assert_eq!(sqlite.columns().await, postgres.columns().await);
}

/// A moment of the morning, some seconds after nine in Japan.
fn moment(seconds: u8) -> Moment {
    Moment::of(format!("2026-11-21T00:00:{seconds:02}Z").parse().unwrap())
}

fn desk(id: &str) -> WhichDesk {
    WhichDesk { ward: "kokurakita".into(), desk: id.into() }
}

fn issue_of(queue: &str, press: u128) -> IssueRequest {
    IssueRequest { ward: "kokurakita".into(), queue: queue.into(), press_id: Uuid::from_u128(press) }
}

async fn issue(store: &Store, queue: &str, press: u128) -> IssueReply {
    let at = moment(u8::try_from(press % 60).unwrap());
    store.issue(&issue_of(queue, press), Uuid::from_u128(1000 + press), at).await.unwrap()
}

async fn claim(store: &Store, desk_id: &str, press: u128) -> ClaimReply {
    let press = ClaimRequest { press_id: Uuid::from_u128(press) };
    store.claim(&desk(desk_id), press, moment(59)).await.unwrap()
}

fn number(called: ClaimReply) -> String {
    called.ticket.map(|ticket| ticket.number).unwrap_or_default()
}

async fn push(store: &Store, ops: &[Op]) -> Vec<OpOutcome> {
    let answers = store.push(&desk("kk-3"), ops, moment(9)).await.unwrap();
    assert!(answers.iter().zip(ops).all(|(answer, op)| answer.op_id == op.envelope().op_id));
    answers.into_iter().map(|answer| answer.outcome).collect()
}

async fn greeted(store: &Store, hello: &Hello) -> Standing {
    store.greet(&desk("kk-3"), hello, Uuid::from_u128(8), moment(9)).await.unwrap()
}

fn applied(rev: u64) -> OpOutcome {
    OpOutcome::Applied { rev }
}

fn duplicate(rev: u64) -> OpOutcome {
    OpOutcome::Duplicate { rev }
}

fn refused(code: RefusalCode) -> OpOutcome {
    OpOutcome::Refused { code }
}

fn report() -> DeskReport {
    DeskReport {
        state: DeskState::Serving,
        clerk_name: Some("山本".into()),
        ticket: Some("C-001".into()),
        matter_name: Some("住民票の写し".into()),
        since: moment(3).now,
        remaining: Some((2, 4)),
        unsent: 0,
    }
}

fn ended(ticket: u128) -> OpBody {
    OpBody::ServiceEnded { ticket_id: Uuid::from_u128(ticket) }
}

fn application(id: u128, number: &str, ticket_id: Option<Uuid>) -> OpBody {
    let application = ApplicationRecord {
        id: Uuid::from_u128(id),
        number: number.into(),
        matter: "certificate.resident".into(),
        catalogue_version: "1".into(),
        clerk_id: "s-101".into(),
        ticket_id,
        finished_at: "2026-11-21T00:40:00Z".parse().unwrap(),
        required: vec!["resident.copy".into()],
        undecided: vec![],
        facts: Personal::new(json!({ "applicant.name": "渡邉\u{E0100} 𠮷\u{FA19}子", "copies": 2 })),
    };
    OpBody::ApplicationFinished { application: Box::new(application) }
}

/// A device that chains its ops as a desk does.
#[derive(Clone)]
struct Device {
    device: Uuid,
    life: Uuid,
    seq: u64,
    head: String,
}

impl Device {
    fn new(which: u64) -> Self {
        let device = Uuid::from_u128(u128::from(which) << 64);
        Self { device, life: Uuid::from_u128(1), seq: 0, head: CHAIN_START.into() }
    }

    fn next(&mut self, body: OpBody) -> Op {
        self.next_of("kokurakita", body)
    }

    fn next_of(&mut self, ward: &str, body: OpBody) -> Op {
        let op_id = Uuid::from_u128(self.device.as_u128() | self.life.as_u128() << 32 | u128::from(self.seq));
        self.sealed(op_id, ward, body)
    }

    fn next_with_id(&mut self, op_id: Uuid, body: OpBody) -> Op {
        self.sealed(op_id, "kokurakita", body)
    }

    /// An op with members that only a newer program knows, in this device's chain.
    fn with_members(&mut self, op: &Op, members: &str) -> Op {
        let text = op.text().replace(r#""seq":"#, &format!(r#"{members}"seq":"#));
        self.sealed_again(&text)
    }

    /// Any text, sealed as a program that we do not know would.
    fn sealed_again(&mut self, text: &str) -> Op {
        let content = text.rsplit_once(r#","hash":"#).unwrap().0.to_owned() + "}";
        let hash: String = Sha256::digest(&content).iter().map(|byte| format!("{byte:02x}")).collect();
        let op = Op::of_text(format!(r#"{},"hash":"{hash}"}}"#, content.strip_suffix('}').unwrap())).unwrap();
        self.seq = op.envelope().seq;
        self.head = hash;
        op
    }

    /// The same work once more, in this device's own chain.
    fn again(&mut self, op: &Op) -> Op {
        self.seq += 1;
        let op = op.moved(self.life, self.seq, &self.head).unwrap();
        op.hash().clone_into(&mut self.head);
        op
    }

    /// How it introduces itself before it was ever answered.
    fn hello(&self) -> Hello {
        let (device_id, incarnation) = (self.device, self.life);
        Hello { protocol: PROTOCOL, device_id, incarnation, acked: None, store_epoch: None, ward_head: None }
    }

    fn sealed(&mut self, op_id: Uuid, ward: &str, body: OpBody) -> Op {
        self.seq += 1;
        let made_at = "2026-11-21T00:41:00.123456789Z".parse().unwrap();
        let (device_id, incarnation, seq) = (self.device, self.life, self.seq);
        let (ward, prev) = (ward.to_owned(), self.head.clone());
        let v = ENVELOPE;
        let op =
            Op::seal(&Envelope { v, op_id, device_id, incarnation, seq, ward, made_at, prev, body }).unwrap();
        op.hash().clone_into(&mut self.head);
        op
    }
}
