//! A city's own blanks of every kind: each lies under our boxes as its own viewer shows it, and a hostile one is refused in
//! time. Our own drawing is the blank, changed into the kinds that cities have.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test may stop, and look at the clock"
)]

mod office;
mod paper;

use std::time::{Duration, Instant};

use kakanai_domain::form::um::Um;
use kakanai_domain::form::{FilledForm, fill, parse};
use kakanai_pdf::{BlankRefused, CityBlank, OnPaper, draw, draw_on, picture};
use lopdf::encryption::{EncryptionState, EncryptionVersion, Permissions};
use lopdf::{Document, Object, ObjectId, Stream, dictionary};
use office::{fonts, stamp};

/// Longest that anyone waits for a blank, even a hostile one, on a busy machine.
const PATIENCE: Duration = Duration::from_secs(2);

/// A page with much on it.
fn original() -> Document {
    let drawn = draw(&[paper::filled(&[])], &fonts(), &stamp()).expect("drawn");
    Document::load_mem(&drawn.bytes).expect("our own PDF")
}

fn saved(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).expect("saved");
    bytes
}

fn page(document: &Document) -> ObjectId {
    *document.get_pages().get(&1).expect("a page")
}

fn changed(change: impl FnOnce(&mut Document, ObjectId)) -> Vec<u8> {
    let mut document = original();
    let id = page(&document);
    change(&mut document, id);
    saved(document)
}

fn set(document: &mut Document, id: ObjectId, key: &str, value: impl Into<Object>) {
    document.get_dictionary_mut(id).expect("a dictionary").set(key, value);
}

fn numbers(numbers: [i64; 4]) -> Object {
    Object::Array(numbers.map(Object::Integer).to_vec())
}

/// A form without anything of its own.
fn empty() -> FilledForm {
    let form = "{id: t, title: 試し, version: 1, paper: [210, 297], pages: [{boxes: []}]}";
    fill(&parse(form).expect("sound"), &|_: &str| None, None)
}

/// What lies under nothing looks as it did: the same pixels, at a size that shows every line.
fn looks_the_same(name: &str, bytes: &[u8]) {
    let blank = CityBlank::read(bytes).unwrap_or_else(|e| panic!("{name}: {e}"));
    let filled = empty();
    let on = OnPaper { filled: &filled, blank: Some(&blank) };
    let drawn = draw_on(&[on], &fonts(), &stamp()).unwrap_or_else(|e| panic!("{name}: {e}"));
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join(format!("city-{name}.pdf")), &drawn.bytes).expect("the test's own folder");
    let (was, is) = (picture(bytes, 1, 500).expect("shown"), picture(&drawn.bytes, 1, 500).expect("shown"));
    assert_eq!((was.width, was.height), (is.width, is.height), "{name}");
    let (was, is) = (pixels(&was.png), pixels(&is.png));
    // A turn by the renderer and a turn by us round a half pixel differently.
    let far = was.iter().zip(&is).filter(|(a, b)| a.abs_diff(**b) > 40).count();
    assert!(far * 1_000 <= was.len(), "{name}: {far} of {}", was.len());
    assert!(is.iter().any(|value| *value < 100), "{name} is empty");
}

fn pixels(png: &[u8]) -> Vec<u8> {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().expect("a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
    reader.next_frame(&mut pixels).expect("pixels");
    pixels
}

#[test]
fn a_plain_blank_looks_the_same() {
    looks_the_same("plain", &saved(original()));
}

#[test]
fn turned_pages_lie_as_a_viewer_shows_them() {
    for turn in [90, 180, 270, -90] {
        let bytes = changed(|document, page| set(document, page, "Rotate", turn));
        looks_the_same(&format!("turned-{turn}"), &bytes);
        let paper = CityBlank::read(&bytes).expect("read").papers()[0];
        assert_eq!(paper.w > paper.h, turn % 180 != 0, "{turn}");
    }
}

#[test]
fn only_the_visible_part_is_taken() {
    let bytes = changed(|document, page| set(document, page, "CropBox", numbers([40, 60, 500, 700])));
    looks_the_same("cropped", &bytes);
    let paper = CityBlank::read(&bytes).expect("read").papers()[0];
    assert_eq!(paper.w, Um(162_278));
    let both = changed(|document, page| {
        set(document, page, "CropBox", numbers([700, 500, 60, 40]));
        set(document, page, "Rotate", 90);
    });
    looks_the_same("cropped-turned", &both);
}

#[test]
fn what_a_page_inherits_is_found() {
    let bytes = changed(|document, page| {
        let own = document.get_dictionary_mut(page).expect("a page");
        let taken =
            [b"Resources".as_slice(), b"MediaBox"].map(|key| (key, own.remove(key).expect("its own")));
        own.remove(b"CropBox");
        let parent = own.get(b"Parent").and_then(Object::as_reference).expect("a parent");
        let parent = document.get_dictionary_mut(parent).expect("a parent");
        taken.into_iter().for_each(|(key, value)| parent.set(key, value));
    });
    looks_the_same("inherited", &bytes);
}

#[test]
fn a_blank_locked_without_a_password_opens() {
    let mut document = original();
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: "",
        key_length: 128,
        permissions: Permissions::PRINTABLE,
    };
    let state = EncryptionState::try_from(version).expect("a key");
    document.encrypt(&state).expect("encrypted");
    looks_the_same("encrypted", &saved(document));
}

