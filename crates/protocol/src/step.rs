//! The back office's steps, and which may follow which. Pure; who may take one is not decided here.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where an application stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// 受付
    Received,
    /// 形式審査
    FormCheck,
    /// 内容審査
    ContentCheck,
    /// 決裁
    Decision,
    /// システム入力
    SystemEntry,
    /// 通知書発行
    NoticeIssued,
    /// 送付
    Sent,
    /// 差戻し
    Returned,
}

impl Step {
    /// Every step, in the back office's order.
    pub const ALL: [Self; 8] = [
        Self::Received,
        Self::FormCheck,
        Self::ContentCheck,
        Self::Decision,
        Self::SystemEntry,
        Self::NoticeIssued,
        Self::Sent,
        Self::Returned,
    ];

    /// Which steps may follow. What was sent back begins again with the check of its form; what was decided
    /// and entered elsewhere does not come back, it is corrected by an application of its own.
    #[must_use]
    pub const fn next(self) -> &'static [Self] {
        match self {
            Self::Received | Self::Returned => &[Self::FormCheck],
            Self::FormCheck => &[Self::ContentCheck, Self::Returned],
            Self::ContentCheck => &[Self::Decision, Self::Returned],
            Self::Decision => &[Self::SystemEntry, Self::Returned],
            Self::SystemEntry => &[Self::NoticeIssued],
            Self::NoticeIssued => &[Self::Sent],
            Self::Sent => &[],
        }
    }

    /// Whether answers may still be put right and the application taken back: until it lies before the one who decides.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Received | Self::FormCheck | Self::ContentCheck | Self::Returned)
    }

    /// The name in the database and on the wire.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Received => "received",
            Self::FormCheck => "form_check",
            Self::ContentCheck => "content_check",
            Self::Decision => "decision",
            Self::SystemEntry => "system_entry",
            Self::NoticeIssued => "notice_issued",
            Self::Sent => "sent",
            Self::Returned => "returned",
        }
    }

    /// The name as the office says it.
    #[must_use]
    pub const fn in_japanese(self) -> &'static str {
        match self {
            Self::Received => "受付",
            Self::FormCheck => "形式審査",
            Self::ContentCheck => "内容審査",
            Self::Decision => "決裁",
            Self::SystemEntry => "システム入力",
            Self::NoticeIssued => "通知書発行",
            Self::Sent => "送付",
            Self::Returned => "差戻し",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole table: a row a step, `o` where the step of the column may follow.
    const TABLE: [&str; 8] = [
        // 受 形 内 決 シ 通 送 差
        "受付         . o . . . . . .",
        "形式審査     . . o . . . . o",
        "内容審査     . . . o . . . o",
        "決裁         . . . . o . . o",
        "システム入力 . . . . . o . .",
        "通知書発行   . . . . . . o .",
        "送付         . . . . . . . .",
        "差戻し       . o . . . . . .",
    ];

    #[test]
    fn the_steps_follow_each_other_as_the_table_says() {
        for (from, row) in Step::ALL.into_iter().zip(TABLE) {
            let mut words = row.split_whitespace();
            assert_eq!(words.next(), Some(from.in_japanese()));
            for (to, may) in Step::ALL.into_iter().zip(words) {
                assert_eq!(from.next().contains(&to), may == "o", "{from:?} → {to:?}");
            }
        }
    }

    #[test]
    fn every_step_is_reached_and_only_what_was_sent_is_the_end() {
        for step in Step::ALL {
            assert!(
                step == Step::Received || Step::ALL.iter().any(|from| from.next().contains(&step)),
                "{step:?}"
            );
            assert_eq!(step.next().is_empty(), step == Step::Sent);
            assert_eq!(serde_json::to_value(step).unwrap(), step.name());
        }
    }

    #[test]
    fn nothing_is_put_right_once_it_lies_before_the_one_who_decides() {
        let open: Vec<Step> = Step::ALL.into_iter().filter(|step| step.is_open()).collect();
        assert_eq!(open, [Step::Received, Step::FormCheck, Step::ContentCheck, Step::Returned]);
    }
}
