//! PDF with a text layer: its signs and lines by `hayro-syntax`, paragraphs and tables by
//! [`layout`](super::layout).

mod content;
mod font;
mod gb1;
mod glyph_names;
mod stream;

use hayro_syntax::object::{Array, Stream};
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use self::content::{Known, draw};
use super::layout::{self, Matrix, Sheet};
use super::{Kind, Source, Unreadable, limits};

/// Bytes of a page's content, packed, that draw something.
const MUCH_CONTENT: usize = 200;

/// Reads a PDF.
pub fn read(bytes: &[u8]) -> Result<Source, Unreadable> {
    stream::refuse_bombs(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            Unreadable::Locked(Kind::Pdf)
        }
        _ => Unreadable::Damaged(Kind::Pdf),
    })?;
    let pages = pdf.pages();
    if pages.is_empty() {
        return Err(Unreadable::Damaged(Kind::Pdf));
    }
    if pages.len() > limits::PAGES {
        return Err(Unreadable::TooComplex(Kind::Pdf));
    }
    let mut known = Known::default();
    let sheets = pages.iter().map(|page| sheet(page, &mut known));
    let sheets: Vec<Sheet> = sheets.collect::<Result<_, _>>()?;
    layout::source(Kind::Pdf, sheets).map_err(|error| match error {
        // Pages that hold something of which nothing could be read.
        Unreadable::Empty if pages.iter().any(has_content) => Unreadable::Damaged(Kind::Pdf),
        error => error,
    })
}

fn has_content(page: &Page<'_>) -> bool {
    let parts = page.raw().get::<Array<'_>>("Contents").unwrap_or_default();
    let parts = parts
        .iter::<Stream<'_>>()
        .chain(page.raw().get::<Stream<'_>>("Contents"));
    parts.map(|part| part.raw_data().len()).sum::<usize>() > MUCH_CONTENT
}

/// What stands on a page.
fn sheet(page: &Page<'_>, known: &mut Known) -> Result<Sheet, Unreadable> {
    let to_page = page
        .initial_transform(true)
        .as_coeffs()
        .map(|number| number as f32);
    let (width, height) = page.render_dimensions();
    let drawing = draw(&content(page)?, page.resources(), Matrix(to_page), known)?;
    Ok(drawing.sheet(width, height))
}

/// A page's content, which may come in several streams.
fn content(page: &Page<'_>) -> Result<Vec<u8>, Unreadable> {
    let mut all = Vec::new();
    let one = page.raw().get::<Stream<'_>>("Contents");
    let several = page.raw().get::<Array<'_>>("Contents").unwrap_or_default();
    for part in one.into_iter().chain(several.iter::<Stream<'_>>()) {
        all.extend(stream::bytes(&part, limits::ENTRY_BYTES)?.unwrap_or_default());
        all.push(b'\n');
        if all.len() > limits::ENTRY_BYTES {
            return Err(Unreadable::TooComplex(Kind::Pdf));
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests;
