//! Who may sign in here. A demonstration list in a file until real sign-in comes; the role checks are already real.

use std::path::Path;

use serde::Deserialize;

use crate::notices;
use crate::settings::file_name;
use crate::views::{ClerkView, Notice, Role, StaffChoice};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StaffFile {
    staff: Vec<Member>,
}

/// A member of staff.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Member {
    pub(crate) id: String,
    /// as called at the counter: `山本`
    pub(crate) family_name: String,
    /// as listed: `山本 恵`
    pub(crate) name: String,
    pub(crate) section: String,
    pub(crate) role: Role,
}

impl Member {
    pub(crate) fn read_all(path: &Path) -> Result<Vec<Self>, Notice> {
        let file = file_name(path);
        let text = std::fs::read_to_string(path).map_err(|_| notices::contents_missing(&file))?;
        let read: StaffFile = toml::from_str(&text).map_err(|_| notices::contents_missing(&file))?;
        Ok(read.staff)
    }

    pub(crate) fn choice(&self) -> StaffChoice {
        StaffChoice {
            id: self.id.clone(),
            name: self.name.clone(),
            section: self.section.clone(),
            role: self.role,
        }
    }

    pub(crate) fn clerk(&self) -> ClerkView {
        ClerkView { id: self.id.clone(), name: self.family_name.clone(), role: self.role }
    }
}
