//! A wire between desks and centre that spoils whole words of HTTP: late, lost, cut short, said twice, said again much
//! later. What it does to which word is seeded; it never makes up a word of its own.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a wire that cannot be laid is a seed that failed; lengths are compared before anything is cut"
)]

use std::collections::BTreeMap;
use std::io::{Error, Result};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::dice::Dice;

/// The longest that a word is held back.
const LATE_MS_MAX: usize = 20;

/// A wire that spoils words until it is healed.
pub struct SpoilingWire {
    addr: SocketAddr,
    inside: Arc<Inside>,
}

struct Inside {
    centre: SocketAddr,
    state: Mutex<State>,
}

struct State {
    dice: Dice,
    is_well: bool,
    /// words that will be said again, some time
    kept: Vec<Vec<u8>>,
    spoiled: BTreeMap<&'static str, u64>,
}

/// What becomes of one word and its answer.
#[derive(Clone, Copy)]
enum Fate {
    Arrives,
    IsLate,
    IsLost,
    AnswerIsLost,
    IsCutShort,
    AnswerIsCutShort,
    ArrivesTwice,
    ArrivesAgainLater,
}

impl Fate {
    const ALL: [(Self, &'static str); 7] = [
        (Self::IsLate, "late"),
        (Self::IsLost, "lost"),
        (Self::AnswerIsLost, "answers lost"),
        (Self::IsCutShort, "cut short"),
        (Self::AnswerIsCutShort, "answers cut short"),
        (Self::ArrivesTwice, "said twice"),
        (Self::ArrivesAgainLater, "said again later"),
    ];
}

impl SpoilingWire {
    /// Lays a wire to a centre.
    pub async fn to(centre: SocketAddr, seed: u64) -> Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let state = State { dice: Dice(seed), is_well: false, kept: Vec::new(), spoiled: BTreeMap::new() };
        let inside = Arc::new(Inside { centre, state: Mutex::new(state) });
        let wire = Self { addr: listener.local_addr()?, inside: Arc::clone(&inside) };
        tokio::spawn(async move {
            while let Ok((desk, _)) = listener.accept().await {
                tokio::spawn(carry(desk, Arc::clone(&inside)));
            }
        });
        Ok(wire)
    }

    /// Where desks connect.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// From now on words go through as they are; those that were to be said again are said first.
    pub async fn heal(&self) {
        let kept = self.inside.with(|state| {
            state.is_well = true;
            std::mem::take(&mut state.kept)
        });
        for word in kept {
            self.inside.ask(&word).await.expect("the centre answers, well or not, what it is asked again");
        }
    }

    /// How often each kind of trouble came.
    #[must_use]
    pub fn spoiled(&self) -> BTreeMap<&'static str, u64> {
        self.inside.with(|state| state.spoiled.clone())
    }
}

impl Inside {
    fn with<T>(&self, act: impl FnOnce(&mut State) -> T) -> T {
        act(&mut self.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn fate(&self) -> Fate {
        self.with(|state| {
            if state.is_well || state.dice.one_in(2) {
                return Fate::Arrives;
            }
            let (fate, name) = *state.dice.pick(&Fate::ALL);
            *state.spoiled.entry(name).or_default() += 1;
            fate
        })
    }

    fn roll(&self, sides: usize) -> usize {
        self.with(|state| state.dice.roll(sides))
    }

    /// Asks the centre, and gives its answer.
    async fn ask(&self, word: &[u8]) -> Result<Vec<u8>> {
        let mut centre = TcpStream::connect(self.centre).await?;
        centre.write_all(word).await?;
        whole(&mut centre, &mut Vec::new()).await?.ok_or_else(|| Error::other("the centre did not answer"))
    }

    /// A word that was to be said again, now that some time has passed.
    fn kept(&self) -> Option<Vec<u8>> {
        self.with(|state| {
            let some = !state.kept.is_empty() && state.dice.one_in(3);
            some.then(|| {
                let at = state.dice.roll(state.kept.len());
                state.kept.swap_remove(at)
            })
        })
    }

    /// What the desk is answered; an error is a line that broke.
    async fn answer(&self, word: Vec<u8>) -> Result<Vec<u8>> {
        if let Some(again) = self.kept() {
            self.ask(&again).await?;
        }
        let lost = || Error::other("lost");
        match self.fate() {
            Fate::Arrives => self.ask(&word).await,
            Fate::IsLate => {
                let late = u64::try_from(self.roll(LATE_MS_MAX)).unwrap_or_default();
                tokio::time::sleep(Duration::from_millis(late)).await;
                self.ask(&word).await
            }
            Fate::IsLost => Err(lost()),
            Fate::AnswerIsLost => self.ask(&word).await.and(Err(lost())),
            Fate::IsCutShort => {
                let mut centre = TcpStream::connect(self.centre).await?;
                centre.write_all(&word[..self.roll(word.len())]).await?;
                centre.shutdown().await?;
                // The centre says what it makes of half a word, or hangs up; nobody hears it.
                centre.read_to_end(&mut Vec::new()).await?;
                Err(lost())
            }
            Fate::AnswerIsCutShort => {
                let mut answer = self.ask(&word).await?;
                answer.truncate(self.roll(answer.len()));
                Ok(answer)
            }
            Fate::ArrivesTwice => {
                self.ask(&word).await?;
                self.ask(&word).await
            }
            Fate::ArrivesAgainLater => {
                let answer = self.ask(&word).await?;
                self.with(|state| state.kept.push(word));
                Ok(answer)
            }
        }
    }
}

/// Carries a desk's words one after another, until one is lost.
async fn carry(mut desk: TcpStream, inside: Arc<Inside>) -> Result<()> {
    let mut read = Vec::new();
    while let Some(word) = whole(&mut desk, &mut read).await? {
        let answer = inside.answer(word).await?;
        desk.write_all(&answer).await?;
        if length(&answer) != Some(answer.len()) {
            break;
        }
    }
    Ok(())
}

/// The next whole message; `None` when the other side hung up. What was read beyond it stays in `read`.
async fn whole(stream: &mut TcpStream, read: &mut Vec<u8>) -> Result<Option<Vec<u8>>> {
    let mut block = vec![0; 64 * 1024];
    loop {
        if let Some(length) = length(read).filter(|length| read.len() >= *length) {
            let rest = read.split_off(length);
            return Ok(Some(std::mem::replace(read, rest)));
        }
        let more = stream.read(&mut block).await?;
        if more == 0 {
            return Ok(None);
        }
        read.extend_from_slice(&block[..more]);
    }
}

/// How long a message is, head and body, once its head is there.
fn length(message: &[u8]) -> Option<usize> {
    let head = message.windows(4).position(|end| end == b"\r\n\r\n")? + 4;
    let lines = String::from_utf8_lossy(&message[..head]).to_ascii_lowercase();
    assert!(!lines.contains("transfer-encoding"), "a body in pieces is not carried: {lines}");
    let body = lines.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
    Some(head + body.unwrap_or(0))
}
