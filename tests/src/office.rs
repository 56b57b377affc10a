//! A small ward office in a temporary folder: the real centre on a free port and real desks beside it.
//! Only the clock, chance, the key place and the printer are the story's own.
#![expect(clippy::expect_used, reason = "an office that cannot be set up is a story that failed")]

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use kakanai_desk::{
    Chance, Clock, Desk, KeyPlace, KeyPlaceMissing, PrintTrouble, Printer, PrinterStanding, Refusal, Seat,
    Surroundings,
};
use kakanai_server::{Config, Outside, Running, serve};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::TempDir;
use tokio::task::JoinHandle;
use uuid::Uuid;
use zeroize::Zeroizing;

/// No condition of a story takes longer; a longer wait is a failure, not a slow machine.
const PATIENCE: Duration = Duration::from_secs(40);

/// A clock that moves a millisecond whenever someone looks, and dice that count.
#[derive(Default)]
pub struct Ticking(AtomicU64);

impl Ticking {
    fn tick(&self) -> u64 {
        self.0.fetch_add(1, Ordering::Relaxed)
    }

    fn moment(&self) -> Timestamp {
        let morning = Timestamp::from_second(1_795_222_800).expect("a morning of November 2026");
        morning + SignedDuration::from_millis(i64::try_from(self.tick()).unwrap_or_default())
    }
}

impl Clock for Ticking {
    fn now(&self) -> Timestamp {
        self.moment()
    }
}

impl Chance for Ticking {
    fn secret(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(Sha256::digest(self.tick().to_le_bytes()).into())
    }

    fn id(&self, _: Timestamp) -> Uuid {
        Uuid::from_u128((7 << 76) | u128::from(self.tick()))
    }
}

impl Outside for Ticking {
    fn now(&self) -> Timestamp {
        self.moment()
    }

    fn new_id(&self) -> Uuid {
        Uuid::from_u128((9 << 76) | u128::from(self.tick()))
    }
}

/// A key place that can be taken away, as a keyring is when nobody is logged in.
#[derive(Default)]
pub struct KeyBox {
    kept: Mutex<HashMap<String, Vec<u8>>>,
    gone: Mutex<bool>,
}

impl KeyBox {
    /// Takes the key place away, or brings it back.
    pub fn set_gone(&self, gone: bool) {
        *self.gone.lock().expect("no story panics while it holds the key box") = gone;
    }

    /// Another place with the same keys, as on a machine with a copied disk.
    #[must_use]
    pub fn copied(&self) -> Self {
        let kept = self.kept.lock().expect("no story panics while it holds the key box").clone();
        Self { kept: Mutex::new(kept), gone: Mutex::default() }
    }

    fn open(&self) -> Result<(), KeyPlaceMissing> {
        if *self.gone.lock().map_err(|_| KeyPlaceMissing)? { Err(KeyPlaceMissing) } else { Ok(()) }
    }
}

impl KeyPlace for KeyBox {
    fn get(&self, name: &str) -> Result<Option<Zeroizing<Vec<u8>>>, KeyPlaceMissing> {
        self.open()?;
        Ok(self.kept.lock().map_err(|_| KeyPlaceMissing)?.get(name).cloned().map(Zeroizing::new))
    }

    fn put(&self, name: &str, secret: &[u8]) -> Result<(), KeyPlaceMissing> {
        self.open()?;
        self.kept.lock().map_err(|_| KeyPlaceMissing)?.insert(name.to_owned(), secret.to_vec());
        Ok(())
    }
}

/// A printer that falls over, to show that nothing of it reaches the clerk but words.
pub struct BrokenPrinter;

impl Printer for BrokenPrinter {
    fn name(&self) -> Option<String> {
        Some("壊れたプリンター".to_owned())
    }

    #[expect(clippy::panic, reason = "falling over is this printer's whole purpose")]
    fn print(&self, _: &[u8], _: &str) -> Result<(), PrintTrouble> {
        panic!("the printer fell over");
    }

    fn standing(&self) -> PrinterStanding {
        PrinterStanding::default()
    }
}

/// A ward office.
pub struct Office {
    /// its folder, gone with the story
    pub folder: TempDir,
    /// the desk's key place
    pub keys: Arc<KeyBox>,
    /// the desk's printer
    pub printer: Arc<dyn Printer>,
    ticking: Arc<Ticking>,
    listen: Mutex<String>,
}

impl Default for Office {
    fn default() -> Self {
        Self {
            folder: tempfile::tempdir().expect("the system has a temporary folder"),
            keys: Arc::default(),
            printer: Arc::new(BrokenPrinter),
            ticking: Arc::default(),
            listen: Mutex::new("127.0.0.1:0".to_owned()),
        }
    }
}

