//! What makes a document one for the archive (PDF/A-1b): its description inside, what its grey means, and the year of its
//! format. Only where every blank is ours; a city's page stays as it is.

use lopdf::{Document, Object, Stream, dictionary, text_string};

use crate::draw::Stamp;
use crate::error::Error;
use crate::pack::packed;

/// Declares a document as one for the archive.
pub(crate) fn declare(document: &mut Document, title: &str, stamp: &Stamp) -> Result<(), Error> {
    document.version = "1.4".to_owned();
    let profile = document.add_object(packed(dictionary! { "N" => 1 }, &grey_profile()));
    let intent = dictionary! {
        "Type" => "OutputIntent",
        "S" => "GTS_PDFA1",
        "OutputConditionIdentifier" => text_string("Custom"),
        "Info" => text_string("Grey, gamma 2.2"),
        "DestOutputProfile" => profile,
    };
    // A description that no reader can miss is not compressed.
    let entries = dictionary! { "Type" => "Metadata", "Subtype" => "XML" };
    let description = Stream::new(entries, description(title, stamp).into_bytes()).with_compression(false);
    let description = document.add_object(description);
    let catalog = document.catalog_mut().map_err(|e| Error::Compose(e.to_string()))?;
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    catalog.set("Metadata", description);
    Ok(())
}

/// The same facts as in the document's other description; a reader compares them.
fn description(title: &str, stamp: &Stamp) -> String {
    let (title, number) = (escaped(title), escaped(&stamp.number));
    let made = format!("{}+09:00", stamp.made_at.strftime("%Y-%m-%dT%H:%M:%S"));
    format!(
        "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\
<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance></rdf:Description>\n\
<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\
<dc:format>application/pdf</dc:format>\
<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{title}</rdf:li></rdf:Alt></dc:title>\
<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{number}</rdf:li></rdf:Alt></dc:description>\
</rdf:Description>\n\
<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\
<xmp:CreatorTool>Kakanai</xmp:CreatorTool><xmp:CreateDate>{made}</xmp:CreateDate>\
<xmp:ModifyDate>{made}</xmp:ModifyDate></rdf:Description>\n\
<rdf:Description rdf:about=\"\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\
<pdf:Producer>Kakanai</pdf:Producer></rdf:Description>\n\
</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>"
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// What grey means, as a profile of the International Color Consortium (version 2.1): a gamma of 2.2 on white paper.
fn grey_profile() -> Vec<u8> {
    let text = |words: &str| {
        let mut table = b"text\0\0\0\0".to_vec();
        table.extend(words.as_bytes());
        table.push(0);
        table
    };
    let name = "Grey, gamma 2.2";
    let mut described = b"desc\0\0\0\0".to_vec();
    described.extend((name.len() as u32 + 1).to_be_bytes());
    described.extend(name.as_bytes());
    // No name in other scripts: a language and a length of nothing, twice, and the room of a Macintosh name.
    described.resize(described.len() + 1 + 4 + 4 + 2 + 1 + 67, 0);
    // White paper in the light of D50, in 1/65536.
    let mut white = b"XYZ \0\0\0\0".to_vec();
    white.extend([0, 0, 0xF6, 0xD6, 0, 1, 0, 0, 0, 0, 0xD3, 0x2D]);
    // One number, 2.2 in 1/256.
    let curve = b"curv\0\0\0\0\0\0\0\x01\x02\x33".to_vec();
    let tables: [(&[u8; 4], Vec<u8>); 4] = [
        (b"desc", described),
        (b"cprt", text("No copyright, use freely")),
        (b"wtpt", white),
        (b"kTRC", curve),
    ];

    let mut list = (tables.len() as u32).to_be_bytes().to_vec();
    let mut body = Vec::new();
    let first = 128 + 4 + 12 * tables.len();
    for (tag, table) in &tables {
        list.extend(*tag);
        list.extend(((first + body.len()) as u32).to_be_bytes());
        list.extend((table.len() as u32).to_be_bytes());
        body.extend(table);
        body.resize(body.len().next_multiple_of(4), 0);
    }
    let mut head = ((first + body.len()) as u32).to_be_bytes().to_vec();
    head.extend([0; 4]);
    head.extend([2, 0x10, 0, 0]);
    head.extend(b"mntrGRAYXYZ ");
    // Made on the first day of 2026; a date of making would make each copy another.
    for part in [2026_u16, 1, 1, 0, 0, 0] {
        head.extend(part.to_be_bytes());
    }
    head.extend(b"acsp");
    head.resize(68, 0);
    head.extend([0, 0, 0xF6, 0xD6, 0, 1, 0, 0, 0, 0, 0xD3, 0x2D]);
    head.resize(128, 0);
    [head, list, body].concat()
}
