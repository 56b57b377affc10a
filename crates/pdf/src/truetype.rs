//! A font program with some of a face's glyphs and nothing else: no hints, no names, no lookups. What a PDF says about
//! it is `subset`.

use std::collections::BTreeMap;

use crate::error::Error;
use crate::face::{Face, be16, be32};

/// A font program, and where each glyph of the face stands in it.
pub(crate) struct Program {
    pub bytes: Vec<u8>,
    pub numbers: BTreeMap<u16, u16>,
}

/// A part of a composite glyph has instructions behind it.
const WITH_INSTRUCTIONS: u16 = 0x0100;
const WORDS: u16 = 0x0001;
const MORE: u16 = 0x0020;
const SCALE: u16 = 0x0008;
const TWO_SCALES: u16 = 0x0040;
const MATRIX: u16 = 0x0080;

/// A table of a font program, by its tag.
pub(crate) type Table = ([u8; 4], Vec<u8>);

/// The face with these glyphs, numbered in this order behind the glyph for what is missing.
pub(crate) fn program(face: &Face, wanted: impl Iterator<Item = u16>) -> Result<Program, Error> {
    program_with(face, wanted, |_| Vec::new())
}

/// The same with more tables, made when it is known where each glyph stands.
pub(crate) fn program_with(
    face: &Face,
    wanted: impl Iterator<Item = u16>,
    more: impl FnOnce(&BTreeMap<u16, u16>) -> Vec<Table>,
) -> Result<Program, Error> {
    let parsed = face.parsed()?;
    let mut order = vec![0];
    let mut numbers = BTreeMap::from([(0, 0)]);
    for id in wanted {
        number(id, &mut order, &mut numbers);
    }
    let (mut glyf, mut loca, mut hmtx) = (Vec::new(), Vec::new(), Vec::new());
    let mut at = 0;
    // The parts of composite glyphs are added behind, and are looked at in their turn.
    while let Some(&id) = order.get(at) {
        loca.extend((glyf.len() as u32).to_be_bytes());
        let record = face.glyph(id)?;
        let broken = || Error::BadFace { name: face.name().to_owned(), reason: format!("字形{id}") };
        if !record.is_empty() {
            append(&record, &mut glyf, &mut |part| number(part, &mut order, &mut numbers))
                .ok_or_else(broken)?;
            glyf.resize(glyf.len().next_multiple_of(4), 0);
        }
        let id = ttf_parser::GlyphId(id);
        hmtx.extend(parsed.glyph_hor_advance(id).unwrap_or(0).to_be_bytes());
        hmtx.extend(parsed.glyph_hor_side_bearing(id).unwrap_or(0).to_be_bytes());
        at += 1;
    }
    loca.extend((glyf.len() as u32).to_be_bytes());
    let outlines = [(*b"glyf", glyf), (*b"loca", loca), (*b"hmtx", hmtx)];
    let tables = outlines.into_iter().chain(more(&numbers)).collect();
    let bytes = file(face, order.len() as u16, tables)
        .ok_or_else(|| Error::BadFace { name: face.name().to_owned(), reason: "表の長さ".to_owned() })?;
    Ok(Program { bytes, numbers })
}

fn number(id: u16, order: &mut Vec<u16>, numbers: &mut BTreeMap<u16, u16>) -> u16 {
    *numbers.entry(id).or_insert_with(|| {
        order.push(id);
        (order.len() - 1) as u16
    })
}

