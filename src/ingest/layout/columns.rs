//! Text that is set in two columns: the right one is read after the left one.

use super::Sign;
use super::lines::{Line, lines, rows};

/// Long lines, or tables, beside one another that text in columns has at least.
const ROWS: usize = 6;
/// The least breadth of such lines, in sizes of their type: a table without lines has shorter ones.
const LONG: f32 = 12.0;
/// The least breadth of a gap between signs that are not of one line.
const WIDE: f32 = 1.2;

/// Lines that are looked at for one beside another.
const NEAR: usize = 8;

/// What parts the columns of a page.
#[derive(Debug, Clone, Copy)]
pub struct Gutter {
    left: f32,
    right: f32,
    /// How far the right column stands to the right of the left one.
    shift: f32,
}

/// What stands on a page, in the order of reading.
pub enum Item {
    /// A line of text.
    Line(Line),
    /// The table of this number.
    Table(usize),
}

/// Two things beside one another: where the left one begins and ends, and where the right one begins.
pub type Halves = [f32; 3];

/// What a page has beside one another; its tables are given by their left, upper, right and lower edges.
pub fn halves(signs: &mut [Sign], tables: &[[f32; 4]]) -> Vec<Halves> {
    let long = rows(signs).into_iter().flat_map(|row| {
        let row = &mut signs[row];
        row.sort_by(|one, other| one.left.total_cmp(&other.left));
        long(row)
    });
    let long: Vec<[f32; 4]> = long.collect();
    let mut found = Vec::new();
    for (at, one) in long.iter().enumerate() {
        // Lines are in the order of their heights, and those beside one another may differ by a step: where
        // a paragraph ends, the other column's lines stand between this one's.
        let near = long[at + 1..].iter().take(NEAR);
        let near = near.take_while(|other| other[1] < 2.0 * one[3] - one[1]);
        let beside = tables
            .iter()
            .filter(|table| table[1] < one[3] && one[1] < table[3]);
        let both = near.chain(beside).find_map(|other| {
            let (left, right) = if one[0] < other[0] {
                (one, other)
            } else {
                (other, one)
            };
            (left[2] < right[0]).then_some([left[0], left[2], right[0]])
        });
        found.extend(both);
    }
    found
}

/// What parts columns in which there is this beside one another, if there are any.
pub fn gutter(halves: &[Halves]) -> Option<Gutter> {
    let least = |at: usize| {
        let all = halves.iter().map(|half| half[at]);
        all.fold(f32::INFINITY, f32::min)
    };
    let left = halves.iter().map(|half| half[1]).fold(0.0, f32::max);
    let right = least(2);
    (halves.len() >= ROWS && left < right).then(|| Gutter {
        left,
        right,
        shift: right - least(0),
    })
}

/// The long lines in a row of signs, each by its left, upper, right and lower edges.
fn long(row: &[Sign]) -> Vec<[f32; 4]> {
    let seen: Vec<&Sign> = row
        .iter()
        .filter(|sign| !sign.sign.is_whitespace())
        .collect();
    let are_one =
        |one: &&Sign, other: &&Sign| other.left - one.right <= WIDE * one.size.max(other.size);
    let lines = seen.chunk_by(are_one).map(|line| {
        let (first, last) = (line[0], line[line.len() - 1]);
        [first.left, first.base - first.size, last.right, first.base]
    });
    let is_long = |line: &[f32; 4]| line[2] - line[0] >= LONG * (line[3] - line[1]);
    lines.filter(is_long).collect()
}

/// A column as it is read.
#[derive(Default)]
struct Column {
    read: Vec<Item>,
    signs: Vec<Sign>,
}

impl Column {
    fn read(&mut self) -> Vec<Item> {
        let lines = lines(&mut std::mem::take(&mut self.signs));
        self.read.extend(lines.into_iter().map(Item::Line));
        std::mem::take(&mut self.read)
    }
}

/// The lines and tables of a page in the order of reading. What stands above something that spans both
/// columns is read before it. The lines of the right column stand as if they were in the left one.
pub fn in_columns(signs: &mut [Sign], tables: &[[f32; 4]], gutter: Gutter) -> Vec<Item> {
    let mut read = Vec::new();
    let mut columns = [Column::default(), Column::default()];
    let mut waiting = tables.iter().enumerate().peekable();
    let all = rows(signs).into_iter().map(Some).chain([None]);
    for row in all {
        let row = row.map_or(&[][..], |row| &signs[row]);
        let is_next = |table: &(usize, &[f32; 4])| {
            row.is_empty() || row.iter().any(|sign| sign.base > table.1[1])
        };
        while let Some((at, table)) = waiting.next_if(is_next) {
            let is_left = table[0] < gutter.left;
            if is_left && table[2] > gutter.right {
                read.extend(columns.iter_mut().flat_map(Column::read));
                read.push(Item::Table(at));
            } else {
                let column = &mut columns[usize::from(!is_left)];
                column.read = column.read();
                column.read.push(Item::Table(at));
            }
        }
        let middle = (gutter.left + gutter.right) / 2.0;
        let is_left = |sign: &&Sign| sign.centre() < middle;
        let seen = || row.iter().filter(|sign| !sign.sign.is_whitespace());
        let last = seen()
            .filter(is_left)
            .max_by(|one, other| one.right.total_cmp(&other.right));
        let first = seen()
            .filter(|sign| !is_left(sign))
            .min_by(|one, other| one.left.total_cmp(&other.left));
        let spans = last.zip(first).is_some_and(|(last, first)| {
            first.left - last.right < 0.5 * WIDE * last.size.min(first.size)
        }) || seen().any(|sign| sign.left < middle && middle < sign.right);
        if spans {
            read.extend(columns.iter_mut().flat_map(Column::read));
            read.extend(lines(&mut row.to_vec()).into_iter().map(Item::Line));
            continue;
        }
        for sign in row {
            match is_left(&sign) {
                true => columns[0].signs.push(*sign),
                false => columns[1].signs.push(Sign {
                    left: sign.left - gutter.shift,
                    right: sign.right - gutter.shift,
                    ..*sign
                }),
            }
        }
    }
    read.extend(columns.iter_mut().flat_map(Column::read));
    read
}

