//! Marks and subsets into a PDF document by printpdf. The last step where micrometres become points.

use std::collections::BTreeMap;

use kakanai_domain::form::sheet::Paper;
use kakanai_domain::form::um::{Area, Place, Um};
use printpdf::{
    Codepoint, Color, FontId, FontMetrics, FontType, Greyscale, Line, LineCapStyle, LineJoinStyle, LinePoint,
    Op, PaintMode, ParsedFont, PdfDocument, PdfFont, PdfFontHandle, PdfFontMetricsStub, PdfPage,
    PdfSaveOptions, Point, Pt, Rect, TextItem, TextMatrix,
};

use crate::error::Error;
use crate::font::Glyph;
use crate::mark::Mark;
use crate::subset::Subset;

/// The grey of a tint: light enough to write on, dark enough to survive a copy.
const TINT: f32 = 0.93;

/// One sheet's ink.
pub(crate) struct InkedSheet {
    pub paper: Paper,
    pub marks: Vec<Mark>,
}

/// The document as printpdf writes it, not yet finished.
pub(crate) fn compose(
    sheets: &[InkedSheet],
    subsets: &BTreeMap<usize, Subset>,
) -> Result<lopdf::Document, Error> {
    let mut document = PdfDocument::new("");
    for subset in subsets.values() {
        document.resources.fonts.map.insert(FontId(subset.resource.clone()), stub(subset));
    }
    let mut pages = Vec::new();
    for sheet in sheets {
        pages.push(page(sheet, subsets)?);
    }
    document.with_pages(pages);
    let options =
        PdfSaveOptions { optimize: true, subset_fonts: false, secure: true, image_optimization: None };
    let mut warnings = Vec::new();
    let written = document.to_lopdf_document(&options, &mut warnings);
    match warnings.first() {
        None => Ok(written),
        Some(warning) => Err(Error::Compose(format!("{warning:?}"))),
    }
}

/// A font dictionary's facts around our own subset; printpdf embeds the program as it is.
fn stub(subset: &Subset) -> PdfFont {
    let m = &subset.metrics;
    let [x_min, y_min, x_max, y_max] = m.bbox;
    PdfFont::new(ParsedFont {
        original_bytes: subset.program.clone(),
        font_index: 0,
        font_name: Some(subset.name.clone()),
        codepoint_to_glyph: BTreeMap::new(),
        glyph_widths: subset.widths.clone(),
        units_per_em: 1_000,
        font_metrics: FontMetrics { ascent: m.ascender, descent: m.descender },
        font_type: FontType::TrueType,
        pdf_font_metrics: PdfFontMetricsStub {
            units_per_em: 1_000,
            x_min,
            y_min,
            x_max,
            y_max,
            caret_slope_rise: 1,
            caret_slope_run: 0,
            us_weight_class: 400,
        },
    })
}

fn page(sheet: &InkedSheet, subsets: &BTreeMap<usize, Subset>) -> Result<PdfPage, Error> {
    let height = sheet.paper.h;
    let mut ops = vec![Op::SetOutlineColor { col: grey(0.0) }];
    for mark in &sheet.marks {
        match mark {
            Mark::Tint(area) => ops.extend(tint(area, height)),
            Mark::Stroke { points, width, closed } => ops.extend(stroke(points, *width, *closed, height)),
            Mark::Text { .. } => {}
        }
    }
    ops.extend([Op::SetFillColor { col: grey(0.0) }, Op::StartTextSection]);
    for mark in &sheet.marks {
        if let Mark::Text { at, size, glyphs } = mark {
            ops.extend(text(*at, *size, glyphs, subsets, height)?);
        }
    }
    ops.push(Op::EndTextSection);
    let whole = Rect::from_wh(pt(sheet.paper.w), pt(height));
    Ok(PdfPage { media_box: whole.clone(), trim_box: whole.clone(), crop_box: whole, ops })
}

/// Micrometres to points, to the thousandth of a point (a third of a micrometre).
fn pt(um: Um) -> Pt {
    let thousandths = (i64::from(um.0) * 360 + 63).div_euclid(127);
    Pt(thousandths as f32 / 1_000.0)
}

fn point(at: Place, height: Um) -> Point {
    Point { x: pt(at.x), y: pt(height - at.y) }
}

fn grey(lightness: f32) -> Color {
    Color::Greyscale(Greyscale { percent: lightness, icc_profile: None })
}

fn tint(area: &Area, height: Um) -> [Op; 2] {
    let corner = point(Place { x: area.x, y: area.bottom() }, height);
    let rectangle = Rect {
        x: corner.x,
        y: corner.y,
        width: pt(area.w),
        height: pt(area.h),
        mode: Some(PaintMode::Fill),
        winding_order: None,
    };
    [Op::SetFillColor { col: grey(TINT) }, Op::DrawRectangle { rectangle }]
}

fn stroke(points: &[Place], width: Um, closed: bool, height: Um) -> [Op; 4] {
    // A tick is drawn as by a pen; a table's lines end square, so that corners close.
    let pen = points.len() > 2 && !closed;
    let (cap, join) = match pen {
        true => (LineCapStyle::Round, LineJoinStyle::Round),
        false => (LineCapStyle::ProjectingSquare, LineJoinStyle::Miter),
    };
    let points = points.iter().map(|at| LinePoint { p: point(*at, height), bezier: false }).collect();
    [
        Op::SetOutlineThickness { pt: pt(width) },
        Op::SetLineCapStyle { cap },
        Op::SetLineJoinStyle { join },
        Op::DrawLine { line: Line { points, is_closed: closed } },
    ]
}

fn text(
    at: Place,
    size: Um,
    glyphs: &[Glyph],
    subsets: &BTreeMap<usize, Subset>,
    height: Um,
) -> Result<Vec<Op>, Error> {
    let Some(first) = glyphs.first() else { return Ok(Vec::new()) };
    let lost = || Error::Compose("書体の一部".to_owned());
    let subset = subsets.get(&first.face).ok_or_else(lost)?;
    let code = |glyph: &Glyph| {
        let code = subset.codes.get(&(glyph.id, glyph.text.clone())).ok_or_else(lost)?;
        Ok(Codepoint::with_cid(*code, 0.0, glyph.text.clone()))
    };
    let codes = glyphs.iter().map(code).collect::<Result<Vec<_>, Error>>()?;
    let start = point(at, height);
    let font = PdfFontHandle::External(FontId(subset.resource.clone()));
    Ok(vec![
        Op::SetFont { font, size: pt(size) },
        Op::SetTextMatrix { matrix: TextMatrix::Translate(start.x, start.y) },
        Op::ShowText { items: vec![TextItem::GlyphIds(codes)] },
    ])
}
