//! What the city's IT office sets for one desk. A damaged file never stops a desk that once had a good one.

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::Deserialize;

use crate::notices;
use crate::views::Notice;

/// The settings of one desk.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "窓口の設定")]
pub struct Settings {
    /// the ward's code: `kokurakita`
    pub ward: String,
    /// `小倉北区役所`
    pub office: String,
    /// whom applications are addressed to: `北九州市小倉北区長`
    pub addressee: String,
    /// the desk's id at the centre: `kk-3`
    pub desk_id: String,
    /// `3番窓口`
    pub desk_name: String,
    /// the centre's address
    pub server: String,
    /// the file that holds the desk's token
    pub token_file: PathBuf,
    /// the office's own certificate authority
    pub ca_file: Option<PathBuf>,
    /// where the encrypted store lives
    pub data_dir: PathBuf,
    /// the city's ledger
    pub catalogue_dir: PathBuf,
    /// the city's forms
    pub forms_dir: PathBuf,
    /// the fonts of the papers
    pub fonts_dir: PathBuf,
    /// the font of rare names (IPAmj明朝), where the office has it
    pub rare_names_font: Option<PathBuf>,
    /// who may sign in (a demonstration list until real sign-in)
    pub staff_file: PathBuf,
    /// the printer's name in the system
    pub printer: Option<String>,
    /// where saved PDFs go; beside the store when not set
    pub papers_dir: Option<PathBuf>,
}

/// Settings as they could be had.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) settings: Settings,
    /// said when the last good copy had to serve
    pub(crate) notice: Option<Notice>,
}

impl Settings {
    /// Reads a settings file.
    ///
    /// # Errors
    /// When it cannot be read, with the line and what to do.
    pub fn read(path: &Path) -> Result<Self, Notice> {
        let text = std::fs::read_to_string(path).map_err(|_| notices::settings_missing(&file_name(path)))?;
        toml::from_str(&text).map_err(|error| {
            let line =
                error.span().map_or(0, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            notices::settings_damaged(&file_name(path), line, error.message())
        })
    }

    /// Reads the file, or the last good copy of it.
    pub(crate) fn load(path: &Path) -> Result<Loaded, Notice> {
        let last_good = path.with_extension("last-good.toml");
        match Self::read(path) {
            Ok(settings) => {
                // The copy is a convenience: a desk whose folder is read-only works without it.
                let _ = std::fs::copy(path, &last_good);
                Ok(Loaded { settings, notice: None })
            }
            Err(notice) => match Self::read(&last_good) {
                Ok(settings) => Ok(Loaded { settings, notice: Some(notices::last_good_settings(&notice)) }),
                Err(_) => Err(notice),
            },
        }
    }

    pub(crate) fn papers_dir(&self) -> PathBuf {
        self.papers_dir.clone().unwrap_or_else(|| self.data_dir.join("papers"))
    }
}

pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
}
