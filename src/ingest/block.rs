//! What a format's reader gives: paragraphs, tables and where pages begin.

/// What a reader gives: the blocks, and what the user has to know of the reading.
pub type Content = (Vec<Block>, Vec<String>);

/// A piece of a document, in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph or a line of its own; `\n` inside is a line break that the author set.
    Paragraph(String),
    /// A table.
    Table(Table),
    /// A page begins; its number from 1.
    Page(usize),
    /// A sheet of a workbook begins; its name.
    Sheet(String),
}

/// A table as a grid. Cells are in row order; a position that a span covers has no cell of its own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The cells, by row, then column.
    pub cells: Vec<TableCell>,
}

/// A cell of a [`Table`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableCell {
    /// Row of its upper left corner, from 0.
    pub row: usize,
    /// Column of its upper left corner, from 0.
    pub column: usize,
    /// Rows that it covers, at least 1.
    pub row_span: usize,
    /// Columns that it covers, at least 1.
    pub column_span: usize,
    /// What it holds.
    pub blocks: Vec<Block>,
}

impl TableCell {
    /// A cell of one row and one column with one paragraph.
    pub fn new(row: usize, column: usize, text: impl Into<String>) -> Self {
        TableCell {
            row,
            column,
            row_span: 1,
            column_span: 1,
            blocks: vec![Block::Paragraph(text.into())],
        }
    }
}
