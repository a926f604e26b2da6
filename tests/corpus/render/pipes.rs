//! Cells parted by pipes, in all the ways in which page texts have them.

use super::lined;
use crate::corpus::grid::{Grid, Row};
use crate::corpus::random::Random;
use crate::corpus::report::Item;

/// `行政许可 | 412 | ||`: the cells that a merged one covers collapse at the end of the row.
pub fn padded(items: &[Item], random: &mut Random) -> String {
    rows(items, random, |grid, row, _| {
        let missing = grid.columns - row.len().min(grid.columns);
        format!("{} |{}\n", texts(row).join(" | "), tail(missing))
    })
}

/// `行政许可 | 412`: no padding.
pub fn bare(items: &[Item], random: &mut Random) -> String {
    rows(items, random, |_, row, _| texts(row).join(" | ") + "\n")
}

/// `| 规章 | 0 | 0 | 0 | `: a leading and a trailing pipe and a trailing blank.
pub fn framed(items: &[Item], random: &mut Random) -> String {
    rows(items, random, |grid, row, _| {
        let missing = grid.columns - row.len().min(grid.columns);
        let tail = if missing == 0 {
            " ".to_string()
        } else {
            tail(missing)
        };
        format!("| {} |{tail}\n", texts(row).join(" | "))
    })
}

/// One blank or two before a pipe.
pub fn spaced(items: &[Item], random: &mut Random) -> String {
    rows(items, random, |grid, row, random| {
        let missing = grid.columns - row.len().min(grid.columns);
        let gap = random.word(&["  ", " "]);
        format!(
            "{}{gap}|{}\n",
            texts(row).join(&format!("{gap}| ")),
            tail(missing)
        )
    })
}

/// Each cell on a line with a pipe after it; padding on a line of its own ends the row.
pub fn cells(items: &[Item], random: &mut Random) -> String {
    rows(items, random, |grid, row, _| {
        let missing = grid.columns - row.len().min(grid.columns);
        let end = if missing == 0 {
            "|".to_string()
        } else {
            "|".repeat(missing)
        };
        format!("{}{end}\n", on_lines(row, " |"))
    })
}

/// As [`cells`] without ends of rows.
pub fn cells_bare(items: &[Item], random: &mut Random) -> String {
    rows(items, random, |_, row, _| on_lines(row, " |"))
}

/// Cell and pipe on lines by turns.
pub fn lines(items: &[Item], random: &mut Random) -> String {
    rows(items, random, |grid, row, _| {
        let missing = grid.columns - row.len().min(grid.columns);
        format!("{}{}\n", on_lines(row, "\n|"), "|".repeat(missing.max(1)))
    })
}

/// A lone pipe before each row.
pub fn before(items: &[Item], random: &mut Random) -> String {
    rows(items, random, |_, row, _| {
        format!("|\n{}", on_lines(row, " |"))
    })
}

/// Each cell on an indented line between blank ones.
pub fn indented(items: &[Item], random: &mut Random) -> String {
    rows(items, random, |_, row, _| {
        texts(row)
            .iter()
            .map(|text| format!("| \n       {text}  "))
            .collect::<Vec<_>>()
            .join("\n      \n")
            + "\n"
    })
}

/// Empty cells as lone pipes on lines.
pub fn empty_lines(items: &[Item], random: &mut Random) -> String {
    rows(items, random, |_, row, random| {
        let mut text = String::new();
        for (at, cell) in texts(row).into_iter().enumerate() {
            if cell.is_empty() {
                text += "|";
            } else {
                if at > 0 && text.ends_with("|\n") && random.chance(20) {
                    text.pop();
                    text.push(' ');
                }
                text += &format!("{cell} |");
            }
            text += "\n";
        }
        text
    })
}

fn rows(
    items: &[Item],
    random: &mut Random,
    mut print: impl FnMut(&Grid, &Row, &mut Random) -> String,
) -> String {
    lined(items, random, |grid, random| {
        grid.rows
            .iter()
            .map(|row| print(grid, row, random))
            .collect()
    })
}

fn texts(row: &Row) -> Vec<&str> {
    row.iter().map(|slot| slot.text.as_str()).collect()
}

fn tail(missing: usize) -> String {
    match missing {
        0 => String::new(),
        n => format!(" {}", "|".repeat(n)),
    }
}

fn on_lines(row: &Row, end: &str) -> String {
    row.iter()
        .map(|slot| format!("{}{end}\n", slot.text))
        .collect()
}
