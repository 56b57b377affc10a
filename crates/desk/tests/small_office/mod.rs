//! One desk with a small invented ledger in a temporary folder, for stories of this crate. There is no centre: nothing
//! here is sent.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, Timestamp};
use kakanai_desk::{
    Chance, Clock, Desk, KeyPlace, KeyPlaceMissing, PrintTrouble, Printer, PrinterStanding, Seat,
    Surroundings,
};
use serde_json::{Value, json};
use tempfile::TempDir;
use uuid::Uuid;
use zeroize::Zeroizing;

/// Clock, dice, key place and printer of a story: nothing of them is left to the machine.
#[derive(Default)]
struct Invented {
    ticks: AtomicU64,
    secrets: Mutex<HashMap<String, Vec<u8>>>,
}

impl Invented {
    fn tick(&self) -> u64 {
        self.ticks.fetch_add(1, Ordering::Relaxed)
    }
}

impl Clock for Invented {
    fn now(&self) -> Timestamp {
        // The morning of 24 November 2026, and a little later at each look.
        let morning = Timestamp::from_second(1_795_478_400).unwrap();
        morning + SignedDuration::from_millis(self.tick().cast_signed())
    }
}

impl Chance for Invented {
    fn secret(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new([self.tick().to_le_bytes()[0]; 32])
    }

    fn id(&self, _: Timestamp) -> Uuid {
        Uuid::from_u128((7 << 76) | u128::from(self.tick()))
    }
}

impl KeyPlace for Invented {
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeyPlaceMissing> {
        Ok(self.secrets.lock().unwrap().get(name).cloned().map(Zeroizing::new))
    }

    fn put(&self, name: &str, secret: &[u8]) -> Result<(), KeyPlaceMissing> {
        self.secrets.lock().unwrap().insert(name.to_owned(), secret.to_vec());
        Ok(())
    }
}

impl Printer for Invented {
    fn name(&self) -> Option<String> {
        None
    }

    fn print(&self, _: &[u8], _: &str) -> Result<(), PrintTrouble> {
        Err(PrintTrouble::NoPrinter)
    }

    fn standing(&self) -> PrinterStanding {
        PrinterStanding::default()
    }
}

/// The office: its folder, and what must outlive a restart of its desk.
pub(crate) struct SmallOffice {
    folder: TempDir,
    invented: Arc<Invented>,
}

impl SmallOffice {
    /// An office whose ledger is one file.
    pub(crate) fn with_ledger(text: &str) -> Self {
        let office = Self { folder: tempfile::tempdir().unwrap(), invented: Arc::default() };
        std::fs::create_dir(office.at("catalogue")).unwrap();
        let holidays = "国民の祝日・休日月日,国民の祝日・休日名称\n2026/11/23,勤労感謝の日\n";
        std::fs::write(office.at("catalogue/holidays.csv"), holidays).unwrap();
        std::fs::write(office.at("desk.token"), "a-token").unwrap();
        std::fs::write(office.at("staff.toml"), STAFF).unwrap();
        office.exchange_ledger(text);
        let assets = concat!(env!("CARGO_MANIFEST_DIR"), "/../../assets");
        let at = |name: &str| office.at(name).display().to_string();
        let settings = format!(
            "ward = 'kokurakita'\noffice = '小倉北区役所'\naddressee = '北九州市小倉北区長'\ndesk_id = 'kk-3'\n\
             desk_name = '3番窓口'\nserver = 'http://127.0.0.1:9'\ntoken_file = '{}'\ndata_dir = '{}'\n\
             catalogue_dir = '{}'\nforms_dir = '{assets}/forms'\nfonts_dir = '{assets}/fonts'\nstaff_file = '{}'\n",
            at("desk.token"),
            at("desk"),
            at("catalogue"),
            at("staff.toml"),
        );
        std::fs::write(office.at("settings.toml"), settings).unwrap();
        office
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The DX staff put another ledger in its place.
    pub(crate) fn exchange_ledger(&self, text: &str) {
        std::fs::write(self.at("catalogue/ledger.yaml"), text).unwrap();
    }

    /// The ledgers that the desk keeps.
    pub(crate) fn kept_ledgers(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.at("desk/ledgers")).unwrap();
        let paths = entries.map(|entry| entry.unwrap().path());
        paths.filter(|path| path.extension().is_some_and(|ending| ending == "json")).collect()
    }

    /// Opens the desk and signs its clerk in.
    pub(crate) async fn open(&self) -> AtDesk {
        let outside = Surroundings {
            clock: Arc::clone(&self.invented) as _,
            chance: Arc::clone(&self.invented) as _,
            keys: Arc::clone(&self.invented) as _,
            printer: Arc::clone(&self.invented) as _,
        };
        let desk = AtDesk(Desk::open(&self.at("settings.toml"), outside));
        desk.clerk("session.sign_in", json!({ "staff": "yamamoto" })).await;
        desk
    }
}

const STAFF: &str = "[[staff]]\nid = 'yamamoto'\nfamily_name = '山本'\nname = '山本 恵'\nsection = '市民課'\nrole = 'counter'\n";

/// A desk with its clerk. Dropping it is a power cut: nothing is closed, nothing said.
pub(crate) struct AtDesk(Arc<Desk>);

impl AtDesk {
    /// The clerk says a command that succeeds.
    pub(crate) async fn clerk(&self, name: &str, request: Value) -> Value {
        match self.0.call(Seat::Clerk, name, request).await {
            Ok(reply) => reply,
            Err(refusal) => panic!("{name} was refused: {} {}", refusal.code, refusal.title),
        }
    }

    /// The clerk says a command that is refused; gives the code.
    pub(crate) async fn refused(&self, name: &str) -> String {
        match self.0.call(Seat::Clerk, name, json!({})).await {
            Ok(reply) => panic!("{name} was not refused: {reply}"),
            Err(refusal) => refusal.code,
        }
    }

    /// The clerk answers a question of one fact.
    pub(crate) async fn answer(&self, question: &str, fact: &str, typed: &str) -> Value {
        self.clerk("interview.answer", json!({ "question": question, "given": { fact: typed } })).await
    }
}
