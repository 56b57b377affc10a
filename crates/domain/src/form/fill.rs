//! Facts into boxes: what stands where, and which required box stays empty. Not how large: that is `fit`.

use jiff::civil::Date;

use crate::calendar::era::EraDate;
use crate::personal::Personal;

use super::know::{Know, Known};
use super::sheet::{Choice, Choosable, DayPart, Drawing, Form, FormBox, Page, PenMark, Source, Whom};

/// A form with its boxes' contents, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledForm {
    /// the form itself
    pub form: Form,
    /// one for each box, in the form's order
    pub boxes: Vec<FilledBox>,
}

/// A box with its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledBox {
    /// sheet of the form, from 1
    pub page: u16,
    /// its place in the sheet's list of boxes
    pub index: usize,
    /// the box's id
    pub id: String,
    /// what the clerk calls it
    pub label: String,
    /// the facts it is fed by, under their full names
    pub facts: Vec<String>,
    /// what stands in it
    pub content: Content,
    /// a word to the clerk, if any
    pub warning: Option<BoxWarning>,
}

/// What stands in a box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// left for a hand after printing
    ByHand,
    /// nothing is known
    Empty,
    /// there is nobody or nothing that this box is for
    NotMeant,
    /// words as they are
    Text(Personal<String>),
    /// a day in the Japanese calendar
    Day(Personal<Day>),
    /// which options are ticked, and their words
    Ticks(Vec<usize>, Personal<String>),
}

/// The parts of a day, as written on a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// `昭和`
    pub era: String,
    /// year, month, day; the first year is 元
    pub parts: [String; 3],
}

impl Day {
    /// Era, year, month and day in the order of their slots.
    pub fn in_slots(&self) -> [&str; 4] {
        let [year, month, day] = &self.parts;
        [&self.era, year, month, day]
    }

    /// One part of it.
    pub fn part(&self, of: DayPart) -> &str {
        let [era, year, month, day] = self.in_slots();
        match of {
            DayPart::Era => era,
            DayPart::Year => year,
            DayPart::Month => month,
            DayPart::Day => day,
        }
    }
}

/// Something about a box that the clerk should see before printing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoxWarning {
    /// nothing is known, though the form asks for it
    Empty,
    /// smaller letters than usual
    Shrunk,
    /// more lines than usual
    Wrapped(u16),
    /// so long that it stands on a sheet of its own
    TooLong,
    /// the fact has a value that this form has no square for
    NoSuchOption,
}

impl BoxWarning {
    /// For the list beside the page.
    pub fn words(self) -> String {
        match self {
            Self::Empty => "空欄（必須）".to_owned(),
            Self::Shrunk => "縮小して印字".to_owned(),
            Self::Wrapped(lines) => format!("{lines}行に分けて印字"),
            Self::TooLong => "別紙に印字（欄に入りきらない）".to_owned(),
            Self::NoSuchOption => "この様式に選択肢がない（手書き）".to_owned(),
        }
    }
}

impl FilledBox {
    /// Whether the box is left for a hand.
    pub fn by_hand(&self) -> bool {
        matches!(self.content, Content::ByHand)
    }

    /// The words in the box, for the list beside the page.
    pub fn value(&self) -> String {
        match &self.content {
            Content::ByHand | Content::Empty | Content::NotMeant => String::new(),
            Content::Text(text) | Content::Ticks(_, text) => text.expose().clone(),
            Content::Day(day) => {
                let Day { era, parts: [year, month, day] } = day.expose();
                format!("{era}{year}年{month}月{day}日")
            }
        }
    }
}

impl FilledForm {
    /// The box that a filled box fills.
    pub fn form_box(&self, filled: &FilledBox) -> Option<&FormBox> {
        self.form.pages.get(usize::from(filled.page).checked_sub(1)?)?.boxes.get(filled.index)
    }
}

/// Fills a form for its own person, if it is one paper for each of some people.
pub fn fill(form: &Form, know: &dyn Know, their: Option<usize>) -> FilledForm {
    let mut pages = Vec::new();
    let mut boxes = Vec::new();
    for page in &form.pages {
        for copy in 0..copies(page, know) {
            let number = u16::try_from(pages.len() + 1).unwrap_or(u16::MAX);
            for (index, form_box) in page.boxes.iter().enumerate() {
                let at = At { page: number, index, their: their_of(page, form_box, copy, know, their) };
                boxes.push(fill_box(form_box, &at, know));
            }
            pages.push(page.clone());
        }
    }
    FilledForm { form: with_pages(form, pages), boxes }
}

