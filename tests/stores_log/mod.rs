//! The second half of the store's story, over both databases: the ward's log, conflicts, restored backups, the audit log.

use kakanai_domain::personal::Personal;
use kakanai_protocol::body::{Choice, Edited, FieldEdit, Ground, Settled, StepTaken};
use kakanai_protocol::{
    Acked, DigestRequest, Hello, Op, OpBody, OpOutcome, PullRequest, RefusalCode, Step, WardHead,
};
use kakanai_server::store::Store;
use kakanai_server::ward::WhichDesk;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Device, Place, application, applied, desk, duplicate, ended, greeted, moment, push, refused};

over_both! {
    what_a_newer_desk_adds_is_kept_and_sent_on_as_it_came
    an_unknown_kind_is_kept_aside_and_blocks_nothing
    a_known_id_with_other_content_is_a_replay
    pages_of_the_log_have_no_gap_and_both_sides_come_to_the_same_digest
    two_values_stand_with_who_and_when_until_someone_chooses
    what_comes_too_late_is_refused_and_kept
    an_act_that_comes_before_its_application_is_taken_when_it_is_there
    a_store_put_back_from_a_backup_is_found_and_loses_nothing
    a_store_that_says_itself_that_it_was_put_back_has_a_new_epoch
    a_backup_counts_only_as_far_as_the_log_goes
    every_refusal_stands_once_in_an_audit_log_that_shows_when_it_is_altered
    what_the_first_release_kept_is_taken_over
}

