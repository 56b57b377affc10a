//! What the tests of papers share: the office's faces and a stamp. No forms, no checks.

use std::path::{Path, PathBuf};

use kakanai_pdf::{Face, Fonts, Stamp, Style};

/// The checkout's root.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Where the faces lie: in the checkout, and IPAmj明朝 where Debian puts it (`fonts-ipamj-mincho`); a city gets it
/// from the installer.
pub const FACES: [(&str, &str); 3] = [
    ("BIZUDMincho-Regular", "assets/fonts/BIZUDMincho-Regular.ttf"),
    ("BIZUDGothic-Regular", "assets/fonts/BIZUDGothic-Regular.ttf"),
    ("IPAmjMincho", "/usr/share/fonts/truetype/ipamj/ipamjm.ttf"),
];

fn face(index: usize, style: Style) -> Face {
    let (name, path) = FACES[index];
    let bytes = std::fs::read(root().join(path))
        .unwrap_or_else(|e| panic!("{path}: {e}; IPAmj is in Debian's fonts-ipamj-mincho"));
    Face::new(name, style, bytes).expect("the face is sound")
}

/// The committed faces.
pub fn faces() -> Vec<Face> {
    vec![face(0, Style::Mincho), face(1, Style::Gothic)]
}

/// IPAmj明朝.
pub fn ipamj() -> Face {
    face(2, Style::Mincho)
}

/// The committed faces, and IPAmj for rare names.
pub fn fonts() -> Fonts {
    Fonts::new(faces()).with_rare(|| Ok(vec![ipamj()]))
}

/// What the invented application carries.
pub fn stamp() -> Stamp {
    Stamp { number: "K-20261121-0042".to_owned(), made_at: jiff::civil::date(2026, 11, 21).at(11, 42, 0, 0) }
}
