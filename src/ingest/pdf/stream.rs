//! A stream's bytes, unpacked to no more than is sound.

use hayro_syntax::Filter;
use hayro_syntax::object::Stream;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_PARSE_ZLIB_HEADER;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};
use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_zlib_with_limit};

use crate::ingest::{Unreadable, limits};

/// Deflate packs nothing to less than about this share.
const MOST_PACKED: usize = 1_032;

/// Streams of fewer bytes cannot unpack to more than is sound.
const SMALL: usize = limits::ENTRY_BYTES / MOST_PACKED;

/// Refuses a file of which a packed stream would unpack to more than is sound: the streams that hold
/// objects are unpacked on opening the file, with no limit.
pub fn refuse_bombs(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"stream") {
        at += found + b"stream".len();
        let data = bytes[at..].trim_ascii_start();
        let is_packed = data.first().is_some_and(|first| first & 0x0f == 8);
        if is_packed && data.len() > SMALL && unpacks_to_more(data, limits::ENTRY_BYTES) {
            return Err(Unreadable::Bomb);
        }
    }
    Ok(())
}

fn find(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    let mut from = 0;
    loop {
        let first = bytes
            .get(from..)?
            .iter()
            .position(|byte| *byte == sought[0])?;
        from += first;
        if bytes[from..].starts_with(sought) {
            return Some(from);
        }
        from += 1;
    }
}

/// Whether packed data unpacks to more than so many bytes; nothing of it is kept.
fn unpacks_to_more(data: &[u8], limit: usize) -> bool {
    const WINDOW: usize = 32 << 10;
    let mut window = vec![0; WINDOW];
    let mut state = Box::<DecompressorOxide>::default();
    let (mut read, mut written) = (0, 0);
    loop {
        let flags = TINFL_FLAG_PARSE_ZLIB_HEADER;
        let (status, took, gave) = decompress(
            &mut state,
            &data[read..],
            &mut window,
            written % WINDOW,
            flags,
        );
        read += took;
        written += gave;
        if written > limit {
            return true;
        }
        if status != TINFLStatus::HasMoreOutput {
            return false;
        }
    }
}

/// The bytes of a stream, at most `limit` of them; none where they cannot be unpacked, or are a
/// picture's.
pub fn bytes(stream: &Stream<'_>, limit: usize) -> Result<Option<Vec<u8>>, Unreadable> {
    let filters = stream.filters();
    if filters.iter().any(|filter| is_picture(*filter)) {
        return Ok(None);
    }
    let raw = stream.raw_data();
    let has_parameters =
        stream.dict().contains_key("DecodeParms") || stream.dict().contains_key("DP");
    if filters.as_slice() == [Filter::FlateDecode] && !has_parameters {
        match decompress_to_vec_zlib_with_limit(&raw, limit) {
            Ok(bytes) => return Ok(Some(bytes)),
            Err(error) if error.status == TINFLStatus::HasMoreOutput => {
                return Err(Unreadable::Bomb);
            }
            // Damaged: what can be had of it.
            Err(error) if !error.output.is_empty() => return Ok(Some(error.output)),
            Err(_) => {}
        }
    }
    // Anything else is unpacked without a limit, so it must not be able to become too much.
    let packings = filters.iter().filter(|filter| is_packing(**filter)).count();
    if packings > 1 || (packings == 1 && raw.len() > 4 * SMALL) {
        return Err(Unreadable::Bomb);
    }
    let bytes = stream.decoded_data().ok();
    Ok(bytes
        .map(|bytes| bytes.into_owned())
        .filter(|bytes| bytes.len() <= limit))
}

fn is_packing(filter: Filter) -> bool {
    matches!(
        filter,
        Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode
    )
}

fn is_picture(filter: Filter) -> bool {
    use Filter::{CcittFaxDecode, DctDecode, Jbig2Decode, JpxDecode};
    matches!(filter, DctDecode | JpxDecode | Jbig2Decode | CcittFaxDecode)
}

#[cfg(test)]
mod tests {
    use super::*;
    use miniz_oxide::deflate::compress_to_vec_zlib;

    #[test]
    fn a_bomb_is_told_before_it_is_unpacked() {
        let file = |size: usize| {
            let mut bytes = b"%PDF-1.7\n1 0 obj <</Type /ObjStm>> stream\n".to_vec();
            bytes.extend(compress_to_vec_zlib(&vec![b' '; size], 6));
            bytes.extend(b"\nendstream endobj");
            bytes
        };
        assert_eq!(
            refuse_bombs(&file(limits::ENTRY_BYTES + 1)),
            Err(Unreadable::Bomb)
        );
        assert_eq!(refuse_bombs(&file(limits::ENTRY_BYTES / 2)), Ok(()));
    }
}
