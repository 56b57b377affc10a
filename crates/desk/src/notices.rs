//! Every word this desk says about trouble, on one page: what happened, what to do, and that nothing is lost.

mod records;

use kakanai_domain::interview::Misread;
use kakanai_protocol::{CentreError, RefusalCode};

use crate::store::WhyReborn;
use crate::surroundings::PrinterTrouble;
use crate::views::Notice;

pub(crate) use records::*;

pub(crate) fn notice(code: &str, title: impl Into<String>, what_to_do: impl Into<String>) -> Notice {
    Notice { code: code.to_owned(), title: title.into(), what_to_do: what_to_do.into() }
}

// --- opening the desk ---

pub(crate) fn settings_missing(file: &str) -> Notice {
    notice(
        "SETTINGS_MISSING",
        format!("設定ファイル {file} が見つかりません。"),
        "情報システム担当に連絡し、設定ファイルを置いてから「もう一度試す」を押してください。受付の記録には触れていません。",
    )
}

pub(crate) fn settings_damaged(file: &str, line: usize, reason: &str) -> Notice {
    notice(
        "SETTINGS_DAMAGED",
        format!("設定ファイル {file} の{line}行目が読めません。"),
        format!(
            "情報システム担当に、この画面を見せてください（理由: {reason}）。受付の記録には触れていません。"
        ),
    )
}

pub(crate) fn last_good_settings(found: &Notice) -> Notice {
    notice(
        "SETTINGS_LAST_GOOD",
        format!("{}前回の正しい設定で動いています。", found.title),
        "受付は続けられます。情報システム担当に、設定ファイルの修復を頼んでください。",
    )
}

pub(crate) fn last_good_ledger(file: &str, line: u64, reason: &str) -> Notice {
    notice(
        "LEDGER_LAST_GOOD",
        format!("手続台帳 {file} の{line}行目が正しくないため、前回の正しい台帳で判定しています。"),
        format!("受付は続けられます。DX担当に、台帳の修復を頼んでください（{reason}）。"),
    )
}

pub(crate) fn catalogue_damaged(file: &str, line: u64, reason: &str) -> Notice {
    notice(
        "CATALOGUE_DAMAGED",
        format!("手続台帳 {file} の{line}行目が正しくありません。"),
        format!("DX担当に、この画面を見せてください（{reason}）。受付の記録には触れていません。"),
    )
}

pub(crate) fn form_damaged(file: &str, line: u64, reason: &str) -> Notice {
    notice(
        "FORM_DAMAGED",
        format!("様式 {file} の{line}行目が正しくありません。"),
        format!("DX担当に、この画面を見せてください（{reason}）。受付の記録には触れていません。"),
    )
}

pub(crate) fn contents_missing(file: &str) -> Notice {
    notice(
        "CONTENTS_MISSING",
        format!("動作に必要なファイル {file} が読めません。"),
        "情報システム担当に、インストールのやり直しを頼んでください。受付の記録には触れていません。",
    )
}

pub(crate) fn second_instance() -> Notice {
    notice(
        "SECOND_INSTANCE",
        "この窓口のプログラムは、すでに動いています。",
        "画面の下の一覧から、開いている「書かない」の窓に切り替えてください。",
    )
}

pub(crate) fn keyring_missing() -> Notice {
    notice(
        "KEYRING_MISSING",
        "この端末の鍵の保管場所（キーリング）が開けません。",
        "パソコンに職員のアカウントでログインし直してください。直らないときは情報システム担当へ。受付の記録は暗号化されたまま、この端末に残っています。",
    )
}

pub(crate) fn keyring_absent() -> Notice {
    notice(
        "KEYRING_ABSENT",
        "この端末には鍵の保管場所（キーリング）がありません。",
        "受付の記録を守るため、所属で決めた合言葉（12文字以上）で開きます。合言葉は端末に残しません。",
    )
}

pub(crate) fn wrong_passphrase() -> Notice {
    notice(
        "WRONG_PASSPHRASE",
        "合言葉が違います。",
        "もう一度入力してください。大文字・小文字、全角・半角も確かめてください。",
    )
}

pub(crate) fn short_passphrase() -> Notice {
    notice("SHORT_PASSPHRASE", "合言葉が短すぎます。", "12文字以上で決めてください。")
}

pub(crate) fn store_unreadable() -> Notice {
    notice(
        "STORE_UNREADABLE",
        "この端末の受付の記録が開けません。",
        "電源を切らずに、情報システム担当に連絡してください。記録のファイルは、そのまま残してあります。",
    )
}

// --- keeping ---