/// Appends a glyph's record without its hints; `number` gives a part its new number.
fn append(record: &[u8], out: &mut Vec<u8>, number: &mut dyn FnMut(u16) -> u16) -> Option<()> {
    let contours = be16(record, 0)? as i16;
    match usize::try_from(contours) {
        Ok(contours) => {
            let hints_at = 10 + contours * 2;
            let hints = usize::from(be16(record, hints_at)?);
            out.extend(record.get(..hints_at)?);
            out.extend([0, 0]);
            out.extend(record.get(hints_at + 2 + hints..)?);
        }
        Err(_) => {
            out.extend(record.get(..10)?);
            let mut at = 10;
            loop {
                let flags = be16(record, at)?;
                let part = number(be16(record, at + 2)?);
                let length = part_length(flags);
                out.extend((flags & !WITH_INSTRUCTIONS).to_be_bytes());
                out.extend(part.to_be_bytes());
                out.extend(record.get(at + 4..at + length)?);
                at += length;
                if flags & MORE == 0 {
                    break;
                }
            }
        }
    }
    Some(())
}

fn part_length(flags: u16) -> usize {
    let place = if flags & WORDS != 0 { 4 } else { 2 };
    let shape = match flags {
        f if f & SCALE != 0 => 2,
        f if f & TWO_SCALES != 0 => 4,
        f if f & MATRIX != 0 => 8,
        _ => 0,
    };
    4 + place + shape
}

/// The file of these tables and of those that only depend on how many glyphs there are.
fn file(face: &Face, count: u16, mut tables: Vec<Table>) -> Option<Vec<u8>> {
    let [head, hhea, maxp] = face.heads();
    let mut head = head.get(..54)?.to_vec();
    // The sum is reckoned at the end; places in the outlines are four bytes wide.
    head.get_mut(8..12)?.fill(0);
    head.get_mut(50..52)?.copy_from_slice(&[0, 1]);
    let mut hhea = hhea.get(..36)?.to_vec();
    hhea.get_mut(34..36)?.copy_from_slice(&count.to_be_bytes());
    let mut maxp = maxp.get(..32)?.to_vec();
    maxp.get_mut(4..6)?.copy_from_slice(&count.to_be_bytes());
    // No instruction is left: no memory, no functions, no stack for them.
    maxp.get_mut(14..28)?.copy_from_slice(&[0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    tables.extend([(*b"head", head), (*b"hhea", hhea), (*b"maxp", maxp)]);
    tables.sort_by_key(|(tag, _)| *tag);
    let mut out = vec![0, 1, 0, 0];
    // How many tables, the largest power of two in that, and what a search needs follows from it.
    let steps = u16::try_from(tables.len().ilog2()).ok()?;
    let (tables_16, reach) = (u16::try_from(tables.len() * 16).ok()?, 16 << steps);
    for number in [tables_16 / 16, reach, steps, tables_16 - reach] {
        out.extend(number.to_be_bytes());
    }
    let mut at = 12 + 16 * tables.len();
    for (tag, table) in &tables {
        out.extend(tag);
        for number in [sum(table), at as u32, table.len() as u32] {
            out.extend(number.to_be_bytes());
        }
        at += table.len().next_multiple_of(4);
    }
    let before = tables.iter().take_while(|(tag, _)| tag != b"head");
    let head_at = out.len() + before.map(|(_, table)| table.len().next_multiple_of(4)).sum::<usize>();
    for (_, table) in &tables {
        out.extend(table.iter());
        out.resize(out.len().next_multiple_of(4), 0);
    }
    let whole = 0xB1B0_AFBA_u32.wrapping_sub(sum(&out));
    out.get_mut(head_at + 8..head_at + 12)?.copy_from_slice(&whole.to_be_bytes());
    Some(out)
}

/// The sum of a table's four-byte numbers, as a face's file keeps it.
fn sum(table: &[u8]) -> u32 {
    let whole = table.len() / 4 * 4;
    let mut sum = 0_u32;
    for at in (0..whole).step_by(4) {
        sum = sum.wrapping_add(be32(table, at).unwrap_or(0));
    }
    let mut rest = [0; 4];
    if let Some(tail) = table.get(whole..) {
        rest.iter_mut().zip(tail).for_each(|(to, from)| *to = *from);
    }
    sum.wrapping_add(u32::from_be_bytes(rest))
}
