//! What holds within a pair of braces.

use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_8, WINDOWS_1252};

/// The state within a group; a group begins with that of the one around it.
#[derive(Debug, Clone, Copy)]
pub struct Group {
    /// Where its text goes.
    pub destination: Destination,
    /// Whether nothing has stood in it yet.
    pub first: bool,
    /// Whether it begins with `\*`.
    pub starred: bool,
    /// Signs to skip after one in Unicode.
    pub skipped: usize,
    /// The font's number.
    pub font: i32,
    /// Whether its text is hidden.
    pub hidden: bool,
    /// Whether its text was deleted.
    pub deleted: bool,
    /// How deep in tables its paragraphs are.
    pub level: usize,
}

impl Default for Group {
    fn default() -> Group {
        Group {
            destination: Destination::Text,
            first: true,
            starred: false,
            skipped: 1,
            font: -1,
            hidden: false,
            deleted: false,
            level: 0,
        }
    }
}

/// Where a group's text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Destination {
    /// Into the document.
    Text,
    /// The number of a paragraph, into the document too.
    Number,
    /// The list of fonts.
    Fonts,
    /// Nowhere.
    Nowhere,
}

impl Destination {
    /// Whether text that goes there is text of the document.
    pub fn has_text(self) -> bool {
        matches!(self, Destination::Text | Destination::Number)
    }

    /// The destination of a group inside; what goes nowhere stays there.
    pub fn with(self, inner: Destination) -> Destination {
        match self {
            Destination::Nowhere => Destination::Nowhere,
            _ => inner,
        }
    }
}

/// What the first word of a group makes of it.
pub enum Starts {
    /// Its text goes there.
    Destination(Destination),
    /// It is a word like any other.
    Nothing,
}

/// What a word makes of the group that it begins.
pub fn starts(word: &str, starred: bool) -> Starts {
    let destination = match word {
        "fonttbl" => Destination::Fonts,
        "listtext" | "pntext" => Destination::Number,
        "shpinst" | "nesttableprops" | "shptxt" | "fldrslt" => return Starts::Nothing,
        "colortbl" | "stylesheet" | "info" | "pict" | "header" | "headerl" | "headerr"
        | "headerf" | "footer" | "footerl" | "footerr" | "footerf" | "footnote" | "annotation"
        | "objdata" | "listtable" | "listoverridetable" | "revtbl" | "rsidtbl" | "filetbl"
        | "fldinst" | "nonshppict" | "nonesttables" | "shprslt" | "sp" | "tc" | "tcn" | "xe"
        | "ftnsep" | "ftnsepc" | "ftncn" | "aftnsep" | "aftnsepc" | "aftncn" | "pntxta"
        | "pntxtb" | "do" => Destination::Nowhere,
        _ if starred => Destination::Nowhere,
        _ => return Starts::Nothing,
    };
    Starts::Destination(destination)
}

/// The encoding of a font's signs by the number of its set of signs; none where the document's holds.
pub fn by_charset(charset: i32) -> Option<&'static Encoding> {
    match charset {
        134 => Some(GB18030),
        136 => Some(BIG5),
        128 => Some(SHIFT_JIS),
        129 => Some(EUC_KR),
        _ => None,
    }
}

/// The encoding of a code page of Windows.
pub fn by_code_page(page: i32) -> Option<&'static Encoding> {
    match page {
        936 | 54936 => Some(GB18030),
        950 => Some(BIG5),
        932 => Some(SHIFT_JIS),
        949 => Some(EUC_KR),
        1252 => Some(WINDOWS_1252),
        65001 => Some(UTF_8),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::ingest::rtf::read;
    use crate::ingest::{Block, Kind, Unreadable};

    fn text(rtf: &str) -> String {
        let blocks = read(rtf.as_bytes()).unwrap().0;
        let texts = blocks.into_iter().map(|block| match block {
            Block::Paragraph(text) => text,
            other => format!("{other:?}"),
        });
        texts.collect::<Vec<_>>().join("|")
    }

    #[test]
    fn signs_are_read_in_every_way_of_writing_them() {
        for (rtf, wanted) in [
            (r"{\rtf1\ansi\ansicpg936 \'bc\'d7\'d2\'d2\par}", "甲乙"),
            (
                r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f3\fcharset134 S;}}{\f3 \'bc\'d7}\par}",
                "甲",
            ),
            (r"{\rtf1\uc1\u30002 ?\u20057 \'3f\par}", "甲乙"),
            (r"{\rtf1\uc2\u30002\'bc\'d7\u-28672 ??\par}", "甲退"),
            (r"{\rtf1\ansicpg936 \'81@\'81\'41A\par}", "丂丄A"),
            (r"{\rtf1\uc0\u-10187\u-9174\par}", "𝐪"),
            (r"{\rtf1 a\{b\~c\line d\emdash\par e}", "a{b\u{a0}c\nd—|e"),
        ] {
            assert_eq!(text(rtf), wanted, "{rtf}");
        }
    }

    #[test]
    fn what_is_no_text_of_the_document_is_left_out() {
        let rtf = r"{\rtf1{\info{\title x}}{\*\unknown y}{\header z}{\footnote n}{\v h}{\deleted d}{\field{\*\fldinst PAGE}{\fldrslt 3}}{\listtext 1.\tab}a\par}";
        assert_eq!(text(rtf), "31.a");
        let notes = read(rtf.as_bytes()).unwrap().1;
        assert_eq!(notes.len(), 3, "{notes:?}");
    }

    #[test]
    fn what_is_cut_is_damaged() {
        for rtf in ["{\\rtf1 a", "{\\rtf1{", "{\\rtf1\\", "{\\rtf1\\'"] {
            let damaged = Err(Unreadable::Damaged(Kind::Rtf));
            assert_eq!(read(rtf.as_bytes()), damaged, "{rtf}");
        }
    }
}
