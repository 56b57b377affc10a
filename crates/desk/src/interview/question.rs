//! The one question as the screen sees it: the words, the fields, the choices. Plain data; it changes nothing.

use kakanai_domain::answer::{Answer, Value};
use kakanai_domain::case::Role;
use kakanai_domain::catalogue::Catalogue;
use kakanai_domain::interview::{Asking, Interview, Standing, display, place_of};
use kakanai_domain::procedure::Procedure;
use kakanai_domain::question::{Asked, Choice, FactDef, FactKind, Roster};

use crate::views::{FieldKind, FieldView, InputView, NamedView, OptionView, QuestionView};

/// The name under which the roster is gone back to.
pub(super) const ROSTER: &str = "roster";
/// More choices than number keys for them (9 is 分からない) are picked from a field.
const CHOICES_BY_KEY: usize = 8;

pub(crate) fn question_view(
    standing: &Standing<'_>,
    interview: &Interview,
    asking: Asking<'_>,
) -> QuestionView {
    let question = asking.question;
    let worded = |words: &str| asking.worded(&standing.seen, words);
    QuestionView {
        id: asking.name(standing.seen.people()),
        section: section_title(standing.seen.catalogue(), interview, &question.section),
        say: worded(&question.say),
        official: worded(&question.official),
        help: question.help.as_deref().map(worded),
        input: input(standing, interview, asking),
        unknown: question.unknown.clone(),
        because: because(standing, asking),
    }
}

pub(super) fn roster_view(standing: &Standing<'_>, interview: &Interview, roster: &Roster) -> QuestionView {
    QuestionView {
        id: ROSTER.to_owned(),
        section: section_title(standing.seen.catalogue(), interview, &roster.section),
        say: roster.say.clone(),
        official: roster.official.clone(),
        help: roster.help.clone(),
        input: InputView::People {
            named: named(standing, interview),
            relations: relations(standing.seen.catalogue()),
            roles: roles(standing, interview),
        },
        unknown: None,
        because: "どなたに、何をうかがうかが、これで決まります。".to_owned(),
    }
}

fn section_title(catalogue: &Catalogue, interview: &Interview, section: &str) -> String {
    let matters = interview.matters(catalogue);
    let mut sections = matters.iter().flat_map(|matter| &matter.sections);
    sections.find(|known| known.id == section).map_or_else(String::new, |section| section.title.clone())
}

fn named(standing: &Standing<'_>, interview: &Interview) -> Vec<NamedView> {
    let people = standing.seen.people().iter().enumerate();
    let focus = interview.kept().focus.as_deref();
    people
        .map(|(at, person)| NamedView {
            person: person.id.clone(),
            label: standing.seen.called(at).to_owned(),
            note: person.roles.iter().map(|role| role_label(*role)).collect::<Vec<_>>().join("・"),
            roles: person.roles.iter().map(|role| role.name().to_owned()).collect(),
            removable: focus != Some(person.id.as_str()),
        })
        .collect()
}

/// Everything but 本人: that is the focus, who is there already.
fn relations(catalogue: &Catalogue) -> Vec<OptionView> {
    let relation = catalogue.keys.relation.map(|fact| catalogue.def(fact));
    let choices = relation.map_or_else(Vec::new, |def| choices_of(def));
    choices.into_iter().filter(|choice| choice.value != "self").map(option).collect()
}

/// What somebody may be, in every matter at hand.
fn roles(standing: &Standing<'_>, interview: &Interview) -> Vec<OptionView> {
    interview.roster_roles(standing.seen.catalogue()).into_iter().map(role_option).collect()
}

fn role_option(role: Role) -> OptionView {
    OptionView { value: role.name().to_owned(), label: role_label(role).to_owned(), hint: None }
}

pub(crate) const fn role_label(role: Role) -> &'static str {
    match role {
        Role::Deceased => "亡くなった方",
        Role::Visitor => "来庁された方",
        Role::FuneralOrganiser => "葬祭を行った方",
        Role::Mover => "異動する方",
        Role::Newborn => "生まれたお子さん",
        Role::Parent => "父・母",
        Role::Spouse => "婚姻・離婚の当事者",
        Role::Child => "養育する子",
        Role::Applicant => "手帳・制度のご本人",
        Role::CertificateSubject => "証明書に載る方",
        Role::RestrictedParty => "支援措置の相手方",
    }
}

