//! Who speaks: a desk is known by its bearer token, of which only the SHA-256 is kept. Knows no HTTP.

use sha2::{Digest, Sha256};

use crate::ward::{Ward, WhichDesk};

/// The desk a token belongs to. Every desk is compared, whole, so that the time taken tells nothing.
#[must_use]
pub fn desk_of_token(wards: &[Ward], token: &str) -> Option<WhichDesk> {
    let presented: [u8; 32] = Sha256::digest(token.as_bytes()).into();
    let mut found = None;
    for ward in wards {
        for desk in &ward.desks {
            if same(&presented, &desk.token_sha256) {
                found = Some(WhichDesk { ward: ward.code.clone(), desk: desk.id.clone() });
            }
        }
    }
    found
}

/// Compares without stopping at the first difference.
fn same(left: &[u8; 32], right: &[u8; 32]) -> bool {
    left.iter().zip(right).fold(0_u8, |difference, (a, b)| difference | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ward::Desk;

    fn desk(id: &str, token: &str) -> Desk {
        let token_sha256 = Sha256::digest(token.as_bytes()).into();
        Desk { id: id.into(), name: id.into(), queues: vec![], token_sha256 }
    }

    #[test]
    fn a_token_opens_its_own_desk_and_no_other() {
        let wards = [Ward {
            code: "kokurakita".into(),
            name: "小倉北区役所".into(),
            queues: vec![],
            desks: vec![desk("kk-3", "three"), desk("kk-4", "four")],
        }];
        assert_eq!(desk_of_token(&wards, "four").map(|d| d.desk), Some("kk-4".into()));
        assert_eq!(desk_of_token(&wards, ""), None);
        assert_eq!(desk_of_token(&wards, "thre"), None);
    }
}
