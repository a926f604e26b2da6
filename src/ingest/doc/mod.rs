//! Word 97 to 2003 and WPS (.doc, .wps): text by the table of pieces, tables by the properties of
//! their rows.
//!
//! Fields show their results; deleted and hidden text, notes, headers and footers are left out.
//! Numbers of lists are rebuilt.

mod boxes;
mod numbering;
mod properties;
mod styles;
mod text;

use super::block::Content;
use super::lists::{Lists, numbered};
use super::ole::{Ole, u16_at, u32_at};
use super::rows::Builder;
use super::{Kind, Unreadable, limits};

use properties::{Paragraph, Runs};
use styles::Styles;
use text::{Piece, Sign};

/// Reads a document.
pub fn read(ole: &Ole) -> Result<Content, Unreadable> {
    let damaged = Unreadable::Damaged(Kind::Doc);
    let document = ole.stream("WordDocument").ok_or(damaged.clone())?;
    let flags = u16_at(&document, 10).ok_or(damaged.clone())?;
    let version = u16_at(&document, 2).unwrap_or(0);
    if u16_at(&document, 0) != Some(0xa5ec) || version < 0xc1 {
        return Err(Unreadable::Unsupported(Kind::Doc));
    }
    if flags & 0x0100 != 0 {
        return Err(Unreadable::Locked(Kind::Doc));
    }
    let table = ole.stream(if flags & 0x0200 != 0 {
        "1Table"
    } else {
        "0Table"
    });
    let table = table.ok_or(damaged.clone())?;
    let data = ole.stream("Data").unwrap_or_default();
    let files = Files {
        document: &document,
        table: &table,
        data: &data,
    };
    Reader::new(&files).ok_or(damaged)?.read()
}

/// The streams of a document.
pub struct Files<'f> {
    /// The text and its properties.
    pub document: &'f [u8],
    /// Where the parts are.
    pub table: &'f [u8],
    /// Properties that are too long for their place.
    pub data: &'f [u8],
}

impl<'f> Files<'f> {
    /// Where a part of the table stream begins and how long it is, by the part's number.
    fn place(&self, number: usize) -> Option<(usize, usize)> {
        let at = 0x9a + number * 8;
        let start = u32_at(self.document, at)? as usize;
        Some((start, u32_at(self.document, at + 4)? as usize))
    }

    /// A part of the table stream.
    pub fn part(&self, number: usize) -> Option<&'f [u8]> {
        let (start, length) = self.place(number)?;
        self.table.get(start..start.checked_add(length)?)
    }

    /// What stands in the table stream from the start of a part on, beyond its end too.
    pub fn beyond(&self, number: usize) -> Option<&'f [u8]> {
        let (start, length) = self.place(number)?;
        self.table.get(start..).filter(|_| length > 0)
    }
}

struct Reader<'f> {
    files: &'f Files<'f>,
    pieces: Vec<Piece>,
    paragraphs: Runs<Paragraph>,
    left_out: Runs<properties::Signs>,
    styles: Styles,
    lists: Lists,
    builder: Builder,
    line: String,
    /// For each field that is open, whether its result has begun.
    fields: Vec<bool>,
    tracked: bool,
    hidden: bool,
}

impl<'f> Reader<'f> {
    fn new(files: &'f Files<'f>) -> Option<Self> {
        Some(Reader {
            files,
            pieces: text::pieces(files.part(33)?)?,
            paragraphs: properties::paragraphs(files)?,
            left_out: properties::signs(files).unwrap_or_default(),
            styles: Styles::read(files).unwrap_or_default(),
            lists: numbering::read(files).unwrap_or_default(),
            builder: Builder::new(Kind::Doc),
            line: String::new(),
            fields: Vec::new(),
            tracked: false,
            hidden: false,
        })
    }

