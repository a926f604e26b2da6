//! A zip container: its entries by name, unpacked within limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Kind, Unreadable, limits, text};

/// An open container.
pub struct Container<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    /// Names as they are asked for, with each entry's index.
    names: Vec<(String, usize)>,
    /// What is told of it when it cannot be read.
    kind: Kind,
    /// Bytes that may still be unpacked.
    left: usize,
}

impl<'b> Container<'b> {
    /// Opens a container and tells what it holds; [`Kind::Zip`] where it is a mere archive.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Unreadable> {
        let guessed = kind_by_first_entry(bytes);
        let damaged = |_| Unreadable::Damaged(guessed);
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        if archive.len() > limits::ENTRIES {
            return Err(Unreadable::Bomb);
        }
        let mut names = Vec::new();
        for index in 0..archive.len() {
            let entry = archive.by_index_raw(index).map_err(damaged)?;
            if !entry.is_dir() {
                names.push((name_of(&entry), index));
            }
        }
        let mut container = Container {
            archive,
            names,
            kind: guessed,
            left: limits::ARCHIVE_BYTES,
        };
        container.kind = container.told()?;
        Ok(container)
    }

    /// What the container holds.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The entries' names, `/` between folders.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|(name, _)| name.as_str())
    }

    /// An entry by its name, whatever its case; none if there is no such entry.
    pub fn find(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let wanted = name.trim_start_matches('/');
        let exact = self.names.iter().find(|(name, _)| name == wanted);
        let like = || {
            let mut names = self.names.iter();
            names.find(|(name, _)| name.eq_ignore_ascii_case(wanted))
        };
        match exact.or_else(like) {
            Some((_, index)) => self.unpack(*index).map(Some),
            None => Ok(None),
        }
    }

    /// An entry that must be there.
    pub fn need(&mut self, name: &str) -> Result<Vec<u8>, Unreadable> {
        self.find(name)?.ok_or(Unreadable::Damaged(self.kind))
    }

    /// The text of an XML entry, if there is one.
    pub fn xml(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let Some(bytes) = self.find(name)? else {
            return Ok(None);
        };
        // Nearly always UTF-8 as it is; then the bytes are not copied.
        let plain = |text: &String| !text.starts_with('\u{feff}') && !text.contains('\0');
        let bytes = match String::from_utf8(bytes) {
            Ok(text) if plain(&text) => return Ok(Some(text)),
            Ok(text) => text.into_bytes(),
            Err(error) => error.into_bytes(),
        };
        match text::decode(&bytes) {
            Ok(decoded) => Ok(Some(decoded.text)),
            Err(_) => Err(Unreadable::Damaged(self.kind)),
        }
    }

    /// Unpacks every entry once, `most` bytes in all, so that what another reader unpacks is known to be
    /// within limits, and asks of each whether it is sound.
    pub fn prove_sound(
        &mut self,
        most: usize,
        is_sound: impl Fn(&[u8]) -> bool,
    ) -> Result<(), Unreadable> {
        self.left = self.left.min(most);
        for (_, index) in self.names.clone() {
            if !is_sound(&self.unpack(index)?) {
                return Err(Unreadable::Damaged(self.kind));
            }
        }
        Ok(())
    }

    fn unpack(&mut self, index: usize) -> Result<Vec<u8>, Unreadable> {
        let kind = self.kind;
        let entry = self.archive.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Unreadable::Locked(kind),
            _ => Unreadable::Damaged(kind),
        })?;
        // The size that an entry claims may be false; what is counted is what comes out.
        let packed = usize::try_from(entry.compressed_size()).unwrap_or(usize::MAX);
        let by_ratio = packed.saturating_mul(limits::RATIO).max(1 << 20);
        let most = limits::ENTRY_BYTES.min(self.left).min(by_ratio);
        // One byte more tells the reader that it is at the end.
        let size = usize::try_from(entry.size()).unwrap_or(0);
        let mut bytes = Vec::with_capacity(size.min(most).min(1 << 22) + 1);
        let read = entry.take(most as u64 + 1).read_to_end(&mut bytes);
        if bytes.len() > most {
            return Err(Unreadable::Bomb);
        }
        read.map_err(|_| Unreadable::Damaged(kind))?;
        self.left -= bytes.len();
        Ok(bytes)
    }

    fn told(&mut self) -> Result<Kind, Unreadable> {
        if let Some(kind) = self.find("mimetype")?.and_then(|kind| by_mimetype(&kind)) {
            return Ok(kind);
        }
        let has = |start: &str| {
            self.names()
                .any(|name| name.to_ascii_lowercase().starts_with(start))
        };
        Ok(if has("ofd.xml") {
            Kind::Ofd
        } else if !has("[content_types].xml") {
            Kind::Zip
        } else if has("xl/") {
            Kind::Xlsx
        } else if has("ppt/") {
            Kind::Slides
        } else {
            Kind::Docx
        })
    }
}

fn by_mimetype(bytes: &[u8]) -> Option<Kind> {
    let family = bytes.strip_prefix(b"application/vnd.oasis.opendocument.")?;
    let is = |name: &[u8]| family.starts_with(name);
    Some(if is(b"text") || is(b"spreadsheet") {
        Kind::Odt
    } else if is(b"presentation") {
        Kind::Slides
    } else {
        Kind::Unknown
    })
}

/// What a container that has lost its end was: its first entry stands at its beginning.
fn kind_by_first_entry(bytes: &[u8]) -> Kind {
    let name = bytes.get(30..).unwrap_or_default();
    let is = |start: &[u8]| name.starts_with(start);
    // Programs differ in what they put first; what they share does not tell Word's from Excel's.
    let is_office = is(b"[Content_Types].xml") || is(b"_rels/") || is(b"docProps/");
    let has = |name: &[u8]| bytes.windows(name.len()).any(|part| part == name);
    if is(b"mimetype") {
        Kind::Odt
    } else if is(b"OFD.xml") || is(b"Doc_0/") {
        Kind::Ofd
    } else if is(b"xl/") || is_office && has(b"xl/wor") {
        Kind::Xlsx
    } else if is(b"word/") || is_office && has(b"word/") {
        Kind::Docx
    } else if is_office {
        // The bare name of an Office file.
        Kind::Ole
    } else {
        Kind::Zip
    }
}

/// The name: in UTF-8 if it says so or reads so, else in GBK as Chinese Windows writes it.
fn name_of<R: Read>(entry: &zip::read::ZipFile<'_, R>) -> String {
    let name = match text::decode(entry.name_raw()) {
        Ok(decoded) => decoded.text,
        Err(_) => String::from_utf8_lossy(entry.name_raw()).into_owned(),
    };
    name.replace('\\', "/").trim_start_matches('/').to_string()
}
