//! Drawn lines to grids: which cells the lines of a table bound, merged cells with their spans.

use super::Rule;

/// Lines nearer than this are one line.
const SNAP: f32 = 2.0;
/// Ends nearer than this touch; Chromium and Word leave small gaps at corners.
const TOUCH: f32 = 3.0;
/// A border of which less than this share is drawn is no border.
const DRAWN: f32 = 0.6;
/// Level lines times upright lines of a page: beyond this it is a drawing.
const CROSSINGS: usize = 4_000_000;
/// Fields of one grid.
const FIELDS: usize = 100_000;

/// A ruled table: where its columns and rows begin and end, and which fields are one cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// The edges of the columns, from the left; one more than columns.
    pub xs: Vec<f32>,
    /// The edges of the rows, from the top; one more than rows.
    pub ys: Vec<f32>,
    /// The cells, by row, then column.
    pub cells: Vec<Field>,
    /// Whether its last column is drawn in most rows, and narrower than the first one.
    pub narrows: bool,
    /// For each field, row by row, the cell to which it belongs.
    owners: Vec<usize>,
}

/// A cell of a grid: row, column and how many of each it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its upper row.
    pub row: usize,
    /// Its left column.
    pub column: usize,
    /// Rows that it covers.
    pub rows: usize,
    /// Columns that it covers.
    pub columns: usize,
}

impl Grid {
    /// The cell at a point; none outside of the table.
    pub fn cell_at(&self, x: f32, y: f32) -> Option<usize> {
        let column = between(&self.xs, x)?;
        let row = between(&self.ys, y)?;
        self.owners.get(row * (self.xs.len() - 1) + column).copied()
    }

    /// Its extent: left, top, right, bottom.
    pub fn extent(&self) -> [f32; 4] {
        let ends = |edges: &[f32]| (edges[0], edges[edges.len() - 1]);
        let ((left, right), (top, bottom)) = (ends(&self.xs), ends(&self.ys));
        [left, top, right, bottom]
    }
}

fn between(edges: &[f32], at: f32) -> Option<usize> {
    let after = edges.partition_point(|edge| *edge <= at);
    (after > 0 && after < edges.len()).then(|| after - 1)
}

/// A line along one direction: where it stands across, and from where to where it runs.
#[derive(Debug, Clone, Copy)]
struct Line {
    at: f32,
    from: f32,
    to: f32,
}

/// The tables that the lines of a page make, from the top.
pub fn grids(rules: &[Rule]) -> Vec<Grid> {
    let (mut levels, mut uprights) = (Vec::new(), Vec::new());
    for rule in rules {
        let (width, height) = (rule.right - rule.left, rule.bottom - rule.top);
        if width >= height {
            levels.push(Line {
                at: (rule.top + rule.bottom) / 2.0,
                from: rule.left,
                to: rule.right,
            });
        } else {
            uprights.push(Line {
                at: (rule.left + rule.right) / 2.0,
                from: rule.top,
                to: rule.bottom,
            });
        }
    }
    let (levels, uprights) = (joined(levels), joined(uprights));
    if levels.len() * uprights.len() > CROSSINGS {
        return Vec::new();
    }
    let mut grids: Vec<Grid> = meeting(&levels, &uprights)
        .into_iter()
        .filter_map(|(levels, uprights)| grid(levels, uprights))
        .collect();
    grids.sort_by(|one, other| one.ys[0].total_cmp(&other.ys[0]));
    grids
}

/// Lines at the same height made one, with their pieces joined.
fn joined(mut lines: Vec<Line>) -> Vec<Line> {
    lines.retain(|line| line.at.is_finite() && line.from.is_finite() && line.to.is_finite());
    lines.sort_by(|one, other| one.at.total_cmp(&other.at));
    let mut joined: Vec<Line> = Vec::new();
    let mut rest = lines.as_mut_slice();
    while let Some(first) = rest.first() {
        let limit = first.at + SNAP;
        let count = rest.partition_point(|line| line.at <= limit);
        let (together, after) = rest.split_at_mut(count);
        let at = together.iter().map(|line| line.at).sum::<f32>() / count as f32;
        together.sort_by(|one, other| one.from.total_cmp(&other.from));
        let begin = joined.len();
        for line in together.iter() {
            match joined[begin..].last_mut() {
                Some(last) if line.from <= last.to + TOUCH => last.to = last.to.max(line.to),
                _ => joined.push(Line { at, ..*line }),
            }
        }
        rest = after;
    }
    joined.retain(|line| line.to - line.from > TOUCH);
    joined
}

