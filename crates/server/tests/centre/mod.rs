//! A real centre on a free port for the tests, with a clock that ticks by itself. No test of its own.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::{SignedDuration, Timestamp};
use kakanai_domain::personal::Personal;
use kakanai_protocol::op::{CHAIN_START, ENVELOPE};
use kakanai_protocol::{ApplicationRecord, Envelope, Op, OpBody};
use kakanai_server::{Config, Outside, Running, serve};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

pub const TOKEN: &str = "a-token-of-desk-three";

/// A clock that moves a millisecond whenever someone looks, and ids that count.
#[derive(Default)]
pub struct Ticking(AtomicU64);

impl Outside for Ticking {
    fn now(&self) -> Timestamp {
        let ticks = i64::try_from(self.0.fetch_add(1, Ordering::Relaxed)).unwrap();
        let morning: Timestamp = "2026-11-20T23:30:00Z".parse().unwrap();
        morning + SignedDuration::from_millis(ticks)
    }

    fn new_id(&self) -> Uuid {
        Uuid::from_u128((1 << 64) | u128::from(self.0.fetch_add(1, Ordering::Relaxed)))
    }
}

pub fn config(folder: &Path, more: &str) -> Config {
    let hash: String = Sha256::digest(TOKEN).iter().map(|byte| format!("{byte:02x}")).collect();
    let database = folder.join("centre.db");
    let text = format!(
        r#"
listen = "127.0.0.1:0"
database = "sqlite://{}"
{more}
[[wards]]
code = "kokurakita"
name = "小倉北区役所"
[[wards.queues]]
id = "certificate"
letter = "C"
name = "証明書"
matter = "certificate.resident"
first = 1
last = 999
[[wards.desks]]
id = "kk-3"
name = "3番窓口"
queues = ["certificate"]
token_sha256 = "{hash}"
"#,
        database.display()
    );
    Config::parse("test.toml", &text).unwrap()
}

/// A client; it asks for a crypto provider even where nothing is encrypted.
pub fn client() -> reqwest::Client {
    // It fails when another test of the process was first, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::new()
}

pub struct Centre {
    pub running: Running,
    pub folder: tempfile::TempDir,
    pub http: reqwest::Client,
}

impl Centre {
    pub async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let running = serve(config(folder.path(), ""), Arc::new(Ticking::default())).await.unwrap();
        Self { running, folder, http: client() }
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.running.url())
    }

    pub async fn post(&self, path: &str, body: &impl serde::Serialize) -> reqwest::Response {
        self.http.post(self.url(path)).bearer_auth(TOKEN).json(body).send().await.unwrap()
    }

    pub async fn get(&self, path: &str) -> reqwest::Response {
        self.http.get(self.url(path)).bearer_auth(TOKEN).send().await.unwrap()
    }

    /// Takes a number at the kiosk.
    pub async fn take_number(&self, press: u128) -> serde_json::Value {
        let press =
            json!({ "ward": "kokurakita", "queue": "certificate", "press_id": Uuid::from_u128(press) });
        let response = self.post(kakanai_protocol::paths::ISSUE, &press).await;
        assert_eq!(response.status(), 200);
        response.json().await.unwrap()
    }
}

/// The device's first op: an application with these facts, for this ticket.
pub fn application(facts: serde_json::Value, ticket_id: Option<Uuid>) -> Op {
    let made_at: Timestamp = "2026-11-20T23:40:00Z".parse().unwrap();
    let application = ApplicationRecord {
        id: Uuid::from_u128(900),
        number: "kk3-0001".into(),
        matter: "certificate.resident".into(),
        catalogue_version: "1".into(),
        clerk_id: "s-101".into(),
        ticket_id,
        finished_at: made_at,
        required: vec!["resident.copy".into()],
        undecided: vec![],
        facts: Personal::new(facts),
    };
    Op::seal(&Envelope {
        v: ENVELOPE,
        op_id: Uuid::from_u128(901),
        device_id: Uuid::from_u128(70),
        incarnation: Uuid::from_u128(71),
        seq: 1,
        ward: "kokurakita".into(),
        made_at,
        prev: CHAIN_START.into(),
        body: OpBody::ApplicationFinished { application: Box::new(application) },
    })
    .unwrap()
}
