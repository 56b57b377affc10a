//! What can go wrong on the way to paper. Each variant says what happened; the desk says what to do.

/// Why no paper came out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// No face has this character in exactly this form. It is never replaced by a similar one.
    #[error(
        "「{label}」の文字「{character}」（{codes}）は、登録された書体に字形がないため印字できません。この欄は手書きにするか、書体を追加してください"
    )]
    Unprintable {
        /// the character with its selector
        character: String,
        /// its code points, `U+8FBB U+E0102`
        codes: String,
        /// the label of the box, or the form's title where it stands in the blank itself
        label: String,
    },
    /// A face's file cannot be used.
    #[error("書体「{name}」を読み込めません（{reason}）。書体ファイルを入れ直してください")]
    BadFace {
        /// the face's name
        name: String,
        /// the technical reason, for the IT office
        reason: String,
    },
    /// The PDF could not be put together.
    #[error(
        "PDFを作成できません（{0}）。もう一度試し、同じ表示が出るときは情報システム担当に知らせてください"
    )]
    Compose(String),
    /// The PDF cannot be shown.
    #[error("{page}ページ目を表示できません（{reason}）。PDFを作り直してください")]
    Picture {
        /// which page, from 1
        page: u16,
        /// the technical reason, for the IT office
        reason: String,
    },
}
