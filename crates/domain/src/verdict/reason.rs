//! Reasons, generated from the rule that decided: the clauses of the answers that settled it, joined to a sentence.

use crate::answer::Facts;
use crate::catalogue::Catalogue;
use crate::procedure::Procedure;

use super::rule::Rule;
use crate::truth::Truth;

/// One sentence: why it applies, why it does not, or what would decide it.
#[must_use]
pub fn sentence(catalogue: &Catalogue, procedure: &Procedure, facts: &Facts) -> String {
    match procedure.rule.truth(facts) {
        Truth::Yes => ended(&clauses(catalogue, &procedure.rule, facts), &procedure.ending_yes),
        Truth::No => ended(&clauses(catalogue, &procedure.rule, facts), &procedure.ending_no),
        Truth::Unknown => {
            let names: Vec<String> = procedure
                .rule
                .deciding(facts)
                .iter()
                .map(|fact| format!("「{}」", catalogue.fact_name(fact)))
                .collect();
            format!("{}が分かれば決まります。", names.join("か"))
        }
    }
}

fn ended(clauses: &[String], ending: &str) -> String {
    if clauses.is_empty() {
        format!("どなたにも{ending}。")
    } else {
        format!("{}{ending}。", clauses.join("、"))
    }
}

/// The clauses of the answers that settled a rule, each once, in the rule's order.
fn clauses(catalogue: &Catalogue, rule: &Rule, facts: &Facts) -> Vec<String> {
    let mut found = Vec::new();
    collect(catalogue, rule, facts, &mut found);
    found
}

fn collect(catalogue: &Catalogue, rule: &Rule, facts: &Facts, found: &mut Vec<String>) {
    let truth = rule.truth(facts);
    match rule {
        Rule::Always => {}
        // What settled an All to no, or an Any to yes, is the first child of that truth; otherwise every child counts.
        Rule::All(rules) if truth == Truth::No => first_of(catalogue, rules, facts, truth, found),
        Rule::Any(rules) if truth == Truth::Yes => first_of(catalogue, rules, facts, truth, found),
        Rule::All(rules) | Rule::Any(rules) => {
            rules.iter().for_each(|rule| collect(catalogue, rule, facts, found));
        }
        Rule::Not(rule) => collect(catalogue, rule, facts, found),
        Rule::Is { fact, .. } => {
            let clause = facts.value(fact).and_then(|value| catalogue.clause(fact, value));
            if let Some(clause) = clause.filter(|clause| !found.contains(clause)) {
                found.push(clause);
            }
        }
    }
}

fn first_of(catalogue: &Catalogue, rules: &[Rule], facts: &Facts, truth: Truth, found: &mut Vec<String>) {
    if let Some(rule) = rules.iter().find(|rule| rule.truth(facts) == truth) {
        collect(catalogue, rule, facts, found);
    }
}
