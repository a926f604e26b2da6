//! The pieces that the text is kept in.

use encoding_rs::WINDOWS_1252;

use crate::ingest::ole::{u16_at, u32_at};

/// A piece of the text.
pub struct Piece {
    /// The place of its first sign in the text, and of the one after its last.
    signs: [usize; 2],
    /// Where it begins in the document's stream.
    start: usize,
    /// Whether each sign takes one byte, not two.
    is_narrow: bool,
}

/// A sign and where it stands in the document's stream.
#[derive(Clone, Copy)]
pub struct Sign {
    pub at: usize,
    pub sign: char,
}

/// The pieces that the table of them lists; properties may stand before it.
pub fn pieces(table: &[u8]) -> Option<Vec<Piece>> {
    let mut at = 0;
    while *table.get(at)? == 1 {
        at += 3 + usize::from(u16_at(table, at + 1)?);
    }
    let length = u32_at(table, at + 1)? as usize;
    let table = table.get(at + 5..)?;
    let table = table.get(..length).unwrap_or(table);
    let count = table.len().saturating_sub(4) / 12;
    let piece = |number: usize| {
        let place = u32_at(table, (count + 1) * 4 + number * 8 + 2)?;
        let is_narrow = place & 0x4000_0000 != 0;
        let start = (place & 0x3fff_ffff) as usize;
        Some(Piece {
            signs: [
                u32_at(table, number * 4)? as usize,
                u32_at(table, number * 4 + 4)? as usize,
            ],
            start: if is_narrow { start / 2 } else { start },
            is_narrow,
        })
    };
    let pieces: Vec<Piece> = (0..count).map(piece).collect::<Option<_>>()?;
    // Each goes on where the one before it ends, so that the whole is not longer than it says.
    let in_order = pieces.iter().all(|piece| piece.signs[0] <= piece.signs[1]);
    in_order.then_some(pieces)
}

/// The signs of the text from one place to another.
pub fn signs<'d>(
    pieces: &'d [Piece],
    document: &'d [u8],
    from: usize,
    to: usize,
) -> impl Iterator<Item = Sign> + 'd {
    // Pieces may name the same bytes again, yet a text is no longer than its file.
    let to = to.min(from.saturating_add(document.len()));
    pieces.iter().flat_map(move |piece| {
        let first = from.max(piece.signs[0]);
        let last = to.min(piece.signs[1]);
        let skipped = first.saturating_sub(piece.signs[0]);
        let count = last.saturating_sub(first);
        match piece.is_narrow {
            true => narrow(document, piece.start.saturating_add(skipped), count),
            false => wide(document, piece.start.saturating_add(skipped * 2), count),
        }
    })
}

fn narrow(document: &[u8], start: usize, count: usize) -> Vec<Sign> {
    let bytes = part(document, start, count);
    let text = WINDOWS_1252.decode_without_bom_handling(bytes).0;
    let signs = text.chars().enumerate();
    signs
        .map(|(at, sign)| Sign {
            at: start + at,
            sign,
        })
        .collect()
}

fn wide(document: &[u8], start: usize, count: usize) -> Vec<Sign> {
    let bytes = part(document, start, count.saturating_mul(2)).chunks_exact(2);
    let units = bytes.map(|two| u16::from_le_bytes([two[0], two[1]]));
    let mut at = start;
    let mut signs = Vec::new();
    for sign in char::decode_utf16(units) {
        let sign = sign.unwrap_or('\u{fffd}');
        signs.push(Sign { at, sign });
        at += sign.len_utf16() * 2;
    }
    signs
}

fn part(document: &[u8], start: usize, length: usize) -> &[u8] {
    let rest = document.get(start..).unwrap_or_default();
    rest.get(..length).unwrap_or(rest)
}
