//! `kakanai questions`: plays the interview as a clerk would, with the case's facts as the citizen's answers.

use std::path::Path;

use kakanai_desk::ledger_with_forms;
use kakanai_domain::answer::{Answer, FactId};
use kakanai_domain::case::Case;
use kakanai_domain::catalogue::{Catalogue, Matter};
use kakanai_domain::interview::{Asking, Interview, Remaining, Step, place_of};
use kakanai_domain::verdict::seen::Seen;
use serde_json::{Value, json};

use crate::files;

/// Clear from the day and the desk: nobody asks for them.
const CLEAR: [&str; 2] = ["event.visit_date", "event.ward"];
/// Told when somebody is named.
const TOLD_BY_NAMING: [&str; 2] = ["relation", "sex"];

/// One question as it was put.
struct Put {
    id: String,
    say: String,
    facts: Vec<String>,
    answer: Vec<String>,
    remaining: Remaining,
}

pub(crate) fn questions(ledger: &Path, forms: &Path, case: &Path, as_json: bool) -> Result<String, String> {
    let ledger = files::ledger(ledger)?;
    let case = files::case(&ledger, case)?.case;
    let put = play(&ledger.catalogue, &case)?;
    // What decides nothing is counted apart: it is asked only to fill the papers that the case turned out to need.
    let taught = ledger_with_forms(ledger, forms).map_err(|found| files::told(&found))?;
    let for_papers = play(&taught.catalogue, &case)?.len().saturating_sub(put.len());
    if as_json {
        let rows: Vec<Value> = put.iter().map(row).collect();
        let whole = json!({ "count": put.len(), "for_papers": for_papers, "questions": rows });
        return Ok(format!("{whole:#}\n"));
    }
    let lines: String = put.iter().map(line).collect();
    Ok(format!("{lines}合計 {}問（ほかに、申請書に書くことだけの設問 {for_papers}問）\n", put.len()))
}

fn row(put: &Put) -> Value {
    json!({
        "id": put.id,
        "facts": put.facts,
        "answer": put.answer,
        "remaining_min": put.remaining.fewest,
        "remaining_max": put.remaining.most,
    })
}

fn line(put: &Put) -> String {
    let told: Vec<String> =
        put.facts.iter().zip(&put.answer).map(|(fact, answer)| format!("{fact} = {answer}")).collect();
    let Remaining { fewest, most, .. } = put.remaining;
    format!("{}（あと {fewest}〜{most}問）\n    {}\n    {}\n", put.id, put.say, told.join("、"))
}

fn play(catalogue: &Catalogue, case: &Case) -> Result<Vec<Put>, String> {
    let mut interview = begun(catalogue, case)?;
    let known = Seen::whole(catalogue, case);
    let mut put = Vec::new();
    loop {
        let standing = interview.standing(catalogue);
        let remaining = standing.remaining();
        match standing.step() {
            None => return Ok(put),
            Some(Step::Roster(roster)) => {
                let say = roster.say.clone();
                let named = name_everybody(&mut interview, case);
                put.extend(named.into_iter().map(|(facts, answer)| Put {
                    id: "roster".to_owned(),
                    say: say.clone(),
                    facts,
                    answer,
                    remaining,
                }));
            }
            Some(Step::Ask(asking)) => {
                let asked_as = asking.name(standing.seen.people());
                let facts = facts_of(&standing.seen, asking);
                let say = asking.worded(&standing.seen, &asking.question.say);
                let answers: Vec<Answer> = facts.iter().map(|fact| answer_of(&known, fact)).collect();
                put.push(Put {
                    id: asked_as.clone(),
                    say,
                    facts: facts.iter().map(ToString::to_string).collect(),
                    answer: answers.iter().map(word).collect(),
                    remaining,
                });
                let answers = facts.into_iter().zip(answers.into_iter().map(Some));
                interview.answer(&asked_as, answers.collect::<Vec<_>>());
            }
        }
    }
}

