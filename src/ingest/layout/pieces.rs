//! Pieces of tables, one a page, and how those that a page break cut apart become one again.

use super::grid::{Field, Grid};
use super::lines::{Line, lines};
use super::{Sheet, Sign};
use crate::ingest::{Block, Table, TableCell};

/// Outer edges of two pieces of one table differ by less.
const SAME: f32 = 4.0;

/// A table, or its part on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    xs: Vec<f32>,
    rows: usize,
    cells: Vec<Cell>,
}

#[derive(Debug, Clone, PartialEq)]
struct Cell {
    field: Field,
    text: String,
    page: usize,
}

/// Takes the signs that stand in a grid out of a page, and makes them its cells.
pub fn piece(grid: &Grid, sheet: &mut Sheet, page: usize) -> Piece {
    let mut held: Vec<Vec<Sign>> = vec![Vec::new(); grid.cells.len()];
    sheet
        .signs
        .retain(|sign| match grid.cell_at(sign.centre(), sign.middle()) {
            Some(cell) => {
                held[cell].push(*sign);
                false
            }
            None => true,
        });
    let cells = grid.cells.iter().zip(&mut held).map(|(field, signs)| {
        let right = grid.xs[field.column + field.columns];
        Cell {
            field: *field,
            text: text(&lines(signs), right),
            page,
        }
    });
    Piece {
        xs: grid.xs.clone(),
        rows: grid.ys.len() - 1,
        cells: cells.collect(),
    }
}

/// The text of a cell's lines; a number that had no room on its line goes on on the next.
fn text(lines: &[Line], right: f32) -> String {
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(before) = at.checked_sub(1).map(|at| &lines[at]) {
            let is_digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
            let cut = before.right + 0.9 * before.size > right
                && is_digit(before.text.chars().next_back())
                && is_digit(line.text.chars().next());
            text.push_str(if cut { "" } else { "\n" });
        }
        text.push_str(&line.text);
    }
    text
}

impl Piece {
    /// Whether another piece, at the head of the next page, goes on with this table.
    pub fn goes_on_with(&self, other: &Piece) -> bool {
        let outer = |piece: &Piece| Some((*piece.xs.first()?, *piece.xs.last()?));
        let (Some(here), Some(there)) = (outer(self), outer(other)) else {
            return false;
        };
        (here.0 - there.0).abs() < SAME && (here.1 - there.1).abs() < SAME
    }

    /// Puts the piece on the next page below this one.
    pub fn go_on(&mut self, mut other: Piece) {
        self.share_columns(&mut other);
        other.drop_repeated_head(self);
        let offset = self.rows;
        for mut cell in std::mem::take(&mut other.cells) {
            let above = (cell.field.row == 0)
                .then(|| self.cell_above(offset, &cell.field))
                .flatten();
            cell.field.row += offset;
            match above {
                Some(at) if self.is_rest(at, &cell) => {
                    let whole = &mut self.cells[at];
                    whole.field.rows += cell.field.rows;
                    if !cell.text.is_empty() {
                        whole.text = format!("{}\n{}", whole.text, cell.text).trim().to_string();
                    }
                }
                _ => self.cells.push(cell),
            }
        }
        self.rows += other.rows;
    }

    /// Numbers the columns of both by the edges of both.
    fn share_columns(&mut self, other: &mut Piece) {
        let mut edges: Vec<f32> = self.xs.iter().chain(&other.xs).copied().collect();
        edges.sort_by(f32::total_cmp);
        let mut shared: Vec<f32> = Vec::new();
        for edge in edges {
            if shared.last().is_none_or(|last| edge - last > SAME) {
                shared.push(edge);
            }
        }
        for piece in [self, other] {
            let place = |edge: f32| shared.partition_point(|shared| *shared <= edge).max(1) - 1;
            let places: Vec<usize> = piece.xs.iter().map(|edge| place(*edge)).collect();
            for Cell { field, .. } in &mut piece.cells {
                let (from, to) = (places[field.column], places[field.column + field.columns]);
                (field.column, field.columns) = (from, (to - from).max(1));
            }
            piece.xs.clone_from(&shared);
        }
    }

    /// Drops the rows at its head that repeat those of the table above.
    fn drop_repeated_head(&mut self, above: &Piece) {
        let row_of = |piece: &Piece, row: usize| -> Vec<(Field, String)> {
            let cells = piece.cells.iter().filter(|cell| cell.field.row == row);
            cells.map(|cell| (cell.field, cell.text.clone())).collect()
        };
        let is_head = |row: &[(Field, String)]| {
            row.iter().any(|(_, text)| text.chars().count() > 1)
                && !row
                    .iter()
                    .any(|(_, text)| text.starts_with(|sign: char| sign.is_ascii_digit()))
        };
        let mut repeated = 0;
        while repeated < self.rows.min(above.rows) {
            let row = row_of(self, repeated);
            if row != row_of(above, repeated) || !is_head(&row) {
                break;
            }
            repeated += 1;
        }
        if repeated == self.rows {
            return;
        }
        self.cells.retain(|cell| cell.field.row >= repeated);
        for cell in &mut self.cells {
            cell.field.row -= repeated;
        }
        self.rows -= repeated;
    }

    /// The cell that ends just above a row and takes the same columns.
    fn cell_above(&self, row: usize, field: &Field) -> Option<usize> {
        self.cells.iter().rposition(|cell| {
            cell.field.row + cell.field.rows == row
                && (cell.field.column, cell.field.columns) == (field.column, field.columns)
        })
    }

    /// Whether a cell at the head of the next page is the rest of one that the page break cut: it is
    /// empty below a cell that spans rows, or it is a long label of which the begin stands above.
    fn is_rest(&self, at: usize, cell: &Cell) -> bool {
        let above = &self.cells[at];
        let spans = above.field.rows > 1 || cell.field.rows > 1;
        if cell.text.is_empty() || above.text.is_empty() {
            return spans;
        }
        let is_label = |text: &str| {
            text.chars()
                .any(|sign| !sign.is_ascii() && sign.is_alphabetic())
        };
        spans && is_label(&above.text) && is_label(&cell.text) && !begins_label(&cell.text)
    }

    /// The table; where its cells stand on later pages, they say so.
    pub fn table(self) -> Table {
        let first = self.cells.first().map_or(1, |cell| cell.page);
        let mut cells = self.cells;
        cells.sort_by_key(|cell| (cell.field.row, cell.field.column));
        let mut page = first;
        let cells = cells.into_iter().map(|cell| {
            let turns = (cell.page != page).then_some(Block::Page(cell.page));
            page = cell.page;
            TableCell {
                row: cell.field.row,
                column: cell.field.column,
                row_span: cell.field.rows,
                column_span: cell.field.columns,
                blocks: turns
                    .into_iter()
                    .chain([Block::Paragraph(cell.text)])
                    .collect(),
            }
        });
        Table {
            cells: cells.collect(),
        }
    }
}

/// Whether a text begins as a label of its own does: 一、 （一） 1. 第
fn begins_label(text: &str) -> bool {
    text.starts_with(|sign: char| "（(第0123456789".contains(sign))
        || text
            .chars()
            .nth(1)
            .is_some_and(|sign| matches!(sign, '、' | '.' | '．'))
}