    fn read(mut self) -> Result<Content, Unreadable> {
        let length = |number: usize| {
            let length = u32_at(self.files.document, 0x4c + number * 4).unwrap_or(0);
            length as usize
        };
        // The parts of the text: body, notes, headers, macros, remarks, notes at the end, text boxes.
        let body = length(0);
        let boxes = (0..6).map(length).fold(0, usize::saturating_add);
        let (notes, end_notes, in_boxes) = (length(1), length(5), length(6));
        let end = boxes.saturating_add(in_boxes);
        // From where on the body is to be read, and which text of boxes is in its place.
        let (mut body_from, mut placed) = (0, Vec::new());
        for (anchor, [from, to]) in boxes::anchored(self.files, boxes).unwrap_or_default() {
            // Within a table it would part the table; such boxes come last.
            if to > end || !(body_from..body).contains(&anchor) || self.is_in_table(anchor) {
                continue;
            }
            self.signs(body_from, anchor)?;
            let (line, fields) = (
                std::mem::take(&mut self.line),
                std::mem::take(&mut self.fields),
            );
            // The mark that ends a box may stand in a paragraph of its own.
            self.signs(from, to - 1)?;
            if !self.line.is_empty() {
                self.signs(to - 1, to)?;
            }
            self.end_line()?;
            (self.line, self.fields) = (line, fields);
            body_from = anchor;
            placed.push([from, to]);
        }
        self.signs(body_from, body)?;
        self.end_line()?;
        self.fields.clear();
        placed.sort_unstable();
        let mut rest = boxes;
        for [from, to] in placed.into_iter().chain([[end, end]]) {
            self.signs(rest, from)?;
            rest = to;
        }
        self.end_line()?;
        let notes = [
            (self.tracked, "文中有修订痕迹，已按全部接受修订来读。"),
            (self.hidden, "文中有隐藏文字，没有检查。"),
            (notes > 0 || end_notes > 0, "文中有脚注或尾注，没有检查。"),
        ];
        let notes = notes.iter().filter(|(is_so, _)| *is_so);
        let notes = notes.map(|(_, note)| note.to_string()).collect();
        Ok((self.builder.finish(), notes))
    }

    fn signs(&mut self, from: usize, to: usize) -> Result<(), Unreadable> {
        let document = self.files.document;
        let pieces = std::mem::take(&mut self.pieces);
        for sign in text::signs(&pieces, document, from, to) {
            self.sign(sign)?;
        }
        self.pieces = pieces;
        Ok(())
    }

    /// Ends a paragraph that has no end of its own.
    fn end_line(&mut self) -> Result<(), Unreadable> {
        match self.line.is_empty() {
            true => Ok(()),
            false => self.builder.paragraph(0, std::mem::take(&mut self.line)),
        }
    }

    fn is_in_table(&self, place: usize) -> bool {
        let mut sign = text::signs(&self.pieces, self.files.document, place, place + 1);
        let paragraph = sign.next().and_then(|sign| self.paragraphs.at(sign.at));
        paragraph.is_some_and(|paragraph| paragraph.level() > 0)
    }

    fn sign(&mut self, Sign { at, sign }: Sign) -> Result<(), Unreadable> {
        let apart = self.left_out.at(at).copied().unwrap_or_default();
        self.tracked |= apart.deleted || apart.inserted;
        match sign {
            '\r' if apart.deleted => {}
            '\r' | '\u{7}' | '\u{c}' => return self.end(at, sign),
            '\u{13}' if self.fields.len() == limits::GROUPS => {
                return Err(Unreadable::TooComplex(Kind::Doc));
            }
            '\u{13}' => self.fields.push(false),
            '\u{14}' => {
                if let Some(result) = self.fields.last_mut() {
                    *result = true;
                }
            }
            '\u{15}' => {
                self.fields.pop();
            }
            _ if apart.deleted || self.fields.contains(&false) => {}
            _ if apart.hidden => self.hidden = true,
            '\u{b}' => self.line.push('\n'),
            '\u{1e}' => self.line.push('-'),
            '\t' => self.line.push('\t'),
            _ if sign < ' ' => {}
            _ => self.line.push(sign),
        }
        Ok(())
    }

    /// A paragraph, cell or row ends.
    fn end(&mut self, at: usize, sign: char) -> Result<(), Unreadable> {
        let line = std::mem::take(&mut self.line);
        let Some(paragraph) = self.paragraphs.at(at) else {
            return match sign {
                '\u{7}' => self.builder.cell(1, line),
                _ => self.builder.paragraph(0, line),
            };
        };
        if sign == '\u{c}' && line.is_empty() {
            return Ok(());
        }
        let level = paragraph.level();
        let ends_row = sign == '\u{7}' && paragraph.ends_row || paragraph.ends_inner_row;
        if ends_row {
            return self.builder.row(level.max(1), paragraph.row.clone());
        }
        let (list, at_level) = self.styles.number_of(paragraph);
        let label = list.and_then(|list| self.lists.next(&list.to_string(), at_level));
        let line = numbered(label, line);
        if sign == '\u{7}' || paragraph.ends_inner_cell {
            self.builder.cell(level.max(1), line)
        } else {
            self.builder.paragraph(level, line)
        }
    }
}
