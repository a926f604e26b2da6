//! The statutory forms as data. Rows, columns, labels and relations are spelt here and nowhere else.

mod form_2019;
mod form_2021;
pub mod layout;
mod titles;

pub use form_2019::FORM_2019;
pub use form_2021::FORM_2021;
pub use titles::{SECTION_TITLE_VARIANTS, SECTION_TITLE_WORDS};

use std::sync::OnceLock;

use crate::gather::Gather;
use serde::{Deserialize, Serialize};

/// The head over the row labels in each block of table two.
pub const TABLE2_CORNER: &str = "信息内容";

/// Which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum FormId {
    /// 国办公开办函〔2019〕60号 (trial), report years 2019 and 2020.
    #[serde(rename = "2019")]
    Trial2019,
    /// 国办公开办函〔2021〕30号, report years from 2021.
    #[serde(rename = "2021")]
    Form2021,
}

impl FormId {
    /// The form's data.
    pub fn form(self) -> &'static Form {
        match self {
            FormId::Trial2019 => &FORM_2019,
            FormId::Form2021 => &FORM_2021,
        }
    }

    /// `2019` or `2021`.
    pub fn as_str(self) -> &'static str {
        match self {
            FormId::Trial2019 => "2019",
            FormId::Form2021 => "2021",
        }
    }

    /// The form that a report of this year must use.
    pub fn of_year(year: u16) -> FormId {
        if year >= 2021 {
            FormId::Form2021
        } else {
            FormId::Trial2019
        }
    }
}

/// A statutory form.
#[derive(Debug)]
pub struct Form {
    /// Which one.
    pub id: FormId,
    /// Number of the document that prescribes it.
    pub source: &'static str,
    /// Titles of the six sections, with their numbers.
    pub sections: [&'static str; 6],
    /// Table of section two: blocks by item of article 20.
    pub table2: &'static [Block],
    /// Rows of table three.
    pub table3: &'static [Row],
    /// The note printed over table three.
    pub table3_note: &'static str,
    /// The heads of table three that span columns: label, first column, columns.
    pub table3_heads: &'static [(&'static str, usize, usize)],
    /// Columns of table three.
    pub table3_columns: &'static [Column],
    /// Groups of table four.
    pub table4: &'static [Column],
    /// Columns of each group of table four.
    pub table4_columns: &'static [Column],
}

/// A block of table two.
#[derive(Debug)]
pub struct Block {
    /// `第二十条第（一）项`.
    pub title: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
    /// Its rows.
    pub rows: &'static [Row],
}

/// A column, or a group of table four.
#[derive(Debug, PartialEq, Eq)]
pub struct Column {
    /// Key in cell addresses.
    pub key: &'static str,
    /// Label as printed.
    pub label: &'static str,
}

/// A row of table two or three.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// Key in cell addresses, `denied.state_secret`.
    pub key: &'static str,
    /// Label as printed, with its number.
    pub label: &'static str,
    /// Label of the merged cell in which it stands.
    pub group: Option<&'static str>,
    /// Further spellings that mean this row.
    pub variants: &'static [&'static str],
    /// Not a row of this form, but known to stand for several of its rows in real reports.
    pub collapsed: bool,
}

impl Row {
    /// The family in `denied.state_secret`: `denied`.
    pub fn family(&self) -> &'static str {
        self.key.split('.').next().unwrap_or(self.key)
    }
}

/// Which table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Table {
    /// 主动公开.
    Two,
    /// 申请.
    Three,
    /// 复议诉讼.
    Four,
}

impl Table {
    /// `table2`, `table3`, `table4`.
    pub fn key(self) -> &'static str {
        match self {
            Table::Two => "table2",
            Table::Three => "table3",
            Table::Four => "table4",
        }
    }

    /// 表二 and so on, as a clerk calls it.
    pub fn name(self) -> &'static str {
        match self {
            Table::Two => "主动公开情况表（第二部分）",
            Table::Three => "申请办理情况表（第三部分）",
            Table::Four => "复议诉讼情况表（第四部分）",
        }
    }
}

