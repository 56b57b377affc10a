//! A small disk in memory that can be filled and given room again. Where the system lets nobody mount one, it says so.
#![expect(clippy::expect_used, reason = "a disk that cannot be filled is a story that failed")]

use std::fs::{File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// A disk of its own, gone with this.
pub struct SmallDisk {
    folder: TempDir,
}

impl SmallDisk {
    /// A disk of so many KiB; `None`, and a word on stderr, where this account may not mount one.
    #[must_use]
    pub fn of_kib(kib: u32, what_for: &str) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={kib}k"), "none"]).arg(folder.path());
        let mounted = mount.output().is_ok_and(|output| output.status.success());
        if !mounted {
            eprintln!("not tried, as this account may not mount a small disk: {what_for}");
        }
        mounted.then_some(Self { folder })
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Fills it to the last byte.
    pub fn fill(&self) {
        let mut file = self.ballast_file();
        for size in [64 * 1024, 4096, 1] {
            let block = vec![0; size];
            while file.write(&block).is_ok_and(|written| written > 0) {}
        }
    }

    /// Leaves about so many bytes of room on a disk that is full.
    pub fn give_room(&self, bytes: u64) {
        let file = self.ballast_file();
        let length = file.metadata().expect("the disk answers").len();
        file.set_len(length.saturating_sub(bytes)).expect("a file can be made shorter");
    }

    fn ballast(&self) -> PathBuf {
        self.path().join("ballast")
    }

    fn ballast_file(&self) -> File {
        let opened = OpenOptions::new().create(true).append(true).open(self.ballast());
        opened.expect("the disk takes a file's name")
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Left mounted it would only be in the way; there is nobody to tell.
        let _ = Command::new("umount").arg("-l").arg(self.path()).output();
    }
}
