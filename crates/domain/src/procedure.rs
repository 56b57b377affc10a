//! Procedures of the city's ledger: when each applies, where it is done, what it needs, and where that is written.

use crate::verdict::rule::Rule;

/// A procedure of the ledger.
#[derive(Debug, Clone, PartialEq)]
pub struct Procedure {
    /// `CE-01`
    pub id: String,
    /// `住民票の写し`
    pub name: String,
    /// what it is when its rule holds
    pub when_it_applies: Weight,
    /// when it applies
    pub rule: Rule,
    /// where: `市民課`
    pub office: String,
    /// `300円`
    pub fee: Option<String>,
    /// what to bring or show
    pub bring: Vec<String>,
    /// forms to print, by id
    pub forms: Vec<String>,
    /// how a reason ends when it applies: `ため、請求できます`
    pub ending_yes: String,
    /// how a reason ends when it does not
    pub ending_no: String,
    /// where the rule is written
    pub source: String,
    /// how sure we are
    pub confidence: Confidence,
}

/// What a procedure is when its rule holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// 必要
    Required,
    /// 案内
    Offer,
}

/// How sure we are of a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confidence {
    /// read in a source
    Sourced,
    /// general knowledge, to be confirmed by the section in charge
    Unconfirmed,
}
