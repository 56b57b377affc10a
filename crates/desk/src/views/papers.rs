//! What the screen sees of papers and of the printer they go to. The pictures are drawn, and the papers filled, elsewhere.

use serde::Serialize;
use ts_rs::TS;

use super::Notice;

/// The papers of the interview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PapersView {
    /// every sheet in order
    pub pages: Vec<PageView>,
    /// what stands in the boxes
    pub boxes: Vec<BoxView>,
    /// where the visitor writes
    pub by_hand: Vec<HandView>,
    /// why nothing can be printed, if so
    pub stopped: Option<Notice>,
    /// the printer's name, if one is set
    pub printer: Option<String>,
}

/// One sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PageView {
    /// from 1
    pub page: u16,
    /// the form's title
    pub title: String,
    /// how often it was printed
    pub printed: u16,
}

/// Where something stands on its sheet, in ten-thousandths of the sheet's width and height.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct PlaceView {
    /// from the left edge
    pub left: u16,
    /// from the upper edge
    pub top: u16,
    /// across
    pub width: u16,
    /// down
    pub height: u16,
}

/// A place left for the visitor's pen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HandView {
    /// on which page
    pub page: u16,
    /// `届出人署名`
    pub label: String,
    /// where
    pub at: PlaceView,
}

/// One filled box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BoxView {
    /// on which page
    pub page: u16,
    /// `氏名`
    pub label: String,
    /// the words printed
    pub value: String,
    /// 縮小, 空欄, …
    pub warning: Option<String>,
    /// the question that tells what stands in it; none where it follows from other answers
    pub question: Option<String>,
    /// where
    pub at: PlaceView,
}

/// A sheet as a picture.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PagePicture {
    /// from 1
    pub page: u16,
    /// PNG, base64
    pub png: String,
    /// pixels
    pub width: u32,
    /// pixels
    pub height: u32,
}

/// Where the PDF was put.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SavedView {
    /// the file's name; it names the application, never a person
    pub file: String,
    /// the folder, for the clerk to find it
    pub folder: String,
}

/// What was sent to the printer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PrintedView {
    /// the printer's name
    pub printer: String,
    /// sheets sent
    pub pages: u16,
}

/// How this desk's printer stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PrinterView {
    /// its name, if one is set
    pub printer: Option<String>,
    /// jobs sent and not yet out
    pub waiting: u16,
    /// what keeps it, and what to do
    pub trouble: Option<Notice>,
}

/// The sheet to take home.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SheetView {
    /// how many pages it has
    pub pages: u16,
    /// the printer's name, if one is set
    pub printer: Option<String>,
}
