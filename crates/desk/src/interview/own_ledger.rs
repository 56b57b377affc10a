//! The ledger a case goes by: the one it began with, until the clerk takes it over to the one in force. What another
//! ledger would change is the domain's; here it is shown, kept in the store, and undone by nobody.

use std::collections::BTreeSet;
use std::sync::Arc;

use kakanai_domain::interview::{FellAway, Interview, other_questions};
use kakanai_domain::verdict::compare::{Difference, differences};
use kakanai_domain::verdict::{Verdict, words};

use super::verdicts::status_view;
use crate::commands::Nothing;
use crate::desk::{Counter, Desk, Office};
use crate::ledger::Ledger;
use crate::notices;
use crate::refusal::Refusal;
use crate::store::Draft;
use crate::views::{InterviewView, LedgerChangeView, LedgerView, NewerLedgerView, PartView};

impl Office {
    /// The ledger a draft goes by; the one in force, where its own is lost.
    pub(crate) fn ledger_of(&self, draft: &Draft) -> Arc<Ledger> {
        self.own_ledger(draft).unwrap_or_else(|| Arc::clone(&self.contents.in_force))
    }

    fn own_ledger(&self, draft: &Draft) -> Option<Arc<Ledger>> {
        let in_force = &self.contents.in_force;
        if draft.ledger.is_empty() {
            // Kept before drafts knew their ledger: only the version can tell.
            let same = draft.interview.catalogue_version == in_force.catalogue.version;
            return same.then(|| Arc::clone(in_force));
        }
        self.contents.ledger(&draft.ledger)
    }

    /// A draft as it is taken up again. Where its own ledger is lost, it goes on with the one in force, and knows it.
    pub(crate) fn taken_up(&self, draft: Draft) -> Draft {
        match self.own_ledger(&draft) {
            Some(ledger) => Draft { ledger: ledger.digest.clone(), ..draft },
            None => {
                let lost = Some(draft.interview.catalogue_version.clone());
                let in_force = &self.contents.in_force;
                Draft { lost, ..under(draft, in_force, in_force) }
            }
        }
    }

    /// Lets go of kept ledgers that no draft and no open application goes by. It is a tidying: what cannot be done now
    /// is done the next time.
    pub(crate) fn tidy_ledgers(&self, counter: &mut Counter) {
        let drafts = counter.draft.iter().chain(&counter.found).map(|draft| draft.ledger.clone());
        let mut needed: BTreeSet<String> = drafts.collect();
        needed.insert(self.contents.in_force.digest.clone());
        let open = counter.store().ok().and_then(|store| store.ledgers_of_open_applications().ok());
        if let Some(open) = open {
            needed.extend(open);
            let _ = self.contents.kept.keep_only(&needed);
        }
    }
}

impl Desk {
    /// What the ledger in force would change in the interview at hand; nothing is kept of it.
    pub(crate) async fn interview_newer_ledger(&self, _: Nothing) -> Result<NewerLedgerView, Refusal> {
        let (office, _) = self.staffed()?;
        let counter = office.lock();
        let draft = counter.draft.as_ref().ok_or_else(|| Refusal::refused(notices::no_interview()))?;
        let (held, in_force) = (office.ledger_of(draft), &office.contents.in_force);
        known_to(in_force, &draft.interview)?;
        let over = draft.interview.under(&in_force.catalogue, &held.catalogue);
        Ok(changes((&held, &draft.interview), (in_force, &over)))
    }

    /// Takes the interview at hand over to the ledger in force. No answer is lost.
    pub(crate) async fn interview_take_over(&self, _: Nothing) -> Result<InterviewView, Refusal> {
        let (office, _) = self.staffed()?;
        let in_force = Arc::clone(&office.contents.in_force);
        let view = self.revise(&office, |draft, held| {
            known_to(&in_force, &draft.interview)?;
            *draft = under(draft.clone(), &in_force, held);
            Ok(())
        })?;
        let mut counter = office.lock();
        counter.forget_papers();
        office.tidy_ledgers(&mut counter);
        Ok(view)
    }
}

fn under(draft: Draft, ledger: &Ledger, words: &Ledger) -> Draft {
    Draft {
        interview: draft.interview.under(&ledger.catalogue, &words.catalogue),
        ledger: ledger.digest.clone(),
        ..draft
    }
}

/// A ledger that does not have the matter any more could not ask its questions.
fn known_to(ledger: &Ledger, interview: &Interview) -> Result<(), Refusal> {
    let mut matters = std::iter::once(&interview.matter).chain(&interview.also);
    if matters.all(|matter| ledger.catalogue.matter(matter).is_some()) {
        Ok(())
    } else {
        Err(Refusal::refused(notices::matter_not_in_ledger()))
    }
}

/// By which ledger the draft is judged, where there is more to say than its version.
pub(super) fn ledger_view(office: &Office, draft: &Draft, ledger: &Ledger) -> LedgerView {
    let in_force = &office.contents.in_force;
    LedgerView {
        version: ledger.catalogue.version.clone(),
        newer: (ledger.digest != in_force.digest).then(|| beside(ledger, in_force)),
        lost: draft.lost.clone(),
        fell_away: fell_away(draft.interview.fell_away()),
    }
}

/// A version as said beside another: a mended ledger may still bear the old number.
fn beside(held: &Ledger, newer: &Ledger) -> String {
    let version = &newer.catalogue.version;
    if *version == held.catalogue.version {
        format!("{version}（直したもの）")
    } else {
        version.clone()
    }
}

fn fell_away(aside: &[FellAway]) -> Vec<PartView> {
    let shown = aside.iter().map(|each| PartView {
        label: each.label.clone(),
        answer: each.words.expose().clone(),
        unknown: each.answer == kakanai_domain::answer::Answer::Unknown,
    });
    shown.collect()
}

fn changes(held: (&Ledger, &Interview), newer: (&Ledger, &Interview)) -> NewerLedgerView {
    let (before, after) = (held.1.standing(&held.0.catalogue), newer.1.standing(&newer.0.catalogue));
    let (was, would_be) = (before.verdicts(&held.0.holidays), after.verdicts(&newer.0.holidays));
    let felt = differences(&was, &would_be).into_iter().filter(Difference::is_felt);
    let questions = other_questions(&before, &after);
    NewerLedgerView {
        from: held.0.catalogue.version.clone(),
        to: beside(held.0, newer.0),
        changes: felt.map(|each| change_view(held.0, newer.0, each)).collect(),
        asked: questions.asked,
        spared: questions.spared,
        fell_away: fell_away(newer.1.fell_away()),
    }
}

fn change_view(held: &Ledger, newer: &Ledger, each: Difference<'_>) -> LedgerChangeView {
    let known =
        newer.catalogue.procedure(each.procedure).or_else(|| held.catalogue.procedure(each.procedure));
    let until = |verdict: Option<&Verdict>| verdict?.last_day().map(|day| format!("{}まで", words::day(day)));
    LedgerChangeView {
        procedure: each.procedure.to_owned(),
        name: known.map_or_else(String::new, |procedure| procedure.name.clone()),
        before: each.before.map(|verdict| status_view(verdict.status)),
        after: each.after.map(|verdict| status_view(verdict.status)),
        until_before: until(each.before),
        until_after: until(each.after),
    }
}
