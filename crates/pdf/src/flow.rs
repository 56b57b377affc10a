//! Blocks of lines onto pages: none is cut in two unless it is higher than a page, and a heading goes with what follows.
//! It knows heights, not what the lines say.

use kakanai_domain::form::um::{Place, Um};

use crate::mark::Mark;

/// One line of a block; its marks are placed from its own upper edge.
pub(crate) struct Row {
    pub height: Um,
    pub marks: Vec<Mark>,
}

impl Row {
    /// An empty line.
    pub(crate) fn gap(height: Um) -> Self {
        Self { height, marks: Vec::new() }
    }
}

/// Lines that belong together.
pub(crate) struct Block {
    pub rows: Vec<Row>,
    /// whether it must not be the last on its page
    pub with_next: bool,
}

impl Block {
    fn height(&self) -> Um {
        self.rows.iter().fold(Um(0), |sum, row| sum + row.height)
    }
}

/// The marks of each page of this height, placed from its upper edge.
pub(crate) fn pages(blocks: Vec<Block>, height: Um) -> Vec<Vec<Mark>> {
    let needed = needed(&blocks);
    let mut pages = vec![Vec::new()];
    let mut y = Um(0);
    // After a heading nothing begins a new page: the room was reckoned for both.
    let mut held = false;
    for (block, needed) in blocks.into_iter().zip(needed) {
        if y > Um(0) && !held && y + needed > height {
            pages.push(Vec::new());
            y = Um(0);
        }
        held = block.with_next;
        for row in block.rows {
            // A gap at the head of a page is only a gap.
            if y == Um(0) && row.marks.is_empty() {
                continue;
            }
            if y > Um(0) && y + row.height > height {
                pages.push(Vec::new());
                y = Um(0);
            }
            if let Some(page) = pages.last_mut() {
                page.extend(row.marks.into_iter().map(|mark| mark.moved(Place { x: Um(0), y })));
            }
            y = y + row.height;
        }
    }
    pages
}

/// How much room each block needs where it begins: its own height, and that of the next where it goes with it.
fn needed(blocks: &[Block]) -> Vec<Um> {
    let mut needed: Vec<Um> = blocks.iter().map(Block::height).collect();
    for at in (0..blocks.len().saturating_sub(1)).rev() {
        if blocks.get(at).is_some_and(|block| block.with_next)
            && let [this, next] = &mut needed[at..=at + 1]
        {
            *this = *this + *next;
        }
    }
    needed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mark::outline;
    use kakanai_domain::form::um::Area;

    fn block(heights: &[i32], with_next: bool) -> Block {
        let row = |height: &i32| {
            let area = Area { x: Um(0), y: Um(0), w: Um(1), h: Um(1) };
            Row { height: Um(*height), marks: vec![outline(&area, Um(1))] }
        };
        Block { rows: heights.iter().map(row).collect(), with_next }
    }

    fn counts(blocks: Vec<Block>) -> Vec<usize> {
        pages(blocks, Um(100)).iter().map(Vec::len).collect()
    }

    #[test]
    fn a_block_is_never_cut_in_two() {
        assert_eq!(counts(vec![block(&[40, 40], false), block(&[10, 10, 10], false)]), [2, 3]);
        assert_eq!(counts(vec![block(&[40, 40], false), block(&[10, 10], false)]), [4]);
    }

    #[test]
    fn a_heading_goes_with_what_follows() {
        assert_eq!(counts(vec![block(&[70], false), block(&[10], true), block(&[15, 15], false)]), [1, 3]);
    }

    #[test]
    fn a_block_higher_than_a_page_goes_on_without_losing_a_line() {
        assert_eq!(counts(vec![block(&[60; 5], false)]), [1, 1, 1, 1, 1]);
        assert_eq!(counts(vec![block(&[10], true), block(&[30; 7], false)]), [4, 3, 1]);
    }

    #[test]
    fn nothing_is_one_empty_page() {
        assert_eq!(counts(Vec::new()), [0]);
    }
}
