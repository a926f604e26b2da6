//! What tools draw out of a PDF.

use std::collections::BTreeMap;

use super::width::{self, wrap};
use crate::corpus::grid::{Grid, Role, Row};
use crate::corpus::random::Random;
use crate::corpus::report::Item;
use hegao::form::Table;

/// Lines of a page, with page numbers put between them.
struct Pages {
    text: String,
    lines: usize,
    per_page: usize,
    page: usize,
    style: u64,
}

impl Pages {
    fn new(random: &mut Random) -> Self {
        Pages {
            text: String::new(),
            lines: 0,
            per_page: random.between(28, 46) as usize,
            page: 1,
            style: random.below(5),
        }
    }

    fn line(&mut self, line: &str) {
        self.text += line.trim_end_matches(' ');
        self.text += "\n";
        self.lines += 1;
        if self.lines >= self.per_page {
            self.turn();
        }
    }

    fn turn(&mut self) {
        let page = self.page;
        self.text += &match self.style {
            0 => format!("\n- {page} -\n\n"),
            1 => format!("— {page} —\n"),
            2 => format!("\n-{page}-\n\u{c}"),
            3 => format!("\n{page}\n\u{c}"),
            _ => "\n".to_string(),
        };
        self.page += 1;
        self.lines = 0;
    }
}

fn document(
    items: &[Item],
    random: &mut Random,
    columns: usize,
    mut table: impl FnMut(&Grid, &mut Random) -> Vec<String>,
) -> String {
    let mut pages = Pages::new(random);
    for item in items {
        match item {
            Item::Title(line) | Item::Heading(line) | Item::SubHeading(line) => pages.line(line),
            Item::SignOff(line) => pages.line(&format!("{}{line}", " ".repeat(columns / 2))),
            Item::Paragraph(text) => {
                for line in wrap(&format!("    {text}"), columns) {
                    pages.line(&line);
                }
            }
            Item::Table(grid) => {
                for line in table(grid, random) {
                    pages.line(&line);
                }
            }
        }
    }
    pages.text
}

/// `pdftotext -layout`: everything at its place on the page, by half lines.
pub fn layout(items: &[Item], random: &mut Random) -> String {
    let upright = random.below(3);
    let prose = random.between(56, 76) as usize;
    document(items, random, prose, |grid, _| laid_out(grid, upright))
}

