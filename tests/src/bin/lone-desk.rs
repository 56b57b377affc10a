//! One desk's store as a process of its own, so that it can be killed: a clerk does seeded deeds without end, and each is
//! said on a line once it is durable. It shows nothing to anybody, and ends only by force or when nobody listens.
//!
//! `lone-desk FOLDER DESK SEED RUN [SERVER]`. With a server it also talks to the centre after every few deeds.

use std::io::{self, Write};
use std::path::PathBuf;

use kakanai_tests::deeds::{Applications, Clerk};
use kakanai_tests::dice::Dice;
use kakanai_tests::killed::{key_file, line_to, open_desk};

/// So many applications of one run are told apart from those of the next.
const RUN: u128 = 1 << 32;

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (folder, name, seed, run, server) = match words.as_slice() {
        [folder, name, seed, run] => (folder, name, seed, run, None),
        [folder, name, seed, run, server] => (folder, name, seed, run, Some(server)),
        _ => return Err(io::Error::other("lone-desk FOLDER DESK SEED RUN [SERVER]")),
    };
    let number = |word: &String| word.parse::<u64>().map_err(io::Error::other);
    let folder = PathBuf::from(folder);
    let desk = open_desk(&folder, name, &key_file(&folder)).map_err(io::Error::other)?;
    let centre = server.map(|server| line_to(server, name, &folder));
    let (seed, run) = (number(seed)?, number(run)?);
    let mut dice = Dice(seed ^ run.rotate_left(32));
    let mut known = Applications::after(u128::from(run) * RUN);
    let unsent = desk.waiting().map_err(io::Error::other)?.unsent;
    say(&format!("open {} {unsent}", desk.life().map_err(io::Error::other)?))?;
    loop {
        let next = Clerk { at: 0, desk: &desk, dice: &mut dice, known: &mut known }.deed();
        if let Some((ward, body)) = next {
            say(&desk.act(ward, body).map_err(io::Error::other)?.to_string())?;
        }
        if let Some(centre) = &centre
            && dice.one_in(4)
        {
            // A line that fails is no trouble of this program's: the deeds go on, and the next round tries again.
            let _ = desk.round(centre).await;
        }
    }
}

/// One line, out of this process when it returns.
fn say(line: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    writeln!(out, "{line}")?;
    out.flush()
}
