//! The law of merging, held against a model of a few lines: nothing a clerk said is lost, in whatever order it arrives.
#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};

use kakanai_domain::personal::Personal;
use kakanai_protocol::application::{HOLDER, WITHDRAWN};
use kakanai_protocol::body::{
    Choice, Edited, FieldEdit, Ground, HandedOver, Reprinted, Settled, StepTaken, Withdrawn,
};
use kakanai_protocol::merge::{Merged, merge};
use kakanai_protocol::op::{CHAIN_START, ENVELOPE};
use kakanai_protocol::{Application, ApplicationRecord, Envelope, OpBody, RefusalCode, Step};
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

const APPLICATION: Uuid = Uuid::from_u128(500);
const FACTS: [&str; 3] = ["applicant.name", "applicant.address", "certificate.copies"];

/// An op of a desk; the number is its id.
fn op(number: u128, body: OpBody) -> Envelope {
    Envelope {
        v: ENVELOPE,
        op_id: Uuid::from_u128(number),
        device_id: Uuid::from_u128(70),
        incarnation: Uuid::from_u128(71),
        seq: 1,
        ward: "kokurakita".into(),
        made_at: "2026-11-21T02:42:00Z".parse().unwrap(),
        prev: CHAIN_START.into(),
        body,
    }
}

fn finished() -> Envelope {
    let application = ApplicationRecord {
        id: APPLICATION,
        number: "kk3-0001".into(),
        matter: "certificate.resident".into(),
        catalogue_version: "1".into(),
        clerk_id: "yamamoto".into(),
        ticket_id: None,
        finished_at: "2026-11-21T02:41:00Z".parse().unwrap(),
        required: vec!["resident.copy".into()],
        undecided: vec![],
        facts: Personal::new(json!({ "applicant.name": "架空 太郎", "certificate.copies": 0 })),
    };
    op(1, OpBody::ApplicationFinished { application: Box::new(application) })
}

fn ground(saw: Vec<Uuid>) -> Ground {
    Ground { application_id: APPLICATION, clerk_id: "yamamoto".into(), base_rev: 1, saw }
}

fn edit(before: &Application, fact: &str, to: Value) -> OpBody {
    let field = FieldEdit { fact: fact.into(), from: None, to: Personal::new(to) };
    OpBody::ApplicationEdited(Edited { ground: ground(before.standing()), fields: vec![field] })
}

fn withdraw(before: &Application) -> OpBody {
    let reason = Personal::new("来庁者の申し出".into());
    OpBody::ApplicationWithdrawn(Withdrawn { ground: ground(before.standing()), reason })
}

fn settle(before: &Application, choices: &[(&str, Value)], withdrawn: Option<bool>) -> OpBody {
    let choices = choices
        .iter()
        .map(|(part, to)| Choice { part: (*part).into(), to: Personal::new(to.clone()) })
        .collect();
    let conflict_id = before.conflict.unwrap_or_default();
    OpBody::ConflictSettled(Settled { ground: ground(before.standing()), conflict_id, choices, withdrawn })
}

fn step(before: &Application, from: Step, to: Step) -> OpBody {
    OpBody::StepTaken(StepTaken { ground: ground(before.standing()), from, to, note: Personal::default() })
}

fn taken() -> Application {
    merge(None, &finished(), "kk-3").unwrap().unwrap().application
}

fn merged(before: &Application, envelope: &Envelope) -> Result<Merged, RefusalCode> {
    merge(Some(before), envelope, "kk-3").map(Option::unwrap)
}

/// The application after one more op that is legal.
fn after(before: &Application, number: u128, body: OpBody) -> Application {
    merged(before, &op(number, body)).unwrap().application
}

/// Which ops' words stand on a part.
fn words(application: &Application, part: &str) -> BTreeSet<Uuid> {
    application.parts.get(part).into_iter().flatten().map(|claim| claim.op).collect()
}

fn values(application: &Application, part: &str) -> Vec<Value> {
    application.parts[part].iter().map(|claim| claim.value.expose().clone()).collect()
}

#[test]
fn an_edit_of_a_field_untouched_since_is_applied() {
    let before = taken();
    let edited = merged(&before, &op(2, edit(&before, "certificate.copies", json!(2)))).unwrap();
    assert_eq!(edited.conflict, None);
    assert_eq!(edited.application.facts().expose()["certificate.copies"], 2);
    assert!(!edited.application.acts[&Uuid::from_u128(2)].parallel);
}

