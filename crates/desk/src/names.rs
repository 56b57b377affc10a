//! What can be printed of a name while it is being typed, how else a character is written, and the letters to show it
//! with. It keeps nothing and changes no name.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use kakanai_pdf::{lacking, variants, web_font};

use crate::commands::{WhichCharacter, WrittenName};
use crate::desk::Desk;
use crate::notices;
use crate::refusal::Refusal;
use crate::views::{LackingView, NameCheckView, NameFontView, VariantView, VariantsView};

/// More than the longest name and address of a screen; a font for a whole book is nobody's wish.
const LETTERS_MAX: usize = 4_000;

impl Desk {
    pub(crate) async fn names_check(&self, request: WrittenName) -> Result<NameCheckView, Refusal> {
        let (office, _) = self.staffed()?;
        let fonts = office.contents.fonts().map_err(Refusal::failed)?;
        let lacking = lacking(bounded(&request.text)?, fonts).map_err(failed)?;
        let view = lacking.into_iter().map(|one| LackingView { character: one.character, codes: one.codes });
        Ok(NameCheckView { lacking: view.collect() })
    }

    pub(crate) async fn names_variants(&self, request: WhichCharacter) -> Result<VariantsView, Refusal> {
        let (office, _) = self.staffed()?;
        let fonts = office.contents.fonts().map_err(Refusal::failed)?;
        let variants = variants(bounded(&request.character)?, fonts).map_err(failed)?;
        let view = variants.into_iter().map(|one| VariantView {
            text: one.text,
            codes: one.codes,
            mj_name: one.mj_name,
            printable: one.printable,
        });
        Ok(VariantsView { variants: view.collect() })
    }

    /// The letters of some names as a font, so that the screen shows what the paper will bear.
    pub(crate) async fn names_font(&self, request: WrittenName) -> Result<NameFontView, Refusal> {
        let (office, _) = self.staffed()?;
        let fonts = office.contents.fonts().map_err(Refusal::failed)?;
        let font = web_font(bounded(&request.text)?, fonts).map_err(failed)?;
        Ok(NameFontView { font: font.map_or_else(String::new, |bytes| BASE64.encode(bytes)) })
    }
}

fn bounded(text: &str) -> Result<&str, Refusal> {
    if text.chars().count() <= LETTERS_MAX { Ok(text) } else { Err(Refusal::malformed()) }
}

fn failed(_: kakanai_pdf::Error) -> Refusal {
    Refusal::failed(notices::paper_failed())
}
