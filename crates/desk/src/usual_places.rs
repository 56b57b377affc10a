//! Where the city's contents lie when nobody says where: in the folder at hand, beside the program, then where the
//! package puts them. It reads none of them.

use std::path::{Path, PathBuf};

use crate::case_papers::PaperPlaces;

/// The ledger's folder.
#[must_use]
pub fn usual_ledger() -> PathBuf {
    first_place("assets/catalogue", "/usr/share/kakanai/catalogue")
}

/// The forms, the fonts, and the package's font of rare names.
#[must_use]
pub fn usual_papers() -> PaperPlaces {
    PaperPlaces {
        forms: first_place("assets/forms", "/usr/share/kakanai/forms"),
        fonts: first_place("assets/fonts", "/usr/share/kakanai/fonts"),
        rare_names: usual_rare_names(),
    }
}

/// The font of rare names where its package puts it.
#[must_use]
pub fn usual_rare_names() -> Option<PathBuf> {
    let file = Path::new("/usr/share/fonts/truetype/ipamj/ipamjm.ttf");
    file.is_file().then(|| file.to_owned())
}

/// The first that is there. Beside the program itself: whoever calls it from another folder means that checkout.
fn first_place(checkout: &str, package: &str) -> PathBuf {
    let program = std::env::current_exe().unwrap_or_default();
    let beside = program.ancestors().map(|folder| folder.join(checkout)).find(|folder| folder.is_dir());
    let at_hand = PathBuf::from(checkout);
    if at_hand.is_dir() { at_hand } else { beside.unwrap_or_else(|| PathBuf::from(package)) }
}