/// The form with these sheets in place of its own, which are the most of it and are not copied once more.
fn with_pages(form: &Form, pages: Vec<Page>) -> Form {
    let Form { id, title, version, city_blank, layout_source, each, pages: _ } = form;
    Form {
        id: id.clone(),
        title: title.clone(),
        version: *version,
        city_blank: city_blank.clone(),
        layout_source: layout_source.clone(),
        each: each.clone(),
        pages,
    }
}

/// How often a sheet is needed: once, or as often as its rows of people take.
fn copies(page: &Page, know: &dyn Know) -> usize {
    let rows = page.boxes.iter().filter_map(|form_box| form_box.whom.as_ref());
    let needed = rows.filter_map(|whom| Some(people(whom, know).len().div_ceil(rows_for(page, whom)?)));
    needed.max().unwrap_or(1).max(1)
}

fn people(whom: &Whom, know: &dyn Know) -> Vec<usize> {
    know.people(&whom.of, whom.fits.as_deref())
}

/// How many of the same people a sheet has rows for; none where one stands there alone, who is not a row of many.
fn rows_for(page: &Page, whom: &Whom) -> Option<usize> {
    let same = page.boxes.iter().filter_map(|form_box| form_box.whom.as_ref());
    let rows = same.filter(|other| other.of == whom.of && other.fits == whom.fits);
    let highest = rows.map(|other| other.nth + 1).max().unwrap_or(1);
    (highest > 1).then_some(highest)
}

/// Whom a box means by `their.`: its own person, further on in each copy of the sheet; else the paper's.
fn their_of(page: &Page, form_box: &FormBox, copy: usize, know: &dyn Know, paper: Option<usize>) -> Their {
    let Some(whom) = &form_box.whom else { return Their::Found(paper) };
    let before = rows_for(page, whom).map_or(0, |rows| rows * copy);
    let found = people(whom, know).get(whom.nth.saturating_add(before)).copied();
    found.map_or(Their::Nobody, |person| Their::Found(Some(person)))
}

/// Whose fact a box takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Their {
    Found(Option<usize>),
    /// the box's row is empty
    Nobody,
}

struct At {
    page: u16,
    index: usize,
    their: Their,
}

fn fill_box(form_box: &FormBox, at: &At, know: &dyn Know) -> FilledBox {
    let (content, facts) = match (&form_box.source, at.their) {
        (Source::Visitor | Source::Office, _) => (Content::ByHand, Vec::new()),
        (Source::Facts(_), Their::Nobody) => (Content::NotMeant, Vec::new()),
        (Source::Facts(facts), Their::Found(their)) => {
            let meant = form_box.when.as_ref().is_none_or(|when| know.holds(when, their));
            let content = if meant { content_of(form_box, facts, know, their) } else { Content::NotMeant };
            (content, facts.iter().map(|fact| know.full_name(fact, their)).collect())
        }
    };
    let warning = match &content {
        Content::Empty if form_box.required => Some(BoxWarning::Empty),
        Content::Ticks(ticked, _) if ticked.is_empty() => Some(BoxWarning::NoSuchOption),
        _ => None,
    };
    let (id, label) = (form_box.id.clone(), form_box.label.clone());
    FilledBox { page: at.page, index: at.index, id, label, facts, content, warning }
}

fn content_of(form_box: &FormBox, facts: &[String], know: &dyn Know, their: Option<usize>) -> Content {
    match &form_box.draw {
        Drawing::Choice(choice) => return ticks(choice, facts, know, their),
        Drawing::Mark(mark) => return marked(mark, facts, know, their),
        _ => {}
    }
    let known = known(facts, know, their);
    let said: Vec<&str> = known.iter().map(|known| known.said.as_str()).collect();
    if said.is_empty() {
        return Content::Empty;
    }
    let said = said.join("\u{3000}");
    match &form_box.draw {
        Drawing::Space => Content::ByHand,
        // A day that nobody knows exactly comes as words (年月不詳) and is printed as they are.
        Drawing::Date(_) => known
            .first()
            .and_then(|known| day(known.values.first()?))
            .unwrap_or_else(|| Content::Text(Personal::new(said))),
        Drawing::Part(part) => known
            .first()
            .and_then(|known| written_day(known.values.first()?))
            .map_or(Content::Empty, |day| Content::Text(Personal::new(day.part(part.of).to_owned()))),
        _ => Content::Text(Personal::new(said)),
    }
}

