//! Every word about trouble while boxes are placed, on one page: what happened, what to do, and that nothing is lost.

use crate::notices::notice;
use crate::views::Notice;

pub(super) fn no_city_blank() -> Notice {
    notice(
        "NO_CITY_BLANK",
        "この様式は、市の用紙（PDF）の上に欄を置いた様式ではありません。",
        "行と欄で書かれた様式は、form.yaml を直してください。市の用紙から始めるときは kakanai form new を使います。",
    )
}

pub(super) fn blank_refused(file: &str, reason: &str) -> Notice {
    notice(
        "BLANK_REFUSED",
        format!("市の用紙 {file} が使えません。"),
        format!("{reason}。様式のファイルには触れていません。"),
    )
}

pub(super) fn form_in_use() -> Notice {
    notice(
        "FORM_IN_USE",
        "この様式は、別の画面で配置しているところです。",
        "先に開いた画面で続けるか、それを閉じてから開き直してください。",
    )
}

pub(super) fn form_changed_elsewhere() -> Notice {
    notice(
        "FORM_CHANGED_ELSEWHERE",
        "様式のファイルが、この画面の外で書き換えられました。",
        "どちらの変更も消さないように、この変更は保存していません。画面を閉じて開き直し、もう一度置いてください。",
    )
}

pub(super) fn form_not_kept() -> Notice {
    notice(
        "FORM_NOT_KEPT",
        "変更を様式のファイルに書けませんでした。",
        "ディスクの空きと、フォルダーに書き込めるかを確かめて、もう一度してください。前の様式はそのまま残っています。",
    )
}
