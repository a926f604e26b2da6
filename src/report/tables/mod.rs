//! The three tables, read by their labels.

mod labels;
mod letters;
mod read;
mod rows;
mod slots;
mod solve;
mod split;

pub use letters::{core, unnumbered};
pub use read::read;

use crate::number::Decimal;

use super::Unread;
use crate::finding::TextRange;
use crate::form::{CellId, Form, FormId, Table};
use crate::gather::Gather;

/// A cell's value. An absent cell has no entry in [`Cells`]; the four are never mixed up.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number.
    Number(Decimal),
    /// The cell is there and holds nothing, or a mark such as `/`, `-`, `—`, `无`: the mark.
    Blank(String),
    /// Something that is no number.
    Text(String),
}

/// A cell with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its value.
    pub value: Value,
    /// Where it stands; an empty range for a blank without a mark.
    pub range: TextRange,
    /// Whether the text alone left several readings and the form's equations decided.
    pub inferred: bool,
}

/// All cells that were read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cells {
    /// By table, row and column, so that a look-up is an index.
    slots: Vec<Option<Cell>>,
}

impl Cells {
    /// The cell, if it was read.
    pub fn get(&self, id: CellId) -> Option<&Cell> {
        self.slots.get(id.slot())?.as_ref()
    }

    /// The cell's number, if it was read and is one.
    pub fn number(&self, id: CellId) -> Option<Decimal> {
        match self.get(id)?.value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Puts a cell in its place.
    pub fn insert(&mut self, id: CellId, cell: Cell) {
        if self.slots.is_empty() {
            self.slots.resize(CellId::SLOTS, None);
        }
        if let Some(place) = self.slots.get_mut(id.slot()) {
            *place = Some(cell);
        }
    }

    /// Cells in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = (CellId, &Cell)> {
        self.slots
            .iter()
            .enumerate()
            .filter_map(|(at, cell)| cell.as_ref().map(|cell| (CellId::of_slot(at), cell)))
    }
}

/// The three tables as read.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    /// The form whose labels they bear.
    pub form: Option<FormId>,
    /// The cells.
    pub cells: Cells,
    /// Each row that the form has, in order, with its label as found.
    pub rows: Vec<RowRead>,
    /// Byte ranges that belong to tables; prose lies outside them.
    pub zones: Vec<(Table, TextRange)>,
    /// Whether a part of a table stands in another section than its own: a tool gave the tables of a
    /// page apart from its prose.
    pub displaced: bool,
    /// The note over table three as written, with its place.
    pub note: Option<(String, TextRange)>,
    /// Heads of columns that stand in one piece but not as the form has them: the form's label, what
    /// is written, its place.
    pub altered_heads: Vec<(&'static str, String, TextRange)>,
    /// The tables of which nothing was found, and why where that is known.
    pub missing: Vec<(Table, String)>,
}

/// A row as read.
#[derive(Debug, Clone, PartialEq)]
pub struct RowRead {
    /// The table.
    pub table: Table,
    /// The row of the form.
    pub row: usize,
    /// The label as written, white space removed, with its place; none if it was not found.
    pub label: Option<(String, TextRange)>,
    /// Whether the label is the form's own, widths, spaces and numbering signs apart.
    pub label_exact: bool,
    /// How many values stand after the label.
    pub values: usize,
    /// Whether the row's digits ran together, so that values cannot be counted.
    pub glued: bool,
    /// Why the row's values are not in `cells`, in Chinese.
    pub unread: Option<String>,
}

impl Tables {
    /// The row as read, if the table was found at all.
    pub fn row(&self, table: Table, row: usize) -> Option<&RowRead> {
        self.rows
            .iter()
            .find(|read| read.table == table && read.row == row)
    }

    /// Whether anything of the table was found.
    pub fn found(&self, table: Table) -> bool {
        self.rows
            .iter()
            .any(|row| row.table == table && row.label.is_some())
    }

    /// Whether the order of the text was lost, so that what is missing or out of its place need not be
    /// so in the report.
    pub fn order_lost(&self) -> bool {
        let lost = |why: &str| why == read::ORDER_LOST || why == read::TWO_REPORTS;
        self.displaced || self.missing.iter().any(|(_, why)| lost(why))
    }

    /// What could not be read, tables first, then rows.
    pub fn unread(&self) -> Vec<Unread> {
        let form: &Form = self.form.unwrap_or(FormId::Form2021).form();
        let tables = self.missing.iter().map(|(table, why)| Unread {
            what: table.key().to_string(),
            why: why.clone(),
        });
        let rows = self.rows.iter().filter_map(|row| {
            let why = row.unread.clone()?;
            let address = form.address(CellId::new(row.table, row.row, 0));
            let what = address.rsplit_once('/').map_or(address, |(row, _)| row);
            Some(Unread {
                what: what.to_string(),
                why,
            })
        });
        tables.chain(rows).gather()
    }
}
