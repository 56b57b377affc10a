//! Some sheets of a document, when not all of them are printed. It changes nothing on them.

use lopdf::Document;

use crate::error::Error;

/// The document with these sheets only, counted from 1.
pub fn excerpt(pdf: &[u8], pages: &[u16]) -> Result<Vec<u8>, Error> {
    let mut document = Document::load_mem(pdf).map_err(|e| Error::Compose(e.to_string()))?;
    let all: Vec<u32> = document.get_pages().into_keys().collect();
    let wanted = |page: &u32| pages.iter().any(|wanted| u32::from(*wanted) == *page);
    if let Some(missing) = pages.iter().find(|page| !all.contains(&u32::from(**page))) {
        return Err(Error::Picture {
            page: *missing, reason: "そのページはありません".to_owned()
        });
    }
    let others: Vec<u32> = all.into_iter().filter(|page| !wanted(page)).collect();
    document.delete_pages(&others);
    document.prune_objects();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).map_err(|e| Error::Compose(e.to_string()))?;
    Ok(bytes)
}
