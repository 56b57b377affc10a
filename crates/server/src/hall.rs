//! A ward's hall at one moment, and the pictures made of it: board, kiosk, supervisor. Reads no store.

use jiff::Timestamp;
use kakanai_protocol::{
    BoardCall, BoardLine, BoardView, DeskReport, LiveDesk, LiveLine, LiveWard, MatterChoice,
};

/// Everything the store tells of a ward's day, numbers and desks only.
#[derive(Debug, Clone, PartialEq)]
pub struct Hall {
    /// the ward office's name
    pub office: String,
    /// every line in use
    pub lines: Vec<Line>,
    /// the day's newest calls, the newest first
    pub calls: Vec<BoardCall>,
    /// every desk in use, in the hall's order
    pub desks: Vec<DeskRow>,
}

/// A line and who waits in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// the queue's id
    pub queue: String,
    /// the number's letter
    pub letter: String,
    /// the matter, in Japanese
    pub name: String,
    /// how many wait
    pub waiting: u32,
    /// when the longest waiting took their number
    pub oldest_taken_at: Option<Timestamp>,
}

/// A desk and the newest it said.
#[derive(Debug, Clone, PartialEq)]
pub struct DeskRow {
    /// its id
    pub id: String,
    /// `3番窓口`
    pub name: String,
    /// its report and when the centre heard it
    pub heard: Option<(DeskReport, Timestamp)>,
}

impl Hall {
    /// What the hall's board shows.
    #[must_use]
    pub fn board(self, at: Timestamp) -> BoardView {
        let lines = self.lines.into_iter().map(Line::on_board).collect();
        BoardView { office: self.office, at, calls: self.calls, lines }
    }

    /// What the kiosk offers.
    #[must_use]
    pub fn matters(self) -> Vec<MatterChoice> {
        self.lines.into_iter().map(Line::at_kiosk).collect()
    }

    /// What the supervisor sees, and which queues the asking desk serves. A report of an earlier day counts as none.
    #[must_use]
    pub fn live(self, at: Timestamp, serves: Vec<String>, is_today: impl Fn(Timestamp) -> bool) -> LiveWard {
        let lines = self.lines.into_iter().map(Line::live).collect();
        let desks = self.desks.into_iter().map(|desk| desk.live(&is_today)).collect();
        LiveWard { at, desks, lines, serves }
    }
}

impl Line {
    fn on_board(self) -> BoardLine {
        BoardLine { queue: self.queue, letter: self.letter, name: self.name, waiting: self.waiting }
    }

    fn at_kiosk(self) -> MatterChoice {
        MatterChoice { queue: self.queue, letter: self.letter, name: self.name, waiting: self.waiting }
    }

    fn live(self) -> LiveLine {
        let Self { queue, letter, name, waiting, oldest_taken_at } = self;
        LiveLine { queue, letter, name, waiting, oldest_taken_at }
    }
}

impl DeskRow {
    fn live(self, is_today: impl Fn(Timestamp) -> bool) -> LiveDesk {
        let (report, heard_at) = self.heard.unzip();
        let report = report.filter(|_| heard_at.is_some_and(is_today));
        LiveDesk { desk: self.id, desk_name: self.name, report, heard_at }
    }
}
