//! Puts tables together from what .doc and .rtf have: paragraphs that end cells, and rows whose cells
//! are told by where their right edges stand.

use std::collections::HashMap;

use super::{Block, Kind, Table, TableCell, Unreadable, limits};

/// Edges that stand nearer, in twentieths of a point, are one.
const NEAR: i32 = 30;

/// A cell's place in its row.
#[derive(Debug, Clone, Copy, Default)]
pub struct CellShape {
    /// Where it ends.
    pub right: i32,
    /// How it goes on from the cell above.
    pub down: Down,
    /// Whether it goes on from the cell before it.
    pub joined: bool,
}

/// How a cell goes on from the cell above.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Down {
    /// It stands alone.
    #[default]
    Alone,
    /// Cells below go on from it.
    Begins,
    /// It goes on from the one above.
    GoesOn,
}

/// A row's cells.
#[derive(Debug, Clone, Default)]
pub struct RowShape {
    /// Where the first begins.
    pub left: i32,
    /// The cells.
    pub cells: Vec<CellShape>,
}

/// Gathers paragraphs, cells and rows into blocks.
pub struct Builder {
    kind: Kind,
    /// The body, then a table at each depth.
    levels: Vec<Level>,
    cells: usize,
    paragraphs: usize,
}

#[derive(Default)]
struct Level {
    /// Rows of the table that is open.
    rows: Vec<(RowShape, Vec<Vec<Block>>)>,
    /// Ended cells of the row that is open.
    cells: Vec<Vec<Block>>,
    /// What has gathered in the cell that is open, or in the body.
    blocks: Vec<Block>,
}

impl Builder {
    /// An empty document.
    pub fn new(kind: Kind) -> Builder {
        Builder {
            kind,
            levels: vec![Level::default()],
            cells: 0,
            paragraphs: 0,
        }
    }

    /// A paragraph outside of tables (level 0) or in a table so deep.
    pub fn paragraph(&mut self, level: usize, text: String) -> Result<(), Unreadable> {
        self.paragraphs += 1;
        if self.paragraphs > limits::NODES {
            return Err(Unreadable::TooComplex(self.kind));
        }
        let level = self.level(level)?;
        level.blocks.push(Block::Paragraph(text));
        Ok(())
    }

    /// A paragraph that ends its cell.
    pub fn cell(&mut self, level: usize, text: String) -> Result<(), Unreadable> {
        self.cells += 1;
        if self.cells > limits::CELLS {
            return Err(Unreadable::TooComplex(self.kind));
        }
        let level = self.level(level.max(1))?;
        level.blocks.push(Block::Paragraph(text));
        let blocks = std::mem::take(&mut level.blocks);
        level.cells.push(blocks);
        Ok(())
    }

    /// The end of a row.
    pub fn row(&mut self, level: usize, shape: RowShape) -> Result<(), Unreadable> {
        let level = self.level(level.max(1))?;
        let cells = std::mem::take(&mut level.cells);
        level.rows.push((shape, cells));
        Ok(())
    }

    /// All blocks.
    pub fn finish(mut self) -> Vec<Block> {
        self.close(0);
        let body = self.levels.into_iter().next();
        body.map(|body| body.blocks).unwrap_or_default()
    }

    /// The level to write to; deeper tables end.
    fn level(&mut self, level: usize) -> Result<&mut Level, Unreadable> {
        self.close(level);
        if level > limits::TABLES {
            return Err(Unreadable::TooComplex(self.kind));
        }
        while self.levels.len() <= level {
            self.levels.push(Level::default());
        }
        self.levels
            .get_mut(level)
            .ok_or(Unreadable::TooComplex(self.kind))
    }

    fn close(&mut self, level: usize) {
        while self.levels.len() > level + 1 {
            let Some(mut closed) = self.levels.pop() else {
                return;
            };
            if !closed.cells.is_empty() {
                // A row without its end.
                let cells = std::mem::take(&mut closed.cells);
                closed.rows.push((RowShape::default(), cells));
            }
            if let Some(outer) = self.levels.last_mut() {
                if !closed.rows.is_empty() {
                    outer.blocks.push(Block::Table(table(closed.rows)));
                }
                outer.blocks.append(&mut closed.blocks);
            }
        }
    }
}

