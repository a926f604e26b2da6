//! Workbooks: .xlsx, and what reading .xls has in common with it.
//!
//! Formulas count by their stored values. Numbers are written as they are, not in the format that
//! the sheet shows them in; hidden sheets are left out.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Seek};
use std::mem;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Dimensions, Reader, SheetVisible, Xlsx, XlsxError};

use super::block::Content;
use super::container::Container;
use super::{Block, Kind, TableCell, Unreadable, limits, sheet, trusted};

/// The last row and column of merged cells by the first.
pub type Merged = BTreeMap<(u32, u32), (u32, u32)>;

/// Reads an .xlsx file.
pub fn read_xlsx(bytes: &[u8], container: &mut Container) -> Result<Content, Unreadable> {
    container.prove_sound(limits::WORKBOOK_BYTES, trusted::is_sound)?;
    guarded(Kind::Xlsx, || {
        let mut book = Xlsx::new(Cursor::new(bytes)).map_err(xlsx_error)?;
        let (sheets, has_hidden) = shown(&book);
        if sheets.len() > limits::SHEETS {
            return Err(Unreadable::TooComplex(Kind::Xlsx));
        }
        let mut cells = Cells::new(Kind::Xlsx);
        let mut blocks = Vec::new();
        for name in sheets {
            let mut reader = book.worksheet_cells_reader(&name).map_err(xlsx_error)?;
            while let Some(cell) = reader.next_cell().map_err(xlsx_error)? {
                cells.add(cell.get_position(), &Data::from(cell.get_value().clone()))?;
            }
            drop(reader);
            let merged = book.merge_cells_by_sheet_name(&name).map_err(xlsx_error)?;
            let merged = merged
                .iter()
                .map(|Dimensions { start, end }| (*start, *end));
            blocks.extend(cells.blocks(&name, &merged.collect()));
        }
        Ok(with_note(blocks, has_hidden))
    })
}

/// The library may panic on a damaged file; that is one file that cannot be read, no more.
fn guarded(
    kind: Kind,
    read: impl FnOnce() -> Result<Content, Unreadable>,
) -> Result<Content, Unreadable> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(Unreadable::Damaged(kind)))
}

/// The names of the sheets that are shown, and whether there are others.
fn shown<S: Read + Seek, B: Reader<S>>(book: &B) -> (Vec<String>, bool) {
    let all = book.sheets_metadata();
    let shown = all
        .iter()
        .filter(|sheet| sheet.visible == SheetVisible::Visible);
    let names: Vec<String> = shown.map(|sheet| sheet.name.clone()).collect();
    let others = names.len() < all.len();
    (names, others)
}

/// Tells of sheets that are left out.
pub fn with_note(blocks: Vec<Block>, has_hidden: bool) -> Content {
    let note = "有隐藏的工作表，没有检查。";
    let notes = has_hidden.then(|| note.to_string());
    (blocks, notes.into_iter().collect())
}

/// Takes the filled cells of a workbook, a sheet after another. Many cells may name one text, so that
/// signs are counted too.
pub struct Cells {
    kind: Kind,
    /// Those of the sheet by row and column.
    filled: BTreeMap<(u32, u32), String>,
    cells_left: usize,
    signs_left: usize,
}

impl Cells {
    /// None yet; `kind` is what an error tells of.
    pub fn new(kind: Kind) -> Cells {
        Cells {
            kind,
            filled: BTreeMap::new(),
            cells_left: limits::CELLS,
            signs_left: limits::CHARACTERS,
        }
    }

    /// Takes a cell, by its row and column.
    pub fn add(&mut self, (row, column): (u32, u32), value: &Data) -> Result<(), Unreadable> {
        let text = written(value);
        if text.trim().is_empty() || column as usize >= limits::COLUMN_SPAN {
            return Ok(());
        }
        let too_complex = Unreadable::TooComplex(self.kind);
        let cells_left = self.cells_left.checked_sub(1).ok_or(too_complex.clone())?;
        let signs_left = self
            .signs_left
            .checked_sub(text.chars().count())
            .ok_or(too_complex)?;
        (self.cells_left, self.signs_left) = (cells_left, signs_left);
        self.filled.insert((row, column), text);
        Ok(())
    }

    /// What the cells taken since the last sheet make, as a sheet of this name.
    pub fn blocks(&mut self, name: &str, merged: &Merged) -> Vec<Block> {
        let cells = mem::take(&mut self.filled).into_iter();
        let cells = cells.map(|((row, column), text)| {
            let span = |from: u32, to: u32, most: usize| {
                let span = to.saturating_sub(from) as usize + 1;
                span.min(most)
            };
            let mut cell = TableCell::new(row as usize, column as usize, text);
            if let Some((last_row, last_column)) = merged.get(&(row, column)) {
                cell.row_span = span(row, *last_row, limits::ROW_SPAN);
                cell.column_span = span(column, *last_column, limits::COLUMN_SPAN);
            }
            cell
        });
        sheet::blocks(name, cells.collect())
    }
}

fn written(value: &Data) -> String {
    match value {
        Data::Empty => String::new(),
        Data::Int(number) => number.to_string(),
        Data::Float(number) => number_text(*number),
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
        Data::Bool(value) => if *value { "TRUE" } else { "FALSE" }.to_string(),
        Data::DateTime(date) => {
            let (year, month, day, ..) = date.to_ymd_hms_milli();
            format!("{year}年{month}月{day}日")
        }
        Data::Error(error) => error.to_string(),
    }
}

/// A number with the fifteen digits that Excel keeps, without what binary fractions add.
fn number_text(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    rounded.to_string()
}

fn xlsx_error(error: XlsxError) -> Unreadable {
    match error {
        XlsxError::Password => Unreadable::Locked(Kind::Xlsx),
        _ => Unreadable::Damaged(Kind::Xlsx),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_a_person_writes_them() {
        for (number, text) in [
            (5.0, "5"),
            (-417.0, "-417"),
            (96171.6, "96171.6"),
            (0.1 + 0.2, "0.3"),
            (4166.241619, "4166.241619"),
            (39_573_802_895.9, "39573802895.9"),
        ] {
            assert_eq!(written(&Data::Float(number)), text);
        }
    }
}
