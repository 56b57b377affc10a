//! The last hand on a document: metadata, and an identity made from its content, so that the same input gives the same
//! bytes. Draws nothing.

use lopdf::{Document, Object, StringFormat, dictionary, text_string};
use sha2::{Digest, Sha256};

use crate::archive;
use crate::draw::Stamp;
use crate::error::Error;

/// Finishes a composed document and writes it; one whose every blank is ours is fit for the archive.
pub(crate) fn finish(
    mut document: Document,
    title: &str,
    stamp: &Stamp,
    ours: bool,
) -> Result<Vec<u8>, Error> {
    let broken = |e: lopdf::Error| Error::Compose(e.to_string());
    document.version = "1.7".to_owned();
    describe(&mut document, title, stamp);
    if ours {
        archive::declare(&mut document, title, stamp)?;
    }
    let catalog = document.catalog_mut().map_err(broken)?;
    catalog.set("Lang", text_string("ja-JP"));
    // A viewer that scales a form to its printer's margins moves every box: ask it not to.
    let viewing = dictionary! { "PrintScaling" => "None", "DisplayDocTitle" => true };
    catalog.set("ViewerPreferences", viewing);
    identify(&mut document);
    let mut bytes = Vec::with_capacity(room(&document));
    document.save_to(&mut bytes).map_err(|e| Error::Compose(e.to_string()))?;
    Ok(bytes)
}

/// About as many bytes as the document takes.
fn room(document: &Document) -> usize {
    let streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    streams.map(|stream| stream.content.len() + 256).sum()
}

/// Title, number and time, in place of what printpdf knows only from the clock. No personal data.
fn describe(document: &mut Document, title: &str, stamp: &Stamp) {
    let made = format!("D:{}+09'00'", stamp.made_at.strftime("%Y%m%d%H%M%S"));
    let info = dictionary! {
        "Title" => text_string(title),
        "Subject" => text_string(&stamp.number),
        "Creator" => text_string("Kakanai"),
        "Producer" => text_string("Kakanai"),
        "CreationDate" => text_string(&made),
        "ModDate" => text_string(&made),
    };
    match document.trailer.get(b"Info").and_then(Object::as_reference) {
        Ok(id) => {
            document.objects.insert(id, Object::Dictionary(info));
        }
        Err(_) => {
            let id = document.add_object(info);
            document.trailer.set("Info", id);
        }
    }
}

/// The length of the checksum at the end of pressed bytes.
const CHECKSUM: usize = 4;

/// The document's identity is the hash of all its objects; of a face's outlines, the most of its bytes, the length and the
/// end are taken, where their checksum stands.
fn identify(document: &mut Document) {
    let mut hash = Sha256::new();
    for (id, object) in &document.objects {
        hash.update(id.0.to_be_bytes());
        match object {
            Object::Stream(stream) if stream.dict.has(b"Length1") => {
                hash.update(format!("{:?}", stream.dict));
                hash.update(stream.content.rchunks(CHECKSUM).next().unwrap_or_default());
            }
            Object::Stream(stream) => hash.update(&stream.content),
            other => hash.update(format!("{other:?}")),
        }
    }
    let half: Vec<u8> = hash.finalize().iter().copied().take(16).collect();
    let id = Object::String(half, StringFormat::Hexadecimal);
    document.trailer.set("ID", vec![id.clone(), id]);
}