pub(crate) fn disk_full() -> Notice {
    notice(
        "DISK_FULL",
        "ディスクの空きがなく、保存できませんでした。",
        "入力は画面に残っています。不要なファイルを消すか、情報システム担当に連絡してから、もう一度 Enter を押してください。",
    )
}

pub(crate) fn not_saved() -> Notice {
    notice(
        "NOT_SAVED",
        "保存できませんでした。",
        "入力は画面に残っています。もう一度 Enter を押してください。続くときは情報システム担当へ。",
    )
}

pub(crate) fn fault() -> Notice {
    notice(
        "FAULT",
        "プログラムの中で問題が起きました。",
        "保存した回答は失われていません。もう一度同じ操作をしてください。続くときは情報システム担当へ。",
    )
}

// --- what the screen may say ---

pub(crate) fn malformed() -> Notice {
    notice(
        "MALFORMED",
        "画面からの依頼を読めませんでした。",
        "もう一度同じ操作をしてください。続くときは情報システム担当へ。",
    )
}

pub(crate) fn unknown_command() -> Notice {
    notice(
        "UNKNOWN_COMMAND",
        "その操作はありません。",
        "情報システム担当に、画面と本体の版が同じかを確かめてもらってください。",
    )
}

pub(crate) fn not_this_seat() -> Notice {
    notice("NOT_THIS_SEAT", "この画面からは、その操作はできません。", "窓口の画面から操作してください。")
}

pub(crate) fn sign_in_first() -> Notice {
    notice("SIGN_IN_FIRST", "職員がサインインしていません。", "番号で職員を選んでから操作してください。")
}

pub(crate) fn supervisors_only() -> Notice {
    notice(
        "SUPERVISORS_ONLY",
        "監督の役割の職員だけが見られます。",
        "監督の職員でサインインし直してください。",
    )
}

pub(crate) fn unknown_staff() -> Notice {
    notice("UNKNOWN_STAFF", "その職員は、この窓口の名簿にいません。", "一覧から選び直してください。")
}

// --- the queue ---

pub(crate) fn nobody_waits() -> Notice {
    notice("NOBODY_WAITS", "お待ちの方はいません。", "番号札のない方は F6 で受け付けられます。")
}

pub(crate) fn visitor_at_desk() -> Notice {
    notice(
        "VISITOR_AT_DESK",
        "いまの方の受付が終わっていません。",
        "F12 で終えてから、次の方を呼んでください。",
    )
}

pub(crate) fn cannot_call_now(error: &CentreError) -> Notice {
    let found = link(error);
    notice(
        "CANNOT_CALL_NOW",
        "いまは番号を呼び出せません。",
        format!("{}番号札のない方と同じく、F6 で聞き取りと申請書の作成は続けられます。", found.title),
    )
}

// --- the interview ---

pub(crate) fn no_interview() -> Notice {
    notice(
        "NO_INTERVIEW",
        "聞き取りが始まっていません。",
        "F2 で呼び出すか、F6 で番号なしの受付を始めてください。",
    )
}

pub(crate) fn interview_open() -> Notice {
    notice("INTERVIEW_OPEN", "聞き取りの途中です。", "F12 で終えてから、次の受付を始めてください。")
}

pub(crate) fn unknown_matter() -> Notice {
    notice("UNKNOWN_MATTER", "その用件の聞き取りはありません。", "一覧から選び直してください。")
}

pub(crate) fn matter_not_in_ledger() -> Notice {
    notice(
        "MATTER_NOT_IN_LEDGER",
        "いま有効な手続台帳に、この用件がありません。",
        "始めたときの台帳で続けられるときは、そのまま続けてください。続けられないときは、DX担当に連絡してください。",
    )
}

pub(crate) fn matter_apart(name: &str) -> Notice {
    notice(
        "MATTER_APART",
        format!("「{name}」は、この聞き取りといっしょには取り上げられません。"),
        "中心になる方が違う用件です。いまの受付を F12 で終えてから、F6 で別に始めてください。",
    )
}

pub(crate) fn matter_stays(name: &str) -> Notice {
    notice(
        "MATTER_STAYS",
        format!("「{name}」は、この聞き取りから外せません。"),
        "外せるのは、あとから加えた用件だけです。始めた用件をやめるときは、F12 で受付をやめてください。",
    )
}

pub(crate) fn unknown_question() -> Notice {
    notice(
        "UNKNOWN_QUESTION",
        "その設問は、いまの聞き取りにありません。",
        "画面に出ている設問から選び直してください。",
    )
}

