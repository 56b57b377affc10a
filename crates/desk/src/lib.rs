//! One counter at work: the command table, the local store, the sync with the centre. Knows neither Tauri nor axum.

mod bundle;
mod case_file;
mod case_papers;
mod changes;
pub mod commands;
mod contents;
mod counter;
mod desk;
mod forms;
mod guest;
mod interview;
mod kept_ledgers;
mod ledger;
mod names;
pub mod notices;
mod papers;
mod placement;
mod printer;
mod records;
mod refusal;
mod session;
mod settings;
mod staff;
mod store;
mod surroundings;
mod sync;
mod table;
mod take_home;
mod usual_places;
pub mod views;
mod ward;
mod whole_file;

pub use case_file::{CaseFile, read_case};
pub use case_papers::{CasePapers, PaperPlaces, PaperRoom};
pub use contents::{Counted, check_contents};
pub use desk::{Desk, Wish};
pub use forms::ledger_with_forms;
pub use ledger::{Ledger, read_ledger};
pub use placement::{NewForm, Placement, new_form};
pub use refusal::{Refusal, Tone};
pub use settings::Settings;
pub use store::StoreError;
pub use surroundings::{
    Chance, Clock, KeyPlace, KeyPlaceMissing, PrintTrouble, Printer, PrinterStanding, PrinterTrouble,
    Surroundings,
};
pub use sync::{HttpCentre, LoneStore, Waiting};
pub use table::typescript;
pub use usual_places::{usual_ledger, usual_papers, usual_rare_names};
pub use views::Seat;
