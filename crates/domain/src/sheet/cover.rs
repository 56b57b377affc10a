//! What lies on top of an application's papers, as content: where to go with which paper, until when, what to sign there
//! and what to hand over with it. It names nobody, because it is carried through the house.

use jiff::civil::Date;

use super::handout::{Body, Entry, Handout, Part};
use super::{LastDay, is_hidden, last_day, tells};
use crate::calendar::office_day::Holidays;
use crate::form::{FilledForm, Paper};
use crate::once::each_once;
use crate::procedure::Procedure;
use crate::verdict::seen::Seen;
use crate::verdict::words::{day as day_in_words, office_in_words};

/// What a paper is called whose title would tell what must not be told.
const NEUTRAL: &str = "申請書";

/// The content of the cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// `小倉北区役所`
    pub office: String,
    /// the application's number
    pub number: String,
    /// the day of the visit
    pub day: Date,
    /// where to go, in the order of the way
    pub stops: Vec<Stop>,
}

/// A window on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// `国保年金課`
    pub office: String,
    /// what is handed over there
    pub papers: Vec<Covered>,
}

/// A paper under the cover.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// `葬祭費支給申請書`
    pub title: String,
    /// the earliest end of a term of its procedures
    pub until: Option<LastDay>,
    /// who signs, by their word
    pub signer: Option<String>,
    /// what is written by hand, by the names of the boxes
    pub by_hand: Vec<String>,
    /// what is handed over with it
    pub with_it: Vec<String>,
}

/// The cover of some papers that lie in the order of the way.
#[must_use]
pub fn cover(
    seen: &Seen<'_>,
    holidays: &Holidays,
    papers: &[(Paper, FilledForm)],
    (office, number, day): (&str, &str, Date),
) -> Cover {
    let stops = papers.chunk_by(|(one, _), (other, _)| one.office == other.office);
    let stop = |papers: &[(Paper, FilledForm)]| Stop {
        office: papers
            .first()
            .map_or_else(String::new, |(paper, _)| office_in_words(seen.catalogue(), &paper.office)),
        papers: papers.iter().map(|paper| covered(seen, holidays, paper, day)).collect(),
    };
    Cover { office: office.to_owned(), number: number.to_owned(), day, stops: stops.map(stop).collect() }
}

fn covered(
    seen: &Seen<'_>,
    holidays: &Holidays,
    (paper, filled): &(Paper, FilledForm),
    day: Date,
) -> Covered {
    let procedures: Vec<&Procedure> =
        paper.procedures.iter().filter_map(|id| seen.catalogue().procedure(id)).collect();
    let hidden = procedures.iter().any(|procedure| is_hidden(procedure)) || tells(&filled.form.title);
    let until = |procedure: &&Procedure| seen.verdict(procedure, holidays).deadline;
    let terms = procedures.iter().filter_map(until).map(|until| last_day(&until, day));
    let bring = procedures.iter().flat_map(|procedure| &procedure.bring).filter(|thing| !tells(thing));
    Covered {
        title: if hidden { NEUTRAL.to_owned() } else { filled.form.title.clone() },
        until: terms.min_by_key(|term| term.day.unwrap_or(Date::MAX)),
        signer: paper.signer.map(|signer| seen.called(signer).to_owned()).filter(|word| !word.is_empty()),
        by_hand: by_hand(filled),
        with_it: each_once(bring.cloned()),
    }
}

/// The boxes that the visitor fills with a pen, each name once.
fn by_hand(filled: &FilledForm) -> Vec<String> {
    let boxes = filled.boxes.iter().filter(|filled_box| filled_box.by_hand());
    let visitors = boxes.filter(|one| filled.form_box(one).is_some_and(|form_box| form_box.is_visitors()));
    each_once(visitors.map(|one| one.label.clone()))
}

impl Cover {
    /// The cover as a page of plain words. How many sheets each paper takes, in order, is known only to who laid them
    /// out: what finds no room in a box takes a sheet more.
    #[must_use]
    pub fn handout(&self, sheets: &[usize]) -> Handout {
        let mut counts = sheets.iter().copied();
        let mut count = || counts.next().unwrap_or(1);
        let stop = |(stop, number): (&Stop, usize)| {
            let papers: Vec<(&Covered, usize)> = stop.papers.iter().map(|paper| (paper, count())).collect();
            part(&stop.office, &papers, number)
        };
        Handout {
            title: "提出する用紙".to_owned(),
            from: format!("{}　{}　受付番号 {}", self.office, day_in_words(self.day), self.number),
            lead: "上から順にお回りください。用紙は、この順に重ねてあります。".to_owned()
                + "お書きいただくのは、署名など「手で書く欄」だけです。",
            parts: self.stops.iter().zip(1..).map(stop).collect(),
        }
    }
}

fn part(office: &str, papers: &[(&Covered, usize)], number: usize) -> Part {
    let sheets: usize = papers.iter().map(|(_, sheets)| sheets).sum();
    Part {
        heading: format!("{number}　{office}　用紙{sheets}枚"),
        lead: None,
        body: Body::Entries(papers.iter().map(|(paper, sheets)| entry(paper, *sheets)).collect()),
    }
}

fn entry(paper: &Covered, sheets: usize) -> Entry {
    let some = |words: String| (!words.is_empty()).then_some(words);
    let count = if sheets > 1 { format!("　{sheets}枚") } else { String::new() };
    let lines = [
        ("署名する方", paper.signer.clone().filter(|_| !paper.by_hand.is_empty())),
        ("手で書く欄", some(paper.by_hand.join("、"))),
        ("期限", paper.until.as_ref().filter(|until| until.day.is_none()).map(|until| until.words.clone())),
        ("添えるもの", some(paper.with_it.join(" ／ "))),
    ];
    Entry {
        name: format!("{}{count}", paper.title),
        at_right: paper.until.as_ref().and_then(LastDay::day_in_words),
        lines: lines.into_iter().filter_map(|(label, words)| Some((label, words?))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper(title: &str) -> Covered {
        let title = title.to_owned();
        Covered { title, until: None, signer: None, by_hand: Vec::new(), with_it: Vec::new() }
    }

    #[test]
    fn every_sheet_that_lies_under_the_cover_is_counted() {
        let stop = |office: &str, papers: &[&str]| Stop {
            office: office.to_owned(),
            papers: papers.iter().map(|title| paper(title)).collect(),
        };
        let cover = Cover {
            office: "架空区役所".to_owned(),
            number: "K-1".to_owned(),
            day: jiff::civil::date(2026, 11, 21),
            stops: vec![stop("市民課", &["異動届"]), stop("国保年金課", &["資格届", "葬祭費"])],
        };
        let handout = cover.handout(&[1, 3, 1]);
        let headings: Vec<&str> = handout.parts.iter().map(|part| part.heading.as_str()).collect();
        assert_eq!(headings, ["1　市民課　用紙1枚", "2　国保年金課　用紙4枚"]);
        let names = |part: &Part| match &part.body {
            Body::Entries(entries) => entries.iter().map(|entry| entry.name.clone()).collect(),
            _ => Vec::new(),
        };
        assert_eq!(names(&handout.parts[1]), ["資格届　3枚", "葬祭費"]);
    }
}
