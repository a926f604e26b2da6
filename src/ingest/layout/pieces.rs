//! Pieces of tables, one a page, and how those that a page break cut apart become one again.

use super::grid::{Field, Grid};
use super::lines::{Line, lines};
use super::{Sheet, Sign};
use crate::ingest::{Block, Table, TableCell};

/// Outer edges of two pieces of one table differ by less.
const SAME: f32 = 4.0;
/// With less room in a cell no digit more had place beside the margin.
const NONE: f32 = 0.9;
/// With less room between the margins of a cell no digit more had place.
const HARDLY_A_DIGIT: f32 = 0.6;
/// With less room in a cell no Chinese sign more may have had place.
const HARDLY_ANY: f32 = 2.0;

/// A table, or its part on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    xs: Vec<f32>,
    rows: usize,
    cells: Vec<Cell>,
    /// Whether it goes on to the right of the page, or of its column, where nothing is drawn.
    pub cut: bool,
}

#[derive(Debug, Clone, PartialEq)]
struct Cell {
    field: Field,
    text: String,
    page: usize,
    /// How many signs more would have had room on its last line, margins not counted.
    room: f32,
}

/// Takes the signs that stand in a grid out of a page, and makes them its cells.
pub fn piece(grid: &Grid, sheet: &mut Sheet, page: usize) -> Piece {
    let mut held: Vec<Vec<Sign>> = vec![Vec::new(); grid.cells.len()];
    sheet.signs.retain(|sign| match cell_of(grid, sign) {
        Some(cell) => {
            held[cell].push(*sign);
            false
        }
        None => true,
    });
    let sizes = held.iter().flatten().map(|sign| sign.size);
    let size = sizes.fold(0.0, f32::max);
    let cells = grid.cells.iter().zip(&mut held).map(|(field, signs)| {
        let right = grid.xs[field.column + field.columns];
        let lines = lines(signs);
        Cell {
            field: *field,
            text: text(&lines, grid.xs[field.column], right),
            page,
            room: lines.last().map_or(f32::INFINITY, |last| room(last, right)),
        }
    });
    let cells: Vec<Cell> = cells.collect();
    let [left, _, right, _] = grid.extent();
    let is_last = |cell: &&Cell| cell.field.column + 2 == grid.xs.len();
    let narrow = right - grid.xs[grid.xs.len() - 2] < 0.6 * size && grid.narrows;
    let holds_nothing = cells
        .iter()
        .filter(is_last)
        .all(|cell| cell.text.is_empty());
    Piece {
        xs: grid.xs.clone(),
        rows: grid.ys.len() - 1,
        cut: left > SAME && (right - sheet.width).abs() < SAME || narrow && holds_nothing,
        cells,
    }
}

/// The cell to which a sign belongs: what had no room in its cell, and is clipped, may stand in another.
fn cell_of(grid: &Grid, sign: &Sign) -> Option<usize> {
    let clipped = sign.hidden_by.and_then(|area| {
        let cell = grid.cell_at(area.left + SAME, area.top + SAME)?;
        (grid.cell_at(area.right - SAME, area.bottom - SAME) == Some(cell)).then_some(cell)
    });
    clipped.or_else(|| grid.cell_at(sign.centre(), sign.middle()))
}

/// The text of a cell's lines; a number that had no room on its line goes on on the next.
fn text(lines: &[Line], left: f32, right: f32) -> String {
    let mut text = String::new();
    for (at, line) in lines.iter().enumerate() {
        if let Some(before) = at.checked_sub(1).map(|at| &lines[at]) {
            let is_digit = |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit());
            // Where lines begin at the left margin, it tells how wide the right one is.
            let margin = (before.left - left).min(before.size);
            let is_rest = (line.left - before.left).abs() < 1.0 && line.right + 1.0 < before.right;
            let has_room = room(before, right) >= NONE
                && !(is_rest && room(before, right - margin) < HARDLY_A_DIGIT);
            let cut = !has_room
                && is_digit(before.text.chars().next_back())
                && is_digit(line.text.chars().next());
            text.push_str(if cut { "" } else { "\n" });
        }
        text.push_str(&line.text);
    }
    text
}

