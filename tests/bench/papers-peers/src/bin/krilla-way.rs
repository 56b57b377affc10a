//! The peer krilla, by hand: the blank's page shown on each sheet, glyphs looked up in the face by ourselves.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use krilla::Document;
use krilla::geom::{Point, Size};
use krilla::page::PageSettings;
use krilla::pdf::{Pdf, PdfDocument};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use papers_peers::{Field, IPAMJ, fields, measure};

fn main() {
    let started = Instant::now();
    let folder = std::env::var("WORKLOAD").expect("the folder of the workload");
    let blank = std::fs::read(Path::new(&folder).join("blank.pdf")).expect("the workload");
    let blank = PdfDocument::new(Arc::new(Pdf::new(blank).expect("our own blank")));
    let bytes: Arc<Vec<u8>> = Arc::new(std::fs::read(IPAMJ).expect("IPAmj"));
    let face = ttf_parser::Face::parse(&bytes, 0).expect("IPAmj is sound");
    let font = Font::new(bytes.clone().into(), 0).expect("IPAmj is sound");
    let all = fields();
    measure(started, |sheets| bundle(&all[..sheets], &blank, &face, &font));
}

fn bundle(all: &[Vec<Field>], blank: &PdfDocument, face: &ttf_parser::Face, font: &Font) -> Vec<u8> {
    let mut document = Document::new();
    for sheet in all {
        let size = Size::from_wh(595.276, 841.89).expect("A4");
        let mut page = document.start_page_with(PageSettings::new(size));
        let mut surface = page.surface();
        surface.draw_pdf_page(blank, size, 0);
        for field in sheet {
            let glyphs = glyphs(&field.text, face);
            let start = Point::from_xy(field.x, field.y);
            surface.draw_glyphs(start, &glyphs, font.clone(), &field.text, field.size, false);
        }
        surface.finish();
        page.finish();
    }
    document.finish().expect("written")
}

fn glyphs(text: &str, face: &ttf_parser::Face) -> Vec<KrillaGlyph> {
    let mut out: Vec<KrillaGlyph> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, base)) = chars.next() {
        let selector = chars.next_if(|(_, c)| ('\u{E0100}'..='\u{E01EF}').contains(c));
        let id = match selector {
            Some((_, selector)) => face.glyph_variation_index(base, selector),
            None => face.glyph_index(base),
        };
        let id = id.expect("IPAmj has it");
        let range: Range<usize> = at..chars.peek().map_or(text.len(), |(next, _)| *next);
        let width = f32::from(face.glyph_hor_advance(id).unwrap_or(0)) / f32::from(face.units_per_em());
        out.push(KrillaGlyph::new(GlyphId::new(u32::from(id.0)), width, 0.0, 0.0, 0.0, range, None));
    }
    out
}