/// A desk of the office, as its settings name it.
#[derive(Clone, Copy)]
struct OwnDesk {
    id: &'static str,
    name: &'static str,
    /// its folder within the office's
    folder: &'static str,
    token: &'static str,
}

const THIRD: OwnDesk =
    OwnDesk { id: "kk-3", name: "3番窓口", folder: "desk", token: "a-token-of-desk-three" };
const FIFTH: OwnDesk =
    OwnDesk { id: "kk-5", name: "5番窓口", folder: "fifth", token: "a-token-of-desk-five" };

impl OwnDesk {
    fn in_config(self) -> String {
        let Self { id, name, token, .. } = self;
        let token: String = Sha256::digest(token).iter().map(|byte| format!("{byte:02x}")).collect();
        format!(
            r#"
[[wards.desks]]
id = "{id}"
name = "{name}"
queues = ["certificate"]
token_sha256 = "{token}"
"#
        )
    }
}

impl Office {
    /// Opens the centre; a second opening finds the same port and the same database.
    pub async fn open_centre(&self) -> Running {
        let listen = self.listen.lock().expect("no story panics here").clone();
        let database = format!("sqlite://{}", self.folder.path().join("centre.db").display());
        let config = Config::parse("centre.toml", &self.centre_config(&listen, &database))
            .expect("the centre's settings are sound");
        let running = serve(config, self.outside()).await.expect("the centre starts");
        *self.listen.lock().expect("no story panics here") = running.addr.to_string();
        running
    }

    /// The world around this office's centre.
    pub fn outside(&self) -> Arc<dyn Outside> {
        Arc::clone(&self.ticking) as _
    }

    /// The centre's settings, over any database.
    pub fn centre_config(&self, listen: &str, database: &str) -> String {
        let desks = [THIRD, FIFTH].map(OwnDesk::in_config).concat();
        format!(
            r#"
listen = "{listen}"
database = "{database}"
[[wards]]
code = "kokurakita"
name = "小倉北区役所"
[[wards.queues]]
id = "certificate"
letter = "A"
name = "証明書"
matter = "certificate.resident"
first = 1
last = 999
{desks}"#
        )
    }

    /// Writes the desk's settings, for a centre at an address; `more` are further lines.
    pub fn write_settings(&self, server: &str, more: &str) -> PathBuf {
        self.write_settings_of(THIRD, server, more)
    }

    fn write_settings_of(&self, desk: OwnDesk, server: &str, more: &str) -> PathBuf {
        let OwnDesk { id, name, folder, token } = desk;
        let at = |name: &str| self.folder.path().join(name).display().to_string();
        let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../assets").display().to_string();
        let token_file = format!("{folder}.token");
        std::fs::write(at(&token_file), token).expect("the folder can be written");
        std::fs::write(at("staff.toml"), STAFF).expect("the folder can be written");
        let settings = format!(
            r#"
ward = "kokurakita"
office = "小倉北区役所"
addressee = "北九州市小倉北区長"
desk_id = "{id}"
desk_name = "{name}"
server = "{server}"
token_file = "{}"
data_dir = "{}"
catalogue_dir = "{assets}/catalogue"
forms_dir = "{assets}/forms"
fonts_dir = "{assets}/fonts"
staff_file = "{}"
{more}
"#,
            at(&token_file),
            at(folder),
            at("staff.toml"),
        );
        let path = self.folder.path().join(format!("{folder}.settings.toml"));
        std::fs::write(&path, settings).expect("the folder can be written");
        path
    }

    /// The world around this office's desk.
    pub fn surroundings(&self) -> Surroundings {
        Surroundings {
            clock: Arc::clone(&self.ticking) as _,
            chance: Arc::clone(&self.ticking) as _,
            keys: Arc::clone(&self.keys) as _,
            printer: Arc::clone(&self.printer),
        }
    }

    /// Opens the desk on its settings and starts its pump.
    pub fn open_desk(&self, settings: &Path) -> DeskAtWork {
        let desk = Desk::open(settings, self.surroundings());
        let pump = tokio::spawn(Arc::clone(&desk).pump());
        DeskAtWork { desk, pump }
    }

    /// Opens the office's other desk, a machine of its own.
    pub fn open_other_desk(&self, server: &str) -> DeskAtWork {
        let settings = self.write_settings_of(FIFTH, server, "");
        let outside = Surroundings { keys: Arc::new(KeyBox::default()), ..self.surroundings() };
        let desk = Desk::open(&settings, outside);
        let pump = tokio::spawn(Arc::clone(&desk).pump());
        DeskAtWork { desk, pump }
    }

