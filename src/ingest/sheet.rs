//! The cells of a sheet as paragraphs and tables: a sheet may hold a whole report, prose and headings
//! in rows of their own between the tables.

use super::{Block, Table, TableCell, limits};

/// The blocks of a sheet; its cells in order of rows, then columns, those without text left out.
pub fn blocks(name: &str, cells: Vec<TableCell>) -> Vec<Block> {
    // Each cell's place names the sheet.
    let called = name.chars().take(limits::LABEL).collect();
    let mut blocks = vec![Block::Sheet(called)];
    let mut rows: Vec<Vec<TableCell>> = Vec::new();
    for cell in cells {
        match rows.last_mut() {
            Some(row) if row.first().is_some_and(|first| first.row == cell.row) => row.push(cell),
            _ => rows.push(vec![cell]),
        }
    }
    if let Some(heading) = heading(name, &rows) {
        blocks.push(Block::Paragraph(heading));
    }
    let width = rows.iter().flatten().map(end).max().unwrap_or(0);
    let mut table = Table::default();
    let mut above = Above::default();
    let mut rows = rows.into_iter().peekable();
    while let Some(row) = rows.next() {
        let is_prose = is_prose(&row, &above, rows.peek(), width);
        let starts = row.first().map_or(0, |cell| cell.row);
        if is_prose || starts > above.end {
            blocks.extend(whole(&mut table));
            above = Above::default();
        }
        if is_prose {
            blocks.extend(row.into_iter().flat_map(|cell| cell.blocks));
        } else {
            above.add(&row);
            table.cells.extend(row);
        }
    }
    blocks.extend(whole(&mut table));
    blocks
}

/// A sheet may bear a section's heading as its name, and not in its cells.
fn heading(name: &str, rows: &[Vec<TableCell>]) -> Option<String> {
    let mut signs = name.trim().chars();
    let is_numbered = signs
        .next()
        .is_some_and(|sign| "一二三四五六七八九".contains(sign))
        && signs.next().is_some_and(|sign| "、.．".contains(sign));
    let title = name
        .trim()
        .trim_start_matches(|sign| "一二三四五六七八九、.．".contains(sign));
    let first = rows
        .first()
        .and_then(|row| row.first())
        .map(text)
        .unwrap_or_default();
    (is_numbered && !first.contains(title)).then(|| name.trim().to_string())
}

/// What is known of the table under way.
#[derive(Default)]
struct Above {
    /// The row behind the last that its cells reach.
    end: usize,
    /// The column and the span of its last row's first cell.
    first: (usize, usize),
}

impl Above {
    fn add(&mut self, row: &[TableCell]) {
        let ends = row.iter().map(|cell| cell.row + cell.row_span);
        self.end = self.end.max(ends.max().unwrap_or(0));
        self.first = row.first().map_or((0, 0), place);
    }
}

/// A row with one text that is no row of a table: as wide as the sheet, or alone among others of its
/// kind. A row of a table whose values are blank stands between rows with values, beside a cell that
/// spans several rows, or under a label that spans as many columns.
fn is_prose(row: &[TableCell], above: &Above, next: Option<&Vec<TableCell>>, width: usize) -> bool {
    let [cell] = row else {
        return false;
    };
    let spans_many = cell.column_span > 1;
    if spans_many && end(cell) >= width {
        return true;
    }
    let goes_on = cell.row <= above.end && above.end > 0;
    let is_beside = cell.row < above.end;
    let is_alike = spans_many && place(cell) == above.first;
    let leads_on = next.is_some_and(|row| {
        let first = row.first().map_or(0, |first| first.row);
        row.len() > 1 && first <= cell.row + 1
    });
    let is_row = goes_on && (is_beside || is_alike || leads_on);
    !is_row && cell.row_span == 1
}

fn place(cell: &TableCell) -> (usize, usize) {
    (cell.column, cell.column_span)
}

