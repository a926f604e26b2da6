//! Rows whose cells are parted by tabs.

use super::lined;
use crate::corpus::grid::{Grid, Place, Role};
use crate::corpus::random::Random;
use crate::corpus::report::Item;

/// As copied from Excel: every merged cell is followed by its empty ones.
pub fn excel(items: &[Item], random: &mut Random) -> String {
    let text = lined(items, random, |grid, _| {
        by_rows(grid, "\r\n", |row| {
            (0..grid.columns)
                .map(|column| match grid.cell(row, column) {
                    Place::Here(slot) => slot.text.clone(),
                    _ => String::new(),
                })
                .collect()
        })
    });
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

/// As copied from Word: a cell merged downwards is empty in the rows below, one merged to the
/// right is one cell.
pub fn word(items: &[Item], random: &mut Random) -> String {
    let text = lined(items, random, |grid, _| {
        by_rows(grid, "\n", |row| {
            (0..grid.columns)
                .filter_map(|column| match grid.cell(row, column) {
                    Place::Here(slot) => Some(slot.text.clone()),
                    Place::FromAbove => Some(String::new()),
                    _ => None,
                })
                .collect()
        })
    });
    text.replace('\n', "\r\n")
}

/// As a browser gives it: only the cells that begin in a row, a tab between.
pub fn browser(items: &[Item], random: &mut Random) -> String {
    lined(items, random, |grid, _| {
        by_rows(grid, "\n", |row| {
            grid.rows[row]
                .iter()
                .map(|slot| slot.text.clone())
                .collect()
        })
    })
}

/// As a browser gives it where every cell holds a paragraph.
pub fn browser_paragraphs(items: &[Item], random: &mut Random) -> String {
    lined(items, random, |grid, _| {
        let mut text = String::new();
        for row in &grid.rows {
            let cells: Vec<&str> = row.iter().map(|slot| slot.text.as_str()).collect();
            text += &cells.join("\n\n\t\n");
            text += "\n\n";
        }
        text
    })
}

/// As converters leave it: leading cells kept, missing or empty; labels pushed left after a page
/// break; blank lines inside the table; rows split in two.
pub fn ragged(items: &[Item], random: &mut Random) -> String {
    lined(items, random, |grid, random| {
        let mut text = String::new();
        for row in 0..grid.rows.len() {
            let mut cells: Vec<String> = (0..grid.columns)
                .map(|column| match grid.cell(row, column) {
                    Place::Here(slot) => slot.text.clone(),
                    _ => String::new(),
                })
                .collect();
            if grid.is_data(row) && random.chance(25) {
                let empty = cells.iter().take_while(|cell| cell.is_empty()).count();
                cells.rotate_left(random.below(empty as u64 + 1) as usize);
            }
            if random.chance(10) {
                cells.push(String::new());
            }
            if random.chance(10) {
                while cells.last().is_some_and(String::is_empty) {
                    cells.pop();
                }
            }
            let values = grid.rows[row]
                .iter()
                .filter(|slot| slot.role == Role::Value)
                .count();
            if values == 7 && random.chance(6) {
                let at = cells.len() - random.between(1, 4) as usize;
                let rest = cells.split_off(at.max(4));
                text += &cells.join("\t");
                text += "\n";
                cells = rest;
            }
            text += &cells.join("\t");
            text += "\n";
            if random.chance(4) {
                text += "\n";
            }
        }
        text
    })
}

fn by_rows(grid: &Grid, end: &str, cells: impl Fn(usize) -> Vec<String>) -> String {
    (0..grid.rows.len())
        .map(|row| cells(row).join("\t") + end)
        .collect()
}