pub(crate) fn field_required(label: &str) -> Notice {
    notice(
        "FIELD_REQUIRED",
        format!("{label}が入っていません。"),
        "入力するか、分からないときは Alt+9 で「分からない」を選んでください。",
    )
}

pub(crate) fn choice_required() -> Notice {
    notice("CHOICE_REQUIRED", "答えが選ばれていません。", "番号のキーで選んでください。")
}

pub(crate) fn unknown_not_allowed() -> Notice {
    notice(
        "UNKNOWN_NOT_ALLOWED",
        "この設問は「分からない」を選べません。",
        "申請に欠かせない項目です。確かめてから入力してください。",
    )
}

pub(crate) fn questions_left() -> Notice {
    notice(
        "QUESTIONS_LEFT",
        "まだ聞いていない設問があります。",
        "残りの設問に答えるか、分からないものは「分からない」を選んでください。",
    )
}

pub(crate) fn misread(label: &str, misread: Misread) -> Notice {
    let what_to_do = match misread {
        Misread::NotAChoice => "一覧から選んでください。".to_owned(),
        Misread::NotADay => {
            "S50.1.2、昭和50年1月2日、3500102、1975-01-02 のように入力してください。ない日付や、元号の期間の外の日付は入りません。"
                .to_owned()
        }
        Misread::NotANumber => "数字で入力してください（全角でも入ります）。".to_owned(),
        Misread::OutOfRange { min, max } => format!("{min}から{max}までの数で入力してください。"),
        Misread::TooLong { max } => format!("{max}文字までで入力してください。"),
        Misread::ControlCharacter => "改行などの見えない文字を消してください。".to_owned(),
        Misread::NotAnImpairment => {
            "部位と等級を「視覚2 心臓1」のように入力してください（号は「視覚2-3」、なしは「-」）。".to_owned()
        }
        Misread::NotAPhone => "093-582-3400 のように、市外局番から入力してください。".to_owned(),
        Misread::MyNumber => "12桁の個人番号（マイナンバー）は入力できません。消してください。".to_owned(),
    };
    notice("MISREAD", format!("{label}が読み取れません。"), what_to_do)
}

// --- the papers ---

pub(crate) fn no_papers() -> Notice {
    notice("NO_PAPERS", "印刷する申請書はありません。", "必要な手続きが決まると、ここに申請書が出ます。")
}

pub(crate) fn paper_failed() -> Notice {
    notice(
        "PAPER_FAILED",
        "申請書を作れませんでした。",
        "回答は失われていません。もう一度 F9 を押してください。続くときは情報システム担当へ。",
    )
}

pub(crate) fn sheet_failed() -> Notice {
    notice(
        "SHEET_FAILED",
        "お持ち帰り用のご案内を作れませんでした。",
        "回答は失われていません。もう一度 F8 を押してください。続くときは情報システム担当へ。",
    )
}

pub(crate) fn unknown_page() -> Notice {
    notice("UNKNOWN_PAGE", "そのページはありません。", "左の一覧からページを選び直してください。")
}

pub(crate) fn paper_not_kept() -> Notice {
    notice(
        "PAPER_NOT_KEPT",
        "PDF を保存できませんでした。",
        "ディスクの空きと、保存先のフォルダーを情報システム担当に確かめてもらってください。Enter で印刷はできます。",
    )
}

pub(crate) fn unprintable(label: &str, letters: &str) -> Notice {
    notice(
        "UNPRINTABLE",
        format!("{label}の「{letters}」は、この端末の文字にないため印字できません。"),
        "別の字に置き換えて印字することはしません。住民票の字を確かめ、入力を直すか、情報システム担当に文字の追加を頼んでください。",
    )
}

pub(crate) fn no_printer() -> Notice {
    notice(
        "NO_PRINTER",
        "この窓口にはプリンターが設定されていません。",
        "S で PDF を保存してください。プリンターの設定は情報システム担当へ。",
    )
}

pub(crate) fn printer_not_found(name: &str) -> Notice {
    notice(
        "PRINTER_NOT_FOUND",
        format!("プリンター「{name}」が見つかりません。"),
        "電源とケーブルを確かめてください。急ぐときは S で PDF を保存できます。",
    )
}

pub(crate) fn printer_refused(name: &str) -> Notice {
    notice(
        "PRINTER_REFUSED",
        format!("プリンター「{name}」が印刷を受け付けません。"),
        "用紙と、止まっている印刷がないかを確かめ、もう一度 Enter を押してください。急ぐときは S で PDF を保存できます。",
    )
}

