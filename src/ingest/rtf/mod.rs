//! Rich text (.rtf): the text with its tables.
//!
//! Signs come as Unicode (`\u`) or as bytes in the encoding of their font. Numbers of lists are in
//! the file as text. Deleted and hidden text, notes, headers and footers are left out.

mod group;
mod tokens;

use std::collections::BTreeMap;

use encoding_rs::{Encoding, GB18030};

use super::block::Content;
use super::rows::{Builder, CellShape, Down, RowShape};
use super::{Kind, Unreadable, limits};

pub use group::by_code_page;
use group::{Destination, Group, Starts, by_charset, starts};
use tokens::{Token, Tokens};

/// Reads a file.
pub fn read(bytes: &[u8]) -> Result<Content, Unreadable> {
    Reader::new().read(bytes)
}

struct Reader {
    builder: Builder,
    groups: Vec<Group>,
    /// The paragraph under way.
    line: String,
    /// Bytes of the line that are not decoded yet.
    bytes: Vec<u8>,
    /// Whether the last of them is the first half of a sign.
    half: bool,
    /// The first half of a sign that Unicode writes in two.
    high: Option<u16>,
    /// Signs still to be skipped after one in Unicode.
    skip: usize,
    usual: &'static Encoding,
    fonts: BTreeMap<i32, &'static Encoding>,
    font_named: i32,
    row: RowShape,
    next_cell: CellShape,
    tracked: bool,
    hidden: bool,
    footnotes: bool,
}

impl Reader {
    fn new() -> Reader {
        Reader {
            builder: Builder::new(Kind::Rtf),
            groups: Vec::new(),
            line: String::new(),
            bytes: Vec::new(),
            half: false,
            high: None,
            skip: 0,
            usual: GB18030,
            fonts: BTreeMap::new(),
            font_named: 0,
            row: RowShape::default(),
            next_cell: CellShape::default(),
            tracked: false,
            hidden: false,
            footnotes: false,
        }
    }

    fn read(mut self, bytes: &[u8]) -> Result<Content, Unreadable> {
        let mut closed = false;
        for token in Tokens::new(bytes) {
            self.token(token)?;
            if self.groups.is_empty() {
                closed = true;
                break;
            }
        }
        if !closed {
            return Err(Unreadable::Damaged(Kind::Rtf));
        }
        self.decode();
        if !self.line.is_empty() {
            self.builder.paragraph(0, std::mem::take(&mut self.line))?;
        }
        let notes = [
            (self.tracked, "文中有修订痕迹，已按全部接受修订来读。"),
            (self.hidden, "文中有隐藏文字，没有检查。"),
            (self.footnotes, "文中有脚注或尾注，没有检查。"),
        ];
        let notes = notes.iter().filter(|(is_so, _)| *is_so);
        let notes = notes.map(|(_, note)| note.to_string()).collect();
        Ok((self.builder.finish(), notes))
    }

    fn token(&mut self, token: Token) -> Result<(), Unreadable> {
        match token {
            Token::Open => {
                self.decode();
                self.skip = 0;
                let group = self.groups.last().copied().unwrap_or_default();
                if self.groups.len() >= limits::GROUPS {
                    return Err(Unreadable::TooComplex(Kind::Rtf));
                }
                self.groups.push(Group {
                    first: true,
                    ..group
                });
            }
            Token::Close => {
                self.decode();
                self.skip = 0;
                self.groups.pop();
            }
            Token::Byte(byte, is_escaped) => self.byte(byte, is_escaped),
            Token::Star => self.group().starred = true,
            Token::Sign(sign) => self.sign(sign),
            Token::Word(word, number) => return self.word(word, number),
        }
        if let (Token::Byte(..) | Token::Sign(_), Some(group)) = (token, self.groups.last_mut()) {
            group.first = false;
        }
        Ok(())
    }

    fn group(&mut self) -> &mut Group {
        if self.groups.is_empty() {
            self.groups.push(Group::default());
        }
        let last = self.groups.len() - 1;
        &mut self.groups[last]
    }

    fn state(&self) -> Group {
        self.groups.last().copied().unwrap_or_default()
    }

    /// Whether text here counts; says so where it is left out.
    fn counts(&mut self) -> bool {
        let state = self.state();
        if !state.destination.has_text() {
            return false;
        }
        self.tracked |= state.deleted;
        self.hidden |= state.hidden;
        !state.deleted && !state.hidden
    }

    fn byte(&mut self, byte: u8, is_escaped: bool) {
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        if !self.counts() {
            return;
        }
        self.high = None;
        if is_escaped || self.half || byte >= 0x80 {
            let in_two = !self.encoding().is_single_byte();
            self.half = in_two && !self.half && byte >= 0x81;
            self.bytes.push(byte);
        } else {
            self.decode();
            self.line.push(char::from(byte));
        }
    }

    fn sign(&mut self, sign: char) {
        if self.skip > 0 {
            self.skip -= 1;
        } else if self.counts() {
            self.decode();
            self.line.push(sign);
        }
    }

