//! Workbooks: .xlsx, and .xls and .et (Excel 97 to 2003, WPS).
//!
//! Formulas count by their stored values. Numbers are written as they are, not in the format that
//! the sheet shows them in; hidden sheets are left out.

use std::collections::BTreeMap;
use std::io::{Cursor, Read, Seek};
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, Dimensions, Reader, SheetVisible, Xls, XlsError, Xlsx, XlsxError};

use super::block::Content;
use super::container::Container;
use super::{Block, Kind, TableCell, Unreadable, limits, sheet};

/// The filled cells of a sheet by row and column.
type Cells = BTreeMap<(u32, u32), String>;

/// Reads an .xlsx file.
pub fn read_xlsx(bytes: &[u8], container: &mut Container) -> Result<Content, Unreadable> {
    container.prove_sound()?;
    guarded(Kind::Xlsx, || {
        let mut book = Xlsx::new(Cursor::new(bytes)).map_err(xlsx_error)?;
        let sheets = shown(&book);
        let read = |name: &str| {
            let mut cells = Cells::new();
            let mut reader = book.worksheet_cells_reader(name).map_err(xlsx_error)?;
            while let Some(cell) = reader.next_cell().map_err(xlsx_error)? {
                add(
                    &mut cells,
                    cell.get_position(),
                    &Data::from(cell.get_value().clone()),
                )?;
            }
            drop(reader);
            let merged = book.merge_cells_by_sheet_name(name).map_err(xlsx_error)?;
            Ok((cells, merged))
        };
        content(sheets, read)
    })
}

/// Reads an .xls file.
pub fn read_xls(bytes: &[u8]) -> Result<Content, Unreadable> {
    // WPS may leave the last sector short, which the library does not forgive.
    let mut whole = bytes.to_vec();
    whole.resize(bytes.len().next_multiple_of(512), 0);
    guarded(Kind::Xls, || {
        let mut book = Xls::new(Cursor::new(whole)).map_err(xls_error)?;
        let sheets = shown(&book);
        let read = |name: &str| {
            let range = book.worksheet_range(name).map_err(xls_error)?;
            let (row, column) = range.start().unwrap_or_default();
            let mut cells = Cells::new();
            for (y, x, value) in range.used_cells() {
                add(&mut cells, (row + y as u32, column + x as u32), value)?;
            }
            let merged = book.merge_cells_by_sheet_name(name).map_err(xls_error)?;
            Ok((cells, merged))
        };
        content(sheets, read)
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

fn content(
    (sheets, has_hidden): (Vec<String>, bool),
    mut read: impl FnMut(&str) -> Result<(Cells, Vec<Dimensions>), Unreadable>,
) -> Result<Content, Unreadable> {
    let mut blocks: Vec<Block> = Vec::new();
    for name in sheets {
        let (cells, merged) = read(&name)?;
        blocks.extend(sheet::blocks(&name, table_cells(cells, &merged)));
    }
    let note = "有隐藏的工作表，没有检查。";
    let notes = has_hidden.then(|| note.to_string());
    Ok((blocks, notes.into_iter().collect()))
}

fn table_cells(cells: Cells, merged: &[Dimensions]) -> Vec<TableCell> {
    let spans: BTreeMap<(u32, u32), &Dimensions> =
        merged.iter().map(|merged| (merged.start, merged)).collect();
    let cells = cells.into_iter().map(|((row, column), text)| {
        let span = |from: u32, to: u32, most: usize| {
            let span = to.saturating_sub(from) as usize + 1;
            span.min(most)
        };
        let mut cell = TableCell::new(row as usize, column as usize, text);
        if let Some(merged) = spans.get(&(row, column)) {
            cell.row_span = span(row, merged.end.0, limits::ROW_SPAN);
            cell.column_span = span(column, merged.end.1, limits::COLUMN_SPAN);
        }
        cell
    });
    cells.collect()
}

fn add(cells: &mut Cells, (row, column): (u32, u32), value: &Data) -> Result<(), Unreadable> {
    let text = written(value);
    if !text.trim().is_empty() && (column as usize) < limits::COLUMN_SPAN {
        cells.insert((row, column), text);
    }
    match cells.len() > limits::CELLS {
        true => Err(Unreadable::TooComplex(Kind::Xlsx)),
        false => Ok(()),
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

fn xls_error(error: XlsError) -> Unreadable {
    match error {
        XlsError::Password => Unreadable::Locked(Kind::Xls),
        _ => Unreadable::Damaged(Kind::Xls),
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