fn table(rows: Vec<(RowShape, Vec<Vec<Block>>)>) -> Table {
    let columns = columns(&rows);
    let column = |edge: i32| columns.partition_point(|column| *column + NEAR < edge);
    let mut table = Table::default();
    // The cell that is open downwards at a column.
    let mut open: HashMap<usize, usize> = HashMap::new();
    for (row, (shape, cells)) in rows.into_iter().enumerate() {
        let mut start = column(shape.left);
        let first = table.cells.len();
        for (at, blocks) in cells.into_iter().enumerate() {
            let known = shape.cells.get(at);
            let end = known.map_or(start + 1, |cell| column(cell.right).max(start + 1));
            let down = known.map_or(Down::Alone, |cell| cell.down);
            let above = open.get(&start).copied();
            if known.is_some_and(|cell| cell.joined) && table.cells.len() > first {
                if let Some(before) = table.cells.last_mut() {
                    before.column_span = end - before.column;
                    before.blocks.extend(blocks);
                }
            } else if let (Down::GoesOn, Some(above)) = (down, above) {
                if let Some(above) = table.cells.get_mut(above) {
                    above.row_span = row + 1 - above.row;
                }
            } else {
                open.retain(|column, _| !(start..end).contains(column));
                if down != Down::Alone {
                    open.insert(start, table.cells.len());
                }
                table.cells.push(TableCell {
                    row,
                    column: start,
                    row_span: 1,
                    column_span: end - start,
                    blocks,
                });
            }
            start = end;
        }
    }
    table
}

/// Where columns begin and end, those that stand near being one.
fn columns(rows: &[(RowShape, Vec<Vec<Block>>)]) -> Vec<i32> {
    let edges = rows.iter().flat_map(|(shape, _)| {
        let rights = shape.cells.iter().map(|cell| cell.right);
        rights.chain([shape.left])
    });
    let mut edges: Vec<i32> = edges.map(|edge| edge.clamp(-100_000, 100_000)).collect();
    edges.sort_unstable();
    edges.dedup_by(|edge, before| *edge - *before <= NEAR);
    edges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(rights: &[(i32, Down)]) -> RowShape {
        let cells = rights.iter().map(|(right, down)| CellShape {
            right: *right,
            down: *down,
            joined: false,
        });
        RowShape {
            left: 0,
            cells: cells.collect(),
        }
    }

    #[test]
    fn spans_follow_from_edges() {
        let mut builder = Builder::new(Kind::Doc);
        builder.paragraph(0, "前".into()).unwrap();
        for text in ["甲", "乙"] {
            builder.cell(1, text.into()).unwrap();
        }
        let wide = [(1000, Down::Begins), (3010, Down::Alone)];
        builder.row(1, shape(&wide)).unwrap();
        for text in ["", "丙", "丁"] {
            builder.cell(1, text.into()).unwrap();
        }
        let narrow = [
            (1005, Down::GoesOn),
            (2000, Down::Alone),
            (3000, Down::Alone),
        ];
        builder.row(1, shape(&narrow)).unwrap();
        builder.paragraph(0, "后".into()).unwrap();
        let blocks = builder.finish();
        let [_, Block::Table(table), _] = blocks.as_slice() else {
            panic!("{blocks:?}");
        };
        let cells: Vec<_> = table
            .cells
            .iter()
            .map(|cell| (cell.row, cell.column, cell.row_span, cell.column_span))
            .collect();
        assert_eq!(
            cells,
            [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]
        );
    }

    #[test]
    fn a_table_in_a_cell_stays_in_it() {
        let mut builder = Builder::new(Kind::Rtf);
        builder.cell(2, "内".into()).unwrap();
        builder.row(2, shape(&[(500, Down::Alone)])).unwrap();
        builder.cell(1, "外".into()).unwrap();
        builder.row(1, shape(&[(1000, Down::Alone)])).unwrap();
        let blocks = builder.finish();
        let [Block::Table(outer)] = blocks.as_slice() else {
            panic!("{blocks:?}");
        };
        assert!(matches!(outer.cells[0].blocks[0], Block::Table(_)));
        assert_eq!(outer.cells[0].blocks[1], Block::Paragraph("外".into()));
    }
}
