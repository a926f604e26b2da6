//! Adobe's character collection GB1: which signs its numbers mean.
//!
//! The table comes from Adobe's CMap resources (their licence is in `gb1.LICENSE`) by
//! `scripts/make-gb1.py`, which also says how it is written.

use std::sync::OnceLock;

use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

const PACKED: &[u8] = include_bytes!("gb1.bin");

/// The sign of a number; none where there is none, or where it is not one sign.
pub fn sign(number: u32) -> Option<char> {
    static TABLE: OnceLock<Vec<u16>> = OnceLock::new();
    let unit = *TABLE.get_or_init(table).get(number as usize)?;
    char::from_u32(u32::from(unit)).filter(|sign| *sign != '\u{fffd}')
}

fn table() -> Vec<u16> {
    let bytes = decompress_to_vec_zlib_with_limit(PACKED, 1 << 17).unwrap_or_default();
    let (low, high) = bytes.split_at(bytes.len() / 2);
    let steps = low
        .iter()
        .zip(high)
        .map(|(low, high)| u16::from_le_bytes([*low, *high]));
    steps
        .scan(0u16, |sign, step| {
            *sign = sign.wrapping_add(step);
            Some(*sign)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::sign;

    #[test]
    fn numbers_mean_signs() {
        assert_eq!(sign(34), Some('A'));
        assert_eq!(sign(96), Some('　'));
        assert_eq!(sign(4000), Some('姓'));
        assert_eq!([sign(0), sign(40_000)], [None, None]);
    }
}