fn room(line: &Line, right: f32) -> f32 {
    (right - line.right) / line.size
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
        // A row that the page break cut in two counts once.
        let shared = usize::from(self.last_row_goes_on_in(&other));
        for mut cell in std::mem::take(&mut other.cells) {
            let above = (cell.field.row == 0)
                .then(|| self.cell_above(offset, &cell.field))
                .flatten();
            let is_in_shared = shared > 0 && cell.field.row == 0;
            match above {
                Some(at) if is_in_shared || self.is_rest(at, &cell) => {
                    let between = if self.is_cut_number(at, &cell) {
                        ""
                    } else {
                        "\n"
                    };
                    let whole = &mut self.cells[at];
                    whole.field.rows += cell.field.rows - shared;
                    if !cell.text.is_empty() {
                        let text = format!("{}{between}{}", whole.text, cell.text);
                        whole.text = text.trim().to_string();
                    }
                }
                _ => {
                    cell.field.row += offset - shared;
                    self.cells.push(cell);
                }
            }
        }
        self.rows += other.rows - shared;
        self.cut |= other.cut;
    }

    /// Whether the first row of the next page is the rest of this table's last row: a number goes on in
    /// it, and what else is in it goes on too; or it fills what was left blank above, and nothing else.
    fn last_row_goes_on_in(&self, other: &Piece) -> bool {
        let (mut cut, mut joined, mut filled) = (false, false, false);
        for cell in other.cells.iter().filter(|cell| cell.field.row == 0) {
            let Some(at) = self.cell_above(self.rows, &cell.field) else {
                return false;
            };
            let above = &self.cells[at];
            if cell.text.is_empty() || self.is_rest(at, cell) {
                continue;
            }
            if above.text.is_empty() {
                filled = true;
            } else if self.is_cut_number(at, cell) {
                cut = true;
            } else if above.room < HARDLY_ANY && is_label(&cell.text) && !begins_label(&cell.text) {
                joined = true;
            } else {
                return false;
            }
        }
        cut || filled && !joined
    }

    /// Whether the digits of a number that had no room in a cell stand in this one below it.
    fn is_cut_number(&self, at: usize, cell: &Cell) -> bool {
        let above = &self.cells[at];
        let is_number =
            |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        above.room < NONE && is_number(&above.text) && is_number(&cell.text)
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
        spans && is_label(&above.text) && is_label(&cell.text) && !begins_label(&cell.text)
    }

    /// The table; where its cells stand on later pages, they say so.
    pub fn table(self) -> Table {
        let first = self.cells.first().map_or(1, |cell| cell.page);
        let mut cells = self.cells;
        // Of rows that are not whole nothing but their labels is sure.
        cells.retain(|cell| !self.cut || is_label(&cell.text) && cell.text != "无");
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

fn is_label(text: &str) -> bool {
    text.chars()
        .any(|sign| !sign.is_ascii() && sign.is_alphabetic())
}

/// Whether a text begins as a label of its own does: 一、 （一） 1. 第
pub fn begins_label(text: &str) -> bool {
    text.starts_with(|sign: char| "（(第0123456789".contains(sign))
        || text
            .chars()
            .nth(1)
            .is_some_and(|sign| matches!(sign, '、' | '.' | '．'))
}

#[cfg(test)]
mod tests {
    use super::super::{Rule, grid::grids, lines::tests::signs};
    use super::*;

    /// One row of cells of one column each, each with its text and the room left in it.
    fn row(cells: &[(&str, f32)]) -> Piece {
        let cell = |(column, (text, room)): (usize, &(&str, f32))| Cell {
            field: Field {
                row: 0,
                column,
                rows: 1,
                columns: 1,
            },
            text: text.to_string(),
            page: 1,
            room: *room,
        };
        Piece {
            xs: (0..=cells.len()).map(|edge| 40.0 * edge as f32).collect(),
            rows: 1,
            cells: cells.iter().enumerate().map(cell).collect(),
            cut: false,
        }
    }

    fn joined(above: &[(&str, f32)], below: &[(&str, f32)]) -> Vec<String> {
        let mut whole = row(above);
        whole.go_on(row(below));
        let cells = whole.cells.into_iter();
        cells.map(|cell| cell.text).collect()
    }

    #[test]
    fn of_a_table_that_is_cut_off_only_the_labels_are_read() {
        let rules = |xs: &[f32]| -> Vec<Rule> {
            let last = xs[xs.len() - 1];
            let line = |left, top, right, bottom| Rule {
                left,
                top,
                right,
                bottom,
            };
            let levels = [0.0, 20.0, 40.0].map(|y| line(xs[0], y, last, y));
            let uprights = xs.iter().map(|x| line(*x, 0.0, *x, 40.0));
            levels.into_iter().chain(uprights).collect()
        };
        let texts = |xs: &[f32]| {
            let mut sheet = Sheet {
                width: 200.0,
                height: 300.0,
                signs: signs("规章", xs[0] + 2.0, 14.0),
                ..Sheet::default()
            };
            sheet.signs.extend(signs("3", xs[1] + 2.0, 14.0));
            let table = piece(&grids(&rules(xs))[0], &mut sheet, 1).table();
            table.cells.len()
        };
        assert_eq!(texts(&[50.0, 100.0, 150.0]), 4);
        // At the edge of the page, and at that of a column, where a part of a cell is left.
        assert_eq!(texts(&[50.0, 100.0, 200.0]), 1);
        assert_eq!(texts(&[0.0, 100.0, 200.0]), 4);
        assert_eq!(texts(&[50.0, 100.0, 150.0, 155.0]), 1);
        // A frame of two lines is on both sides.
        assert_eq!(texts(&[20.0, 25.0, 100.0, 150.0, 155.0]), 8);
    }

    #[test]
    fn a_row_that_a_page_break_cuts_within_a_number_is_one() {
        let above = [("5.要", 1.6), ("1693", 0.8), ("0", 3.0)];
        let below = [("求行政机关确认", 0.5), ("0", 3.0), ("", f32::INFINITY)];
        assert_eq!(
            joined(&above, &below),
            ["5.要\n求行政机关确认", "16930", "0"]
        );
        // The label stood too low for the page.
        let without = [("", f32::INFINITY), ("3", 3.0), ("0", 3.0)];
        let label = [("5.其他", 1.6), ("", f32::INFINITY), ("", f32::INFINITY)];
        assert_eq!(joined(&without, &label), ["5.其他", "3", "0"]);
        // A row of its own has values where none was cut, or a label of its own.
        let own = [("求行政机关确认", 0.5), ("0", 3.0), ("0", 3.0)];
        assert_eq!(joined(&above, &own).len(), 6);
        let numbered = [("6.其他", 0.5), ("0", 3.0), ("", f32::INFINITY)];
        assert_eq!(joined(&above, &numbered).len(), 6);
    }
}