async fn what_a_newer_desk_adds_is_kept_and_sent_on_as_it_came(place: Place) {
    let store = place.open().await;
    let mut device = Device::new(1);
    let newer = device.with_members(&device.clone().next(ended(1)), r#""mood": {"sunny": 1.50},"#);
    assert_eq!(push(&store, std::slice::from_ref(&newer)).await, [applied(1)]);
    let pulled = store.pull("kokurakita", PullRequest { after_rev: 0, limit: 10 }).await.unwrap();
    assert_eq!(pulled.ops[0].op, newer);
    assert!(pulled.follows(0) && pulled.ops[0].op.text().contains(r#""mood": {"sunny": 1.50}"#));
    assert_eq!(pulled.ops[0].desk, "kk-3");
}

async fn an_unknown_kind_is_kept_aside_and_blocks_nothing(place: Place) {
    let store = place.open().await;
    let mut device = Device::new(1);
    let strange = device.with_members(&device.clone().next(ended(1)), "");
    let strange = strange.text().replace("service_ended", "visitor_smiled");
    let strange = device.sealed_again(&strange);
    let next = device.next(ended(2));
    let code = RefusalCode::UnknownKind;
    assert_eq!(push(&store, &[strange.clone(), next]).await, [refused(code), applied(1)]);
    let kept = place.text("SELECT content FROM refused_op").await;
    assert_eq!(kept, strange.text(), "it can be taken up by a newer centre");
}

async fn a_known_id_with_other_content_is_a_replay(place: Place) {
    let store = place.open().await;
    let mut device = Device::new(1);
    let first = device.next(ended(1));
    push(&store, std::slice::from_ref(&first)).await;
    let mut forger = Device { life: Uuid::from_u128(5), ..Device::new(1) };
    let forged = forger.next_with_id(first.envelope().op_id, ended(9));
    assert_eq!(push(&store, &[forged]).await, [refused(RefusalCode::Replayed)]);
}

async fn pages_of_the_log_have_no_gap_and_both_sides_come_to_the_same_digest(place: Place) {
    let store = place.open().await;
    let (mut one, mut other) = (Device::new(1), Device::new(2));
    for round in 0..10 {
        push(&store, &[one.next(ended(round)), one.next(ended(100 + round))]).await;
        push(&store, &[other.next(ended(200 + round))]).await;
    }
    let (mut mine, mut pages) = (WardHead::start(), 0);
    loop {
        let page = store.pull("kokurakita", PullRequest { after_rev: mine.rev, limit: 7 }).await.unwrap();
        assert!(page.follows(mine.rev));
        mine = page.ops.iter().fold(mine, |head, pulled| head.and(pulled.op.hash()));
        pages += 1;
        if page.ward_head == mine {
            break;
        }
    }
    assert_eq!((mine.rev, pages), (30, 5));
    let block = store.digest("kokurakita", DigestRequest { block: 0 }).await.unwrap();
    assert_eq!(block.head, mine);
    let beyond = store.pull("kokurakita", PullRequest { after_rev: 30, limit: 7 }).await.unwrap();
    assert!(beyond.ops.is_empty());
}

async fn two_values_stand_with_who_and_when_until_someone_chooses(place: Place) {
    let store = place.open().await;
    let (mut three, mut four) = (Device::new(1), Device::new(2));
    let taken = three.next(application(1, "kk3-0001", None));
    let first = taken.envelope().op_id;
    push(&store, &[taken]).await;
    let mine = three.next(edit(&[first], "copies", json!(3)));
    let theirs = four.next(edit(&[first], "copies", json!(4)));
    let (my_id, their_id) = (mine.envelope().op_id, theirs.envelope().op_id);
    assert_eq!(push(&store, &[mine]).await, [applied(2)]);
    let outcome = push_from(&store, "kk-4", std::slice::from_ref(&theirs)).await;
    assert_eq!(outcome, [OpOutcome::Conflict { rev: 3, id: their_id }]);
    assert_eq!(push_from(&store, "kk-4", &[theirs]).await, [duplicate(3)]);
    let content: Value = serde_json::from_str(&place.text("SELECT content FROM conflict").await).unwrap();
    let said: Vec<(&Value, &str)> = content[0]["said"]
        .as_array()
        .unwrap()
        .iter()
        .map(|said| (&said["value"], said["desk"].as_str().unwrap()))
        .collect();
    assert_eq!(
        (content[0]["part"].as_str(), said),
        (Some("copies"), vec![(&json!(3), "kk-3"), (&json!(4), "kk-4")])
    );
    assert_eq!(content[0]["said"][0]["clerk_id"], "yamamoto");

    let conflict_id = their_id;
    let choice = Choice { part: "copies".into(), to: Personal::new(json!(4)) };
    let settled = OpBody::ConflictSettled(Settled {
        ground: ground(&[first, my_id, their_id]),
        conflict_id,
        choices: vec![choice],
        withdrawn: None,
    });
    assert_eq!(push(&store, &[three.next(settled)]).await, [applied(4)]);
    let standing = place.text("SELECT opened_rev || ' ' || settled_rev FROM conflict").await;
    assert_eq!(standing, "3 4");
    let acts = place.texts("SELECT act FROM audit ORDER BY seq").await;
    assert_eq!(acts, ["conflict_opened", "conflict_settled"]);
    let standing =
        place.text("SELECT state || ' ' || rev || ' ' || COALESCE(conflict_id, 'none') FROM application");
    assert_eq!(standing.await, "received 4 none");
}

async fn what_comes_too_late_is_refused_and_kept(place: Place) {
    let store = place.open().await;
    let (mut three, mut four) = (Device::new(1), Device::new(2));
    let taken = three.next(application(1, "kk3-0001", None));
    let first = taken.envelope().op_id;
    push(&store, &[taken]).await;
    let way = [Step::Received, Step::FormCheck, Step::ContentCheck, Step::Decision];
    for pair in way.windows(2) {
        let step =
            StepTaken { ground: ground(&[first]), from: pair[0], to: pair[1], note: Personal::default() };
        push(&store, &[three.next(OpBody::StepTaken(step))]).await;
    }
    let late = four.next(edit(&[first], "copies", json!(4)));
    assert_eq!(push(&store, &[late]).await, [refused(RefusalCode::Closed)]);
    let skipping = StepTaken {
        ground: ground(&[first]),
        from: Step::Decision,
        to: Step::Sent,
        note: Personal::default(),
    };
    assert_eq!(
        push(&store, &[three.next(OpBody::StepTaken(skipping))]).await,
        [refused(RefusalCode::IllegalStep)]
    );
    let kept = place.texts("SELECT code FROM refused_op ORDER BY code").await;
    assert_eq!(kept, ["closed", "illegal_step"]);
    assert_eq!(place.text("SELECT state FROM application").await, "decision");
}

async fn an_act_that_comes_before_its_application_is_taken_when_it_is_there(place: Place) {
    let store = place.open().await;
    let (mut three, mut four) = (Device::new(1), Device::new(2));
    let taken = three.next(application(1, "kk3-0001", None));
    let early = four.next(edit(&[taken.envelope().op_id], "copies", json!(4)));
    let outcome = push_from(&store, "kk-4", &[early.clone(), four.next(ended(1))]).await;
    assert_eq!(outcome, [refused(RefusalCode::UnknownApplication), applied(1)]);
    assert_eq!(push(&store, &[taken]).await, [applied(2)]);
    assert_eq!(push_from(&store, "kk-4", std::slice::from_ref(&early)).await, [duplicate(3)]);
    let pulled = store.pull("kokurakita", PullRequest { after_rev: 2, limit: 9 }).await.unwrap();
    assert_eq!((pulled.ops[0].op.clone(), pulled.ops[0].desk.as_str()), (early, "kk-4"));
    assert_eq!(place.text("SELECT taken_rev || '' FROM refused_op").await, "3");
}

async fn a_store_put_back_from_a_backup_is_found_and_loses_nothing(place: Place) {
    let mut device = Device::new(1);
    let ops: Vec<Op> = (1..=4).map(|ticket| device.next(ended(ticket))).collect();
    let (epoch, head) = {
        let before = place.open().await;
        push(&before, &ops[..2]).await;
        drop(before);
        place.back_up().await;
        let store = place.open().await;
        push(&store, &ops[2..]).await;
        let standing = greeted(&store, &device.hello()).await;
        (standing.store_epoch, standing.ward_head)
    };
    place.put_back().await;
    let store = place.open().await;
    let hello = Hello {
        acked: Some(Acked { seq: 4, hash: device.head.clone() }),
        store_epoch: Some(epoch),
        ward_head: Some(head.clone()),
        ..device.hello()
    };
    let standing = greeted(&store, &hello).await;
    assert_eq!((standing.last_seq, standing.resend_from), (2, Some(3)));
    assert_ne!(standing.store_epoch, epoch);
    assert_eq!(place.texts("SELECT act FROM audit").await, ["store_restored"]);
    assert_eq!(push(&store, &ops[2..]).await, [applied(3), applied(4)]);
    let again = greeted(&store, &Hello { store_epoch: Some(standing.store_epoch), ..hello }).await;
    assert_eq!((again.resend_from, again.store_epoch, again.ward_head), (None, standing.store_epoch, head));
}

async fn a_store_that_says_itself_that_it_was_put_back_has_a_new_epoch(place: Place) {
    let store = place.open().await;
    let before = greeted(&store, &Device::new(1).hello()).await.store_epoch;
    store.restored(Uuid::from_u128(77), moment(10)).await.unwrap();
    let after = greeted(&store, &Device::new(1).hello()).await.store_epoch;
    assert_eq!((before, after), (Uuid::from_u128(7), Uuid::from_u128(77)));
}

async fn a_backup_counts_only_as_far_as_the_log_goes(place: Place) {
    let store = place.open().await;
    let mut device = Device::new(1);
    push(&store, &[device.next(ended(1)), device.next(ended(2))]).await;
    assert_eq!(store.heads().await.unwrap(), [("kokurakita".to_owned(), 2)]);
    assert!(!store.backed_up("kokurakita", 3, moment(10)).await.unwrap());
    assert!(store.backed_up("kokurakita", 2, moment(10)).await.unwrap());
    assert!(
        !store.backed_up("kokurakita", 1, moment(10)).await.unwrap(),
        "an older backup takes nothing back"
    );
    assert_eq!(greeted(&store, &device.hello()).await.durable_rev, 2);
}

async fn every_refusal_stands_once_in_an_audit_log_that_shows_when_it_is_altered(place: Place) {
    let store = place.open().await;
    let mut device = Device::new(1);
    let stray = device.next_of("moji", ended(1));
    let mut far = Device { seq: 8, head: "ab".repeat(32), ..Device::new(1) };
    for _ in 0..3 {
        push(&store, &[stray.clone(), far.clone().next(ended(2))]).await;
    }
    far.head = "cd".repeat(32);
    store.note_refused(&desk("kk-3"), "/api/desk/push", RefusalCode::Malformed, moment(9)).await.unwrap();
    let entries = place.texts("SELECT act || ' ' || code FROM audit ORDER BY seq").await;
    assert_eq!(entries, ["op_refused wrong_ward", "op_refused sequence_gap", "request_refused malformed"]);
    assert_eq!(store.audit_broken_at("kokurakita").await.unwrap(), None);
    assert!(place.try_to("DELETE FROM audit").await.is_err(), "nobody deletes by mistake");
    assert!(place.try_to("UPDATE audit SET code = 'line_full'").await.is_err());
    place.alter_the_audit_log("UPDATE audit SET code = 'line_full' WHERE seq = 2").await;
    assert_eq!(store.audit_broken_at("kokurakita").await.unwrap(), Some(2));
    place.alter_the_audit_log("DELETE FROM audit WHERE seq > 1").await;
    assert_eq!(
        store.audit_broken_at("kokurakita").await.unwrap(),
        Some(2),
        "its end cannot be cut off unseen"
    );
}

async fn what_the_first_release_kept_is_taken_over(place: Place) {
    let mut device = Device::new(1);
    let taken = device.next(application(1, "kk3-0001", None));
    let first = taken.envelope().op_id;
    let head = {
        let store = place.open().await;
        push(&store, &[taken, device.next(ended(1))]).await;
        greeted(&store, &device.hello()).await.ward_head
    };
    for as_it_was in [
        "UPDATE op SET hash = NULL, digest = NULL, application_id = NULL",
        "UPDATE application SET body = NULL",
        "UPDATE ward SET digest = ''",
    ] {
        place.try_to(as_it_was).await.unwrap();
    }
    let store = place.open().await;
    assert_eq!(greeted(&store, &device.hello()).await.ward_head, head);
    assert_eq!(push(&store, &[device.next(edit(&[first], "copies", json!(5)))]).await, [applied(3)]);
    let body: kakanai_protocol::Application =
        serde_json::from_str(&place.text("SELECT body FROM application").await).unwrap();
    assert_eq!(body.facts().expose()["copies"], 5);
}

fn ground(saw: &[Uuid]) -> Ground {
    let application_id = Uuid::from_u128(1);
    Ground { application_id, clerk_id: "yamamoto".into(), base_rev: 1, saw: saw.to_vec() }
}

fn edit(saw: &[Uuid], fact: &str, to: Value) -> OpBody {
    let field = FieldEdit { fact: fact.into(), from: None, to: Personal::new(to) };
    OpBody::ApplicationEdited(Edited { ground: ground(saw), fields: vec![field] })
}

async fn push_from(store: &Store, desk_id: &str, ops: &[Op]) -> Vec<OpOutcome> {
    let from = WhichDesk { ward: "kokurakita".into(), desk: desk_id.into() };
    let answers = store.push(&from, ops, moment(9)).await.unwrap();
    answers.into_iter().map(|answer| answer.outcome).collect()
}
