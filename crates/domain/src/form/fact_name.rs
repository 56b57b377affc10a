//! What a fact that a form speaks of is called among people: `亡くなった方の氏名`. It knows no values.

use crate::answer::FactId;
use crate::case::Role;
use crate::catalogue::Catalogue;
use crate::verdict::who::role_word;

/// A form's fact in words; as it is written where the ledger does not know it.
#[must_use]
pub fn fact_name(catalogue: &Catalogue, fact: &str) -> String {
    let own = match fact {
        "=application_number" => Some("受付番号"),
        "=visit_date" => Some("届出日"),
        "=addressee" => Some("宛先の区長"),
        "=opaque_id" => Some("照合用の番号"),
        _ => None,
    };
    if let Some(own) = own {
        return own.to_owned();
    }
    let somebodys = fact.split_once('.').and_then(|(whose, path)| Some((whose_word(whose)?, path)));
    let named = match somebodys {
        Some((whose, path)) => {
            catalogue.fact(&FactId::new(format!("person.{path}"))).map(|def| format!("{whose}の{}", def.name))
        }
        None => catalogue.fact(&FactId::new(fact)).map(|def| def.name.clone()),
    };
    named.unwrap_or_else(|| fact.to_owned())
}

fn whose_word(whose: &str) -> Option<&'static str> {
    match whose {
        "their" => Some("その方"),
        "signer" => Some("申請する方"),
        "focus" => Some("中心の方"),
        role => Role::named(role).map(|role| role_word(Some(role))),
    }
}
