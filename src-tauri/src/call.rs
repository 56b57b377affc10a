//! The single Tauri command. The seat comes from the window's label, never from the page; what may be said is judged
//! behind it.

use kakanai_desk::Refusal;
use kakanai_desk::views::Notice;
use serde_json::Value;
use tauri::{State, WebviewWindow};

use crate::behind::Behind;
use crate::windows;

/// Hands a word from a page to what is behind it and its answer back.
#[tauri::command]
pub async fn call(
    window: WebviewWindow,
    behind: State<'_, Behind>,
    name: String,
    request: Value,
) -> Result<Value, Refusal> {
    let (Some(seat), Some(open)) = (windows::seat_of(window.label()), behind.open().await) else {
        return Err(nobody());
    };
    open.call(seat, &name, request).await
}

/// A window without a seat, or a desk that broke off while it was opened.
fn nobody() -> Refusal {
    Refusal::failed(Notice {
        code: "NOBODY".to_owned(),
        title: "この画面は、窓口につながっていません。".to_owned(),
        what_to_do: "書かないを終了して、もう一度起動してください。保存した回答は失われていません。"
            .to_owned(),
    })
}
