//! Numbers of a table without lines that go on on the next line, since their column is narrow.

use std::collections::HashSet;
use std::ops::Range;

use super::Sign;
use super::lines::rows;
use super::pieces::begins_label;

/// Numbers that a row has at least which tells where the columns of a table stand.
const NUMBERS: usize = 4;
/// With a wider gap, in sizes of their type, two signs are not of one number or word.
const GAP: f32 = 0.25;
/// The largest step from line to line, in sizes of their type.
const STEP: f32 = 2.5;
/// Columns of a table, and numbers of a row; beyond this it is none.
const COLUMNS: usize = 64;

/// Digits side by side with nothing close behind them.
#[derive(Debug, Clone)]
struct Number {
    /// Which signs they are.
    signs: Range<usize>,
    left: f32,
    right: f32,
    base: f32,
    size: f32,
    /// On which line they stand.
    row: usize,
}

/// A line with numbers.
#[derive(Debug)]
struct Row {
    numbers: Vec<Number>,
    /// Whether a label begins on it.
    labelled: bool,
    /// Whether there is nothing else on it.
    bare: bool,
}

impl Row {
    /// Whether it tells where columns stand.
    fn tells(&self) -> bool {
        (NUMBERS..=COLUMNS).contains(&self.numbers.len())
    }
}

/// A column of a table: its numbers from the top, and where they stand.
#[derive(Debug)]
struct Column {
    left: f32,
    right: f32,
    numbers: Vec<Number>,
}

/// Puts the digits of numbers that take several lines on one. The signs are sorted on the way.
pub fn unwrap(signs: &mut [Sign]) {
    let lines = rows(signs).into_iter().enumerate();
    let rows: Vec<Row> = lines.map(|(at, range)| row(signs, range, at)).collect();
    // Beyond this it is a drawing.
    for columns in tables(&rows).into_iter().take(COLUMNS) {
        let wrapped = wrapped(&columns, &rows);
        let parts: HashSet<usize> = wrapped
            .iter()
            .flatten()
            .map(|part| part.signs.start)
            .collect();
        let whole = columns.iter().flat_map(|column| &column.numbers);
        let whole = whole.filter(|number| !parts.contains(&number.signs.start));
        let mut lines: Vec<f32> = whole.map(|number| number.base).collect();
        lines.sort_by(f32::total_cmp);
        for parts in &wrapped {
            join(parts, &lines, signs);
        }
    }
}

fn row(signs: &mut [Sign], range: Range<usize>, at: usize) -> Row {
    let first = range.start;
    let line = &mut signs[range];
    line.sort_by(|one, other| one.left.total_cmp(&other.left));
    let mut row = Row {
        numbers: Vec::new(),
        labelled: false,
        bare: true,
    };
    let seen: Vec<usize> = (0..line.len())
        .filter(|at| !line[*at].sign.is_whitespace())
        .collect();
    let are_close =
        |one: &usize, other: &usize| line[*other].left - line[*one].right <= GAP * line[*one].size;
    for word in seen.chunk_by(are_close) {
        let sign = |at: &usize| line[*at].sign;
        // A label may fill its column up to the numbers beside it.
        let label = word.iter().rposition(|at| !sign(at).is_ascii_digit());
        let (label, digits) = word.split_at(label.map_or(0, |last| last + 1));
        let text: String = label.iter().map(sign).collect();
        row.labelled |= begins_label(&text);
        row.bare &= text.is_empty();
        if let [from, .., to] | [from @ to] = digits
            && !text.ends_with(|sign: char| sign.is_ascii())
        {
            row.numbers.push(Number {
                signs: first + from..first + to + 1,
                left: line[*from].left,
                right: line[*to].right,
                base: line[*from].base,
                size: line[*from].size,
                row: at,
            });
        }
    }
    row
}

/// The columns of each table of numbers.
fn tables(rows: &[Row]) -> Vec<Vec<Column>> {
    let mut tables: Vec<Vec<Column>> = Vec::new();
    let mut taken = 0;
    for (at, row) in rows.iter().enumerate() {
        let tells = row.tells();
        if let Some(table) = tables.last_mut()
            && places(table, row, tells).is_some()
        {
            put(table, row);
        } else if tells {
            let mut table = Vec::new();
            put(&mut table, row);
            // A few of its numbers may stand above the first row that tells of its columns.
            for before in rows[taken..at].iter().rev() {
                let is_near = |one: &Number| row.numbers[0].base - one.base <= STEP * one.size;
                if !before.numbers.iter().all(is_near) || places(&table, before, true).is_none() {
                    break;
                }
                put(&mut table, before);
            }
            tables.push(table);
        } else {
            continue;
        }
        taken = at + 1;
    }
    for column in tables.iter_mut().flatten() {
        column
            .numbers
            .sort_by(|one, other| one.base.total_cmp(&other.base));
    }
    tables
}

