//! The ledgers this desk keeps beside its store: the last good one, and each that a case still goes by. It decides
//! neither which ledger is in force nor what a case does with its own.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::store::make_folder;
use crate::whole_file;

/// The files of a ledger, by their names within its folder.
pub(crate) type Files = BTreeMap<String, String>;

const FOLDER: &str = "ledgers";
/// Says which of those kept was the last good one.
const LAST_GOOD: &str = "last-good";
const ENDING: &str = "json";

/// What a ledger is known by: any change in any of its files makes it another.
pub(crate) fn digest_of(files: &Files) -> String {
    let mut hash = Sha256::new();
    for text in files.iter().flat_map(|(name, text)| [name, text]) {
        // With its length before it, so that no two ledgers read as one.
        hash.update(text.len().to_le_bytes());
        hash.update(text);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The folder of kept ledgers.
#[derive(Debug, Clone)]
pub(crate) struct KeptLedgers {
    folder: PathBuf,
}

impl KeptLedgers {
    pub(crate) fn beside(data_dir: &Path) -> Self {
        Self { folder: data_dir.join(FOLDER) }
    }

    /// Keeps a ledger that was just found good.
    pub(crate) fn keep(&self, files: &Files) -> std::io::Result<()> {
        let digest = digest_of(files);
        if self.take(&digest).is_none() {
            self.put(&file_of(&digest), &serde_json::to_string(files)?)?;
        }
        if self.last_good_digest().as_ref() != Some(&digest) {
            self.put(LAST_GOOD, &digest)?;
        }
        Ok(())
    }

    /// A kept ledger, if it is still what it was when it was kept.
    pub(crate) fn take(&self, digest: &str) -> Option<Files> {
        let text = std::fs::read_to_string(self.folder.join(file_of(digest))).ok()?;
        let files: Files = serde_json::from_str(&text).ok()?;
        (digest_of(&files) == digest).then_some(files)
    }

    /// The last ledger that was good.
    pub(crate) fn last_good(&self) -> Option<Files> {
        self.take(&self.last_good_digest()?)
    }

    /// Lets go of every ledger but the last good one and those that are needed.
    pub(crate) fn keep_only(&self, needed: &BTreeSet<String>) -> std::io::Result<()> {
        let last_good = self.last_good_digest().ok_or_else(|| Error::from(ErrorKind::NotFound))?;
        for entry in std::fs::read_dir(&self.folder)? {
            let path = entry?.path();
            let digest = path.file_stem().map(|stem| stem.to_string_lossy().into_owned());
            let is_ledger = path.extension().is_some_and(|ending| ending == ENDING);
            if is_ledger && digest.is_some_and(|digest| digest != last_good && !needed.contains(&digest)) {
                std::fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    fn last_good_digest(&self) -> Option<String> {
        std::fs::read_to_string(self.folder.join(LAST_GOOD)).ok()
    }

    /// A power cut leaves the old file or the new one.
    fn put(&self, name: &str, text: &str) -> std::io::Result<()> {
        for folder in self.folder.parent().into_iter().chain([self.folder.as_path()]) {
            make_folder(folder)?;
        }
        whole_file::write(&self.folder.join(name), text.as_bytes())
    }
}

fn file_of(digest: &str) -> String {
    format!("{digest}.{ENDING}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(text: &str) -> Files {
        Files::from([("ledger.yaml".to_owned(), text.to_owned())])
    }

    #[test]
    fn a_ledger_is_kept_until_nothing_needs_it() {
        let folder = tempfile::tempdir().unwrap();
        let kept = KeptLedgers::beside(folder.path());
        let (first, second, third) = (files("第1版"), files("第2版"), files("第3版"));
        for ledger in [&first, &second, &third] {
            kept.keep(ledger).unwrap();
        }
        kept.keep_only(&BTreeSet::from([digest_of(&first)])).unwrap();
        assert_eq!(kept.take(&digest_of(&first)), Some(first));
        assert_eq!(kept.take(&digest_of(&second)), None);
        assert_eq!(kept.last_good(), Some(third));
    }

    #[test]
    fn a_kept_ledger_that_was_changed_is_not_taken() {
        let folder = tempfile::tempdir().unwrap();
        let kept = KeptLedgers::beside(folder.path());
        let ours = files("第1版");
        kept.keep(&ours).unwrap();
        let path = folder.path().join(FOLDER).join(file_of(&digest_of(&ours)));
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, text.replace("第1版", "第9版")).unwrap();
        assert_eq!(kept.take(&digest_of(&ours)), None);
        kept.keep(&ours).unwrap();
        assert_eq!(kept.take(&digest_of(&ours)), Some(ours), "the next start mends it");
    }

    #[test]
    fn where_a_word_stands_is_part_of_a_ledger() {
        let apart = Files::from([("a".to_owned(), "bc".to_owned())]);
        let together = Files::from([("ab".to_owned(), "c".to_owned())]);
        assert_ne!(digest_of(&apart), digest_of(&together));
    }
}
