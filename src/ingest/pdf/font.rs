//! Fonts: codes in strings to signs and widths. Outlines do not matter here.

use std::collections::HashMap;

use encoding_rs::{GB18030, MACINTOSH, WINDOWS_1252};
use hayro_cmap::{BfString, CMap};
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as PdfString};

use super::{gb1, glyph_names, stream};
use crate::ingest::layout::usual;

/// Bytes of a table of signs.
const TABLE_BYTES: usize = 4 << 20;

/// A font: what its codes mean, and how broad their signs are.
pub struct Font {
    coding: Coding,
    to_unicode: Option<CMap>,
    widths: HashMap<u32, f32>,
    usual_width: f32,
    /// Whether its lines run downwards.
    pub upright: bool,
    known: HashMap<(u32, u8), Glyph>,
}

/// What a code shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    /// Its signs, most often one; U+FFFD where the font does not tell.
    pub text: Text,
    /// How far it takes the text on, as a share of the size.
    pub width: f32,
    /// Whether it is the one-byte code 32, to which the spacing of words applies.
    pub is_space: bool,
}

/// The signs of a glyph.
#[derive(Debug, Clone, PartialEq)]
pub enum Text {
    /// One sign.
    One(char),
    /// None, or more than one.
    Many(Box<str>),
}

/// How strings part into codes, and what a code without a table of signs means.
enum Coding {
    /// One byte each, with their signs.
    Simple(Box<[Option<char>; 256]>),
    /// UTF-16, high byte first.
    Utf16,
    /// UTF-32, high byte first.
    Utf32,
    /// GBK or GB 18030.
    Gb {
        /// The number of the narrow space in GB1.
        space: u32,
    },
    /// Two bytes, a number in a collection; whether it is Adobe's GB1.
    Number { gb1: bool },
    /// By a table of the file.
    Table { table: Box<CMap>, gb1: bool },
}

impl Font {
    /// Reads a font's dictionary.
    pub fn new(dict: &Dict<'_>) -> Font {
        let kind = dict.get::<Name<'_>>("Subtype");
        let to_unicode = dict
            .get::<Stream<'_>>("ToUnicode")
            .and_then(|table| stream::bytes(&table, TABLE_BYTES).ok().flatten())
            .and_then(|bytes| CMap::parse(&bytes, |_| None));
        match kind.as_deref() {
            Some(b"Type0") => composite(dict, to_unicode),
            kind => simple(dict, kind == Some(b"Type3"), to_unicode),
        }
    }

    /// Calls for each glyph of a string.
    pub fn glyphs(&mut self, mut string: &[u8], mut show: impl FnMut(&Glyph)) {
        while !string.is_empty() {
            let (code, length) = self.coding.next(string);
            string = &string[length.min(string.len())..];
            let key = (code, length as u8);
            if !self.known.contains_key(&key) {
                let glyph = self.glyph(code, length as u8);
                self.known.insert(key, glyph);
            }
            if let Some(glyph) = self.known.get(&key) {
                show(glyph);
            }
        }
    }

    fn glyph(&self, code: u32, length: u8) -> Glyph {
        let number = self.coding.number(code, length);
        let width = self
            .widths
            .get(&number)
            .copied()
            .unwrap_or(self.usual_width);
        let told = self
            .to_unicode
            .as_ref()
            .and_then(|table| table.lookup_bf_string(code));
        let text = match told {
            Some(BfString::Char(sign)) => one(sign),
            Some(BfString::String(signs)) => Text::Many(
                signs
                    .chars()
                    .filter(|sign| !sign.is_control())
                    .map(usual)
                    .collect(),
            ),
            None => one(self.coding.sign(code, length, number).unwrap_or('\u{fffd}')),
        };
        Glyph {
            text,
            width,
            is_space: length == 1 && code == 32,
        }
    }
}

fn one(sign: char) -> Text {
    match sign {
        sign if sign.is_control() => Text::Many("".into()),
        sign => Text::One(usual(sign)),
    }
}