/// Sets of lines that touch one another: level ones, upright ones.
fn meeting(levels: &[Line], uprights: &[Line]) -> Vec<(Vec<Line>, Vec<Line>)> {
    let mut sets = Sets::new(levels.len() + uprights.len());
    let within = |line: &Line, at: f32| line.from - TOUCH <= at && at <= line.to + TOUCH;
    for (a, level) in levels.iter().enumerate() {
        for (b, upright) in uprights.iter().enumerate() {
            if within(level, upright.at) && within(upright, level.at) {
                sets.unite(a, levels.len() + b);
            }
        }
    }
    let mut found: Vec<(Vec<Line>, Vec<Line>)> = vec![Default::default(); sets.parents.len()];
    for (a, level) in levels.iter().enumerate() {
        found[sets.root(a)].0.push(*level);
    }
    for (b, upright) in uprights.iter().enumerate() {
        found[sets.root(levels.len() + b)].1.push(*upright);
    }
    found.retain(|(levels, uprights)| !levels.is_empty() && !uprights.is_empty());
    found
}

fn grid(mut levels: Vec<Line>, mut uprights: Vec<Line>) -> Option<Grid> {
    close(&mut uprights, &levels);
    close(&mut levels, &uprights);
    let (xs, ys) = (edges(&uprights), edges(&levels));
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if columns == 0 || rows == 0 || columns * rows > FIELDS {
        return None;
    }
    let mut sets = Sets::new(rows * columns);
    let below = drawn(&levels, &ys, &xs);
    let beside = drawn(&uprights, &xs, &ys);
    for row in 0..rows {
        for column in 0..columns {
            let field = row * columns + column;
            if row + 1 < rows && below[(row + 1) * columns + column] < DRAWN {
                sets.unite(field, field + columns);
            }
            if column + 1 < columns && beside[(column + 1) * rows + row] < DRAWN {
                sets.unite(field, field + 1);
            }
        }
    }
    let (cells, owners) = cells(&mut sets, rows, columns);
    let share = |edge: usize| {
        let rows = beside[edge * rows..].iter().zip(ys.windows(2));
        let drawn: f32 = rows.map(|(share, pair)| share * (pair[1] - pair[0])).sum();
        drawn / (ys[ys.len() - 1] - ys[0])
    };
    let narrows = xs[columns] - xs[columns - 1] < xs[1] - xs[0]
        && share(columns).min(share(columns - 1)) > DRAWN;
    // A frame around something is no table.
    (cells.len() > 1).then_some(Grid {
        xs,
        ys,
        cells,
        narrows,
        owners,
    })
}

/// Closes a table that is open on a side, as at a page's end: where lines stick out and no line
/// crosses their ends, there is one.
fn close(lines: &mut Vec<Line>, crossing: &[Line]) {
    let ends = |end: fn(&Line) -> f32, outermost: fn(f32, f32) -> f32| {
        let out = crossing.iter().map(end).reduce(outermost)?;
        let there = crossing
            .iter()
            .filter(|line| (end(line) - out).abs() <= TOUCH);
        let reach = there.fold(None, |reach: Option<(f32, f32, usize)>, line| {
            let (from, to, count) = reach.unwrap_or((line.at, line.at, 0));
            Some((from.min(line.at), to.max(line.at), count + 1))
        });
        reach
            .filter(|(_, _, count)| *count > 1)
            .map(|(from, to, _)| Line { at: out, from, to })
    };
    let first = ends(|line| line.from, f32::min);
    let last = ends(|line| line.to, f32::max);
    for edge in [first, last].into_iter().flatten() {
        if lines
            .iter()
            .all(|line| (line.at - edge.at).abs() > 2.0 * TOUCH)
        {
            lines.push(edge);
        }
    }
}

fn edges(lines: &[Line]) -> Vec<f32> {
    let mut edges: Vec<f32> = lines.iter().map(|line| line.at).collect();
    edges.sort_by(f32::total_cmp);
    edges.dedup();
    edges
}

