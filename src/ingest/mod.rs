//! Bytes of a file to the text of a report, with places that a person can find again.
//!
//! One file per format; each turns bytes into [`Block`]s and knows nothing of reports.
//! [`flatten`](mod@flatten) makes one text of them in the way that the table reader understands. The
//! kind is told by the content, never by the name.

mod block;
mod container;
mod counting;
mod docx;
mod flatten;
mod html;
mod kind;
mod layout;
pub mod limits;
mod mhtml;
mod ofd;
mod pdf;
mod text;
mod unreadable;
mod xml;

pub use block::{Block, Table, TableCell};
pub use flatten::{Place, Source};
pub use kind::Kind;
pub use unreadable::Unreadable;

use container::Container;

/// One report of a file: an archive holds several.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    /// Its name inside the archive; none for the file itself.
    pub name: Option<String>,
    /// What it holds, or why it could not be read.
    pub source: Result<Source, Unreadable>,
}

/// Reads a file. An archive gives each of the files in it, in the order of their names; anything
/// else gives one.
pub fn open(bytes: &[u8]) -> Vec<Opened> {
    vec![Opened {
        name: None,
        source: read(bytes),
    }]
}

fn read(bytes: &[u8]) -> Result<Source, Unreadable> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(Unreadable::TooLarge);
    }
    match kind::of(bytes) {
        Kind::Empty => Err(Unreadable::Empty),
        Kind::Text => read_text(bytes),
        Kind::Mhtml => read_page(&mhtml::page(bytes)?, Kind::Mhtml),
        Kind::Zip => read_container(bytes),
        Kind::Pdf => pdf::read(bytes),
        kind => Err(Unreadable::Unsupported(kind)),
    }
}

fn read_text(bytes: &[u8]) -> Result<Source, Unreadable> {
    let decoded = text::decode(bytes)?;
    if docx::is_flat(&decoded.text) {
        return source(Kind::Docx, docx::read_flat(&decoded.text)?);
    }
    if html::is_page(&decoded.text) {
        return read_page(&html::decode(bytes)?, Kind::Html);
    }
    decoded.source()
}

fn read_page(page: &str, kind: Kind) -> Result<Source, Unreadable> {
    source(kind, html::read(page, kind)?)
}

fn read_container(bytes: &[u8]) -> Result<Source, Unreadable> {
    let mut container = Container::open(bytes)?;
    match container.kind() {
        Kind::Docx => source(Kind::Docx, docx::read(&mut container)?),
        Kind::Ofd => ofd::read(&mut container),
        kind => Err(Unreadable::Unsupported(kind)),
    }
}

fn source(kind: Kind, (blocks, notes): block::Content) -> Result<Source, Unreadable> {
    Source::of(kind, blocks, notes)
}
