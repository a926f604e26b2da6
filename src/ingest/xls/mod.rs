//! Excel 97 to 2003 and WPS (.xls, .et); Excel 5 and 95 too.
//!
//! Our own, since the kept library trusts the sizes that a damaged file claims, and a page's module
//! does not survive that. Formulas count by their stored values; hidden sheets are left out.

mod formats;
mod records;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use calamine::{Data, ExcelDateTime, ExcelDateTimeType};
use encoding_rs::{Encoding, GB18030};

use super::block::Content;
use super::ole::Ole;
use super::rtf::by_code_page;
use super::workbook::{Cells, Merged, with_note};
use super::{Kind, Unreadable, limits};

use records::{Fields, Record, records};

const DAMAGED: Unreadable = Unreadable::Damaged(Kind::Xls);

// Numbers of records.
const FORMULA: u16 = 0x06;
const END: u16 = 0x0a;
const DATES_FROM: u16 = 0x22;
const LOCKED: u16 = 0x2f;
const CODE_PAGE: u16 = 0x42;
const SHEET: u16 = 0x85;
const NUMBERS_SHORT: u16 = 0xbd;
const TEXT_RICH: u16 = 0xd6;
const STYLE: u16 = 0xe0;
const MERGED: u16 = 0xe5;
const TEXTS: u16 = 0xfc;
const TEXT_SHARED: u16 = 0xfd;
const NUMBER: u16 = 0x203;
const TEXT: u16 = 0x204;
const TRUTH: u16 = 0x205;
const FORMULA_TEXT: u16 = 0x207;
const NUMBER_SHORT: u16 = 0x27e;
const FORMAT: u16 = 0x41e;
const BEGIN: u16 = 0x809;

/// Reads a workbook.
pub fn read(ole: &Ole) -> Result<Content, Unreadable> {
    let stream = ole.stream("Workbook").or_else(|| ole.stream("Book"));
    let stream = stream.ok_or(DAMAGED)?;
    let (book, sheets) = Book::read(&stream)?;
    let has_hidden = sheets.iter().any(|sheet| !sheet.shown);
    let mut cells = Cells::new(Kind::Xls);
    let mut blocks = Vec::new();
    let mut left = limits::NODES;
    for sheet in sheets.iter().filter(|sheet| sheet.shown) {
        let bytes = stream.get(sheet.start..).ok_or(DAMAGED)?;
        let merged = book.fill(bytes, &mut cells, &mut left)?;
        blocks.extend(cells.blocks(&sheet.name, &merged));
    }
    Ok(with_note(blocks, has_hidden))
}

/// What holds for all sheets.
struct Book {
    /// Whether texts are in Unicode, since Excel 97.
    is_unicode: bool,
    /// The encoding of texts that are not.
    encoding: &'static Encoding,
    /// Whether days are counted from 1904.
    from_1904: bool,
    /// The texts that cells name by their numbers.
    texts: Vec<String>,
    /// The number of each style's format.
    styles: Vec<u16>,
    /// Whether a format is a date.
    formats: BTreeMap<u16, bool>,
}

/// A sheet of cells.
struct Sheet {
    name: String,
    /// Where its records begin.
    start: usize,
    shown: bool,
}

impl Book {
    fn read(stream: &[u8]) -> Result<(Book, Vec<Sheet>), Unreadable> {
        let mut book = Book {
            is_unicode: true,
            encoding: GB18030,
            from_1904: false,
            texts: Vec::new(),
            styles: Vec::new(),
            formats: BTreeMap::new(),
        };
        let mut sheets = Vec::new();
        for record in records(stream) {
            let record = record?;
            let mut fields = record.fields();
            match record.number {
                BEGIN => book.is_unicode = fields.u16()? != 0x500,
                END => break,
                // One that is all noughts is left by a password that was taken away.
                LOCKED if !is_nought(&record) => return Err(Unreadable::Locked(Kind::Xls)),
                CODE_PAGE => {
                    book.encoding = by_code_page(fields.u16()?.into()).unwrap_or(GB18030);
                }
                DATES_FROM => book.from_1904 = fields.u16()? == 1,
                FORMAT => {
                    let number = fields.u16()?;
                    let format = match book.is_unicode {
                        true => book.text(&mut fields)?,
                        false => book.name(&mut fields)?,
                    };
                    book.formats.insert(number, formats::is_date(&format));
                }
                STYLE => {
                    fields.u16()?;
                    book.styles.push(fields.u16()?);
                }
                SHEET if sheets.len() == limits::SHEETS => {
                    return Err(Unreadable::TooComplex(Kind::Xls));
                }
                SHEET => sheets.extend(book.sheet(fields)?),
                TEXTS => book.texts = shared_texts(fields)?,
                _ => {}
            }
        }
        Ok((book, sheets))
    }

    /// A sheet, unless it holds a chart or a program.
    fn sheet(&self, mut fields: Fields) -> Result<Option<Sheet>, Unreadable> {
        let start = fields.u32()? as usize;
        let shown = fields.u8()? & 3 == 0;
        let is_cells = fields.u8()? == 0;
        let mut name = self.name(&mut fields)?;
        name.retain(|sign| sign != '\0');
        Ok(is_cells.then_some(Sheet { name, start, shown }))
    }

    /// A text whose length stands before it in one byte.
    fn name(&self, fields: &mut Fields) -> Result<String, Unreadable> {
        let count = fields.u8()?.into();
        self.signs(fields, count)
    }

    /// A text whose length stands before it in two bytes.
    fn text(&self, fields: &mut Fields) -> Result<String, Unreadable> {
        let count = fields.u16()?.into();
        self.signs(fields, count)
    }

