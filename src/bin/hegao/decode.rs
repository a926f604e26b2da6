//! Bytes to text: UTF-8, UTF-16 with a byte order mark, else GB 18030; what is no text is said to be
//! none.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

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

/// Why bytes are no text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoText {
    /// A document whose text may be a report, but not one of this program's formats.
    Document(&'static str),
    /// Nothing but white space.
    Empty,
    /// No text at all.
    Binary,
}

impl NoText {
    /// Why, in a sentence.
    pub fn why(&self) -> String {
        match self {
            NoText::Document(kind) => {
                format!("这是{kind}，目前只能读取纯文本；请打开后全选复制，另存为文本文件再检查。")
            }
            NoText::Empty => "文件是空的，没有文字。".to_string(),
            NoText::Binary => "这不是文本文件，读不出文字。".to_string(),
        }
    }
}

/// The text of bytes, or why there is none.
pub fn decode(bytes: &[u8]) -> Result<Decoded, NoText> {
    if let Some(kind) = document_kind(bytes) {
        return Err(NoText::Document(kind));
    }
    let decoded = to_text(bytes)?;
    if decoded.text.chars().all(is_nothing) {
        return Err(NoText::Empty);
    }
    if decoded.text.contains('\0') {
        return Err(NoText::Binary);
    }
    if is_web_page(&decoded.text) {
        return Err(NoText::Document("网页文件（HTML）"));
    }
    Ok(decoded)
}

fn to_text(bytes: &[u8]) -> Result<Decoded, NoText> {
    let decoded = |text, encoding, byte_offset| Decoded {
        text,
        encoding,
        byte_offset,
    };
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        return match std::str::from_utf8(rest) {
            Ok(text) => Ok(decoded(text.to_string(), "UTF-8", Some(3))),
            // One broken sign must not cost the report; the mark says that this is UTF-8.
            Err(_) => Ok(decoded(
                String::from_utf8_lossy(rest).into_owned(),
                "UTF-8",
                None,
            )),
        };
    }
    for (mark, encoding) in [(b"\xff\xfe", UTF_16LE), (b"\xfe\xff", UTF_16BE)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            let (text, _) = encoding.decode_without_bom_handling(rest);
            return Ok(decoded(text.into_owned(), encoding.name(), None));
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok(decoded(text.to_string(), "UTF-8", Some(0)));
    }
    if bytes.contains(&0) {
        return Err(NoText::Binary);
    }
    let lossy = String::from_utf8_lossy(bytes);
    let (text, broken) = GB18030.decode_without_bom_handling(bytes);
    if !broken {
        return Ok(decoded(text.into_owned(), "GB18030", None));
    }
    // Both readings are damaged: the less damaged one, unless that too is more damage than text.
    let (damage, gb_damage) = (replaced(&lossy), replaced(&text));
    let (text, encoding, damage) = if damage < gb_damage {
        (lossy.into_owned(), "UTF-8", damage)
    } else {
        (text.into_owned(), "GB18030", gb_damage)
    };
    if damage * 50 > text.chars().count() {
        return Err(NoText::Binary);
    }
    Ok(decoded(text, encoding, None))
}

fn replaced(text: &str) -> usize {
    text.chars().filter(|sign| *sign == '\u{fffd}').count()
}

/// Signs that make no text: white space and those that are not seen.
fn is_nothing(sign: char) -> bool {
    sign.is_whitespace() || matches!(sign, '\u{feff}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
}

/// The kind of a document by its first bytes, for those in which a report may well stand.
fn document_kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 5] = [
        (b"%PDF-", " PDF 文件"),
        (b"PK\x03\x04", "压缩包或新版 Office 文件（docx、xlsx 等）"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
            "旧版 Office 文件（doc、xls、wps 等）",
        ),
        (b"{\\rtf", " RTF 文件"),
        (b"MIME-Version:", "网页归档文件（MHT）"),
    ];
    KINDS
        .into_iter()
        .find(|(start, _)| bytes.starts_with(start))
        .map(|(_, kind)| kind)
}

fn is_web_page(text: &str) -> bool {
    let start: String = text
        .trim_start()
        .chars()
        .take(9)
        .flat_map(char::to_lowercase)
        .collect();
    start == "<!doctype" || start.starts_with("<html")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "澄湖县水务局2024年报告";

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
            (GB18030.encode(TEXT).0.into_owned(), "GB18030"),
        ] {
            let decoded = decode(&bytes).unwrap();
            assert_eq!((decoded.text.as_str(), decoded.encoding), (TEXT, encoding));
        }
    }

    #[test]
    fn what_is_no_text_says_so() {
        assert_eq!(decode(b""), Err(NoText::Empty));
        assert_eq!(decode(b"\xef\xbb\xbf \r\n"), Err(NoText::Empty));
        assert_eq!(
            decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
            Err(NoText::Binary)
        );
        assert_eq!(decode("甲\0乙".as_bytes()), Err(NoText::Binary));
        assert!(matches!(decode(b"%PDF-1.7\n"), Err(NoText::Document(_))));
        assert!(matches!(decode(b" <HTML><p>"), Err(NoText::Document(_))));
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
