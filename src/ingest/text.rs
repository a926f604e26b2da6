//! Plain text: UTF-8, UTF-16 with or without a byte order mark, else GB 18030.

use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};

use super::{Kind, Source, Unreadable};

/// A text with what is known of its encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding's IANA name.
    pub encoding: &'static str,
    /// Bytes before the text, where the bytes are UTF-8 as the text is.
    pub byte_offset: Option<usize>,
}

impl Decoded {
    /// The text as a source, as it stands.
    pub fn source(self) -> Result<Source, Unreadable> {
        if self.text.chars().all(is_nothing) {
            return Err(Unreadable::Empty);
        }
        Ok(Source {
            kind: Kind::Text,
            text: self.text,
            places: Vec::new(),
            notes: Vec::new(),
            encoding: Some(self.encoding),
            byte_offset: self.byte_offset,
        })
    }
}

/// The text of bytes; [`Unreadable::Unknown`] where they are none.
pub fn decode(bytes: &[u8]) -> Result<Decoded, Unreadable> {
    let mut decoded = in_some_encoding(bytes).ok_or(Unreadable::Unknown)?;
    if decoded.text.contains('\0') {
        // A few may have been left in a text; what is full of such signs is none.
        let signs = decoded.text.chars();
        let strange = signs.filter(|sign| sign.is_control() && !sign.is_whitespace());
        if strange.count() * 100 > decoded.text.chars().count() {
            return Err(Unreadable::Unknown);
        }
        decoded.text.retain(|sign| sign != '\0');
        decoded.byte_offset = None;
    }
    Ok(decoded)
}

fn in_some_encoding(bytes: &[u8]) -> Option<Decoded> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        // One broken sign must not cost the report; the mark says that this is UTF-8.
        return Some(Decoded {
            text: String::from_utf8_lossy(rest).into_owned(),
            encoding: "UTF-8",
            byte_offset: std::str::from_utf8(rest).is_ok().then_some(3),
        });
    }
    for (mark, encoding) in [(b"\xff\xfe", UTF_16LE), (b"\xfe\xff", UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            return Some(in_encoding(encoding, rest).0);
        }
    }
    if bytes.contains(&0)
        && let Some(decoded) = utf_16_without_mark(bytes)
    {
        return Some(decoded);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(Decoded {
            text: text.to_string(),
            encoding: "UTF-8",
            byte_offset: Some(0),
        });
    }
    let (gb, broken) = in_encoding(GB18030, bytes);
    if !broken {
        return Some(gb);
    }
    // Both readings are damaged: the less damaged one, unless that too is more damage than text.
    let utf_8 = Decoded {
        text: String::from_utf8_lossy(bytes).into_owned(),
        encoding: "UTF-8",
        byte_offset: None,
    };
    let (damage, gb_damage) = (replaced(&utf_8.text), replaced(&gb.text));
    let (decoded, damage) = if damage < gb_damage {
        (utf_8, damage)
    } else {
        (gb, gb_damage)
    };
    (damage * 50 <= decoded.text.chars().count()).then_some(decoded)
}

fn in_encoding(encoding: &'static Encoding, bytes: &[u8]) -> (Decoded, bool) {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let decoded = Decoded {
        text: text.into_owned(),
        // Its registered name; the library's is in small letters.
        encoding: if encoding == GB18030 {
            "GB18030"
        } else {
            encoding.name()
        },
        byte_offset: None,
    };
    (decoded, broken)
}

/// Text in UTF-16 whose byte order the signs of line ends, digits and spaces tell: their high byte is
/// nought. What does not read as Chinese or plain signs throughout is no text.
fn utf_16_without_mark(bytes: &[u8]) -> Option<Decoded> {
    let zeros = |odd: usize| {
        let every_other = bytes.iter().skip(odd).step_by(2);
        every_other.filter(|byte| **byte == 0).count()
    };
    let encoding = if zeros(1) > zeros(0) {
        UTF_16LE
    } else {
        UTF_16BE
    };
    let (decoded, broken) = in_encoding(encoding, bytes);
    let strange = decoded.text.chars().filter(|sign| !is_usual(*sign)).count();
    (!broken && strange * 50 <= decoded.text.chars().count()).then_some(decoded)
}

/// A sign of Chinese or Latin writing, or white space.
fn is_usual(sign: char) -> bool {
    matches!(sign, '\t' | '\n' | '\r' | ' '..='~' | '\u{a0}'..='\u{ff}' | '\u{2000}'..='\u{33ff}'
        | '\u{4e00}'..='\u{9fff}' | '\u{fe30}'..='\u{fe4f}' | '\u{feff}' | '\u{ff00}'..='\u{ffef}')
}

/// How many signs could not be read.
pub fn replaced(text: &str) -> usize {
    text.chars().filter(|sign| *sign == '\u{fffd}').count()
}

/// Signs that make no text: white space and those that are not seen.
fn is_nothing(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '\u{feff}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "澄湖县水务局2024年报告\n";

    #[test]
    fn every_encoding_gives_the_same_text() {
        let utf_16 = |to: fn(u16) -> [u8; 2], mark: &[u8]| {
            let mut bytes = mark.to_vec();
            bytes.extend(TEXT.encode_utf16().flat_map(to));
            bytes
        };
        let marked = [b"\xef\xbb\xbf", TEXT.as_bytes()].concat();
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), "UTF-8"),
            (marked, "UTF-8"),
            (utf_16(u16::to_le_bytes, b"\xff\xfe"), "UTF-16LE"),
            (utf_16(u16::to_be_bytes, b"\xfe\xff"), "UTF-16BE"),
            (utf_16(u16::to_le_bytes, b""), "UTF-16LE"),
            (utf_16(u16::to_be_bytes, b""), "UTF-16BE"),
            (GB18030.encode(TEXT).0.into_owned(), "GB18030"),
        ] {
            let decoded = decode(&bytes).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), (TEXT, encoding));
        }
    }

    #[test]
    fn what_is_no_text_says_so() {
        let read = |bytes: &[u8]| {
            decode(bytes)
                .and_then(Decoded::source)
                .map(|source| source.text)
        };
        assert_eq!(read(b""), Err(Unreadable::Empty));
        assert_eq!(read(b"\xef\xbb\xbf \r\n"), Err(Unreadable::Empty));
        let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
        assert_eq!(read(picture), Err(Unreadable::Unknown));
        assert_eq!(read("甲\0乙".as_bytes()), Err(Unreadable::Unknown));
    }

    #[test]
    fn a_stray_nought_does_not_cost_the_report() {
        let text = TEXT.repeat(20);
        for bytes in [
            text.as_bytes().to_vec(),
            GB18030.encode(&text).0.into_owned(),
        ] {
            for at in [0, bytes.len() / 2, bytes.len()] {
                let mut stray = bytes.clone();
                stray.insert(at, 0);
                let decoded = decode(&stray);
                // In the middle of a sign it costs that sign.
                let is_whole = decoded.is_ok_and(|decoded| decoded.text.ends_with(TEXT));
                assert!(is_whole, "{at}");
            }
        }
    }

    #[test]
    fn one_broken_sign_does_not_cost_the_report() {
        let mut bytes = TEXT.repeat(20).into_bytes();
        bytes.push(0xe6);
        let decoded = decode(&bytes).unwrap();
        assert!(decoded.text.starts_with(TEXT));
        assert_eq!(decoded.encoding, "UTF-8");
    }
}