/// The table with a cell wherever none is and none reaches.
fn whole(table: &mut Table) -> Option<Block> {
    let cells = std::mem::take(&mut table.cells);
    let first = cells.first()?.row;
    let height = cells.iter().map(|cell| cell.row + cell.row_span).max()? - first;
    let start = cells.iter().map(|cell| cell.column).min()?;
    let width = cells.iter().map(end).max()? - start;
    if height.saturating_mul(width) > limits::CELLS {
        return Some(Block::Table(Table { cells }));
    }
    let mut taken = vec![false; height * width];
    for cell in &cells {
        for row in cell.row - first..cell.row - first + cell.row_span {
            let from = row * width + cell.column - start;
            taken[from..from + cell.column_span].fill(true);
        }
    }
    let mut filled: Vec<TableCell> = cells
        .into_iter()
        .map(|cell| TableCell {
            row: cell.row - first,
            column: cell.column - start,
            ..cell
        })
        .collect();
    let empty = taken.iter().enumerate().filter(|(_, taken)| !**taken);
    filled.extend(empty.map(|(at, _)| TableCell::new(at / width, at % width, "")));
    filled.sort_by_key(|cell| (cell.row, cell.column));
    Some(Block::Table(Table { cells: filled }))
}

fn end(cell: &TableCell) -> usize {
    cell.column + cell.column_span
}

fn text(cell: &TableCell) -> String {
    let texts = cell.blocks.iter().map(|block| match block {
        Block::Paragraph(text) => text.as_str(),
        _ => "",
    });
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(row: usize, texts: &[&str]) -> Vec<TableCell> {
        let cells = texts.iter().enumerate();
        let cells = cells.filter(|(_, text)| !text.is_empty());
        cells
            .map(|(column, text)| TableCell::new(row, column, *text))
            .collect()
    }

    #[test]
    fn prose_and_tables_are_told_apart() {
        let mut title = row(0, &["甲县报告"]);
        title[0].column_span = 3;
        let rows = [
            title,
            row(1, &["二、主动公开"]),
            row(3, &["信息内容", "制发", "废止"]),
            row(4, &["规章"]),
            row(5, &["规范性文件", "", "2"]),
            row(7, &["五、问题"]),
        ];
        let blocks = blocks("Sheet1", rows.concat());
        let texts: Vec<String> = blocks
            .iter()
            .map(|block| match block {
                Block::Paragraph(text) => text.clone(),
                Block::Table(table) => table.cells.iter().map(|cell| text(cell) + ",").collect(),
                Block::Sheet(name) => name.clone(),
                Block::Page(_) => String::new(),
            })
            .collect();
        let table = "信息内容,制发,废止,规章,,,规范性文件,,2,";
        assert_eq!(
            texts,
            ["Sheet1", "甲县报告", "二、主动公开", table, "五、问题"]
        );
    }

    #[test]
    fn rows_without_values_stay_in_their_table() {
        let mut rows = [
            row(0, &["申请", "", "自然人"]),
            row(1, &["办理结果", "公开", "1"]),
            row(2, &["", "不公开"]),
            row(3, &["", "其他"]),
            row(4, &["总计", "", "1"]),
            row(5, &["结转"]),
            row(6, &["四、复议"]),
        ];
        for at in [0, 4, 5] {
            rows[at][0].column_span = 2;
        }
        rows[1][0].row_span = 3;
        let blocks = blocks("Sheet1", rows.concat());
        let [_, Block::Table(table), Block::Paragraph(heading)] = &blocks[..] else {
            panic!("{blocks:?}");
        };
        assert_eq!(table.cells.last().map(|cell| cell.row), Some(5));
        assert_eq!(heading, "四、复议");
    }

    #[test]
    fn a_sheet_may_be_called_by_its_heading() {
        let cells = || row(0, &["规章", "1"]);
        let said = |name: &str, cells| {
            let blocks = blocks(name, cells);
            blocks.contains(&Block::Paragraph(name.to_string()))
        };
        assert!(said("二、主动公开情况", cells()));
        assert!(!said("表2", cells()));
        assert!(!said("二、主动公开情况", row(0, &["主动公开情况"])));
    }
}