/// In which column each number of a row stands; none unless each has one of its own, or may have a new one.
fn places(table: &[Column], row: &Row, may_be_new: bool) -> Option<Vec<Option<usize>>> {
    let mut places: Vec<Option<usize>> = Vec::new();
    if row.numbers.len() > COLUMNS || table.len() > COLUMNS {
        return None;
    }
    for number in &row.numbers {
        let meets = |column: &Column| number.left < column.right && column.left < number.right;
        let mut met = (0..table.len()).filter(|at| meets(&table[*at]));
        let place = met.next();
        let fits = met.next().is_none() && (place.is_some() || may_be_new);
        if !fits || place.is_some() && places.contains(&place) {
            return None;
        }
        places.push(place);
    }
    Some(places)
}

fn put(table: &mut Vec<Column>, row: &Row) {
    let places = places(table, row, true).unwrap_or_default();
    for (number, place) in row.numbers.iter().zip(places) {
        match place {
            Some(at) => {
                let column = &mut table[at];
                column.left = column.left.min(number.left);
                column.right = column.right.max(number.right);
                column.numbers.push(number.clone());
            }
            None => table.push(Column {
                left: number.left,
                right: number.right,
                numbers: vec![number.clone()],
            }),
        }
    }
}

/// The numbers of a table that take several lines, each by its parts. A part fills its column, and the next
/// one stands on the next line, on which no label begins. Of two such lines one has nothing but parts of
/// numbers, and has none for some column: else they are two rows.
fn wrapped(columns: &[Column], rows: &[Row]) -> Vec<Vec<Number>> {
    let pairs = |column: &Column| -> Vec<f32> {
        let pairs = column.numbers.windows(2);
        pairs.map(|pair| pair[1].base - pair[0].base).collect()
    };
    let least = columns.iter().flat_map(pairs).fold(f32::INFINITY, f32::min);
    // A table of one row, as that of suits is: its columns may have room for a digit each.
    let mut numbers = columns.iter().flat_map(|column| &column.numbers);
    let is_row = columns.iter().any(|column| column.numbers.len() == 1)
        && numbers.all(|number| rows[number.row].bare);
    let fewest = if is_row { 1 } else { 2 };
    let tells = rows.iter().filter(|row| row.tells());
    let tells: Vec<f32> = tells.map(|row| row.numbers[0].base).collect();
    let most = |column: &Column| column.numbers.iter().map(|number| number.signs.len()).max();
    // The label beside the rest of a row may be that of a group of rows.
    let has_rest = |one: &Row, next: &Row| {
        let meet = |(one, next): (&Number, &Number)| one.left < next.right && next.left < one.right;
        let count = next.numbers.len();
        let all = one.numbers.iter().zip(&next.numbers).all(meet);
        one.bare && one.numbers.len() == count && count < columns.len() && all
    };
    let goes_on = |most: Option<usize>, one: &Number, next: &Number| {
        let (step, room) = (next.base - one.base, STEP * one.size);
        let from = tells.partition_point(|base| *base < one.base - room);
        one.signs.len() >= fewest
            && Some(one.signs.len()) == most
            && step <= 1.1 * least
            && step <= room
            && (!rows[next.row].labelled || has_rest(&rows[one.row], &rows[next.row]))
            && tells
                .get(from)
                .is_some_and(|base| *base <= next.base + room)
    };
    let has_gaps = rows.iter().map(|row| row.numbers.len() < columns.len());
    let mut ends: Vec<bool> = has_gaps.collect();
    let mut begins = ends.clone();
    for column in columns {
        let most = most(column);
        for (at, number) in column.numbers.iter().enumerate() {
            let is_followed = |next: &Number| goes_on(most, number, next);
            let follows = |before: usize| goes_on(most, &column.numbers[before], number);
            begins[number.row] &= column.numbers.get(at + 1).is_some_and(is_followed);
            ends[number.row] &= at.checked_sub(1).is_some_and(follows);
        }
    }
    let mut found = Vec::new();
    for column in columns {
        let most = most(column);
        let is_one = |one: &Number, next: &Number| {
            goes_on(most, one, next) && (begins[one.row] || ends[next.row])
        };
        let parts = column.numbers.chunk_by(is_one);
        found.extend(
            parts
                .filter(|parts| parts.len() > 1)
                .map(<[Number]>::to_vec),
        );
    }
    found
}

