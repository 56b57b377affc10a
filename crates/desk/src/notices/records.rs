//! What is said about applications that are finished: why an act on one is not done, and what to do instead.

use kakanai_protocol::RefusalCode;

use super::notice;
use crate::views::Notice;

pub(crate) fn record_unreadable() -> Notice {
    notice(
        "RECORD_UNREADABLE",
        "この申請の答えは、このプログラムでは表示できません。",
        "記録はそのまま残っています。情報システム担当に、番号を伝えてください。",
    )
}

pub(crate) fn record_withdrawn() -> Notice {
    notice(
        "RECORD_WITHDRAWN",
        "この申請は取り下げられています。",
        "続けるときは、新しい申請として受け付けてください。",
    )
}

pub(crate) fn record_decided(step: &str) -> Notice {
    notice(
        "RECORD_DECIDED",
        format!("この申請は「{step}」まで進んでいるため、訂正も取下げもできません。"),
        "直すときは、新しい申請として受け付けるか、担当課に相談してください。",
    )
}

pub(crate) fn contest_is_over() -> Notice {
    notice(
        "CONTEST_IS_OVER",
        "この二つの値は、ほかの人がすでに選んだか、変わっています。",
        "いまの内容を見直してください。",
    )
}

pub(crate) fn choose_every_part() -> Notice {
    notice(
        "CHOOSE_EVERY_PART",
        "まだ選んでいない項目があります。",
        "どの項目も、どちらの値にするか選んでください。",
    )
}

pub(crate) fn choose_first() -> Notice {
    notice(
        "CHOOSE_FIRST",
        "この申請には、二つの値がある項目があります。",
        "先に、どちらの値にするか選んでください（K）。",
    )
}

pub(crate) fn finish_interview_first() -> Notice {
    notice(
        "FINISH_INTERVIEW_FIRST",
        "聞き取りの途中です。",
        "いまの聞き取りを終えるか、やめてから、訂正を始めてください。聞き取りの答えは残っています。",
    )
}

pub(crate) fn reason_required() -> Notice {
    notice(
        "REASON_REQUIRED",
        "理由が入っていません。",
        "あとで見た人に分かるように、理由を短く書いてください。",
    )
}

pub(crate) fn unknown_desk() -> Notice {
    notice("UNKNOWN_DESK", "その窓口は、この区役所にありません。", "一覧から選び直してください。")
}

pub(crate) fn not_in_tray() -> Notice {
    notice("NOT_IN_TRAY", "この件は、もう片づいています。", "一覧を見直してください。")
}

/// Why an act was not taken, here or by the centre.
pub(crate) fn act_refused(code: RefusalCode) -> Notice {
    use RefusalCode as Code;
    match code {
        Code::UnknownApplication => notice(
            "UNKNOWN_APPLICATION",
            "この申請は、まだ届いていないか、見つかりません。",
            "ほかの窓口の申請は、送信が済むと届きます。少し待って、もう一度探してください。",
        ),
        Code::IllegalStep => notice(
            "ILLEGAL_STEP",
            "この申請の段階は、ほかの人がすでに進めています。",
            "いまの段階を見て、必要なら改めて進めてください。",
        ),
        Code::Closed => notice(
            "RECORD_CLOSED",
            "この申請は決裁へ進んだか、取り下げられているため、変えられません。",
            "いまの内容を確かめてください。直すときは、新しい申請として受け付けます。",
        ),
        Code::ConflictOpen => notice(
            "CONFLICT_OPEN",
            "二つの値がある項目が残っているため、先へ進められません。",
            "「記録」でこの申請を開き、どちらの値にするか選んでください（K）。",
        ),
        Code::Malformed => notice(
            "ACT_MALFORMED",
            "内容が決まりに合いません（長すぎる言葉や、使えない文字など）。",
            "言葉を500文字までにして、もう一度行ってください。",
        ),
        Code::TooLarge => notice(
            "ACT_TOO_LARGE",
            "一度に送れる大きさを超えています。",
            "この端末に残っています。情報システム担当に知らせてください。",
        ),
        Code::UnknownKind | Code::ProtocolUnsupported => notice(
            "CENTRE_IS_OLDER",
            "親機のプログラムが、この操作をまだ知りません。",
            "親機が新しくなったら、もう一度送ってください。情報システム担当に知らせてください。",
        ),
        Code::Replayed => notice(
            "ACT_REPLAYED",
            "同じ番号の、ちがう操作がすでに届いています。",
            "「記録」でこの申請を開き、必要なら改めて行ってください。情報システム担当に知らせてください。",
        ),
        Code::Unauthorised | Code::WrongWard => notice(
            "ACT_NOT_OURS",
            "親機が、この窓口からの操作として認めませんでした。",
            "情報システム担当に、窓口の登録を確かめてもらい、もう一度送ってください。",
        ),
        Code::ChainBroken | Code::SequenceGap | Code::UnknownQueue | Code::LineFull | Code::Other => notice(
            "ACT_REFUSED",
            "親機が受け取りませんでした。",
            "この端末に残っています。「記録」でこの申請を確かめ、監督の職員に知らせてください。",
        ),
    }
}