#[test]
fn edits_of_different_fields_both_apply_and_the_later_is_marked_parallel() {
    let before = taken();
    let mine = after(&before, 2, edit(&before, "certificate.copies", json!(2)));
    let both = merged(&mine, &op(3, edit(&before, "applicant.name", json!("架空 次郎")))).unwrap();
    assert_eq!(both.conflict, None);
    assert_eq!(both.application.facts().expose()["certificate.copies"], 2);
    assert_eq!(both.application.facts().expose()["applicant.name"], "架空 次郎");
    assert!(both.application.acts[&Uuid::from_u128(3)].parallel);
}

#[test]
fn two_values_on_one_field_both_stand_until_a_person_chooses() {
    let before = taken();
    let mine = after(&before, 2, edit(&before, "certificate.copies", json!(2)));
    let both = merged(&mine, &op(3, edit(&before, "certificate.copies", json!(3)))).unwrap();
    assert_eq!(both.conflict, Some(Uuid::from_u128(3)));
    assert_eq!(values(&both.application, "certificate.copies"), [json!(2), json!(3)]);
    assert!(!both.application.facts().expose().contains_key("certificate.copies"));
    let choice = settle(&both.application, &[("certificate.copies", json!(3))], None);
    let settled = merged(&both.application, &op(4, choice)).unwrap();
    assert_eq!((settled.conflict, settled.application.conflict), (None, None));
    assert_eq!(settled.application.facts().expose()["certificate.copies"], 3);
}

#[test]
fn the_same_value_twice_is_no_conflict() {
    let before = taken();
    let mine = after(&before, 2, edit(&before, "certificate.copies", json!(2)));
    let both = merged(&mine, &op(3, edit(&before, "certificate.copies", json!(2)))).unwrap();
    assert_eq!((both.conflict, both.application.conflict), (None, None));
}

#[test]
fn a_third_value_joins_the_open_conflict_and_an_edit_elsewhere_does_not() {
    let before = taken();
    let two = after(&before, 2, edit(&before, "certificate.copies", json!(2)));
    let three = after(&two, 3, edit(&before, "certificate.copies", json!(3)));
    let four = merged(&three, &op(4, edit(&before, "certificate.copies", json!(4)))).unwrap();
    assert_eq!(four.conflict, Some(Uuid::from_u128(3)));
    assert_eq!(values(&four.application, "certificate.copies").len(), 3);
    let elsewhere = merged(&four.application, &op(5, edit(&before, "applicant.name", json!("架空 次郎"))));
    assert_eq!(elsewhere.unwrap().conflict, None);
}

#[test]
fn two_people_who_choose_differently_are_a_conflict_again() {
    let before = taken();
    let two = after(&before, 2, edit(&before, "certificate.copies", json!(2)));
    let three = after(&two, 3, edit(&before, "certificate.copies", json!(3)));
    let one = after(&three, 4, settle(&three, &[("certificate.copies", json!(2))], None));
    let other = merged(&one, &op(5, settle(&three, &[("certificate.copies", json!(3))], None))).unwrap();
    assert_eq!(other.conflict, Some(Uuid::from_u128(5)));
    assert_eq!(values(&other.application, "certificate.copies"), [json!(2), json!(3)]);
}

#[test]
fn taking_back_against_putting_right_is_a_conflict_whichever_comes_first() {
    let before = taken();
    let (edited, withdrawn) =
        (op(2, edit(&before, "certificate.copies", json!(2))), op(3, withdraw(&before)));
    for (first, second) in [(&edited, &withdrawn), (&withdrawn, &edited)] {
        let both = merged(&merged(&before, first).unwrap().application, second).unwrap();
        assert_eq!(both.conflict, Some(second.op_id));
        assert_eq!(both.application.contested(), [WITHDRAWN]);
        assert!(!both.application.is_withdrawn());
        let passed_over = op(4, settle(&both.application, &[("certificate.copies", json!(2))], None));
        assert_eq!(merged(&both.application, &passed_over), Err(RefusalCode::Malformed));
        let gone = after(&both.application, 4, settle(&both.application, &[], Some(true)));
        assert!(gone.is_withdrawn() && gone.conflict.is_none());
        let kept = after(&both.application, 4, settle(&both.application, &[], Some(false)));
        assert!(!kept.is_withdrawn() && kept.conflict.is_none());
        assert_eq!(kept.facts().expose()["certificate.copies"], 2);
    }
}

