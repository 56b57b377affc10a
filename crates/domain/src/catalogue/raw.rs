//! The catalogue's files as they are written. Nothing of it survives reading.

use schemars::JsonSchema;
use serde::Deserialize;
use serde_saphyr::Spanned;

use super::word::{CodeOr, Word};

/// A word with its line.
pub(super) type At = Spanned<Word>;

macro_rules! raw {
    ($(#[$note:meta])* struct $name:ident { $($(#[$field_note:meta])* $field:ident: $type:ty,)* }) => {
        #[derive(Deserialize, JsonSchema)]
        $(#[$note])*
        #[serde(deny_unknown_fields)]
        pub(super) struct $name { $($(#[$field_note])* pub(super) $field: $type,)* }
    };
}

raw! {
    #[derive(Default)]
    #[schemars(title = "手続台帳の1ファイル")]
    struct RawFile {
        #[schemars(with = "Option<String>")]
        version: Option<At>,
        #[serde(default)]
        matters: Vec<RawMatter>,
        #[serde(default)]
        anchors: Vec<RawAnchor>,
        #[serde(default)]
        applicants: Vec<RawApplicantKind>,
        #[serde(default)]
        offices: Vec<RawOffice>,
        #[serde(default)]
        sources: Vec<RawSource>,
        #[serde(default)]
        facts: Vec<RawFact>,
        #[serde(default)]
        borrows: Vec<RawBorrow>,
        #[serde(default)]
        conditions: Vec<RawCondition>,
        #[serde(default)]
        procedures: Vec<RawProcedure>,
        #[serde(default)]
        questions: Vec<RawQuestion>,
    }
}

raw! {
    struct RawMatter {
        #[schemars(with = "String")]
        id: At,
        name: String,
        #[serde(default)]
        events: Vec<String>,
        focus: RawPerson,
        #[serde(default)]
        people: Vec<RawPerson>,
        roster: Option<RawRoster>,
        #[serde(default)]
        #[schemars(with = "Vec<String>")]
        beside: Vec<At>,
        #[serde(default)]
        given: Vec<RawGiven>,
        sections: Vec<RawSection>,
    }
}

raw! {
    struct RawPerson {
        id: String,
        #[schemars(with = "Vec<String>")]
        roles: Vec<At>,
        label: Option<String>,
    }
}

raw! {
    struct RawRoster {
        #[schemars(with = "String")]
        section: At,
        #[schemars(with = "Vec<String>")]
        roles: Vec<At>,
        say: String,
        official: String,
        help: Option<String>,
    }
}

raw! {
    struct RawSection {
        id: String,
        title: String,
    }
}

raw! {
    struct RawGiven {
        #[schemars(with = "String")]
        fact: At,
        #[schemars(with = "Option<String>")]
        is: Option<At>,
        #[schemars(with = "Option<String>")]
        has: Option<At>,
    }
}

raw! {
    struct RawAnchor {
        #[schemars(with = "String")]
        id: At,
        name: String,
        #[schemars(with = "String")]
        fact: At,
        #[serde(default)]
        after_days: i32,
        #[schemars(with = "Option<String>")]
        first_of: Option<At>,
    }
}

raw! {
    struct RawApplicantKind {
        #[schemars(with = "String")]
        id: At,
        name: String,
        #[serde(rename = "where")]
        who: Option<RawRule>,
        #[serde(default)]
        ranks: Vec<RawRule>,
    }
}

raw! {
    struct RawOffice {
        #[schemars(with = "String")]
        id: At,
        name: String,
    }
}

raw! {
    struct RawSource {
        #[schemars(with = "String")]
        id: At,
        title: String,
        #[serde(rename = "where", default)]
        place: String,
    }
}

raw! {
    struct RawFact {
        #[schemars(with = "String")]
        id: At,
        name: String,
        #[serde(rename = "type")]
        kind: RawKind,
        #[schemars(with = "Option<String>")]
        closed: Option<At>,
        #[schemars(with = "Option<String>")]
        presumed: Option<At>,
        lookup: Option<String>,
        #[serde(default)]
        values: Vec<RawChoice>,
        min: Option<i64>,
        max: Option<i64>,
        #[serde(default)]
        impossible: Vec<RawImpossible>,
        #[serde(default)]
        told: Vec<RawTold>,
    }
}

raw! {
    struct RawTold {
        #[schemars(with = "String")]
        value: At,
        when: RawRule,
    }
}

raw! {
    struct RawImpossible {
        #[schemars(with = "String")]
        value: At,
        when: RawRule,
        because: String,
    }
}

raw! {
    struct RawBorrow {
        #[schemars(with = "String")]
        fact: At,
        #[schemars(with = "String")]
        from: At,
        when: RawRule,
    }
}

#[derive(Deserialize, JsonSchema, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub(super) enum RawKind {
    Choice,
    List,
    Flag,
    Date,
    Number,
    Name,
    Kana,
    Address,
    Phone,
    Text,
    Impairments,
}

raw! {
    #[derive(Clone)]
    struct RawChoice {
        #[schemars(with = "String")]
        value: Word,
        label: String,
        hint: Option<String>,
        because: Option<String>,
    }
}

raw! {
    struct RawCondition {
        #[schemars(with = "String")]
        id: At,
        when: RawRule,
    }
}

raw! {
    struct RawQuestion {
        #[schemars(with = "String")]
        id: At,
        #[schemars(with = "String")]
        section: At,
        #[serde(default)]
        #[schemars(with = "Vec<String>")]
        also_in: Vec<At>,
        short: Option<String>,
        #[schemars(with = "Option<String>")]
        each: Option<At>,
        #[serde(rename = "where")]
        filter: Option<RawRule>,
        asks: Vec<RawAsked>,
        say: String,
        official: String,
        help: Option<String>,
        unknown: Option<String>,
        ask_when: Option<RawRule>,
    }
}

raw! {
    struct RawAsked {
        #[schemars(with = "String")]
        fact: At,
        #[serde(default = "yes")]
        required: bool,
        hint: Option<String>,
        #[serde(default)]
        values: Vec<RawChoice>,
    }
}

const fn yes() -> bool {
    true
}

raw! {
    struct RawProcedure {
        #[schemars(with = "String")]
        id: At,
        name: String,
        event: String,
        weight: Option<RawWeight>,
        when: Option<RawRule>,
        required_when: Option<RawRule>,
        offer_when: Option<RawRule>,
        #[serde(default)]
        deadlines: Vec<RawDeadline>,
        office: Vec<CodeOr<RawOfficeWhen>>,
        #[schemars(with = "Option<String>")]
        ward: Option<At>,
        #[serde(default)]
        applicants: Vec<CodeOr<RawApplicantWhen>>,
        fee: Option<String>,
        #[serde(default)]
        bring: Vec<String>,
        #[serde(default)]
        papers: Vec<String>,
        #[serde(default)]
        forms: Vec<String>,
        #[serde(default)]
        #[schemars(with = "Vec<String>")]
        wants: Vec<At>,
        guidance: Option<String>,
        caution: Option<String>,
        words: Option<RawWords>,
        law: Option<String>,
        #[serde(default)]
        #[schemars(with = "Vec<String>")]
        sources: Vec<At>,
        confidence: RawConfidence,
    }
}

#[derive(Deserialize, JsonSchema, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub(super) enum RawWeight {
    Required,
    Offer,
}

#[derive(Deserialize, JsonSchema, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub(super) enum RawConfidence {
    Sourced,
    Partly,
    Unconfirmed,
}

raw! {
    struct RawWords {
        required: Option<String>,
        offer: Option<String>,
        no: Option<String>,
    }
}

raw! {
    struct RawDeadline {
        when: Option<RawRule>,
        #[schemars(with = "Option<String>")]
        from: Option<At>,
        #[schemars(with = "Option<String>")]
        before: Option<At>,
        #[schemars(with = "Option<String>")]
        plus: Option<At>,
        first_day: Option<RawFirstDay>,
        roll: Option<RawRoll>,
        kind: Option<RawNature>,
        confidence: Option<RawConfidence>,
    }
}

#[derive(Deserialize, JsonSchema, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub(super) enum RawFirstDay {
    Included,
    Excluded,
}

#[derive(Deserialize, JsonSchema, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub(super) enum RawRoll {
    NextOpen,
    PrevOpen,
    None,
}

