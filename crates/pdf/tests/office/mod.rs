//! What the tests of papers share: the office's faces and a stamp. No forms, no checks.

use std::fs::File;
use std::os::unix::fs::FileExt;
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
    let bytes = std::fs::read(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"));
    Face::new(name, style, bytes).expect("the face is sound")
}

/// The committed faces.
pub fn faces() -> Vec<Face> {
    vec![face(0, Style::Mincho), face(1, Style::Gothic)]
}

/// IPAmj明朝, whose 46 MB stay on the disk.
pub fn ipamj() -> Face {
    let (name, path) = FACES[2];
    let file =
        File::open(path).unwrap_or_else(|e| panic!("{path}: {e}; it is in Debian's fonts-ipamj-mincho"));
    Face::reading(name, Style::Mincho, move |at, into| file.read_exact_at(into, at))
        .expect("the face is sound")
}

/// IPAmj for every name, then the committed faces.
pub fn fonts() -> Fonts {
    Fonts::new([vec![ipamj()], faces()].concat())
}

/// What the invented application carries.
pub fn stamp() -> Stamp {
    Stamp::new("K-20261121-0042".to_owned(), jiff::civil::date(2026, 11, 21).at(11, 42, 0, 0))
}
