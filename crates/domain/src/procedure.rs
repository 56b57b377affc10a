//! Procedures of the city's ledger: when each applies, by when, who, where, what it needs, and where that is written.

use crate::verdict::deadline::Term;
use crate::verdict::rule::{Group, Ref, Rule};

/// A procedure of the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct Procedure {
    /// `CE-01`
    pub id: String,
    /// `住民票の写し`
    pub name: String,
    /// the life event it belongs to: `certificate`
    pub event: String,
    /// when it must be done
    pub required_when: Option<Rule>,
    /// when it is only worth telling
    pub offer_when: Option<Rule>,
    /// until when; the first whose condition holds
    pub deadlines: Vec<Deadline>,
    /// where
    pub offices: Vec<OfficeAt>,
    /// the fact whose ward is meant instead of the ward at hand
    pub ward: Option<Ref>,
    /// who may apply
    pub applicants: Vec<Applicant>,
    /// `300円`
    pub fee: Option<String>,
    /// what to bring or show
    pub bring: Vec<String>,
    /// numbers of the forms it takes
    pub papers: Vec<String>,
    /// forms to print, by id
    pub forms: Vec<String>,
    /// facts to ask for while it may be needed, beside those that decide it
    pub wants: Vec<Ref>,
    /// what people should know beside the verdict
    pub guidance: Option<String>,
    /// what staff must make sure of
    pub caution: Option<String>,
    /// how its reasons end
    pub words: Words,
    /// the law it stands on
    pub law: Option<String>,
    /// where the rule was read
    pub sources: Vec<String>,
    /// how sure we are
    pub confidence: Confidence,
}

/// How a reason ends, after its clauses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// when it is required
    pub required: String,
    /// when it is offered
    pub offer: String,
    /// when it is not needed
    pub no: String,
}

/// A term of a procedure.
#[derive(Debug, Clone, PartialEq)]
pub struct Deadline {
    /// only while this holds
    pub when: Option<Rule>,
    /// the place of its anchor in the catalogue
    pub anchor: usize,
    /// how long; none is "before the anchor", without a date
    pub term: Option<Term>,
    /// what kind of limit it is
    pub nature: Nature,
    /// whether the limit itself was read in a source
    pub sourced: bool,
}

/// The day from which terms run.
#[derive(Debug, Clone, PartialEq)]
pub struct Anchor {
    /// `funeral`
    pub id: String,
    /// `葬祭を行った日`
    pub name: String,
    /// the fact that holds it
    pub fact: Ref,
    /// so many days later
    pub after_days: i32,
    /// of these people, and the first such day that is known: nobody's term is over before
    pub first_of: Option<Group>,
}

/// What kind of limit a deadline is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// 法定
    Law,
    /// 市の条例・要綱
    City,
    /// 消滅時効
    Limitation,
    /// 目安
    Guide,
    /// 他市の例
    OtherCity,
}

/// An office, perhaps only under a condition.
#[derive(Debug, Clone, PartialEq)]
pub struct OfficeAt {
    /// its code
    pub code: String,
    /// only while this holds
    pub when: Option<Rule>,
}

/// An office of the city or beyond it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// `citizens`
    pub id: String,
    /// `区役所市民課`
    pub name: String,
}

/// Somebody who may apply.
#[derive(Debug, Clone, PartialEq)]
pub struct Applicant {
    /// the code; none where a condition alone says who
    pub code: Option<String>,
    /// who of the people is meant
    pub who: Option<Rule>,
    /// the first of these that somebody fits goes before the others
    pub ranks: Vec<Rule>,
    /// only while this holds
    pub when: Option<Rule>,
}

/// A kind of applicant, by its code.
#[derive(Debug, Clone, PartialEq)]
pub struct ApplicantKind {
    /// `heir`
    pub id: String,
    /// `相続人`
    pub name: String,
    /// who of the people is meant
    pub who: Option<Rule>,
    /// the first of these that somebody fits goes before the others
    pub ranks: Vec<Rule>,
}

/// Where something was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// `K-KOKUHO`
    pub id: String,
    /// its title
    pub title: String,
    /// who says so, and where
    pub place: String,
}

/// How sure we are of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// read in a source
    Sourced,
    /// read in part, general knowledge for the rest
    Partly,
    /// general knowledge, to be confirmed by the section in charge
    Unconfirmed,
}