/// What is known of facts; empty words are none.
fn known(facts: &[String], know: &dyn Know, their: Option<usize>) -> Vec<Known> {
    let known = facts.iter().filter_map(|fact| know.known(fact, their));
    known.filter(|known| !known.said.is_empty()).collect()
}

/// What is ticked: by the condition of an option, else by the fact's values. Nothing known ticks nothing.
fn ticks(choice: &Choice, facts: &[String], know: &dyn Know, their: Option<usize>) -> Content {
    let known = known(facts, know, their);
    let has_value = |value: &String| known.iter().any(|known| known.values.contains(value));
    let fits = |option: &Choosable| match &option.holds {
        Some(condition) => know.holds(condition, their),
        None => option.when.iter().any(has_value),
    };
    let ticked: Vec<usize> =
        (0..choice.options.len()).filter(|at| choice.options.get(*at).is_some_and(fits)).collect();
    if ticked.is_empty() && known.is_empty() {
        return Content::Empty;
    }
    let words: Vec<&str> =
        ticked.iter().filter_map(|at| choice.options.get(*at)).map(|option| option.text.as_str()).collect();
    Content::Ticks(ticked, Personal::new(words.join("、")))
}

/// Whether a mark is called for: by its condition, else by the fact's values; of a day, by its era as well. A mark that
/// is not called for is nothing that stays open.
fn marked(mark: &PenMark, facts: &[String], know: &dyn Know, their: Option<usize>) -> Content {
    let known = known(facts, know, their);
    let era_is = |era: &String, value: &String| written_day(value).is_some_and(|day| day.era == *era);
    let fits = |when: &String, value: &String| when == value || era_is(when, value);
    let has_value =
        |when: &String| known.iter().flat_map(|known| &known.values).any(|value| fits(when, value));
    let called_for = match &mark.holds {
        Some(condition) => know.holds(condition, their),
        None if known.is_empty() => return Content::Empty,
        None => mark.when.iter().any(has_value),
    };
    let said: Vec<&str> = known.iter().map(|known| known.said.as_str()).collect();
    match called_for {
        true if said.is_empty() => Content::Ticks(vec![0], Personal::new("あり".to_owned())),
        true => Content::Ticks(vec![0], Personal::new(said.join("、"))),
        false => Content::NotMeant,
    }
}

fn day(value: &str) -> Option<Content> {
    written_day(value).map(|day| Content::Day(Personal::new(day)))
}