    /// The desk's data folder.
    pub fn data_dir(&self) -> PathBuf {
        self.folder.path().join("desk")
    }
}

const STAFF: &str = r#"
[[staff]]
id = "yamamoto"
family_name = "山本"
name = "山本 恵"
section = "市民課"
role = "counter"
[[staff]]
id = "kuroda"
family_name = "黒田"
name = "黒田 誠"
section = "市民課"
role = "supervisor"
"#;

/// A desk with its pump running.
pub struct DeskAtWork {
    desk: Arc<Desk>,
    pump: JoinHandle<()>,
}

impl DeskAtWork {
    /// A seat says a command.
    pub async fn call(&self, seat: Seat, name: &str, request: Value) -> Result<Value, Refusal> {
        self.desk.call(seat, name, request).await
    }

    /// The clerk says a command that succeeds.
    pub async fn clerk(&self, name: &str, request: Value) -> Value {
        match self.desk.call(Seat::Clerk, name, request).await {
            Ok(reply) => reply,
            Err(refusal) => unreachable!("{name} was refused: {} {}", refusal.code, refusal.title),
        }
    }

    /// The clerk says a command that is refused; gives the code.
    pub async fn refused(&self, name: &str, request: Value) -> String {
        match self.desk.call(Seat::Clerk, name, request).await {
            Ok(reply) => unreachable!("{name} was not refused: {reply}"),
            Err(refusal) => refusal.code,
        }
    }

    /// Signs the counter's clerk in.
    pub async fn sign_in(&self) {
        self.clerk("session.sign_in", json!({ "staff": "yamamoto" })).await;
    }

    /// Answers a question: fact and what was typed, `None` for 不明.
    pub async fn answer(&self, question: &str, given: &[(&str, Option<&str>)]) -> Value {
        let given: serde_json::Map<String, Value> =
            given.iter().map(|(fact, typed)| ((*fact).to_owned(), json!(typed))).collect();
        self.clerk("interview.answer", json!({ "question": question, "given": given })).await
    }

    /// Plays the interview of someone who asks for their own certificate, from wherever it stands.
    pub async fn play_to_the_end(&self, name: &str) {
        let subject = [
            ("certificate_subject.name", Some(name)),
            ("certificate_subject.birth_date", Some("S50.1.2")),
            ("certificate_subject.address", Some("北九州市小倉北区架空町１−１")),
        ];
        self.answer("relation", &[("visitor.relation", Some("self"))]).await;
        self.answer("subject", &subject).await;
        self.answer("scope", &[("certificate.scope", Some("household"))]).await;
        self.answer("items", &[("certificate.items", Some("none"))]).await;
        self.answer("purpose", &[("certificate.purpose", None)]).await;
        self.answer("relief", &[("visitor.public_assistance", Some("false"))]).await;
        self.answer("copies", &[("certificate.copies", Some("１"))]).await;
    }

    /// Waits until the counter looks as wished, woken by the desk's own changes.
    pub async fn counter_until(&self, wished: impl Fn(&Value) -> bool) -> Value {
        self.until("counter.look", json!({}), wished).await
    }

    /// Waits until a look shows what is wished, woken by the desk's own changes.
    pub async fn until(&self, look: &str, request: Value, wished: impl Fn(&Value) -> bool) -> Value {
        let wait = async {
            let mut seen = json!(0);
            loop {
                let shown = self.clerk(look, request.clone()).await;
                if wished(&shown) {
                    return shown;
                }
                seen = self.clerk("changes.wait", json!({ "seen": seen })).await["seen"].clone();
            }
        };
        match tokio::time::timeout(PATIENCE, wait).await {
            Ok(shown) => shown,
            Err(_) => unreachable!("{look} never showed what was wished"),
        }
    }

    /// Waits until the link is in a state.
    pub async fn link_until(&self, state: &str) -> Value {
        self.counter_until(|counter| counter["link"]["state"] == state).await["link"].clone()
    }

    /// The desk's power goes: nothing is closed, nothing said.
    pub async fn power_cut(self) {
        self.pump.abort();
        let _ = self.pump.await;
    }
}

/// Takes a number at the kiosk.
pub async fn take_number(centre: &Running, press: u128) -> Value {
    let request = json!({ "ward": "kokurakita", "queue": "certificate", "press_id": Uuid::from_u128(press) });
    let url = format!("{}{}", centre.url(), kakanai_protocol::paths::ISSUE);
    let sent = reqwest::Client::new().post(url).json(&request).send().await;
    sent.expect("the kiosk reaches the centre").json().await.expect("the centre answers with a number")
}

/// A press of 次を呼ぶ.
pub fn press(number: u128) -> Value {
    json!({ "press": Uuid::from_u128(number) })
}
