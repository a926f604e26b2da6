//! Text that is set in two columns: the right one is read after the left one.

use super::Sign;
use super::lines::{Line, lines, rows};

/// Rows of long lines side by side that a page in columns has at least.
const ROWS: usize = 8;
/// The least breadth of such lines, in sizes of their type: a table without lines has shorter ones.
const LONG: f32 = 12.0;
/// The least breadth of a gap between them.
const WIDE: f32 = 1.2;

/// What parts the columns of a page.
#[derive(Debug, Clone, Copy)]
pub struct Gutter {
    left: f32,
    right: f32,
    /// How far the right column stands to the right of the left one.
    shift: f32,
}

/// What parts the columns of a page with these signs, if it has any.
pub fn gutter(signs: &mut [Sign]) -> Option<Gutter> {
    let rows = rows(signs).into_iter();
    let halves: Vec<[f32; 3]> = rows.filter_map(|row| halves(&mut signs[row])).collect();
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

/// The lines of a page in the order of reading. `tops` says where its tables begin, from the top; what
/// stands above a table is read before it, whatever its column. The lines of the right column stand as
/// if they were below those of the left.
pub fn in_columns(signs: &mut [Sign], tops: &[f32], gutter: Gutter) -> Vec<Line> {
    let rows = rows(signs);
    let mut read = Vec::new();
    let mut columns = [Vec::new(), Vec::new()];
    let mut tops = tops.iter().peekable();
    for row in rows {
        let row = &signs[row];
        let mut below = false;
        while tops
            .next_if(|top| row.iter().any(|sign| sign.base > **top))
            .is_some()
        {
            below = true;
        }
        let spans = row.iter().any(|sign| {
            sign.left < gutter.right && sign.right > gutter.left && !sign.sign.is_whitespace()
        });
        if below || spans {
            read.extend(columns.iter_mut().flat_map(|column| lines(column)));
            columns = [Vec::new(), Vec::new()];
        }
        if spans {
            read.extend(lines(&mut row.to_vec()));
            continue;
        }
        for sign in row {
            match sign.left < gutter.right {
                true => columns[0].push(*sign),
                false => columns[1].push(Sign {
                    left: sign.left - gutter.shift,
                    right: sign.right - gutter.shift,
                    ..*sign
                }),
            }
        }
    }
    read.extend(columns.iter_mut().flat_map(|column| lines(column)));
    read
}

/// Of a row that is two long lines side by side: where the first begins and ends, and the second begins.
fn halves(row: &mut [Sign]) -> Option<[f32; 3]> {
    row.sort_by(|one, other| one.left.total_cmp(&other.left));
    let seen = || row.iter().filter(|sign| !sign.sign.is_whitespace());
    let (first, last) = (seen().next()?, seen().next_back()?);
    let mut wide = seen()
        .zip(seen().skip(1))
        .filter(|(before, after)| after.left - before.right > WIDE * before.size.max(after.size));
    let (before, after) = wide.next()?;
    let is_long = |from: f32, to: f32| to - from >= LONG * first.size;
    let are_two = wide.next().is_none()
        && is_long(first.left, before.right)
        && is_long(after.left, last.right);
    are_two.then_some([first.left, before.right, after.left])
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
        let lines = match gutter(signs) {
            Some(gutter) => in_columns(signs, &[], gutter),
            None => lines(signs),
        };
        lines.into_iter().map(|line| line.text + "\n").collect()
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