fn laid_out(grid: &Grid, upright: u64) -> Vec<String> {
    let widths: Vec<usize> = match grid.table {
        Table::Two => vec![24, 18, 18, 18],
        Table::Three => vec![10, 16, 36, 8, 6, 6, 6, 6, 6, 8],
        Table::Four => vec![7; 15],
    };
    // Columns are as wide as their figures: a tool never breaks a number.
    let widest = |column: usize| {
        grid.rows
            .iter()
            .flatten()
            .filter(|slot| slot.role == Role::Value && slot.column == column && slot.columns == 1)
            .map(|slot| width::of(&slot.text) + 2)
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = widths
        .iter()
        .enumerate()
        .map(|(column, &usual)| usual.max(widest(column)))
        .collect();
    let left = |column: usize| widths[..column].iter().sum::<usize>();
    let lines_of = |text: &str, room: usize| wrap(text, room.saturating_sub(2).max(4));
    // Heights of rows in half lines.
    let mut tops = vec![0];
    for row in &grid.rows {
        let height = row
            .iter()
            .filter(|slot| slot.rows == 1)
            .map(|slot| {
                let room = left(slot.column + slot.columns) - left(slot.column);
                lines_of(&slot.text, room).len()
            })
            .max()
            .unwrap_or(1);
        tops.push(tops[tops.len() - 1] + 2 * height + usize::from(grid.table == Table::Two));
    }
    let mut canvas: BTreeMap<usize, Vec<(usize, String)>> = BTreeMap::new();
    for (at, row) in grid.rows.iter().enumerate() {
        for slot in row {
            let room = left(slot.column + slot.columns) - left(slot.column);
            let (top, bottom) = (tops[at], tops[at + slot.rows]);
            let pieces = if slot.text.starts_with("三、本") && slot.role == Role::Group {
                match upright {
                    0 => slot.text.chars().map(String::from).collect(),
                    1 => vec![" 三 、本 年 度办 理 结 果".to_string()],
                    _ => wrap(&slot.text, 6),
                }
            } else {
                lines_of(&slot.text, room)
            };
            let height = 2 * pieces.len();
            let start = top + (bottom - top).saturating_sub(height) / 2;
            for (line, piece) in pieces.into_iter().enumerate() {
                let wide = width::of(&piece);
                let centred = !matches!(slot.role, Role::Label);
                let x = left(slot.column)
                    + if centred {
                        room.saturating_sub(wide) / 2
                    } else {
                        0
                    };
                canvas.entry(start + 2 * line).or_default().push((x, piece));
            }
        }
    }
    let mut lines = Vec::new();
    let mut last = 0;
    for (y, mut pieces) in canvas {
        if y > last + 3 {
            lines.push(String::new());
        }
        last = y;
        pieces.sort_by_key(|(x, _)| *x);
        let mut line = String::new();
        for (x, piece) in pieces {
            let used = width::of(&line);
            let gap = if used == 0 {
                x
            } else {
                x.saturating_sub(used).max(1)
            };
            line += &" ".repeat(gap);
            line += &piece;
        }
        lines.push(line);
    }
    lines
}

/// `pdftotext`: reading order, a cell to a paragraph, long labels wrapped.
pub fn default(items: &[Item], random: &mut Random) -> String {
    document(items, random, 60, |grid, _| {
        let mut lines = Vec::new();
        for slot in grid.rows.iter().flatten() {
            let room = match slot.role {
                Role::Value => 40,
                Role::Head if slot.columns == 1 && grid.table != Table::Two => 4,
                Role::Group => 14,
                _ => 36,
            };
            lines.extend(wrap(&slot.text, room));
            lines.push(String::new());
        }
        lines
    })
}

/// Labels and values of a row on a line, a blank between; words of the head in pieces.
pub fn rows(items: &[Item], random: &mut Random) -> String {
    let columns = random.between(56, 84) as usize;
    let way = random.below(4);
    document(items, random, columns, |grid, random| {
        let mut lines = head(grid, random);
        for row in grid.rows.iter().skip(lines_of_head(grid)) {
            lines.extend(row_lines(row, random, way));
        }
        lines
    })
}

/// As [`rows`], each row a paragraph, as the wrapped copies of reports have it.
pub fn paragraphs(items: &[Item], random: &mut Random) -> String {
    document(items, random, 76, |grid, random| {
        let mut lines = Vec::new();
        for line in head(grid, random) {
            lines.push(line);
            lines.push(String::new());
        }
        for row in grid.rows.iter().skip(lines_of_head(grid)) {
            lines.extend(wrapped_row(row, random));
            lines.push(String::new());
        }
        lines
    })
}

/// The upright label interleaved with the rows.
pub fn interleaved(items: &[Item], random: &mut Random) -> String {
    document(items, random, 70, |grid, random| {
        let mut upright: Vec<char> = "三、本年度办理结果".chars().collect();
        upright.reverse();
        let mut lines = head(grid, random);
        for row in grid.rows.iter().skip(lines_of_head(grid)) {
            let within = grid.table == Table::Three && row[0].columns != 3;
            let kept: Row = row
                .iter()
                .filter(|slot| !slot.text.starts_with("三、本"))
                .cloned()
                .collect();
            for line in wrapped_row(&kept, random) {
                let take = within && random.chance(60);
                match upright.pop().filter(|_| take) {
                    Some(letter) if random.chance(50) => lines.push(format!("{letter} {line}")),
                    Some(letter) => lines.extend([letter.to_string(), line]),
                    None => lines.push(line),
                }
            }
        }
        lines
    })
}

/// A flip-book: marks of pages, the head of table four stacked letter by letter.
pub fn flip_book(items: &[Item], random: &mut Random) -> String {
    let mut text = String::new();
    let mut page = 1;
    let mut count = 0;
    let mut push = |line: &str| {
        text += line;
        text += "\n";
        count += 1;
        if count % 25 == 0 {
            page += 1;
            text += &format!("P. {page}\n");
        }
    };
    for item in items {
        match item {
            Item::Title(line)
            | Item::Heading(line)
            | Item::SubHeading(line)
            | Item::SignOff(line) => push(line),
            Item::Paragraph(text) => wrap(text, 64).iter().for_each(|line| push(line)),
            Item::Table(grid) if grid.table == Table::Four => {
                for line in [
                    "行政复议 行政诉讼",
                    "未经复议直接起诉 复议后起诉",
                    "结 结 其 尚",
                    "果 果 他 未",
                    "总计",
                    "维 纠 结 审",
                    "持 正 果 结",
                    "结 结 其 尚",
                    "果 果 他 未",
                    "总计",
                    "维 纠 结 审",
                    "持 正 果 结",
                    "结 结 其 尚",
                    "果 果 他 未",
                    "总计",
                    "维 纠 结 审",
                    "持 正 果 结",
                ] {
                    push(line);
                }
                for row in grid.rows.iter().skip(3) {
                    push(&joined(row));
                }
            }
            Item::Table(grid) => {
                for row in &grid.rows {
                    row_lines(row, random, 0).iter().for_each(|line| push(line));
                }
            }
        }
    }
    text
}

/// Labels first, then the values column by column: the order is lost.
pub fn column_major(items: &[Item], random: &mut Random) -> String {
    document(items, random, 70, |grid, _| {
        let mut lines = Vec::new();
        for slot in grid
            .rows
            .iter()
            .flatten()
            .filter(|slot| slot.role != Role::Value)
        {
            lines.extend([slot.text.clone(), String::new()]);
        }
        for column in 0..grid.columns {
            for slot in grid.rows.iter().flatten() {
                if slot.role == Role::Value && slot.column == column {
                    lines.push(slot.text.clone());
                }
            }
            lines.push(String::new());
        }
        lines
    })
}

fn lines_of_head(grid: &Grid) -> usize {
    match grid.table {
        Table::Two => 0,
        Table::Three | Table::Four => 3,
    }
}

fn head(grid: &Grid, random: &mut Random) -> Vec<String> {
    let mut lines = Vec::new();
    let pieces = random.below(3);
    let joined_total = random.chance(30);
    for row in grid.rows.iter().take(lines_of_head(grid)) {
        for slot in row {
            match pieces {
                _ if slot.text.starts_with("（本列") => lines.extend(wrap(&slot.text, 48)),
                0 => lines.extend(wrap(&slot.text, 4)),
                1 => lines.push(slot.text.clone()),
                _ => {
                    let letters: Vec<String> = slot.text.chars().map(String::from).collect();
                    lines.extend(letters.chunks(3).map(|piece| piece.join(" ")));
                }
            }
        }
    }
    if joined_total
        && let Some(at) = lines.iter().position(|line| line == "总计")
        && at + 1 < lines.len()
    {
        let next = lines.remove(at + 1);
        lines[at] += &next;
    }
    lines
}

fn joined(row: &Row) -> String {
    row.iter()
        .map(|slot| slot.text.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

fn row_lines(row: &Row, random: &mut Random, way: u64) -> Vec<String> {
    if row
        .iter()
        .all(|slot| matches!(slot.role, Role::Head | Role::Title))
    {
        return vec![joined(row)];
    }
    let labels: Vec<&str> = texts(row, |role| role != Role::Value);
    let values = texts(row, |role| role == Role::Value).join(" ");
    let label = labels.last().copied().unwrap_or("");
    let mut lines = Vec::new();
    for group in &labels[..labels.len().saturating_sub(1)] {
        match way {
            0 => lines.push(group.to_string()),
            1 if group.starts_with("三、") => lines.extend(group.chars().map(String::from)),
            1 => lines.push(group.to_string()),
            _ => lines.extend(wrap(group, 8)),
        }
    }
    if width::of(label) <= 44 {
        lines.push(format!("{label} {values}").trim().to_string());
        return lines;
    }
    let mut pieces = wrap(label, 42);
    match random.below(3) {
        0 => pieces.push(values),
        1 => {
            let at = pieces.len() / 2;
            pieces.insert(at, values);
        }
        _ => {
            if let Some(last) = pieces.last_mut() {
                *last = format!("{last} {values}");
            }
        }
    }
    lines.extend(pieces);
    lines
}

fn wrapped_row(row: &Row, random: &mut Random) -> Vec<String> {
    if row
        .iter()
        .all(|slot| matches!(slot.role, Role::Head | Role::Title))
    {
        return vec![joined(row)];
    }
    let labels: Vec<&str> = texts(row, |role| role != Role::Value);
    let values = texts(row, |role| role == Role::Value);
    let mut lines = Vec::new();
    let label = labels.last().copied().unwrap_or("");
    for group in &labels[..labels.len().saturating_sub(1)] {
        lines.extend(wrap(group, 8));
        lines.push(String::new());
    }
    if width::of(label) <= 34 {
        lines.push(format!("{label} {}", values.join(" ")).trim().to_string());
        return lines;
    }
    lines.extend(wrap(label, 32));
    if random.chance(50) {
        lines.push(String::new());
    }
    match values.split_last() {
        // The last value alone on the next line.
        Some((last, rest)) if values.len() == 7 && random.chance(40) => {
            lines.extend([rest.join(" "), last.to_string()]);
        }
        _ => lines.push(values.join(" ")),
    }
    lines
}

fn texts(row: &Row, keep: impl Fn(Role) -> bool) -> Vec<&str> {
    row.iter()
        .filter(|slot| keep(slot.role))
        .map(|slot| slot.text.as_str())
        .collect()
}
