//! Tables: cells merged to the right (`gridSpan`, in old files `hMerge`) and downwards (`vMerge`).

use std::collections::HashMap;

use super::body::Body;
use super::styles::{is_on, value};
use crate::ingest::xml::Element;
use crate::ingest::{Kind, Table, TableCell, Unreadable, limits};

/// How a cell goes on from the one before or above it.
#[derive(PartialEq)]
enum Merge {
    None,
    Begins,
    GoesOn,
}

impl Body<'_> {
    /// Reads a table.
    pub fn table(&mut self, table: &Element) -> Result<Table, Unreadable> {
        let mut read = Table::default();
        // The cell that is open downwards at a column.
        let mut open: HashMap<usize, usize> = HashMap::new();
        let mut row = 0;
        for element in inside(table, "tr") {
            if self.is_row_gone(element) {
                continue;
            }
            self.row(element, row, &mut open, &mut read)?;
            row += 1;
        }
        Ok(read)
    }

    fn is_row_gone(&mut self, row: &Element) -> bool {
        let Some(properties) = row.child("trPr") else {
            return false;
        };
        let deleted = properties.child("del").is_some();
        self.notes.tracked |= deleted;
        let hidden = properties.child("hidden").is_some_and(is_on);
        self.notes.hidden |= hidden;
        deleted || hidden
    }

    fn row(
        &mut self,
        element: &Element,
        row: usize,
        open: &mut HashMap<usize, usize>,
        table: &mut Table,
    ) -> Result<(), Unreadable> {
        let mut column = number(element.child("trPr"), "gridBefore").unwrap_or(0);
        let first = table.cells.len();
        for cell in inside(element, "tc") {
            let properties = cell.child("tcPr");
            if properties.is_some_and(|properties| properties.child("cellDel").is_some()) {
                self.notes.tracked = true;
                continue;
            }
            let span = number(properties, "gridSpan").unwrap_or(1).max(1);
            let down = merge(properties, &["vMerge", "vmerge"]);
            let right = merge(properties, &["hMerge", "hmerge"]);
            let above = open.get(&column).copied();
            if right == Merge::GoesOn && table.cells.len() > first {
                if let Some(before) = table.cells.last_mut() {
                    before.column_span = (before.column_span + span).min(limits::COLUMN_SPAN);
                }
            } else if let (Merge::GoesOn, Some(above)) = (&down, above) {
                if let Some(above) = table.cells.get_mut(above) {
                    above.row_span = (row + 1 - above.row).min(limits::ROW_SPAN);
                }
            } else {
                open.retain(|at, _| !(column..column + span).contains(at));
                if down != Merge::None {
                    open.insert(column, table.cells.len());
                }
                let mut blocks = Vec::new();
                self.blocks(cell, &mut blocks)?;
                table.cells.push(TableCell {
                    row,
                    column,
                    row_span: 1,
                    column_span: span,
                    blocks,
                });
            }
            column += span;
            if table.cells.len() > limits::CELLS || column > limits::COLUMNS {
                return Err(Unreadable::TooComplex(Kind::Docx));
            }
        }
        Ok(())
    }
}

/// The rows or cells of a name, also those in wrappers such as content controls.
fn inside<'e, 'x>(parent: &'e Element<'x>, name: &str) -> Vec<&'e Element<'x>> {
    let mut found = Vec::new();
    for element in parent.elements() {
        match element.name {
            its if its == name => found.push(element),
            "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "smartTag" | "annotation"
            | "content" => found.extend(inside(element, name)),
            _ => {}
        }
    }
    found
}

fn number(properties: Option<&Element>, name: &str) -> Option<usize> {
    let number: usize = properties?.child(name).and_then(value)?.parse().ok()?;
    Some(number.min(limits::COLUMN_SPAN))
}

fn merge(properties: Option<&Element>, names: &[&str]) -> Merge {
    let find = |name: &&str| properties?.child(name);
    match names.iter().find_map(find) {
        None => Merge::None,
        Some(merge) if value(merge) == Some("restart") => Merge::Begins,
        Some(_) => Merge::GoesOn,
    }
}
