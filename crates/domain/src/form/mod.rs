//! Official forms as data, and how facts come to stand in their boxes. Not how ink is put on paper: that is `pdf`.
//!
//! A form is read from YAML ([`parse`]), filled from facts ([`fill`](fill::fill)), and each value is fitted to its
//! box ([`fit`]) once the widths of its characters are known. Every length is a whole number of micrometres.

pub mod bind;
pub mod bundle;
pub mod case_facts;
pub mod check;
pub mod cluster;
pub mod compare;
pub mod fact_name;
pub mod fed;
pub mod fill;
pub mod fit;
pub mod know;
mod layout;
pub mod parse;
pub mod sheet;
pub mod um;
pub mod written;

pub use bind::misfits;
pub use bundle::{Paper, fill_papers, fill_papers_of, papers};
pub use compare::{PaperChange, Turn, changed_papers};
pub use fact_name::fact_name;
pub use fill::{BoxWarning, Content, FilledBox, FilledForm, fill};
pub use know::{Know, Known};
pub use layout::raw::{Hand, OneOrMore, Shared};
pub use layout::usual_way;
pub use parse::{Problem, parse, schema};
pub use sheet::{Drawing, Form, FormBox, Source};
pub use um::{Area, Um};
pub use written::{WrittenBox, WrittenForm, WrittenSheet};
