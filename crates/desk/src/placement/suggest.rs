//! What a blank's own lines and words suggest, as boxes: named, and fed where the city's other forms leave no doubt.
//! A guess that could be wrong is not made; the box then says that nothing feeds it.

use kakanai_domain::catalogue::Catalogue;
use kakanai_domain::form::sheet::{DayPart, Paper};
use kakanai_domain::form::{Area, WrittenForm, WrittenSheet};
use kakanai_domain::question::FactKind;
use kakanai_pdf::{CityBlank, Suggested, Suggestion};

use super::boxes::written;
use super::views::{BoxDraft, HandOf, Way};
use super::vocabulary::{ERAS, Vocabulary, def_of, usual, values};

/// The boxes that a sheet, counted from 1, suggests beside those that stand there.
pub(super) fn beside(
    blank: &CityBlank,
    page: u16,
    there: &[Area],
    (catalogue, vocabulary): (&Catalogue, &Vocabulary),
) -> Vec<BoxDraft> {
    let free = |one: &Suggestion| !there.iter().any(|area| area.overlaps(&one.at));
    let mut taken: Vec<Area> = Vec::new();
    let mut drafts = Vec::new();
    for one in blank.suggested(page).into_iter().filter(free) {
        // Two guesses of one place are one box.
        if !taken.iter().any(|area| area.overlaps(&one.at)) {
            taken.push(one.at);
            drafts.push(draft(&one, catalogue, vocabulary));
        }
    }
    drafts
}

fn draft(one: &Suggestion, catalogue: &Catalogue, vocabulary: &Vocabulary) -> BoxDraft {
    // 生年月日（年） is a part of what 生年月日 names.
    let named = one.label.split('（').next().unwrap_or_default();
    let fact = vocabulary.meant(&one.label).or_else(|| vocabulary.meant(named)).map(str::to_owned);
    let (x, y, w, h) = (one.at.x.in_mm(), one.at.y.in_mm(), one.at.w.in_mm(), one.at.h.in_mm());
    let mut draft = BoxDraft {
        id: String::new(),
        label: if one.label.is_empty() { "欄".to_owned() } else { one.label.chars().take(30).collect() },
        at: (x, y, w, h),
        facts: Vec::new(),
        hand: None,
        required: false,
        way: Way::Text,
        size: None,
        cells: None,
        when: Vec::new(),
    };
    match &one.kind {
        Suggested::Words if hand_of(&one.label).is_some() => {
            (draft.way, draft.hand) = (Way::Space, hand_of(&one.label));
        }
        Suggested::Words => {
            draft.way = fact.as_ref().map_or(Way::Text, |fact| usual(catalogue, fact));
            // Printed choices would have been found as rings; a choice in an empty box is written out.
            draft.way = if draft.way == Way::Circle { Way::Text } else { draft.way };
            draft.facts.extend(fact);
        }
        Suggested::Cells(count) => {
            (draft.way, draft.cells) = (Way::Cells, Some(*count));
            draft.facts.extend(fact);
        }
        Suggested::Part(part) => {
            draft.way = match part {
                DayPart::Era => Way::Era,
                DayPart::Year => Way::Year,
                DayPart::Month => Way::Month,
                DayPart::Day => Way::Day,
            };
            draft.facts.extend(fact.filter(|fact| is_day(catalogue, fact)));
        }
        Suggested::Ring(word) => {
            draft.way = Way::Circle;
            fed_by_value(&mut draft, fact, word, catalogue);
            if draft.when.is_empty() && ERAS.contains(&word.as_str()) {
                draft.when = vec![word.clone()];
            }
        }
        Suggested::Tick(word) => {
            draft.way = Way::Tick;
            fed_by_value(&mut draft, fact, word, catalogue);
        }
    }
    draft
}

/// Whose hand fills a box of that name.
fn hand_of(label: &str) -> Option<HandOf> {
    let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
    match () {
        () if has(&["署名", "個人番号", "マイナンバー"]) => Some(HandOf::Visitor),
        () if has(&["受付印", "職員", "処理欄", "決裁", "確認印", "入力"]) => {
            Some(HandOf::Office)
        }
        () => None,
    }
}

/// A mark is fed only where the fact has a value of exactly the printed words.
fn fed_by_value(draft: &mut BoxDraft, fact: Option<String>, word: &str, catalogue: &Catalogue) {
    let Some(fact) = fact else { return };
    let value = values(catalogue, &fact).into_iter().find(|value| value.words == word);
    if let Some(value) = value {
        draft.facts = vec![fact];
        draft.when = vec![value.value];
    }
}

fn is_day(catalogue: &Catalogue, fact: &str) -> bool {
    def_of(catalogue, fact).map_or(fact == "=visit_date", |def| def.kind == FactKind::Date)
}

/// A form's first draft on a blank: every box that its sheets suggest.
pub(super) fn first_draft(
    blank: &CityBlank,
    (id, title, file): (&str, &str, &str),
    (catalogue, vocabulary): (&Catalogue, &Vocabulary),
) -> WrittenForm {
    let mut number = 0;
    let mut sheet = |(paper, page): (Paper, u16)| {
        let boxes = beside(blank, page, &[], (catalogue, vocabulary)).into_iter().filter_map(|draft| {
            number += 1;
            written(&draft, format!("box-{number}"), None)
        });
        WrittenSheet::of(paper, boxes.collect())
    };
    let papers = blank.papers();
    WrittenForm {
        id: id.to_owned(),
        title: title.to_owned(),
        version: 1,
        layout_source: Some("市の用紙".to_owned()),
        each: None,
        city_blank: Some(file.to_owned()),
        paper: papers.first().copied().unwrap_or_default(),
        pages: papers.into_iter().zip(1..).map(&mut sheet).collect(),
    }
}