/// A cell by position: row and column count from 0. In table two rows count over all blocks; in
/// table four the row is the group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId {
    /// The table.
    pub table: Table,
    /// The row.
    pub row: u8,
    /// The column.
    pub column: u8,
}

impl CellId {
    /// A cell by position.
    pub const fn new(table: Table, row: usize, column: usize) -> Self {
        CellId {
            table,
            row: row as u8,
            column: column as u8,
        }
    }

    /// Rows that the tables may have, and columns that any of them may.
    const ROWS: [usize; 3] = [16, 32, 8];
    const COLUMNS: usize = 8;

    /// How many places [`CellId::slot`] tells apart.
    pub(crate) const SLOTS: usize = (Self::ROWS[0] + Self::ROWS[1] + Self::ROWS[2]) * Self::COLUMNS;

    /// The cell's place in a list of all cells that tables may have, in the order of the form.
    pub(crate) fn slot(self) -> usize {
        // Written out, so that nothing is divided.
        let [two, three, four] = Self::ROWS;
        let row = usize::from(self.row);
        let row = match self.table {
            Table::Two => row % two,
            Table::Three => two + row % three,
            Table::Four => two + three + row % four,
        };
        row * Self::COLUMNS + usize::from(self.column) % Self::COLUMNS
    }

    /// The cell of a place; see [`CellId::slot`].
    pub(crate) fn of_slot(slot: usize) -> CellId {
        let [two, three, _] = Self::ROWS;
        let (table, row) = match slot / Self::COLUMNS {
            row if row < two => (Table::Two, row),
            row if row < two + three => (Table::Three, row - two),
            row => (Table::Four, row - two - three),
        };
        CellId::new(table, row, slot % Self::COLUMNS)
    }
}

impl Form {
    /// Rows of table two over all blocks, with their blocks.
    pub fn table2_rows(&self) -> impl Iterator<Item = (&'static Block, &'static Row)> {
        self.table2
            .iter()
            .flat_map(|block| block.rows.iter().map(move |row| (block, row)))
    }

    /// How many columns a row of a table has.
    pub fn width(&self, table: Table, row: usize) -> usize {
        match table {
            Table::Two => self
                .table2_rows()
                .nth(row)
                .map_or(0, |(block, _)| block.columns.len()),
            Table::Three => self.table3_columns.len(),
            Table::Four => self.table4_columns.len(),
        }
    }

    /// How many rows a table has, collapsed ones left out.
    pub fn height(&self, table: Table) -> usize {
        match table {
            Table::Two => self.table2_rows().count(),
            Table::Three => self.table3.iter().filter(|row| !row.collapsed).count(),
            Table::Four => self.table4.len(),
        }
    }

