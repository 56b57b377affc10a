//! The committed form, and an invented visitor to fill it for. No checks.

use kakanai_domain::form::{FilledForm, Form, fill, parse};

use crate::office;

/// The committed form.
pub fn form() -> Form {
    let path = office::root().join("assets/forms/resident-certificate/form.yaml");
    let text = std::fs::read_to_string(path).expect("the form is committed");
    parse(&text).unwrap_or_else(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        panic!("form.yaml:\n{}", lines.join("\n"))
    })
}

/// What is known of an invented visitor.
pub const FACTS: [(&str, &str); 17] = [
    ("=application_number", "K-20261121-0042"),
    ("=addressee", "北九州市小倉北区長"),
    ("=visit_date", "2026-11-21"),
    ("visitor.name", "髙橋　架空子"),
    ("visitor.address", "福岡県北九州市小倉北区架空町一丁目２番３号　カラニサスタワー1204号室"),
    ("visitor.phone", "090-0000-0000"),
    ("visitor.relation", "child"),
    ("visitor.household", "other"),
    ("certificate.proxy_letter", "true"),
    ("certificate_subject.name", "𠮷﨑　太郎"),
    ("certificate_subject.kana", "ヨシザキ　タロウ"),
    ("certificate_subject.birth_date", "1948-03-09"),
    ("certificate_subject.address", "福岡県北九州市小倉北区架空町一丁目２番３号　カラニサスタワー1204号室"),
    ("certificate.scope", "household"),
    ("certificate.copies", "2"),
    ("certificate.items", "relation"),
    ("certificate.purpose", "pension"),
];

/// The form filled for the invented visitor, with some facts put otherwise.
pub fn filled(otherwise: &[(&str, &str)]) -> FilledForm {
    let know = |path: &str| {
        let found = otherwise.iter().chain(&FACTS).find(|(known, _)| *known == path);
        found.map(|(_, value)| (*value).to_owned())
    };
    fill(&form(), &know, None)
}
