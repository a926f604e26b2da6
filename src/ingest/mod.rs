//! Bytes of a file to the text of a report, with places that a person can find again.
//!
//! One file per format; each turns bytes into [`Block`]s and knows nothing of reports.
//! `flatten.rs` makes one text of them in the way that the table reader understands. The
//! kind is told by the content, never by the name.

mod block;
mod container;
mod counting;
mod doc;
mod docx;
mod drawn;
mod flatten;
mod html;
mod kind;
mod layout;
pub mod limits;
mod lists;
mod mhtml;
mod odt;
mod ofd;
mod ole;
mod pdf;
mod rows;
mod rtf;
mod sheet;
mod text;
mod trusted;
mod unreadable;
pub mod wire;
mod workbook;
mod xls;
mod xml;

pub use block::{Block, Table, TableCell};
pub use drawn::may_stand_in as may_draw_tables;
pub use flatten::{Place, Source};
pub use kind::Kind;
pub use unreadable::Unreadable;

use container::Container;
use ole::Ole;

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
    let mut container = None;
    if bytes.len() <= limits::FILE_BYTES && kind::of(bytes) == Kind::Zip {
        container = Some(Container::open(bytes));
    }
    let source = match container {
        Some(Ok(archive)) if archive.kind() == Kind::Zip => return unpacked(archive),
        Some(Ok(container)) => read_container(bytes, container),
        Some(Err(unread)) => Err(unread),
        None => read(bytes),
    };
    vec![Opened { name: None, source }]
}

/// Reads the source of a web page, or of a piece of one, that is at hand as text.
pub fn open_page(page: &str) -> Opened {
    Opened {
        name: None,
        source: match page.len() > limits::FILE_BYTES {
            true => Err(Unreadable::TooLarge),
            false => read_page(page, Kind::Html),
        },
    }
}

/// The files of an archive; one in an archive inside is not looked for.
fn unpacked(mut archive: Container) -> Vec<Opened> {
    let mut names: Vec<String> = archive.names().map(str::to_string).collect();
    names.retain(|name| !is_litter(name));
    names.sort();
    if names.is_empty() {
        return vec![Opened {
            name: None,
            source: Err(Unreadable::NothingInside),
        }];
    }
    let opened = names.into_iter().map(|name| {
        let bytes = archive.need(&name);
        Opened {
            source: bytes.and_then(|bytes| read(&bytes)),
            name: Some(name),
        }
    });
    opened.collect()
}

/// What programs leave in folders and archives beside the files.
fn is_litter(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    name.starts_with("__MACOSX/")
        || file.starts_with('.')
        || file.starts_with("~$")
        || file.eq_ignore_ascii_case("thumbs.db")
        || file.eq_ignore_ascii_case("desktop.ini")
}

fn read(bytes: &[u8]) -> Result<Source, Unreadable> {
    if bytes.len() > limits::FILE_BYTES {
        return Err(Unreadable::TooLarge);
    }
    match kind::of(bytes) {
        Kind::Empty => Err(Unreadable::Empty),
        Kind::Text => read_text(bytes),
        Kind::Mhtml => read_page(&mhtml::page(bytes)?, Kind::Mhtml),
        Kind::Ole => read_ole(bytes),
        Kind::Pdf => pdf::read(bytes),
        Kind::Rtf => source(Kind::Rtf, rtf::read(bytes)?),
        Kind::Zip => read_container(bytes, Container::open(bytes)?),
        Kind::Picture => Err(Unreadable::Picture),
        Kind::OtherArchive => Err(Unreadable::OtherArchive),
        kind => Err(Unreadable::Unsupported(kind)),
    }
}

fn read_text(bytes: &[u8]) -> Result<Source, Unreadable> {
    let mut decoded = text::decode(bytes)?;
    if docx::is_flat(&decoded.text) {
        return source(Kind::Docx, docx::read_flat(&decoded.text)?);
    }
    if odt::is_flat(&decoded.text) {
        return source(Kind::Odt, odt::read_flat(&decoded.text)?);
    }
    // The source of a wiki's page has some marks of HTML in it.
    if html::is_page(&decoded.text) && !decoded.text.contains("\n{|") {
        return read_page(&html::decode(bytes)?, Kind::Html);
    }
    if let Some(text) = drawn::redraw(&decoded.text) {
        (decoded.text, decoded.byte_offset) = (text, None);
    }
    decoded.source()
}

fn read_page(page: &str, kind: Kind) -> Result<Source, Unreadable> {
    source(kind, html::read(page, kind)?)
}

fn read_container(bytes: &[u8], mut container: Container) -> Result<Source, Unreadable> {
    match container.kind() {
        Kind::Docx => source(Kind::Docx, docx::read(&mut container)?),
        Kind::Odt => source(Kind::Odt, odt::read(&mut container)?),
        Kind::Ofd => ofd::read(&mut container),
        Kind::Xlsx => source(Kind::Xlsx, workbook::read_xlsx(bytes, &mut container)?),
        Kind::Zip => Err(Unreadable::ArchiveInside),
        Kind::Unknown => Err(Unreadable::Unknown),
        kind => Err(Unreadable::Unsupported(kind)),
    }
}

fn read_ole(bytes: &[u8]) -> Result<Source, Unreadable> {
    let ole = Ole::open(bytes)?;
    match ole.kind()? {
        Kind::Doc => source(Kind::Doc, doc::read(&ole)?),
        Kind::Xls => source(Kind::Xls, xls::read(&ole)?),
        kind => Err(Unreadable::Unsupported(kind)),
    }
}

fn source(kind: Kind, (blocks, notes): block::Content) -> Result<Source, Unreadable> {
    Source::of(kind, blocks, notes)
}