fn written_day(value: &str) -> Option<Day> {
    let date: Date = value.parse().ok()?;
    let written = EraDate::of(date)?;
    let year = if written.year == 1 { "元".to_owned() } else { written.year.to_string() };
    let parts = [year, written.month.to_string(), written.day.to_string()];
    Some(Day { era: written.era.to_owned(), parts })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::parse::parse;

    const FORM: &str = "
id: trial
title: 試し
version: 1
paper: [210, 297]
pages:
  - boxes:
      - {id: name, label: 氏名, fact: visitor.name, required: true, at: [10, 10, 60, 8], draw: {line: {size: 4, floor: 2}}}
      - {id: born, label: 生年月日, fact: subject.birth_date, at: [10, 20, 60, 8], draw: {date: {size: 4}}}
      - id: items
        label: 続柄
        fact: certificate.items
        at: [10, 30, 60, 8]
        draw: {choice: {columns: 2, size: 3, options: [{when: [relation, both], text: 記載する}, {when: [none, honseki], text: 省略する}]}}
      - {id: hand, label: 署名, hand: visitor, at: [10, 40, 60, 8], draw: space}
";

    fn filled(facts: &[(&str, &str)]) -> FilledForm {
        let form = parse(FORM).expect("the trial form is sound");
        let know = |path: &str| facts.iter().find(|(p, _)| *p == path).map(|(_, v)| (*v).to_owned());
        fill(&form, &know, None)
    }

    #[test]
    fn a_known_fact_stands_in_its_box() {
        let form = filled(&[("visitor.name", "架空太郎"), ("certificate.items", "both")]);
        assert_eq!(form.boxes[0].value(), "架空太郎");
        assert_eq!(form.boxes[0].warning, None);
        assert_eq!(form.boxes[2].value(), "記載する");
    }

    #[test]
    fn an_unknown_fact_leaves_the_box_empty_and_warns_where_it_is_required() {
        let form = filled(&[]);
        assert_eq!(form.boxes[0].warning, Some(BoxWarning::Empty));
        assert_eq!(form.boxes[1].warning, None);
    }

    #[test]
    fn a_day_is_written_in_its_era() {
        let of = |day: &str| filled(&[("subject.birth_date", day)]).boxes[1].value();
        assert_eq!(of("1975-01-02"), "昭和50年1月2日");
        assert_eq!(of("2019-05-01"), "令和元年5月1日");
        assert_eq!(of("1989-01-07"), "昭和64年1月7日");
        assert_eq!(of("昭和10年 月日不詳"), "昭和10年 月日不詳");
    }

    #[test]
    fn a_day_goes_in_parts_where_its_units_are_printed_and_rings_its_era() {
        let form = "
id: trial
title: 試し
version: 1
pages:
  - boxes:
      - {id: heisei, label: 平成, fact: born, at: [10, 20, 9, 8], draw: {mark: {shape: ring, when: [平成]}}}
      - {id: showa, label: 昭和, fact: born, at: [20, 20, 9, 8], draw: {mark: {shape: ring, when: [昭和]}}}
      - {id: year, label: 年, fact: born, at: [30, 20, 9, 8], draw: {part: {of: year, size: 4}}}
      - {id: day, label: 日, fact: born, at: [40, 20, 9, 8], draw: {part: {of: day, size: 4}}}
";
        let form = parse(form).expect("the trial form is sound");
        let of = |born: &'static str| {
            let know = move |_: &str| Some(born.to_owned()).filter(|born| !born.is_empty());
            fill(&form, &know, None).boxes.into_iter().map(|one| one.content).collect::<Vec<_>>()
        };
        let text = |text: &str| Content::Text(Personal::new(text.to_owned()));
        let ringed = Content::Ticks(vec![0], Personal::new("1975-01-02".to_owned()));
        assert_eq!(of("1975-01-02"), [Content::NotMeant, ringed, text("50"), text("2")]);
        assert_eq!(of("").len(), 4);
        assert!(of("").iter().all(|content| *content == Content::Empty));
    }

    #[test]
    fn a_value_without_a_square_is_told() {
        let form = filled(&[("certificate.items", "everything")]);
        assert_eq!(form.boxes[2].warning, Some(BoxWarning::NoSuchOption));
    }

    #[test]
    fn a_hands_box_stays_empty_without_a_word() {
        let form = filled(&[]);
        assert_eq!((&form.boxes[3].content, form.boxes[3].warning), (&Content::ByHand, None));
    }

    /// Seven children, and their mother; names are their places.
    struct Seven;

    impl Know for Seven {
        fn known(&self, _: &str, their: Option<usize>) -> Option<Known> {
            their.map(|person| Known::as_written(person.to_string()))
        }
        fn holds(&self, _: &str, _: Option<usize>) -> bool {
            true
        }
        fn people(&self, group: &str, _: Option<&str>) -> Vec<usize> {
            if group == "child" { (0..7).collect() } else { vec![7] }
        }
    }

    #[test]
    fn more_people_than_rows_take_another_sheet_that_repeats_who_stands_alone() {
        let form = parse(
            "
id: trial
title: 試し
version: 1
pages:
- layout:
  - table: {rows: [{cells: [{label: 親, fact: their.name, whom: {of: parent}}]}]}
  - people: {of: child, count: 3, rows: [{cells: [{label: 氏名, id: child, fact: their.name}]}]}
",
        )
        .expect("the trial form is sound");
        let filled = fill(&form, &Seven, None);
        assert_eq!(filled.form.pages.len(), 3);
        let of = |page: u16, id: &str| {
            let mut boxes = filled.boxes.iter().filter(|one| one.page == page && one.id == id);
            boxes.next().map(FilledBox::value)
        };
        assert_eq!((1..=3).map(|page| of(page, "their.name").unwrap()).collect::<Vec<_>>(), ["7", "7", "7"]);
        assert_eq!(of(3, "child#1").unwrap(), "6");
        assert_eq!(of(3, "child#2").unwrap(), "");
    }

    #[test]
    fn debug_names_nobody() {
        let form = filled(&[("visitor.name", "架空太郎"), ("subject.birth_date", "1975-01-02")]);
        let printed = format!("{form:?}");
        assert!(!printed.contains("架空") && !printed.contains("昭和"), "{printed}");
    }
}