impl Coding {
    /// The first code of a string, and its bytes.
    fn next(&self, string: &[u8]) -> (u32, usize) {
        let length = match self {
            Coding::Simple(_) => 1,
            Coding::Utf16 if matches!(string[0], 0xd8..=0xdb) => 4,
            Coding::Utf16 | Coding::Number { .. } => 2,
            Coding::Utf32 => 4,
            Coding::Gb { .. } => match string {
                [..=0x80 | 0xff, ..] => 1,
                [_, 0x30..=0x39, ..] => 4,
                _ => 2,
            },
            Coding::Table { table, .. } => (1..=4.min(string.len()))
                .find(|length| {
                    let code = number(&string[..*length]);
                    table.lookup_cid_code(code, *length as u8).is_some()
                })
                .unwrap_or(2),
        };
        let length = length.min(string.len());
        (number(&string[..length]), length)
    }

    /// The number by which widths are told.
    fn number(&self, code: u32, length: u8) -> u32 {
        match self {
            Coding::Simple(_) | Coding::Number { .. } => code,
            // Of the collection's signs only the narrow ones have widths of their own as a rule.
            Coding::Utf16 | Coding::Utf32 if (0x20..0x7f).contains(&code) => code - 0x1f,
            Coding::Gb { space } if (0x20..0x7f).contains(&code) => code - 0x20 + space,
            Coding::Utf16 | Coding::Utf32 | Coding::Gb { .. } => u32::MAX,
            Coding::Table { table, .. } => table.lookup_cid_code(code, length).unwrap_or(u32::MAX),
        }
    }

    /// What a code means by the coding alone.
    fn sign(&self, code: u32, length: u8, number: u32) -> Option<char> {
        match self {
            Coding::Simple(signs) => signs[usize::from(code as u8)],
            Coding::Utf16 => {
                let units = [(code >> 16) as u16, code as u16];
                let units = if length == 4 { &units[..] } else { &units[1..] };
                char::decode_utf16(units.iter().copied()).next()?.ok()
            }
            Coding::Utf32 => char::from_u32(code),
            Coding::Gb { .. } => {
                let bytes = code.to_be_bytes();
                let (text, broken) =
                    GB18030.decode_without_bom_handling(&bytes[4 - usize::from(length.min(4))..]);
                (!broken).then(|| text.chars().next()).flatten()
            }
            Coding::Number { gb1 } | Coding::Table { gb1, .. } => {
                gb1.then(|| gb1::sign(number)).flatten()
            }
        }
    }
}

fn number(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .fold(0, |number, byte| number << 8 | u32::from(*byte))
}

fn composite(dict: &Dict<'_>, to_unicode: Option<CMap>) -> Font {
    let descendants = dict.get::<Array<'_>>("DescendantFonts").unwrap_or_default();
    let descendant = descendants.iter::<Dict<'_>>().next().unwrap_or_default();
    let system = descendant
        .get::<Dict<'_>>("CIDSystemInfo")
        .unwrap_or_default();
    let ordering = system.get::<PdfString<'_>>("Ordering");
    let gb1 = ordering.is_some_and(|name| name.as_bytes() == b"GB1");
    let name = dict.get::<Name<'_>>("Encoding");
    let table = dict
        .get::<Stream<'_>>("Encoding")
        .and_then(|table| stream::bytes(&table, TABLE_BYTES).ok().flatten())
        .and_then(|bytes| CMap::parse(&bytes, |_| None));
    let (coding, upright) = match (name, table) {
        (Some(name), _) => (
            predefined(name.as_str(), gb1),
            name.as_str().ends_with("-V"),
        ),
        (None, Some(table)) => (
            Coding::Table {
                table: Box::new(table),
                gb1,
            },
            false,
        ),
        (None, None) => (Coding::Number { gb1 }, false),
    };
    Font {
        coding,
        to_unicode,
        widths: composite_widths(&descendant),
        usual_width: descendant.get::<f32>("DW").unwrap_or(1000.0) / 1000.0,
        upright,
        known: HashMap::new(),
    }
}

