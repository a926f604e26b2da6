//! The records of a workbook's stream, and what is read of one sign by sign.

use encoding_rs::Encoding;

use crate::ingest::ole::u16_at;
use crate::ingest::{Kind, Unreadable};

const DAMAGED: Unreadable = Unreadable::Damaged(Kind::Xls);

/// What goes on in the next record.
const CONTINUE: u16 = 0x3c;

/// A record: its number, and its bytes in one or more pieces.
pub struct Record<'b> {
    /// What the record is.
    pub number: u16,
    pieces: Vec<&'b [u8]>,
}

/// The records from a place in the stream on; a stream that ends within one is damaged.
pub fn records(mut bytes: &[u8]) -> impl Iterator<Item = Result<Record<'_>, Unreadable>> {
    std::iter::from_fn(move || {
        if bytes.is_empty() {
            return None;
        }
        let Some((number, first)) = take(&mut bytes) else {
            bytes = &[];
            return Some(Err(DAMAGED));
        };
        let mut pieces = vec![first];
        while u16_at(bytes, 0) == Some(CONTINUE)
            && let Some((_, piece)) = take(&mut bytes)
        {
            pieces.push(piece);
        }
        Some(Ok(Record { number, pieces }))
    })
}

fn take<'b>(bytes: &mut &'b [u8]) -> Option<(u16, &'b [u8])> {
    let number = u16_at(bytes, 0)?;
    let length = usize::from(u16_at(bytes, 2)?);
    let (piece, rest) = bytes.get(4..)?.split_at_checked(length)?;
    *bytes = rest;
    Some((number, piece))
}

impl<'b> Record<'b> {
    /// Reads it from its beginning.
    pub fn fields(&self) -> Fields<'_, 'b> {
        Fields {
            piece: self.pieces.first().copied().unwrap_or_default(),
            later: self.pieces.get(1..).unwrap_or_default(),
        }
    }
}

/// What is left of a record.
pub struct Fields<'r, 'b> {
    piece: &'b [u8],
    later: &'r [&'b [u8]],
}

impl<'b> Fields<'_, 'b> {
    /// So many bytes, which must stand in one piece.
    pub fn bytes<const COUNT: usize>(&mut self) -> Result<[u8; COUNT], Unreadable> {
        if self.piece.is_empty() {
            self.go_on();
        }
        let (bytes, rest) = self.piece.split_first_chunk().ok_or(DAMAGED)?;
        self.piece = rest;
        Ok(*bytes)
    }

    /// A number in one byte.
    pub fn u8(&mut self) -> Result<u8, Unreadable> {
        Ok(u8::from_le_bytes(self.bytes()?))
    }

    /// A number in two bytes.
    pub fn u16(&mut self) -> Result<u16, Unreadable> {
        Ok(u16::from_le_bytes(self.bytes()?))
    }

    /// A number in four bytes.
    pub fn u32(&mut self) -> Result<u32, Unreadable> {
        Ok(u32::from_le_bytes(self.bytes()?))
    }

    /// A number in eight bytes.
    pub fn f64(&mut self) -> Result<f64, Unreadable> {
        Ok(f64::from_le_bytes(self.bytes()?))
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.piece.is_empty() && self.later.is_empty()
    }

    /// A text of so many signs in Unicode, whose marks say whether each has two bytes or one; each
    /// further piece begins with marks of its own.
    pub fn unicode(&mut self, mut count: usize, mut marks: u8) -> Result<String, Unreadable> {
        let mut units = Vec::new();
        loop {
            let width = usize::from(marks & 1) + 1;
            let here = count.min(self.piece.len() / width);
            let (text, rest) = self.piece.split_at(here * width);
            units.extend(text.chunks_exact(width).map(|unit| match unit {
                [low, high] => u16::from_le_bytes([*low, *high]),
                narrow => narrow.first().copied().unwrap_or_default().into(),
            }));
            self.piece = rest;
            count -= here;
            if count == 0 {
                return Ok(String::from_utf16_lossy(&units));
            }
            if !self.go_on() {
                return Err(DAMAGED);
            }
            marks = self.u8()?;
        }
    }

    /// A text of so many bytes in an encoding.
    pub fn encoded(
        &mut self,
        count: usize,
        encoding: &'static Encoding,
    ) -> Result<String, Unreadable> {
        let (text, rest) = self.piece.split_at_checked(count).ok_or(DAMAGED)?;
        self.piece = rest;
        Ok(encoding.decode_without_bom_handling(text).0.into_owned())
    }

    /// Passes over so many bytes.
    pub fn skip(&mut self, mut count: usize) -> Result<(), Unreadable> {
        while count > self.piece.len() {
            count -= self.piece.len();
            if !self.go_on() {
                return Err(DAMAGED);
            }
        }
        self.piece = self.piece.get(count..).unwrap_or_default();
        Ok(())
    }

    fn go_on(&mut self) -> bool {
        let Some((next, later)) = self.later.split_first() else {
            return false;
        };
        (self.piece, self.later) = (next, later);
        true
    }
}