    fn signs(&self, fields: &mut Fields, count: usize) -> Result<String, Unreadable> {
        if count == 0 {
            // What would say how its signs are written may be missing.
            return Ok(String::new());
        }
        match self.is_unicode {
            true => {
                let marks = fields.u8()?;
                fields.unicode(count, marks)
            }
            false => fields.encoded(count, self.encoding),
        }
    }

    /// Takes the cells of a sheet, and gives those that are merged.
    fn fill(
        &self,
        bytes: &[u8],
        cells: &mut Cells,
        left: &mut usize,
    ) -> Result<Merged, Unreadable> {
        let mut merged = Merged::new();
        let mut formula = (0, 0);
        // Charts in a sheet have records of their own between a beginning and an end.
        let mut depth = 0_usize;
        for record in records(bytes) {
            let record = record?;
            *left = left
                .checked_sub(1)
                .ok_or(Unreadable::TooComplex(Kind::Xls))?;
            match record.number {
                BEGIN => depth += 1,
                END if depth <= 1 => break,
                END => depth -= 1,
                _ if depth > 1 => {}
                MERGED => add_merged(&record, &mut merged)?,
                FORMULA_TEXT => {
                    cells.add(formula, &Data::String(self.text(&mut record.fields())?))?
                }
                NUMBERS_SHORT => self.numbers(record.fields(), cells)?,
                FORMULA | NUMBER | NUMBER_SHORT | TEXT | TEXT_RICH | TEXT_SHARED | TRUTH => {
                    let mut fields = record.fields();
                    let place = (fields.u16()?.into(), fields.u16()?.into());
                    if record.number == FORMULA {
                        formula = place;
                    }
                    let style = fields.u16()?;
                    cells.add(place, &self.value(record.number, style, &mut fields)?)?;
                }
                _ => {}
            }
        }
        Ok(merged)
    }

    fn value(&self, record: u16, style: u16, fields: &mut Fields) -> Result<Data, Unreadable> {
        Ok(match record {
            NUMBER => self.number(fields.f64()?, style),
            NUMBER_SHORT => self.number(short(fields.u32()?), style),
            TEXT_SHARED => {
                let text = self.texts.get(fields.u32()? as usize);
                text.cloned().map_or(Data::Empty, Data::String)
            }
            TRUTH => truth(fields.u8()?, fields.u8()? != 0),
            FORMULA => match fields.bytes::<8>()? {
                // A text follows in a record of its own; 3 is a text without signs.
                [0 | 3, .., 0xff, 0xff] => Data::Empty,
                [kind @ (1 | 2), _, value, .., 0xff, 0xff] => truth(value, kind == 2),
                bytes => self.number(f64::from_le_bytes(bytes), style),
            },
            _ => Data::String(self.text(fields)?),
        })
    }

    fn number(&self, number: f64, style: u16) -> Data {
        let format = self.styles.get(usize::from(style)).copied().unwrap_or(0);
        let known = self.formats.get(&format).copied();
        match known.unwrap_or_else(|| formats::is_date_by_number(format)) {
            true => {
                let kind = ExcelDateTimeType::DateTime;
                Data::DateTime(ExcelDateTime::new(number, kind, self.from_1904))
            }
            false => Data::Float(number),
        }
    }

    /// Numbers side by side in one record, with the last one's column at its end.
    fn numbers(&self, mut fields: Fields, cells: &mut Cells) -> Result<(), Unreadable> {
        let row = fields.u16()?.into();
        let first: u32 = fields.u16()?.into();
        for column in first.. {
            let style = fields.u16()?;
            if fields.is_empty() {
                break;
            }
            let number = self.number(short(fields.u32()?), style);
            cells.add((row, column), &number)?;
        }
        Ok(())
    }
}

fn is_nought(record: &Record) -> bool {
    let mut fields = record.fields();
    while let Ok(byte) = fields.u8() {
        if byte != 0 {
            return false;
        }
    }
    true
}

/// A number in thirty bits: the upper part of one in eight bytes, or a whole one, or a hundred times it.
fn short(bits: u32) -> f64 {
    let number = match bits & 2 {
        0 => f64::from_bits(u64::from(bits & !3) << 32),
        _ => f64::from((bits as i32) >> 2),
    };
    match bits & 1 {
        0 => number,
        _ => number / 100.0,
    }
}

fn truth(value: u8, is_error: bool) -> Data {
    if !is_error {
        return Data::Bool(value != 0);
    }
    let error = match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    Data::String(error.to_string())
}

/// The texts that cells name by their numbers; each may have fonts and readings after it.
fn shared_texts(mut fields: Fields) -> Result<Vec<String>, Unreadable> {
    fields.skip(4)?;
    let count = fields.u32()?;
    let mut texts = Vec::new();
    for _ in 0..count {
        if fields.is_empty() {
            break;
        }
        if texts.len() == limits::NODES {
            return Err(Unreadable::TooComplex(Kind::Xls));
        }
        let length = fields.u16()?;
        let marks = fields.u8()?;
        let fonts = if marks & 8 != 0 { fields.u16()? } else { 0 };
        let readings = if marks & 4 != 0 { fields.u32()? } else { 0 };
        texts.push(fields.unicode(length.into(), marks)?);
        fields.skip(usize::from(fonts) * 4)?;
        fields.skip(readings as usize)?;
    }
    Ok(texts)
}

fn add_merged(record: &Record, merged: &mut Merged) -> Result<(), Unreadable> {
    let mut fields = record.fields();
    for _ in 0..fields.u16()? {
        let (first, last) = (fields.u16()?, fields.u16()?);
        let (left, right) = (fields.u16()?, fields.u16()?);
        merged.insert((first.into(), left.into()), (last.into(), right.into()));
    }
    Ok(())
}
