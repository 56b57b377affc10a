//! What must hold between the words of the settings: unique codes, lines that exist, tokens kept as hashes.

use std::collections::HashSet;

use toml::Spanned;

use crate::config::{RawDesk, RawQueue, RawWard};
use crate::ward::{Desk, Queue, Ward};

/// Where, and what is wrong there.
type Wrong = (usize, String);

/// What was seen so far.
#[derive(Default)]
pub(crate) struct Check {
    wards: HashSet<String>,
    tokens: HashSet<[u8; 32]>,
}

impl Check {
    pub fn wards(mut self, raw: Spanned<Vec<RawWard>>) -> Result<Vec<Ward>, Wrong> {
        let at = raw.span().start;
        let wards: Vec<Ward> =
            raw.into_inner().into_iter().map(|w| self.ward(w)).collect::<Result<_, _>>()?;
        if wards.is_empty() {
            return Err((at, "区役所（[[wards]]）が一つもありません。".to_owned()));
        }
        Ok(wards)
    }

    fn ward(&mut self, raw: RawWard) -> Result<Ward, Wrong> {
        let code = id(&raw.code, "区の code")?;
        once(&mut self.wards, &raw.code, "区の code")?;
        let queues = queues(raw.queues)?;
        let mut ids = HashSet::new();
        let desks =
            raw.desks.into_iter().map(|d| self.desk(d, &queues, &mut ids)).collect::<Result<_, _>>()?;
        Ok(Ward { code, name: words(&raw.name, "区の name")?, queues, desks })
    }

    fn desk(&mut self, raw: RawDesk, queues: &[Queue], ids: &mut HashSet<String>) -> Result<Desk, Wrong> {
        once(ids, &raw.id, "窓口の id")?;
        let serves = raw.queues.iter().map(|q| known(q, queues)).collect::<Result<_, _>>()?;
        let token_sha256 = sha256(&raw.token_sha256)?;
        if !self.tokens.insert(token_sha256) {
            let reason = "token_sha256 がほかの窓口と同じです。窓口ごとに別のトークンを作ってください。";
            return Err((raw.token_sha256.span().start, reason.to_owned()));
        }
        let name = words(&raw.name, "窓口の name")?;
        Ok(Desk { id: id(&raw.id, "窓口の id")?, name, queues: serves, token_sha256 })
    }
}

fn queues(raw: Vec<RawQueue>) -> Result<Vec<Queue>, Wrong> {
    let (mut ids, mut letters) = (HashSet::new(), HashSet::new());
    raw.into_iter()
        .map(|raw| {
            once(&mut ids, &raw.id, "列の id")?;
            once(&mut letters, &raw.letter, "列の記号")?;
            queue(&raw)
        })
        .collect()
}

fn queue(raw: &RawQueue) -> Result<Queue, Wrong> {
    let (first, last) = (*raw.first.get_ref(), *raw.last.get_ref());
    if first < 1 || last < first || last > 99_999 {
        let reason = "番号は 1 以上 99999 以下で、first を last より小さくしてください。";
        return Err((raw.first.span().start, reason.to_owned()));
    }
    Ok(Queue {
        id: id(&raw.id, "列の id")?,
        letter: letter(&raw.letter)?,
        name: words(&raw.name, "列の name")?,
        matter: raw.matter.as_ref().map(|matter| id(matter, "列の matter")).transpose()?,
        first,
        last,
    })
}

fn known(written: &Spanned<String>, queues: &[Queue]) -> Result<String, Wrong> {
    let name = written.get_ref();
    if queues.iter().any(|queue| queue.id == *name) {
        return Ok(name.clone());
    }
    let reason = format!("列「{name}」はこの区の [[wards.queues]] にありません。");
    Err((written.span().start, reason))
}

fn once(seen: &mut HashSet<String>, written: &Spanned<String>, what: &str) -> Result<(), Wrong> {
    if seen.insert(written.get_ref().clone()) {
        return Ok(());
    }
    let reason = format!("{what}「{}」が二度あります。別のものにしてください。", written.get_ref());
    Err((written.span().start, reason))
}

fn id(written: &Spanned<String>, what: &str) -> Result<String, Wrong> {
    let text = written.get_ref();
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    if (1..=40).contains(&text.len()) && text.chars().all(fits) {
        return Ok(text.clone());
    }
    let reason = format!("{what} は英小文字・数字・「-」「_」「.」の 40 字以内で書いてください。");
    Err((written.span().start, reason))
}

fn letter(written: &Spanned<String>) -> Result<String, Wrong> {
    let text = written.get_ref();
    if (1..=3).contains(&text.len()) && text.chars().all(|c| c.is_ascii_uppercase()) {
        return Ok(text.clone());
    }
    Err((written.span().start, "列の記号 letter は A から Z の 3 字以内で書いてください。".to_owned()))
}

fn words(written: &Spanned<String>, what: &str) -> Result<String, Wrong> {
    let text = written.get_ref();
    let length = text.chars().count();
    if (1..=40).contains(&length) && !text.chars().any(char::is_control) {
        return Ok(text.clone());
    }
    Err((written.span().start, format!("{what} は 1 字以上 40 字以内で書いてください。")))
}

/// The reason never repeats what was written: it may be the token itself.
fn sha256(written: &Spanned<String>) -> Result<[u8; 32], Wrong> {
    let wrong = || {
        let reason = "token_sha256 には、窓口のトークンそのものではなく、その SHA-256 を 16 進 64 字で書いてください。";
        (written.span().start, reason.to_owned())
    };
    let text = written.get_ref();
    let hex = |c: u8| c.is_ascii_digit() || (b'a'..=b'f').contains(&c);
    if text.len() != 64 || !text.bytes().all(hex) {
        return Err(wrong());
    }
    let mut hash = [0; 32];
    for (byte, pair) in hash.iter_mut().zip(text.as_bytes().chunks(2)) {
        let pair = std::str::from_utf8(pair).map_err(|_| wrong())?;
        *byte = u8::from_str_radix(pair, 16).map_err(|_| wrong())?;
    }
    Ok(hash)
}