#[test]
fn a_blank_with_a_password_is_refused_as_such() {
    let mut document = original();
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: "secret",
        key_length: 128,
        permissions: Permissions::PRINTABLE,
    };
    let state = EncryptionState::try_from(version).expect("a key");
    document.encrypt(&state).expect("encrypted");
    assert_eq!(CityBlank::read(&saved(document)).err(), Some(BlankRefused::Locked));
}

#[test]
fn operators_in_parts_and_left_open_are_put_together() {
    let bytes = changed(|document, page| {
        let part = |words: &str| Stream::new(dictionary! {}, words.as_bytes().to_vec());
        let first = document.add_object(part("q 0.5 w q"));
        let rest = document.get_dictionary(page).and_then(|p| p.get(b"Contents")).expect("operators").clone();
        set(document, page, "Contents", vec![first.into(), rest]);
    });
    looks_the_same("parts", &bytes);
}

#[test]
fn visible_fields_and_notes_are_printed_and_hidden_ones_are_not() {
    let with = |flags: i64| {
        changed(|document, page| {
            let look = dictionary! {
                "Type" => "XObject", "Subtype" => "Form", "BBox" => numbers([0, 0, 10, 10]),
            };
            let look = document.add_object(Stream::new(look, b"0 0 10 10 re f".to_vec()));
            let note = document.add_object(dictionary! {
                "Type" => "Annot", "Subtype" => "Stamp", "F" => flags, "Rect" => numbers([20, 20, 120, 60]),
                "AP" => dictionary! { "N" => look },
            });
            set(document, page, "Annots", vec![note.into()]);
        })
    };
    looks_the_same("note", &with(4));
    looks_the_same("hidden-note", &with(2));
}

#[test]
fn packed_lists_of_objects_are_read() {
    let mut document = original();
    let mut bytes = Vec::new();
    document.save_modern(&mut bytes).expect("saved");
    looks_the_same("packed", &bytes);
}

#[test]
fn boxes_stand_on_a_citys_blank_and_its_words_are_kept() {
    let blank = CityBlank::read(&saved(original())).expect("read");
    let form = "{id: t, title: 試し, version: 1, paper: [210, 297], pages: [{boxes: [
        {id: a, label: 氏名, fact: x.name, at: [130, 5, 60, 6], draw: {line: {size: 4, floor: 2}}}]}]}";
    let filled = fill(&parse(form).expect("sound"), &|_: &str| Some("辻\u{E0102}　架空".to_owned()), None);
    let papers = vec![OnPaper { filled: &filled, blank: Some(&blank) }; 3];
    let drawn = draw_on(&papers, &fonts(), &stamp()).expect("drawn");
    let again = draw_on(&papers, &fonts(), &stamp()).expect("drawn");
    assert!(drawn.bytes == again.bytes);
    let one = draw_on(&papers[..1], &fonts(), &stamp()).expect("drawn").bytes.len();
    // The blank is in the document once.
    assert!(drawn.bytes.len() < one + 4_000, "{} {one}", drawn.bytes.len());
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
    std::fs::write(folder.join("city-filled.pdf"), &drawn.bytes).expect("the test's own folder");
}

#[test]
fn lines_frames_and_words_are_found_where_they_stand() {
    let blank = CityBlank::read(&saved(original())).expect("read");
    let found = blank.detected(1).expect("a page");
    assert!(found.lines.len() > 40 && found.frames.len() > 4, "{} {}", found.lines.len(), found.frames.len());
    let title = found.texts.iter().find(|text| text.text == "住").expect("the title's first character");
    assert!((Um::mm(51)..Um::mm(54)).contains(&title.at.x), "{title:?}");
    assert!((Um::mm(22)..Um::mm(24)).contains(&title.at.y), "{title:?}");
    assert_eq!(title.size, Um(6_400));
    let name = found.texts.iter().find(|text| text.text.contains("窓口に来られた方")).expect("a heading");
    assert!(name.at.w > Um::mm(40) && name.at.w < Um::mm(60), "{name:?}");
}

