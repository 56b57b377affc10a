//! The ward as a supervisor sees it from this desk: every window, every line. Staff and numbers only.

use jiff::Timestamp;
use kakanai_protocol::{DeskState, LiveDesk, LiveLine, LiveWard};

use crate::commands::Nothing;
use crate::counter::seconds_between;
use crate::desk::Desk;
use crate::notices;
use crate::records;
use crate::refusal::Refusal;
use crate::surroundings::on_the_wall;
use crate::views::{WardDesk, WardDeskState, WardLine, WardView};

/// A desk that the centre has not heard of for so long is shown as silent.
const SILENT_S: u32 = 30;

impl Desk {
    pub(crate) async fn ward_look(&self, _: Nothing) -> Result<WardView, Refusal> {
        let office = self.supervised()?;
        let live = office.centre.live().await.map_err(|error| Refusal::refused(notices::link(&error)))?;
        let contested = records::contested(&office)?;
        Ok(WardView { contested, ..view(&office.settings.office, live) })
    }
}

fn view(office: &str, live: LiveWard) -> WardView {
    let wall = on_the_wall(live.at);
    WardView {
        office: office.to_owned(),
        at: format!("{:02}:{:02}:{:02}", wall.hour(), wall.minute(), wall.second()),
        desks: live.desks.into_iter().map(|desk| desk_view(desk, live.at)).collect(),
        lines: live.lines.into_iter().map(|line| line_view(line, live.at)).collect(),
        contested: Vec::new(),
    }
}

fn desk_view(desk: LiveDesk, at: Timestamp) -> WardDesk {
    let silent = desk.heard_at.is_none_or(|heard| seconds_between(heard, at) > SILENT_S);
    let report = desk.report;
    WardDesk {
        desk_name: desk.desk_name,
        state: match report.as_ref().map(|report| report.state) {
            None | Some(DeskState::Closed) => WardDeskState::Closed,
            Some(DeskState::Open) => WardDeskState::Open,
            Some(DeskState::Calling) => WardDeskState::Calling,
            Some(DeskState::Serving) => WardDeskState::Serving,
        },
        since_s: report.as_ref().map_or(0, |report| seconds_between(report.since, at)),
        remaining: report.as_ref().and_then(|report| report.remaining),
        unsent: report.as_ref().map_or(0, |report| report.unsent),
        silent: silent && report.is_some(),
        clerk_name: report.as_ref().and_then(|report| report.clerk_name.clone()),
        ticket: report.as_ref().and_then(|report| report.ticket.clone()),
        matter_name: report.and_then(|report| report.matter_name),
    }
}

fn line_view(line: LiveLine, at: Timestamp) -> WardLine {
    WardLine {
        letter: line.letter,
        name: line.name,
        waiting: line.waiting,
        longest_min: line.oldest_taken_at.map_or(0, |oldest| seconds_between(oldest, at) / 60),
    }
}