/// What keeps a printer, and what to do.
pub(crate) fn printer_trouble(name: &str, trouble: PrinterTrouble) -> Notice {
    let (code, what, to_do) = match trouble {
        PrinterTrouble::NotFound => (
            "PRINTER_NOT_FOUND",
            "が見つかりません",
            "プリンターの名前の設定を、情報担当に確かめてもらってください。急ぐときは S で PDF を保存できます。",
        ),
        PrinterTrouble::Stopped => (
            "PRINTER_STOPPED",
            "は、印刷待ちの列が止められています",
            "情報担当に、止めてある列を動かしてもらってください。送った用紙は、動き出すと出てきます。",
        ),
        PrinterTrouble::Rejecting => (
            "PRINTER_REJECTING",
            "は、新しい印刷を受け付けない設定になっています",
            "情報担当に、受け付けるように戻してもらってください。急ぐときは S で PDF を保存できます。",
        ),
        PrinterTrouble::Offline => (
            "PRINTER_OFFLINE",
            "につながりません",
            "電源と線を確かめてください。つながると、送った用紙が出てきます。もう一度送る必要はありません。",
        ),
        PrinterTrouble::PaperOut => (
            "PRINTER_PAPER_OUT",
            "の用紙がありません",
            "A4の用紙を入れてください。続きが出てきます。もう一度送る必要はありません。",
        ),
        PrinterTrouble::Jammed => (
            "PRINTER_JAMMED",
            "に用紙が詰まっています",
            "詰まった用紙を取り除いてください。出なかった用紙だけを選んで、もう一度印刷できます。",
        ),
        PrinterTrouble::Open => {
            ("PRINTER_OPEN", "の扉が開いています", "扉を閉めてください。続きが出てきます。")
        }
        PrinterTrouble::TonerOut => {
            ("PRINTER_TONER_OUT", "のトナーがありません", "トナーを替えてください。続きが出てきます。")
        }
        PrinterTrouble::Other => (
            "PRINTER_ATTENTION",
            "が止まっています",
            "プリンターの表示を見てください。急ぐときは S で PDF を保存できます。",
        ),
    };
    notice(code, format!("プリンター「{name}」{what}。"), to_do)
}

// --- the line to the centre ---

/// What is wrong with the line, in words.
#[must_use]
pub fn link(error: &CentreError) -> Notice {
    match error {
        CentreError::Unreachable => notice(
            "OFFLINE",
            "親機につながりません。",
            "受付は続けられます。つながると、たまった分は自動で送られます。",
        ),
        CentreError::Certificate => notice(
            "CERTIFICATE",
            "親機の証明書が確かめられないため、送信を止めています。",
            "受付は続けられ、この端末に暗号化して残ります。情報システム担当に「証明書」と伝えてください。",
        ),
        CentreError::Protocol { .. } => notice(
            "PROTOCOL",
            "親機とこの窓口のプログラムの版が合わないため、送信を止めています。",
            "受付は続けられ、この端末に暗号化して残ります。情報システム担当に「版の更新」を頼んでください。",
        ),
        CentreError::Refused(RefusalCode::Unauthorised) => notice(
            "UNAUTHORISED",
            "親機がこの窓口を認めないため、送信を止めています。",
            "受付は続けられ、この端末に暗号化して残ります。情報システム担当に「窓口の登録」を確かめてもらってください。",
        ),
        CentreError::Refused(_) | CentreError::Nonsense | CentreError::Fault => notice(
            "CENTRE_FAULT",
            "親機で問題が起きています。",
            "受付は続けられます。自動でやり直します。続くときは情報システム担当へ。",
        ),
    }
}

pub(crate) fn refused_ops(count: u32) -> Notice {
    notice(
        "REFUSED_OPS",
        format!("親機が受け取らなかったものが{count}件あります。"),
        "この端末に残っています。F11「記録」で、理由と、どうすればよいかを見てください。",
    )
}

/// This store was not the newest one, or not the only one. Said until it is opened again and found to be in order.
pub(crate) fn reborn(why: WhyReborn) -> Notice {
    let title = match why {
        WhyReborn::OlderThanItsKey => "この端末の記録が、前より古いものに戻されていました。",
        WhyReborn::PartedFromTheCentre => "この端末の記録が、親機の記録と枝分かれしていました。",
        WhyReborn::OpSetAside => "親機が読めない申請が1件あったため、別に取りのけて残りを送りました。",
    };
    notice(
        "STORE_REBORN",
        title,
        "受付はそのまま続けられます。この端末にある申請は、すべて送り直しています。監督の職員と情報システム担当に知らせてください。",
    )
}
