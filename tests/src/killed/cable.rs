//! A network of the centre's own, joined to the desks' by a cable that can be pulled. Where the system lets nobody lay
//! one, it says so. A pulled cable says nothing to either side: no word arrives, and none is refused.

use std::net::Ipv4Addr;
use std::process::Command;

use super::{CentreAt, Counters, Outcome, spin};
use crate::dice::Dice;

/// What each desk does around a short pull.
const DEEDS: usize = 12;
/// About as long as a push takes at the centre, in spins.
const PUSH_SPINS: usize = 400_000;

/// A network with a cable to it, gone with this.
pub struct Cable {
    network: String,
    ours: String,
    theirs: String,
    subnet: u8,
}

impl Cable {
    /// Lays a cable to a new network; `None`, and a word on stderr, where this account may not.
    #[must_use]
    pub fn laid(what_for: &str) -> Option<Self> {
        let id = std::process::id();
        let cable = Self {
            network: format!("kakanai-{id}"),
            ours: format!("kk{id}a"),
            theirs: format!("kk{id}b"),
            subnet: u8::try_from(id % 256).unwrap_or_default(),
        };
        let Self { network, ours, theirs, .. } = &cable;
        let (here, there) = (format!("{}/30", cable.address(1)), format!("{}/30", cable.address(2)));
        let steps = [
            format!("netns add {network}"),
            format!("link add {ours} type veth peer name {theirs} netns {network}"),
            format!("addr add {here} dev {ours}"),
            format!("link set {ours} up"),
            format!("-n {network} addr add {there} dev {theirs}"),
            format!("-n {network} link set {theirs} up"),
        ];
        let laid = steps.iter().all(|step| ip(step));
        if !laid {
            eprintln!("not tried, as this account may not lay a network of its own: {what_for}");
        }
        laid.then_some(cable)
    }

    /// The network at its far end.
    #[must_use]
    pub fn network(&self) -> &str {
        &self.network
    }

    /// The address at its far end.
    #[must_use]
    pub fn far_end(&self) -> Ipv4Addr {
        self.address(2)
    }

    /// An address of the block that is set aside for trying out networks.
    const fn address(&self, last: u8) -> Ipv4Addr {
        Ipv4Addr::new(198, 18, self.subnet, last)
    }

    fn pull(&self) {
        assert!(ip(&format!("-n {} link set {} down", self.network, self.theirs)), "the cable is pulled");
    }

    fn plug_in(&self) {
        assert!(ip(&format!("-n {} link set {} up", self.network, self.theirs)), "the cable is plugged in");
    }
}

impl Drop for Cable {
    fn drop(&mut self) {
        // Either may be missing already where the laying failed halfway.
        let _ = ip(&format!("link del {}", self.ours));
        let _ = ip(&format!("netns del {}", self.network));
    }
}

fn ip(words: &str) -> bool {
    Command::new("ip").args(words.split(' ')).output().is_ok_and(|output| output.status.success())
}

/// Pulls the cable so many times for a moment while desks are at work, then once until they have given up.
pub async fn cables_pulled(seed: u64, cable: &Cable, mut centre: CentreAt, times: u64) -> Outcome {
    let (mut dice, mut outcome) = (Dice(seed), Outcome::default());
    centre.start();
    let counters = Counters::open(seed, &centre.url(), centre.desks());
    for _ in 0..times {
        let at_work = counters.at_work(DEEDS);
        counters.after_deeds(1 + dice.roll(DEEDS)).await;
        spin(dice.roll(PUSH_SPINS));
        cable.pull();
        spin(dice.roll(PUSH_SPINS));
        cable.plug_in();
        at_work.await;
    }
    cable.pull();
    // Nobody refuses them and nobody answers: they wait as long as a desk waits at the counter.
    let talked = counters.talk_once().await;
    if talked.iter().any(Result::is_ok) {
        outcome.wrong.push(format!("seed {seed}: a word went through a cable that was pulled"));
    }
    cable.plug_in();
    outcome.cycles = times + 1;
    counters.heal(&mut outcome).await;
    centre.kill();
    counters.hold_against(&centre, &mut outcome).await;
    outcome
}