#[test]
fn what_is_no_blank_is_refused_with_its_reason() {
    let cases: [(&[u8], BlankRefused); 3] = [
        (b"", BlankRefused::NotPdf),
        (b"PK\x03\x04 a text file", BlankRefused::NotPdf),
        (b"%PDF-1.7\nnothing more", BlankRefused::Damaged),
    ];
    for (bytes, reason) in cases {
        assert_eq!(CityBlank::read(bytes).err(), Some(reason));
    }
    let whole = saved(original());
    let cut = CityBlank::read(&whole[..whole.len() * 2 / 3]).err();
    assert!(matches!(cut, Some(BlankRefused::Damaged | BlankRefused::NoPages)), "{cut:?}");
    let vast = changed(|document, page| {
        set(document, page, "MediaBox", numbers([0, 0, 90_000, 90_000]));
        document.get_dictionary_mut(page).expect("a page").remove(b"CropBox");
    });
    assert_eq!(CityBlank::read(&vast).err(), Some(BlankRefused::PageSize));
    assert_eq!(CityBlank::read(&vec![b' '; 17 << 20]).err(), Some(BlankRefused::TooMuch));
}

/// Compressed zeros: a thousand times smaller than what they unfold to.
fn bomb(megabytes: usize) -> Stream {
    let mut stream = Stream::new(dictionary! {}, vec![b' '; megabytes << 20]);
    stream.compress().expect("compressed");
    stream
}

#[test]
fn what_unfolds_without_end_is_refused() {
    let in_content = changed(|document, page| {
        let bomb = document.add_object(bomb(4));
        set(document, page, "Contents", vec![bomb.into(); 20]);
    });
    assert_eq!(CityBlank::read(&in_content).err(), Some(BlankRefused::TooMuch));
    let in_a_picture = changed(|document, page| {
        let mut picture = bomb(1);
        picture.dict.extend(&dictionary! {
            "Type" => "XObject", "Subtype" => "Image", "Width" => 60_000, "Height" => 60_000,
        });
        let picture = document.add_object(picture);
        set(document, page, "Resources", dictionary! { "XObject" => dictionary! { "I" => picture } });
    });
    assert_eq!(CityBlank::read(&in_a_picture).err(), Some(BlankRefused::TooMuch));
}

#[test]
fn circles_and_depths_end() {
    let circle = changed(|document, page| {
        let own = document.add_object(Object::Null);
        let mut drawing = Stream::new(
            dictionary! { "Type" => "XObject", "Subtype" => "Form", "BBox" => numbers([0, 0, 9, 9]) },
            b"/X Do /X Do /X Do /X Do".to_vec(),
        );
        drawing.dict.set("Resources", dictionary! { "XObject" => dictionary! { "X" => own } });
        document.objects.insert(own, drawing.into());
        let content = document.add_object(Stream::new(dictionary! {}, b"/X Do".to_vec()));
        set(document, page, "Contents", content);
        set(document, page, "Resources", dictionary! { "XObject" => dictionary! { "X" => own } });
    });
    timed("circle", &circle);
    let blank = CityBlank::read(&circle).expect("a circle is no damage");
    let filled = empty();
    let drawn = draw_on(&[OnPaper { filled: &filled, blank: Some(&blank) }], &fonts(), &stamp());
    // Whoever shows it must come to an end too.
    _ = picture(&drawn.expect("drawn").bytes, 1, 200);
    let parents = changed(|document, page| {
        set(document, page, "Parent", page);
        document.get_dictionary_mut(page).expect("a page").remove(b"Resources");
    });
    timed("parents", &parents);
    let deep = changed(|document, page| {
        let mut deep = Object::Null;
        for _ in 0..90 {
            deep = Object::Array(vec![deep]);
        }
        set(document, page, "Resources", dictionary! { "ExtGState" => dictionary! { "D" => deep } });
    });
    assert_eq!(CityBlank::read(&deep).err(), Some(BlankRefused::TooMuch));
    let text =
        b"%PDF-1.4\n1 0 obj\n".iter().copied().chain(std::iter::repeat_n(b'[', 200_000)).collect::<Vec<_>>();
    timed("brackets", &text);
}

fn timed(name: &str, bytes: &[u8]) -> bool {
    let started = Instant::now();
    let read = CityBlank::read(bytes).is_ok();
    assert!(started.elapsed() < PATIENCE, "{name}: {:?}", started.elapsed());
    read
}

/// Two hundred blanks with bytes changed at places that a fixed row of numbers names: each is read or refused in time.
#[test]
fn damaged_bytes_are_read_or_refused_in_time() {
    let whole = saved(original());
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = move || {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        seed as usize
    };
    let mut read = 0;
    for round in 0..200 {
        let mut bytes = whole.clone();
        for _ in 0..1 + next() % 30 {
            let at = next() % bytes.len();
            match next() % 3 {
                0 => bytes[at] = next() as u8,
                1 => {
                    bytes.remove(at);
                }
                _ => bytes.insert(at, b"0<[(/>)]"[next() % 8]),
            }
        }
        if round % 4 == 0 {
            bytes.truncate(next() % bytes.len());
        }
        read += usize::from(timed(&format!("round {round}"), &bytes));
    }
    assert!(read < 200);
}