/// For each edge and each stretch between two crossing edges the share of it that is drawn.
fn drawn(lines: &[Line], edges: &[f32], across: &[f32]) -> Vec<f32> {
    let stretches = across.len() - 1;
    let mut drawn = vec![0.0; edges.len() * stretches];
    for line in lines {
        let edge = edges.partition_point(|edge| *edge < line.at);
        for (at, pair) in across.windows(2).enumerate() {
            let shared = line.to.min(pair[1]) - line.from.max(pair[0]);
            if shared > 0.0 {
                drawn[edge * stretches + at] += shared / (pair[1] - pair[0]);
            }
        }
    }
    drawn
}

/// The cells, in the order of their upper left fields, and to which each field belongs.
fn cells(sets: &mut Sets, rows: usize, columns: usize) -> (Vec<Field>, Vec<usize>) {
    let mut cells: Vec<Field> = Vec::new();
    let mut cell_of_root = vec![None; rows * columns];
    let mut owners = Vec::with_capacity(rows * columns);
    for field in 0..rows * columns {
        let (row, column) = (field / columns, field % columns);
        let cell = *cell_of_root[sets.root(field)].get_or_insert_with(|| {
            cells.push(Field {
                row,
                column,
                rows: 1,
                columns: 1,
            });
            cells.len() - 1
        });
        let covered: &mut Field = &mut cells[cell];
        let right = (covered.column + covered.columns).max(column + 1);
        covered.column = covered.column.min(column);
        covered.columns = right - covered.column;
        covered.rows = row + 1 - covered.row;
        owners.push(cell);
    }
    (cells, owners)
}

/// Sets that are united two by two.
struct Sets {
    parents: Vec<usize>,
}

impl Sets {
    fn new(count: usize) -> Self {
        Sets {
            parents: (0..count).collect(),
        }
    }

    fn root(&mut self, mut of: usize) -> usize {
        while self.parents[of] != of {
            self.parents[of] = self.parents[self.parents[of]];
            of = self.parents[of];
        }
        of
    }

    fn unite(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.parents[one.max(other)] = one.min(other);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(y: f32, left: f32, right: f32) -> Rule {
        Rule {
            left,
            top: y,
            right,
            bottom: y,
        }
    }

    fn upright(x: f32, top: f32, bottom: f32) -> Rule {
        Rule {
            left: x,
            top,
            right: x,
            bottom,
        }
    }

    /// Two rows, three columns; the first column one cell, the upper right two fields one cell.
    fn rules() -> Vec<Rule> {
        vec![
            level(0.0, 0.0, 90.0),
            level(20.0, 30.0, 90.0),
            level(40.0, 0.0, 90.0),
            upright(0.0, 0.0, 40.0),
            upright(30.3, 0.0, 40.0),
            upright(60.0, 20.0, 40.0),
            upright(90.0, 0.0, 40.0),
        ]
    }

    fn spans(grid: &Grid) -> Vec<[usize; 4]> {
        let span = |cell: &Field| [cell.row, cell.column, cell.rows, cell.columns];
        grid.cells.iter().map(span).collect()
    }

    #[test]
    fn lines_make_cells_with_their_spans() {
        let grids = grids(&rules());
        assert_eq!(grids.len(), 1);
        let whole = [[0, 0, 2, 1], [0, 1, 1, 2], [1, 1, 1, 1], [1, 2, 1, 1]];
        assert_eq!(spans(&grids[0]), whole);
        assert_eq!(grids[0].cell_at(75.0, 30.0), Some(3));
        assert_eq!(grids[0].cell_at(95.0, 30.0), None);
    }

    #[test]
    fn a_table_open_at_the_foot_of_the_page_is_closed() {
        let mut open = rules();
        open.remove(2);
        assert_eq!(spans(&grids(&open)[0]).len(), 4);
    }

    #[test]
    fn a_frame_and_an_underline_are_no_table() {
        let frame = [
            level(0.0, 0.0, 90.0),
            level(40.0, 0.0, 90.0),
            upright(0.0, 0.0, 40.0),
            upright(90.0, 0.0, 40.0),
        ];
        assert_eq!(grids(&frame), []);
        assert_eq!(grids(&[level(10.0, 0.0, 90.0)]), []);
    }
}
