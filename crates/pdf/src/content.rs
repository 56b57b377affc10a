//! Marks as the operators of a page. The last step, where micrometres become points: by whole numbers, to the thousandth
//! of a point (a third of a micrometre).

use kakanai_domain::form::um::{Area, Place, Um};

use crate::font::Glyph;
use crate::mark::Mark;

/// The grey of a tint: light enough to write on, dark enough to survive a copy.
const TINT: &str = "0.93 g\n";
const BLACK: &str = "0 g\n";
/// How far a Bézier curve's handles reach for a quarter of a circle, in 1/10000 of its radius.
const HANDLE: i32 = 5_523;

/// The operators for marks on a sheet of this height. Words lie over everything else.
pub(crate) fn operators(marks: &[Mark], height: Um) -> Vec<u8> {
    let mut pen = Pen { out: Vec::with_capacity(marks.len() * 48), height, stroke: None, fill: BLACK };
    for mark in marks {
        match mark {
            Mark::Tint(area) => pen.fill(TINT, std::slice::from_ref(area)),
            Mark::Solid(areas) => pen.fill(BLACK, areas),
            Mark::Stroke { points, width, closed } => pen.stroke(points, *width, *closed),
            Mark::Ellipse { at, width } => pen.ellipse(at, *width),
            Mark::Text { .. } => {}
        }
    }
    pen.text(marks);
    pen.out
}

struct Pen {
    out: Vec<u8>,
    height: Um,
    stroke: Option<(Um, bool)>,
    fill: &'static str,
}

impl Pen {
    fn put(&mut self, operator: &str) {
        self.out.extend_from_slice(operator.as_bytes());
    }

    /// A length in points.
    fn length(&mut self, um: Um) {
        let thousandths = (i64::from(um.0) * 360 + 63).div_euclid(127);
        if thousandths < 0 {
            self.out.push(b'-');
        }
        let (whole, mut part) = (thousandths.unsigned_abs() / 1_000, thousandths.unsigned_abs() % 1_000);
        self.whole(whole);
        if part > 0 {
            self.out.push(b'.');
            let mut place = 100;
            while part > 0 {
                self.out.push(b'0' + (part / place) as u8);
                part %= place;
                place /= 10;
            }
        }
        self.out.push(b' ');
    }

    fn whole(&mut self, number: u64) {
        if number >= 10 {
            self.whole(number / 10);
        }
        self.out.push(b'0' + (number % 10) as u8);
    }

    fn point(&mut self, x: Um, y: Um) {
        self.length(x);
        self.length(self.height - y);
    }

    fn fill(&mut self, colour: &'static str, areas: &[Area]) {
        if self.fill != colour {
            self.put(colour);
            self.fill = colour;
        }
        for area in areas {
            self.point(area.x, area.bottom());
            self.length(area.w);
            self.length(area.h);
            self.put("re\n");
        }
        self.put("f\n");
    }

    /// A tick is drawn as by a pen; a table's lines end square, so that corners close.
    fn begin_stroke(&mut self, width: Um, pen: bool) {
        if self.stroke == Some((width, pen)) {
            return;
        }
        self.stroke = Some((width, pen));
        self.length(width);
        self.put(if pen { "w 1 J 1 j\n" } else { "w 2 J 0 j\n" });
    }

    fn stroke(&mut self, points: &[Place], width: Um, closed: bool) {
        let Some((first, rest)) = points.split_first() else { return };
        self.begin_stroke(width, points.len() > 2 && !closed);
        self.point(first.x, first.y);
        self.put("m ");
        for point in rest {
            self.point(point.x, point.y);
            self.put("l ");
        }
        self.put(if closed { "s\n" } else { "S\n" });
    }

    fn ellipse(&mut self, at: &Area, width: Um) {
        self.begin_stroke(width, true);
        let (rx, ry) = (at.w / 2, at.h / 2);
        let (hx, hy) = (rx.scaled(HANDLE, 10_000), ry.scaled(HANDLE, 10_000));
        let (x, y) = (at.x + rx, at.y + ry);
        let none = Um(0);
        self.point(x + rx, y);
        self.put("m ");
        // Four quarters, each by two handles and its end.
        let quarters = [
            [(rx, hy), (hx, ry), (none, ry)],
            [(none - hx, ry), (none - rx, hy), (none - rx, none)],
            [(none - rx, none - hy), (none - hx, none - ry), (none, none - ry)],
            [(hx, none - ry), (rx, none - hy), (rx, none)],
        ];
        for quarter in quarters {
            for (dx, dy) in quarter {
                self.point(x + dx, y + dy);
            }
            self.put("c ");
        }
        self.put("s\n");
    }

    fn text(&mut self, marks: &[Mark]) {
        let mut set = None;
        for mark in marks {
            let Mark::Text { at, size, glyphs } = mark else { continue };
            let Some(face) = glyphs.first().map(|glyph| glyph.face) else { continue };
            if set.is_none() {
                self.put(if self.fill == BLACK { "BT\n" } else { "0 g BT\n" });
            }
            if set != Some((face, *size)) {
                set = Some((face, *size));
                self.put("/F");
                self.whole(u64::from(face));
                self.out.push(b' ');
                self.length(*size);
                self.put("Tf ");
            }
            self.put("1 0 0 1 ");
            self.point(at.x, at.y);
            self.put("Tm ");
            self.show(glyphs);
        }
        if set.is_some() {
            self.put("ET\n");
        }
    }

    fn show(&mut self, glyphs: &[Glyph]) {
        const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
        self.out.push(b'<');
        for glyph in glyphs {
            for shift in [12, 8, 4, 0] {
                self.out.push(DIGITS[usize::from(glyph.code >> shift & 15)]);
            }
        }
        self.put("> Tj\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn operators_of(mark: Mark) -> String {
        String::from_utf8(operators(&[mark], Um::mm(100))).expect("operators are ASCII")
    }

    #[test]
    fn lengths_are_points_to_the_thousandth() {
        let points = vec![Place { x: Um::mm(0), y: Um::mm(100) }, Place { x: Um(25_400), y: Um(-1) }];
        let drawn = operators_of(Mark::Stroke { points, width: Um(100), closed: false });
        assert_eq!(drawn, "0.283 w 2 J 0 j\n0 0 m 72 283.467 l S\n");
    }

    #[test]
    fn a_ring_ends_where_it_began() {
        let at = Area { x: Um::mm(10), y: Um::mm(10), w: Um::mm(20), h: Um::mm(10) };
        let drawn = operators_of(Mark::Ellipse { at, width: Um(300) });
        let start = drawn.split_once("j\n").expect("a stroke").1.split(" m ").next().expect("a point");
        assert!(drawn.ends_with(&format!("{start} c s\n")), "{drawn}");
    }
}