#[test]
fn an_edit_in_the_sight_of_a_withdrawal_is_refused() {
    let gone = after(&taken(), 2, withdraw(&taken()));
    assert!(gone.is_withdrawn());
    assert_eq!(merged(&gone, &op(3, edit(&gone, "certificate.copies", json!(2)))), Err(RefusalCode::Closed));
    let next = op(3, step(&gone, Step::Received, Step::FormCheck));
    assert_eq!(merged(&gone, &next), Err(RefusalCode::Closed));
}

#[test]
fn a_step_follows_the_one_before_or_is_refused() {
    let before = taken();
    let skipping = op(2, step(&before, Step::Received, Step::Decision));
    assert_eq!(merged(&before, &skipping), Err(RefusalCode::IllegalStep));
    let checked = after(&before, 2, step(&before, Step::Received, Step::FormCheck));
    assert_eq!(checked.step, Step::FormCheck);
    // Two people press the same: the second stood before an older page.
    let again = op(3, step(&before, Step::Received, Step::FormCheck));
    assert_eq!(merged(&checked, &again), Err(RefusalCode::IllegalStep));
}

#[test]
fn nothing_is_put_right_or_taken_back_once_it_is_decided_on() {
    let before = taken();
    let way = [Step::Received, Step::FormCheck, Step::ContentCheck, Step::Decision];
    let steps = way.windows(2).enumerate();
    let decided = steps.fold(before.clone(), |standing, (at, pair)| {
        after(&standing, 10 + at as u128, step(&standing, pair[0], pair[1]))
    });
    for late in [edit(&before, "certificate.copies", json!(2)), withdraw(&before)] {
        assert_eq!(merged(&decided, &op(20, late)), Err(RefusalCode::Closed));
    }
    let back = after(&decided, 21, step(&decided, Step::Decision, Step::Returned));
    assert_eq!(after(&back, 22, edit(&back, "certificate.copies", json!(2))).conflict, None);
}

#[test]
fn nobody_decides_while_two_values_stand() {
    let before = taken();
    let two = after(&before, 2, edit(&before, "certificate.copies", json!(2)));
    let three = after(&two, 3, edit(&before, "certificate.copies", json!(3)));
    let form = after(&three, 4, step(&three, Step::Received, Step::FormCheck));
    let content = after(&form, 5, step(&form, Step::FormCheck, Step::ContentCheck));
    let decide = op(6, step(&content, Step::ContentCheck, Step::Decision));
    assert_eq!(merged(&content, &decide), Err(RefusalCode::ConflictOpen));
}

#[test]
fn two_desks_to_go_on_with_it_are_a_conflict_too() {
    let before = taken();
    let over =
        |to: &str| OpBody::HandedOver(HandedOver { ground: ground(before.standing()), to_desk: to.into() });
    assert_eq!(values(&before, HOLDER), [json!("kk-3")]);
    let four = after(&before, 2, over("kk-4"));
    let both = merged(&four, &op(3, over("kk-5"))).unwrap();
    assert_eq!(both.conflict, Some(Uuid::from_u128(3)));
    assert_eq!(both.application.contested(), [HOLDER]);
}

#[test]
fn what_does_not_fit_its_form_is_refused() {
    let before = taken();
    let long = "あ".repeat(501);
    let fields = |facts: &[&str]| {
        let field = |fact: &&str| FieldEdit { fact: (*fact).into(), from: None, to: Personal::new(json!(1)) };
        OpBody::ApplicationEdited(Edited {
            ground: ground(before.standing()),
            fields: facts.iter().map(field).collect(),
        })
    };
    let unsound = [
        fields(&[]),
        fields(&["copies", "copies"]),
        fields(&["@desk"]),
        fields(&["n\0o"]),
        settle(&before, &[], None),
        settle(&before, &[("@withdrawn", json!(false))], None),
        OpBody::Reprinted(Reprinted { ground: ground(vec![]), reason: Personal::default() }),
        OpBody::Reprinted(Reprinted { ground: ground(vec![]), reason: Personal::new(long) }),
        OpBody::HandedOver(HandedOver { ground: ground(vec![]), to_desk: String::new() }),
    ];
    for body in unsound {
        assert_eq!(merged(&before, &op(2, body)), Err(RefusalCode::Malformed));
    }
    let stranger = merge(None, &op(2, withdraw(&before)), "kk-3");
    assert_eq!(stranger, Err(RefusalCode::UnknownApplication));
}

