//! Bytes of a file to the text of a report, with places that a person can find again.
//!
//! One file per format; each turns bytes into [`Block`]s and knows nothing of reports.
//! [`flatten`](mod@flatten) makes one text of them in the way that the table reader understands. The
//! kind is told by the content, never by the name.

mod block;
mod flatten;
mod kind;
mod layout;
pub mod limits;
mod pdf;
mod text;
mod unreadable;

pub use block::{Block, Table, TableCell};
pub use flatten::{Place, Source};
pub use kind::Kind;
pub use unreadable::Unreadable;

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
        Kind::Text => {
            let decoded = text::decode(bytes)?;
            match kind::is_web_page(&decoded.text) {
                true => Err(Unreadable::Unsupported(Kind::Html)),
                false => decoded.source(),
            }
        }
        Kind::Pdf => pdf::read(bytes),
        kind => Err(Unreadable::Unsupported(kind)),
    }
}
