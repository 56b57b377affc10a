//! A file that is there whole or not at all, also after the power failed. What stands in it is the caller's.

use std::fs::File;
use std::io::Write;
use std::path::Path;

/// Writes a file aside and moves it into place.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let mut aside = path.as_os_str().to_owned();
    aside.push(".part");
    let mut file = File::create(&aside)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&aside, path)?;
    // The new name is as safe as its folder: some systems forget a rename that was not flushed.
    path.parent().map_or(Ok(()), |folder| File::open(folder).and_then(|folder| folder.sync_all()).or(Ok(())))
}