    fn encoding(&self) -> &'static Encoding {
        let font = self.state().font;
        self.fonts.get(&font).copied().unwrap_or(self.usual)
    }

    fn decode(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let text = self.encoding().decode_without_bom_handling(&bytes).0;
            self.line.push_str(&text);
            self.half = false;
        }
    }

    fn unicode(&mut self, number: i32) {
        self.skip = self.state().skipped;
        if !self.counts() {
            return;
        }
        self.decode();
        // Numbers above 32767 are written as negative ones.
        let unit = (number & 0xffff) as u16;
        let units: Vec<u16> = self.high.take().into_iter().chain([unit]).collect();
        match char::decode_utf16(units.iter().copied()).next() {
            Some(Ok(sign)) => self.line.push(sign),
            _ if (0xd800..0xdc00).contains(&unit) => self.high = Some(unit),
            _ => self.line.push('\u{fffd}'),
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) -> Result<(), Unreadable> {
        let first = std::mem::take(&mut self.group().first);
        if first {
            let starred = std::mem::take(&mut self.group().starred);
            match starts(word, starred) {
                Starts::Destination(destination) => {
                    self.footnotes |= word == "footnote" && self.state().destination.has_text();
                    let inherited = self.state().destination;
                    self.group().destination = inherited.with(destination);
                }
                Starts::Nothing => {}
            }
        }
        if word == "u" {
            self.unicode(number.unwrap_or(0));
            return Ok(());
        }
        self.high = None;
        if self.state().destination == Destination::Fonts {
            self.font(word, number);
            return Ok(());
        }
        let is_on = number != Some(0);
        match word {
            "ansicpg" => self.usual = number.and_then(by_code_page).unwrap_or(GB18030),
            "uc" => self.group().skipped = number.unwrap_or(1).clamp(0, 16) as usize,
            "f" => {
                self.decode();
                self.group().font = number.unwrap_or(0);
            }
            "plain" => {
                self.group().hidden = false;
                self.group().deleted = false;
            }
            "v" => self.group().hidden = is_on,
            "deleted" => self.group().deleted = is_on,
            "revised" => self.tracked |= is_on && self.state().destination.has_text(),
            "pard" => self.group().level = 0,
            "intbl" => self.group().level = self.state().level.max(1),
            "itap" => self.group().level = number.unwrap_or(0).clamp(0, 100) as usize,
            _ if self.state().destination.has_text() => return self.content(word, number),
            _ => {}
        }
        Ok(())
    }

    fn content(&mut self, word: &str, number: Option<i32>) -> Result<(), Unreadable> {
        let in_number = self.state().destination == Destination::Number;
        match word {
            "par" | "sect" => {
                let level = self.state().level;
                let line = self.take_line();
                self.builder.paragraph(level, line)?;
            }
            "cell" => {
                let line = self.take_line();
                self.builder.cell(1, line)?;
            }
            "nestcell" => {
                let level = self.state().level.max(2);
                let line = self.take_line();
                self.builder.cell(level, line)?;
            }
            "row" => self.builder.row(1, self.row.clone())?,
            "nestrow" => {
                let level = self.state().level.max(2);
                self.builder.row(level, self.row.clone())?;
            }
            "trowd" => {
                self.row = RowShape::default();
                self.next_cell = CellShape::default();
            }
            "trleft" => self.row.left = number.unwrap_or(0),
            "clvmgf" => self.next_cell.down = Down::Begins,
            "clvmrg" => self.next_cell.down = Down::GoesOn,
            "clmrg" => self.next_cell.joined = true,
            "cellx" => {
                self.next_cell.right = number.unwrap_or(0);
                if self.row.cells.len() < limits::COLUMN_SPAN {
                    self.row.cells.push(self.next_cell);
                }
                self.next_cell = CellShape::default();
            }
            "tab" if in_number => {}
            "tab" => self.sign('\t'),
            "line" => self.sign('\n'),
            "emdash" => self.sign('—'),
            "endash" => self.sign('–'),
            "lquote" => self.sign('‘'),
            "rquote" => self.sign('’'),
            "ldblquote" => self.sign('“'),
            "rdblquote" => self.sign('”'),
            "bullet" if !in_number => self.sign('•'),
            "emspace" | "enspace" | "qmspace" => self.sign(' '),
            _ => {}
        }
        Ok(())
    }

    fn take_line(&mut self) -> String {
        self.decode();
        std::mem::take(&mut self.line)
    }

    /// In the list of fonts: each font's number, then its signs' encoding.
    fn font(&mut self, word: &str, number: Option<i32>) {
        match (word, number) {
            ("f", Some(number)) => self.font_named = number,
            ("fcharset", Some(charset)) => {
                if let Some(encoding) = by_charset(charset) {
                    self.fonts.insert(self.font_named, encoding);
                }
            }
            _ => {}
        }
    }
}