/// Puts a number's digits side by side, on the line of what is in its row; `lines` has the base lines of
/// numbers of one line, from the top.
fn join(parts: &[Number], lines: &[f32], signs: &mut [Sign]) {
    let (first, last) = (&parts[0], &parts[parts.len() - 1]);
    let (middle, room) = ((first.base + last.base) / 2.0, GAP * first.size);
    let from = lines.partition_point(|line| *line < first.base - room);
    let to = lines.partition_point(|line| *line <= last.base + room);
    let near = lines[from..to.max(from)].iter().copied();
    let base = near.min_by(|one, other| (one - middle).abs().total_cmp(&(other - middle).abs()));
    let base = base.unwrap_or(middle);
    let all: Vec<usize> = parts.iter().flat_map(|part| part.signs.clone()).collect();
    let each = (first.right - first.left) / all.len() as f32;
    for (place, at) in all.into_iter().enumerate() {
        let sign = &mut signs[at];
        sign.left = first.left + place as f32 * each;
        sign.right = sign.left + each;
        sign.base = base;
    }
}

#[cfg(test)]
mod tests {
    use super::super::lines::{lines, tests::signs};
    use super::*;

    fn read(cells: &[(&str, f32, f32)]) -> Vec<String> {
        let mut all = Vec::new();
        for (text, left, base) in cells {
            all.extend(signs(text, *left, *base));
        }
        unwrap(&mut all);
        lines(&mut all).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn numbers_on_several_lines_are_one() {
        let cells = [
            ("一、本年新收", 0.0, 12.0),
            ("政府信息公开", 0.0, 24.0),
            ("986", 80.0, 18.0),
            ("0", 100.0, 18.0),
            ("167", 120.0, 18.0),
            ("375", 140.0, 18.0),
            ("152", 160.0, 12.0),
            ("8", 165.0, 24.0),
        ];
        let wanted = ["一、本年新收", "986 0 167 375 1528", "政府信息公开"];
        assert_eq!(read(&cells).join("|").replace("  ", " "), wanted.join("|"));
    }

    #[test]
    fn the_label_of_a_group_is_none_of_a_number() {
        let mut cells: Vec<(&str, f32, f32)> = (0..5)
            .map(|at| ("0", 150.0 + 40.0 * at as f32, 30.0))
            .collect();
        cells.push(("7.案卷", 60.0, 30.0));
        cells.extend((1..4).map(|at| ("0", 150.0 + 40.0 * at as f32, 55.0)));
        cells.push(("8.查询", 60.0, 55.0));
        for left in [150.0, 310.0] {
            cells.extend([("1560", left, 50.0), ("9", left, 60.0)]);
        }
        cells.push(("三、本年度", 0.0, 60.0));
        let wanted = [
            "7.案卷  0  0  0  0  0",
            "8.查询  15609  0  0  0  15609",
            "三、本年度",
        ];
        assert_eq!(read(&cells), wanted);
    }

    #[test]
    fn a_row_of_narrow_columns_has_numbers_of_two_lines() {
        let mut cells: Vec<(&str, f32, f32)> =
            (0..6).map(|at| ("0", 10.0 * at as f32, 12.0)).collect();
        cells.extend([("1", 60.0, 12.0), ("4", 60.0, 24.0)]);
        assert_eq!(read(&cells), ["0 0 0 0 0 0 14"]);
    }

    #[test]
    fn numbers_of_two_rows_are_two() {
        let mut cells: Vec<(&str, f32, f32)> = vec![
            ("行政处罚", 0.0, 12.0),
            ("1580", 80.0, 12.0),
            ("行政强制", 0.0, 24.0),
            ("898", 82.5, 24.0),
        ];
        cells.extend((0..5).map(|at| ("0", 80.0 + 20.0 * at as f32, 90.0)));
        assert_eq!(read(&cells)[..2], ["行政处罚  1580", "行政强制  898"]);

        let cells = [
            ("一、本年新收", 0.0, 12.0),
            ("986", 80.0, 12.0),
            ("0", 105.0, 12.0),
            ("167", 120.0, 12.0),
            ("375", 140.0, 12.0),
            ("152", 160.0, 12.0),
            // The other cells of the row are blank.
            ("二、上年结转", 0.0, 24.0),
            ("8", 165.0, 24.0),
        ];
        assert_eq!(read(&cells).len(), 2);
        assert!(read(&cells)[1].ends_with("8") && read(&cells)[0].ends_with("152"));
    }
}