/// What somebody who knows the case would answer. A fact that nobody states, such as whether anybody in the family has
/// a handbook, is told by the others.
fn answer_of(known: &Seen<'_>, fact: &FactId) -> Answer {
    let Some(place) = known.place(fact) else { return Answer::Unknown };
    let def = known.catalogue().def(place.fact);
    let answer = known.answer(place).cloned().unwrap_or(Answer::Unknown);
    let stated = match &answer {
        Answer::Known { value } => def.presumed.as_ref() != Some(value) && def.closed.as_ref() != Some(value),
        Answer::Unknown => false,
    };
    if stated || def.told.is_empty() {
        return answer;
    }
    known.told(place).map_or(Answer::Unknown, |value| Answer::Known { value: value.clone() })
}

fn facts_of(seen: &Seen<'_>, asking: Asking<'_>) -> Vec<FactId> {
    let places = asking.question.asks.iter().filter_map(|asked| place_of(seen, asked.fact, asking.person));
    places.map(|place| seen.full_name(place)).collect()
}

/// The interview of the case's events, with its focus and nobody else.
fn begun(catalogue: &Catalogue, case: &Case) -> Result<Interview, String> {
    let Some(Answer::Known { value: kakanai_domain::answer::Value::List(kinds) }) =
        case.answer(&FactId::new("event.kinds"))
    else {
        return Err("event.kinds がありません".to_owned());
    };
    let matters: Vec<&Matter> = kinds.iter().filter_map(|kind| catalogue.matter(kind)).collect();
    let (first, others) = matters.split_first().ok_or("この出来事の用件が、台帳の matters にありません")?;
    let mut interview = Interview::begin(catalogue, first);
    others.iter().for_each(|matter| interview.take_up(catalogue, matter));
    interview.begin_with(case.focus.as_ref().and_then(|focus| case.person(focus)).cloned());
    for fact in CLEAR {
        let fact = FactId::new(fact);
        if let Some(answer) = case.answer(&fact) {
            interview.given(fact, answer.clone());
        }
    }
    // The focus is related to nobody but themselves; that is clear from the matter.
    if let Some(focus) = &case.focus {
        told_by_naming(&mut interview, case, focus, &["relation"]);
    }
    Ok(interview)
}

/// Everybody of the case but the focus is named, each on one screen; without anybody it is one screen all the same.
fn name_everybody(interview: &mut Interview, case: &Case) -> Vec<(Vec<String>, Vec<String>)> {
    let mut put = Vec::new();
    for person in case.people.iter().filter(|person| Some(&person.id) != case.focus.as_ref()) {
        interview.name_as(person.clone());
        put.push(told_by_naming(interview, case, &person.id, &TOLD_BY_NAMING));
    }
    interview.everybody_is_named(true);
    if put.is_empty() { vec![(Vec::new(), Vec::new())] } else { put }
}

fn told_by_naming(
    interview: &mut Interview,
    case: &Case,
    person: &str,
    paths: &[&str],
) -> (Vec<String>, Vec<String>) {
    let mut told = (Vec::new(), Vec::new());
    for path in paths {
        let fact = FactId::new(format!("people[{person}].{path}"));
        let answer = case.answer(&fact).cloned().unwrap_or(Answer::Unknown);
        told.0.push(fact.to_string());
        told.1.push(word(&answer));
        interview.given(fact, answer);
    }
    told
}

fn word(answer: &Answer) -> String {
    use kakanai_domain::answer::Value as Known;
    let Answer::Known { value } = answer else { return "unknown".to_owned() };
    match value {
        Known::Choice(value) => value.clone(),
        Known::Flag(flag) => flag.to_string(),
        Known::Date(day) => day.expose().to_string(),
        Known::Number(number) => number.to_string(),
        Known::List(held) => held.join(","),
        Known::Partial(born) => born.expose().ends().0.year().to_string(),
        Known::Impairments(held) => held.iter().map(|each| format!("{}{}", each.part, each.grade)).collect(),
        // What fills forms alone is not printed.
        Known::Text(_) => "…".to_owned(),
    }
}