#[derive(Deserialize, JsonSchema, Clone, Copy)]
#[serde(rename_all = "snake_case")]
pub(super) enum RawNature {
    Law,
    City,
    Limitation,
    Guide,
    OtherCity,
}

raw! {
    struct RawOfficeWhen {
        code: String,
        when: Option<RawRule>,
    }
}

raw! {
    struct RawApplicantWhen {
        who: Option<String>,
        person: Option<RawRule>,
        #[serde(default)]
        ranks: Vec<RawRule>,
        when: Option<RawRule>,
    }
}

raw! {
    #[derive(Default)]
    struct RawRule {
        yes: Option<String>,
        no: Option<String>,
        always: Option<bool>,
        all: Option<Vec<RawRule>>,
        any: Option<Vec<RawRule>>,
        not: Option<Box<RawRule>>,
        #[serde(rename = "use")]
        #[schemars(with = "Option<String>")]
        named: Option<At>,
        #[schemars(with = "Option<String>")]
        fact: Option<At>,
        #[schemars(with = "Option<String>")]
        is: Option<At>,
        #[serde(rename = "in")]
        #[schemars(with = "Option<Vec<String>>")]
        one_of: Option<Vec<At>>,
        #[schemars(with = "Option<String>")]
        has: Option<At>,
        #[schemars(with = "Option<Vec<String>>")]
        has_any: Option<Vec<At>>,
        #[schemars(with = "Option<String>")]
        same_as: Option<At>,
        known: Option<bool>,
        at_least: Option<i64>,
        at_most: Option<i64>,
        below: Option<i64>,
        above: Option<i64>,
        each: Option<RawEach>,
        #[schemars(with = "Option<Vec<String>>")]
        role: Option<Vec<At>>,
        #[schemars(with = "Option<String>")]
        some: Option<At>,
        #[schemars(with = "Option<String>")]
        every: Option<At>,
        #[schemars(with = "Option<String>")]
        count: Option<At>,
        #[serde(rename = "where")]
        filter: Option<Box<RawRule>>,
        #[schemars(with = "Option<String>")]
        age_of: Option<At>,
        #[schemars(with = "Option<String>")]
        on: Option<At>,
        eve: Option<bool>,
        school_year_of: Option<i16>,
        #[schemars(with = "Option<String>")]
        who: Option<At>,
        #[schemars(with = "Option<String>")]
        day: Option<At>,
        #[schemars(with = "Option<String>")]
        not_after: Option<At>,
        #[schemars(with = "Option<String>")]
        not_before: Option<At>,
        #[schemars(with = "Option<String>")]
        plus: Option<At>,
        #[schemars(with = "Option<String>")]
        impairment_of: Option<At>,
        parts: Option<Vec<String>>,
        grades: Option<Vec<i64>>,
        items: Option<Vec<i64>>,
    }
}

raw! {
    struct RawEach {
        #[schemars(with = "String")]
        fact: At,
        add: i64,
    }
}
