//! A page of plain words to hand out: headings, entries, things to tick off. It knows no procedure and no paper size.

/// What is handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handout {
    /// `手続のご案内`
    pub title: String,
    /// beneath the title, and at the foot of every page: who hands it out, and when
    pub from: String,
    /// what it is, in a sentence or two
    pub lead: String,
    /// its parts, in order
    pub parts: Vec<Part>,
}

/// A part of a handout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// `必要な手続　14件`
    pub heading: String,
    /// what to know of the whole part
    pub lead: Option<String>,
    /// what stands in it
    pub body: Body,
}

/// What stands in a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// one after another, each kept whole
    Entries(Vec<Entry>),
    /// short things, each with a square to tick
    Ticks(Vec<String>),
    /// sentences, each with a dot
    Sentences(Vec<String>),
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// what it is called
    pub name: String,
    /// what must be seen first, at the right edge: `2026年6月24日(水)まで`
    pub at_right: Option<String>,
    /// a short label, and what it says
    pub lines: Vec<(&'static str, String)>,
}
