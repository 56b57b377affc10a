//! A clerk's hands for a long interview: one person is named, and whatever is asked gets the first answer that is taken.
//! What should come of it is the caller's.

use kakanai_desk::Seat;
use serde_json::{Value, json};

use crate::office::DeskAtWork;

impl DeskAtWork {
    /// Plays the matter at hand to its end; gives the last view and the question in which words were typed last.
    pub async fn play_whatever_is_asked(&self) -> (Value, Value) {
        let mut last = Value::Null;
        loop {
            let view = self.clerk("interview.look", json!({})).await;
            let question = view["question"].clone();
            if question.is_null() {
                return (view, last);
            }
            if question["input"]["is"] == "people" {
                self.name_one_and_go_on(&question["input"]).await;
            } else {
                self.answer_somehow(&question).await;
                if typed(&question).is_some() {
                    last = question;
                }
            }
        }
    }

    async fn name_one_and_go_on(&self, roster: &Value) {
        let (relations, roles) = (values(&roster["relations"]), values(&roster["roles"]));
        if let (Some([]), Some(relation)) = (roster["named"].as_array().map(Vec::as_slice), relations.first())
        {
            let somebody = json!({ "relation": relation, "sex": "female", "roles": roles });
            self.clerk("interview.name", somebody).await;
        }
        self.clerk("interview.everybody", json!({})).await;
    }

    /// The first choice of everything, likely words where words are typed; 分からない where that is not taken.
    async fn answer_somehow(&self, question: &Value) {
        let known = likely_answer(question);
        if self.call(Seat::Clerk, "interview.answer", known).await.is_err() {
            self.clerk("interview.answer", answer_to(question, &|_| Value::Null)).await;
        }
    }
}

/// The fact of a question that takes any words.
#[must_use]
pub fn typed(question: &Value) -> Option<&str> {
    let mut fields = question["input"]["fields"].as_array().into_iter().flatten();
    fields.find(|field| field["kind"] == "name" || field["kind"] == "text")?["fact"].as_str()
}

/// An answer to a question that the desk is likely to take.
#[must_use]
pub fn likely_answer(question: &Value) -> Value {
    answer_to(question, &likely)
}

/// What is sent: every fact of the question with what `say` gives for its field.
fn answer_to(question: &Value, say: &dyn Fn(&Value) -> Value) -> Value {
    let input = &question["input"];
    let alone = std::slice::from_ref(input);
    let fields = input["fields"].as_array().map_or(alone, Vec::as_slice);
    let given: serde_json::Map<String, Value> = fields
        .iter()
        .map(|field| (field["fact"].as_str().unwrap_or_default().to_owned(), say(field)))
        .collect();
    json!({ "question": question["id"], "given": given })
}

fn likely(field: &Value) -> Value {
    if let Some(first) = values(&field["options"]).first() {
        return json!(first);
    }
    json!(match field["kind"].as_str() {
        Some("name") => "架空　花子",
        Some("kana") => "カクウ　ハナコ",
        Some("date") => "R8.11.2",
        Some("address") => "北九州市小倉北区架空町１−１",
        Some("number") => "1",
        _ => "架空",
    })
}

fn values(options: &Value) -> Vec<&str> {
    options.as_array().into_iter().flatten().filter_map(|option| option["value"].as_str()).collect()
}