fn predefined(name: &str, gb1: bool) -> Coding {
    match name {
        name if name.contains("UTF32") => Coding::Utf32,
        name if name.contains("UCS2") || name.contains("UTF16") => Coding::Utf16,
        name if name.starts_with("GBK-") || name.starts_with("GB-") => Coding::Gb { space: 814 },
        name if name.starts_with("GBK2K")
            || name.starts_with("GBpc")
            || name.starts_with("GBKp") =>
        {
            Coding::Gb { space: 1 }
        }
        _ => Coding::Number { gb1 },
    }
}

/// Widths by number: `first [w …]` and `first last w`.
fn composite_widths(descendant: &Dict<'_>) -> HashMap<u32, f32> {
    let mut widths = HashMap::new();
    let array = descendant.get::<Array<'_>>("W").unwrap_or_default();
    let mut items = array.iter::<Object<'_>>();
    let mut ranged = 0;
    while let Some(first) = items.next().and_then(|first| first.into_number()) {
        let first = first.as_i64().clamp(0, 0xffff) as u32;
        match items.next() {
            Some(Object::Array(list)) => {
                let each = list
                    .iter::<Object<'_>>()
                    .filter_map(|width| width.into_f32());
                widths.extend((first..0x1_0000).zip(each.map(|width| width / 1000.0)));
            }
            Some(Object::Number(last)) => {
                let last = last.as_i64().clamp(0, 0xffff) as u32;
                let Some(width) = items.next().and_then(|width| width.into_f32()) else {
                    break;
                };
                ranged += last.saturating_sub(first);
                widths.extend((first..=last).map(|number| (number, width / 1000.0)));
            }
            _ => break,
        }
        // No font has so many signs; the ranges overlap.
        if ranged > 0x4_0000 {
            break;
        }
    }
    widths
}

fn simple(dict: &Dict<'_>, is_type_3: bool, to_unicode: Option<CMap>) -> Font {
    // A Type 3 font brings its own units.
    let matrix = dict.get::<Array<'_>>("FontMatrix").filter(|_| is_type_3);
    let unit = matrix
        .and_then(|matrix| matrix.iter::<f32>().next())
        .map_or(0.001, f32::abs);
    let first = dict.get::<i32>("FirstChar").unwrap_or(0).clamp(0, 255) as u32;
    let listed = dict.get::<Array<'_>>("Widths").unwrap_or_default();
    let listed = listed
        .iter::<Object<'_>>()
        .map(|width| width.into_f32().unwrap_or(0.0) * unit);
    let widths: HashMap<u32, f32> = (first..256).zip(listed).collect();
    let descriptor = dict.get::<Dict<'_>>("FontDescriptor").unwrap_or_default();
    let missing = descriptor.get::<f32>("MissingWidth").unwrap_or(0.0) * unit;
    // Without widths it is one of the fonts that every reader has; their signs are about half as
    // broad as high.
    let usual_width = if widths.is_empty() { 0.54 } else { missing };
    Font {
        coding: Coding::Simple(Box::new(simple_signs(dict))),
        to_unicode,
        widths,
        usual_width,
        upright: false,
        known: HashMap::new(),
    }
}

fn simple_signs(dict: &Dict<'_>) -> [Option<char>; 256] {
    let encoding = dict.get::<Dict<'_>>("Encoding");
    let base = match &encoding {
        Some(encoding) => encoding.get::<Name<'_>>("BaseEncoding"),
        None => dict.get::<Name<'_>>("Encoding"),
    };
    let base = match base.as_deref() {
        Some(b"MacRomanEncoding") => MACINTOSH,
        _ => WINDOWS_1252,
    };
    let mut signs = [None; 256];
    for (code, sign) in (0..=255u8).zip(&mut signs).skip(32) {
        let bytes = [code];
        *sign = base.decode_without_bom_handling(&bytes).0.chars().next();
    }
    let differences = encoding.and_then(|encoding| encoding.get::<Array<'_>>("Differences"));
    let mut code = 0;
    for item in differences.unwrap_or_default().iter::<Object<'_>>() {
        match item {
            Object::Number(number) => code = number.as_i64().clamp(0, 256) as usize,
            Object::Name(name) => {
                if let Some(sign) = signs.get_mut(code) {
                    *sign = glyph_names::sign(name.as_str());
                }
                code += 1;
            }
            _ => {}
        }
    }
    signs
}