/// What one desk does while it is cut off: a fact and a value, or taking back.
#[derive(Debug, Clone)]
enum Deed {
    Edit(usize, u8),
    Withdraw,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        6 => (0..FACTS.len(), 0..4_u8).prop_map(|(fact, value)| Deed::Edit(fact, value)),
        1 => Just(Deed::Withdraw),
    ];
    proptest::collection::vec(deed, 0..5)
}

/// A desk plays its deeds on its own copy; what is not legal to itself it does not do.
fn played(desk: u128, deeds: &[Deed]) -> Vec<Envelope> {
    let (mut copy, mut ops) = (taken(), Vec::new());
    for (number, deed) in deeds.iter().enumerate() {
        let body = match deed {
            Deed::Edit(fact, value) => edit(&copy, FACTS[*fact], json!(value)),
            Deed::Withdraw => withdraw(&copy),
        };
        let envelope = op(desk * 100 + number as u128, body);
        if let Ok(done) = merged(&copy, &envelope) {
            copy = done.application;
            ops.push(envelope);
        }
    }
    ops
}

/// What must stand: of every desk that wrote a part, its last word; where none did, the first.
fn expected(desks: &[Vec<Envelope>]) -> BTreeMap<String, BTreeSet<Uuid>> {
    let mut standing: BTreeMap<String, BTreeSet<Uuid>> = BTreeMap::new();
    for desk in desks {
        let mut last: BTreeMap<String, Uuid> = BTreeMap::new();
        for envelope in desk {
            match &envelope.body {
                OpBody::ApplicationEdited(edited) => {
                    last.insert(edited.fields[0].fact.clone(), envelope.op_id)
                }
                _ => last.insert(WITHDRAWN.into(), envelope.op_id),
            };
        }
        for (part, op) in last {
            standing.entry(part).or_default().insert(op);
        }
    }
    for first in ["applicant.name", "certificate.copies", HOLDER] {
        standing.entry(first.into()).or_insert_with(|| [Uuid::from_u128(1)].into());
    }
    standing
}

proptest! {
    #[test]
    fn whatever_the_order_no_word_is_lost_and_what_stands_is_the_same(
        one in deeds(), other in deeds(), third in deeds(), order in any::<u64>(),
    ) {
        let desks = [played(1, &one), played(2, &other), played(3, &third)];
        let mut ops: Vec<&Envelope> = desks.iter().flatten().collect();
        let (mut seed, mut arrived) = (order, taken());
        while !ops.is_empty() {
            // Any order at all, even against the order of one desk: a restored store hears late what it had heard.
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let next = ops.remove(usize::try_from(seed >> 33).unwrap() % ops.len());
            arrived = merged(&arrived, next).unwrap().application;
        }
        for (part, ops) in expected(&desks) {
            prop_assert_eq!(words(&arrived, &part), ops, "{}", part);
        }
        prop_assert_eq!(arrived.conflict.is_some(), !arrived.contested().is_empty());

        // A person chooses; whoever hears of it in whatever way, the conflict is over and the choice stands.
        let contested: Vec<String> = arrived.contested().iter().map(|part| (*part).to_owned()).collect();
        if !contested.is_empty() {
            let facts: Vec<&str> = contested.iter().map(String::as_str).filter(|part| *part != WITHDRAWN).collect();
            let choices: Vec<(&str, Value)> = facts.iter().map(|fact| (*fact, json!("chosen"))).collect();
            let life = arrived.parts.contains_key(WITHDRAWN).then_some(false);
            let settled = after(&arrived, 900, settle(&arrived, &choices, life));
            prop_assert_eq!(settled.conflict, None);
            prop_assert!(!settled.is_withdrawn());
            let standing = settled.facts();
            for fact in facts {
                prop_assert_eq!(&standing.expose()[fact], "chosen");
            }
        }
    }
}