    /// All cells of the form in reading order, collapsed rows left out.
    pub fn cells(&self) -> impl Iterator<Item = CellId> + '_ {
        let rows = |table: Table, count: usize| {
            (0..count).flat_map(move |row| {
                (0..self.width(table, row)).map(move |column| CellId::new(table, row, column))
            })
        };
        rows(Table::Two, self.table2_rows().count())
            .chain(
                rows(Table::Three, self.table3.len())
                    .filter(|id| !self.table3[id.row as usize].collapsed),
            )
            .chain(rows(Table::Four, self.table4.len()))
    }

    /// The address of a cell: `table3/received/total`; empty for a cell that the form does not have.
    pub fn address(&self, id: CellId) -> &'static str {
        static ADDRESSES: [OnceLock<Vec<String>>; 2] = [OnceLock::new(), OnceLock::new()];
        ADDRESSES[usize::from(self.id == FormId::Form2021)]
            .get_or_init(|| self.addresses())
            .get(id.slot())
            .map_or("", String::as_str)
    }

    fn addresses(&self) -> Vec<String> {
        (0..CellId::SLOTS)
            .map(CellId::of_slot)
            .map(|id| match (self.row_key(id), self.column_of(id).key) {
                ("", _) | (_, "") => String::new(),
                (row, column) => format!("{}/{row}/{column}", id.table.key()),
            })
            .gather()
    }

    /// The cell at an address.
    pub fn find(&self, address: &str) -> Option<CellId> {
        let mut parts = address.split('/');
        let (table, row, column) = (parts.next()?, parts.next()?, parts.next()?);
        match table {
            "table2" => {
                let at = self.table2_rows().position(|(_, r)| r.key == row)?;
                let (block, _) = self.table2_rows().nth(at)?;
                let column = block.columns.iter().position(|c| c.key == column)?;
                Some(CellId::new(Table::Two, at, column))
            }
            "table3" => Some(CellId::new(
                Table::Three,
                self.row3(row)?,
                self.table3_columns.iter().position(|c| c.key == column)?,
            )),
            "table4" => Some(CellId::new(
                Table::Four,
                self.table4.iter().position(|c| c.key == row)?,
                self.table4_columns.iter().position(|c| c.key == column)?,
            )),
            _ => None,
        }
    }

    /// Position of a row of table three by its key.
    pub fn row3(&self, key: &str) -> Option<usize> {
        self.table3.iter().position(|row| row.key == key)
    }

    /// A cell in words: `“一、本年新收政府信息公开申请数量”的“总计”`.
    pub fn describe(&self, id: CellId) -> String {
        match id.table {
            Table::Four => {
                format!(
                    "“{}”的“{}”",
                    self.table4[id.row as usize].label,
                    self.column_of(id).label
                )
            }
            _ => format!("“{}”的“{}”", self.row_label(id), self.column_of(id).label),
        }
    }

    /// The label of the row in which a cell stands.
    pub fn row_label(&self, id: CellId) -> &'static str {
        let row = id.row as usize;
        match id.table {
            Table::Two => self.table2_rows().nth(row).map_or("", |(_, row)| row.label),
            Table::Three => self.table3.get(row).map_or("", |row| row.label),
            Table::Four => self.table4.get(row).map_or("", |group| group.label),
        }
    }

    /// The column in which a cell stands.
    pub fn column_of(&self, id: CellId) -> &'static Column {
        const NONE: Column = Column { key: "", label: "" };
        let columns: &'static [Column] = match id.table {
            Table::Two => self
                .table2_rows()
                .nth(id.row as usize)
                .map_or(&[], |(block, _)| block.columns),
            Table::Three => self.table3_columns,
            Table::Four => self.table4_columns,
        };
        columns.get(id.column as usize).unwrap_or(&NONE)
    }

    fn row_key(&self, id: CellId) -> &'static str {
        let row = id.row as usize;
        match id.table {
            Table::Two => self.table2_rows().nth(row).map_or("", |(_, row)| row.key),
            Table::Three => self.table3.get(row).map_or("", |row| row.key),
            Table::Four => self.table4.get(row).map_or("", |group| group.key),
        }
    }
}

const fn row(key: &'static str, label: &'static str, group: Option<&'static str>) -> Row {
    Row {
        key,
        label,
        group,
        variants: &[],
        collapsed: false,
    }
}

const fn column(key: &'static str, label: &'static str) -> Column {
    Column { key, label }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_2021_form_has_200_cells_with_addresses_that_lead_back() {
        let cells: Vec<_> = FORM_2021.cells().collect();
        assert_eq!(cells.len(), 200);
        for id in cells {
            assert_eq!(FORM_2021.find(FORM_2021.address(id)), Some(id));
        }
    }

    #[test]
    fn the_trial_form_has_its_cells() {
        let cells: Vec<_> = FORM_2019.cells().collect();
        assert_eq!(cells.len(), 22 + 23 * 7 + 15);
        for id in cells {
            assert_eq!(FORM_2019.find(FORM_2019.address(id)), Some(id));
        }
    }
}