/// The lines and tables of a page that has no columns.
pub fn in_order(signs: &mut [Sign], tables: &[[f32; 4]]) -> Vec<Item> {
    let mut read = Vec::new();
    let mut waiting = tables.iter().enumerate().peekable();
    for line in lines(signs) {
        let is_above = |table: &(usize, &[f32; 4])| table.1[1] + 0.5 * line.size <= line.base;
        while let Some((at, _)) = waiting.next_if(is_above) {
            read.push(Item::Table(at));
        }
        read.push(Item::Line(line));
    }
    read.extend(waiting.map(|(at, _)| Item::Table(at)));
    read
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(signs: &mut Vec<Sign>, text: &str, left: f32, base: f32) {
        for (at, sign) in text.chars().enumerate() {
            let left = left + 10.0 * at as f32;
            signs.push(Sign {
                sign,
                left,
                right: left + 10.0,
                base,
                size: 10.0,
                hidden_by: None,
            });
        }
    }

    fn read(signs: &mut [Sign]) -> String {
        read_with(signs, &[])
    }

    fn read_with(signs: &mut [Sign], tables: &[[f32; 4]]) -> String {
        let items = match gutter(&halves(signs, tables)) {
            Some(gutter) => in_columns(signs, tables, gutter),
            None => in_order(signs, tables),
        };
        let texts = items.into_iter().map(|item| match item {
            Item::Line(line) => line.text + "\n",
            Item::Table(at) => format!("{at}\n"),
        });
        texts.collect()
    }

    #[test]
    fn the_right_column_is_read_after_the_left_one() {
        let mut signs = Vec::new();
        put(
            &mut signs,
            "澄湖县水务局二〇二四年政府信息公开工作年度报告",
            30.0,
            20.0,
        );
        for row in 0..8 {
            let base = 40.0 + 15.0 * row as f32;
            put(&mut signs, "左边的一行有十四个字那么长呢", 0.0, base);
            put(&mut signs, "右边的一行有十四个字那么长呢", 160.0, base);
        }
        put(&mut signs, "左边的末行", 0.0, 160.0);
        let text = read(&mut signs);
        let begins: Vec<char> = text
            .lines()
            .filter_map(|line| line.chars().next())
            .collect();
        assert_eq!(
            begins,
            "澄左左左左左左左左左右右右右右右右右"
                .chars()
                .collect::<Vec<_>>()
        );
    }

    #[test]
    fn a_sign_between_the_columns_is_of_neither() {
        let mut signs = Vec::new();
        put(
            &mut signs,
            "澄湖县水务局二〇二四年政府信息公开工作年度报",
            30.0,
            20.0,
        );
        put(&mut signs, "告", 146.0, 32.0);
        for row in 0..8 {
            let base = 50.0 + 15.0 * row as f32;
            put(&mut signs, "左边的一行有十四个字那么长呢", 0.0, base);
            put(&mut signs, "右边的一行有十四个字那么长呢", 160.0, base);
        }
        assert!(read(&mut signs).contains("年度报\n告\n左边"));
    }

    #[test]
    fn tables_stand_in_their_columns() {
        let mut signs = Vec::new();
        for row in 0..6 {
            let base = 40.0 + 15.0 * row as f32;
            put(&mut signs, "左边的一行有十四个字那么长呢", 0.0, base);
        }
        put(&mut signs, "右边的一行", 160.0, 20.0);
        put(&mut signs, "左边的末行", 0.0, 180.0);
        let tables = [
            [160.0, 25.0, 300.0, 170.0],
            [0.0, 130.0, 140.0, 165.0],
            [0.0, 200.0, 300.0, 250.0],
        ];
        let text = read_with(&mut signs, &tables);
        let begins: String = text
            .lines()
            .filter_map(|line| line.chars().next())
            .collect();
        assert_eq!(begins, "左左左左左左1左右02");
    }

    #[test]
    fn a_table_without_lines_is_not_in_columns() {
        let mut signs = Vec::new();
        for row in 0..12 {
            let base = 40.0 + 15.0 * row as f32;
            put(&mut signs, "二、上年结转政府信息公开申请数量", 0.0, base);
            put(&mut signs, "12", 200.0, base);
        }
        assert!(read(&mut signs).starts_with("二、上年结转政府信息公开申请数量  12\n"));
    }
}