/// What hangs on a question, from the rules and forms that use its facts.
fn because(standing: &Standing<'_>, asking: Asking<'_>) -> String {
    let catalogue = standing.seen.catalogue();
    let places: Vec<_> = asking.places(&standing.seen).collect();
    let undecided = |procedure: &&Procedure| {
        standing.seen.undecided_by(procedure).facts.iter().any(|place| places.contains(place))
    };
    let decided: Vec<&Procedure> = catalogue.procedures.iter().filter(undecided).collect();
    if let Some(first) = decided.first() {
        let others = if decided.len() > 1 { format!("など{}件", decided.len()) } else { String::new() };
        return format!("「{}」{others}の判定が、この答えで決まります。", first.name);
    }
    let feeds =
        |procedure: &&Procedure| standing.seen.fed_by(procedure).iter().any(|place| places.contains(place));
    match catalogue.procedures.iter().find(feeds) {
        Some(procedure) => format!("「{}」の申請書に印字します。", procedure.name),
        None => "期限や、あとの設問を省けるかどうかが、この答えで変わります。".to_owned(),
    }
}

fn input(standing: &Standing<'_>, interview: &Interview, asking: Asking<'_>) -> InputView {
    let catalogue = standing.seen.catalogue();
    if let [asked] = asking.question.asks.as_slice()
        && let def = catalogue.def(asked.fact.fact)
        && !matches!(def.kind, FactKind::List(_))
        && let options = options(def, asked)
        && (1..=CHOICES_BY_KEY).contains(&options.len())
        && let Some(place) = place_of(&standing.seen, asked.fact, asking.person)
    {
        let fact = standing.seen.full_name(place);
        let kept = interview.kept().answers.answer(&fact);
        return InputView::Choice {
            options,
            chosen: kept.and_then(|answer| match answer {
                Answer::Known { value } => def.choice_of(value).map(|choice| choice.value.clone()),
                Answer::Unknown => None,
            }),
            unknown_chosen: kept == Some(&Answer::Unknown),
            fact: fact.to_string(),
        };
    }
    let fields = asking.question.asks.iter().filter_map(|asked| {
        let place = place_of(&standing.seen, asked.fact, asking.person)?;
        let fact = standing.seen.full_name(place);
        let def = catalogue.def(asked.fact.fact);
        let kept = interview.kept().answers.answer(&fact);
        Some(FieldView {
            label: def.name.clone(),
            kind: field_kind(&def.kind),
            required: asked.required,
            hint: asked.hint.clone(),
            value: kept.map_or_else(String::new, |answer| held(def, answer)),
            unknown: kept == Some(&Answer::Unknown),
            options: options(def, asked),
            fact: fact.to_string(),
        })
    });
    InputView::Fields { fields: fields.collect() }
}

/// A kept answer as its field takes it back.
fn held(def: &FactDef, answer: &Answer) -> String {
    match answer {
        Answer::Unknown => String::new(),
        Answer::Known { value: Value::Choice(value) } => value.clone(),
        Answer::Known { value: Value::Flag(flag) } => flag.to_string(),
        Answer::Known { value: Value::List(values) } if values.is_empty() => "-".to_owned(),
        Answer::Known { value: Value::List(values) } => values.join(","),
        Answer::Known { .. } => display(def, answer),
    }
}

fn choices_of(def: &FactDef) -> Vec<&Choice> {
    match &def.kind {
        FactKind::Choice(choices) | FactKind::List(choices) => choices.iter().collect(),
        FactKind::Flag { yes, no } => vec![yes, no],
        _ => Vec::new(),
    }
}

fn options(def: &FactDef, asked: &Asked) -> Vec<OptionView> {
    if asked.choices.is_empty() {
        return choices_of(def).into_iter().map(option).collect();
    }
    asked.choices.iter().map(option).collect()
}

fn option(choice: &Choice) -> OptionView {
    OptionView { value: choice.value.clone(), label: choice.label.clone(), hint: choice.hint.clone() }
}

const fn field_kind(kind: &FactKind) -> FieldKind {
    match kind {
        FactKind::Name => FieldKind::Name,
        FactKind::Kana => FieldKind::Kana,
        FactKind::Date => FieldKind::Date,
        FactKind::Address => FieldKind::Address,
        FactKind::Number { .. } | FactKind::Phone => FieldKind::Number,
        FactKind::Text | FactKind::Impairments => FieldKind::Text,
        FactKind::Choice(_) | FactKind::Flag { .. } => FieldKind::Choice,
        FactKind::List(_) => FieldKind::Many,
    }
}
