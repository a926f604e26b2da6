//! One cell on a line.

use std::collections::BTreeSet;

use super::lined;
use crate::corpus::grid::{Grid, Place, Role};
use crate::corpus::random::Random;
use crate::corpus::report::Item;

/// A tab before each cell, blank lines between rows, covered cells as lone tabs.
pub fn indented(items: &[Item], random: &mut Random) -> String {
    lined(items, random, |grid, _| {
        let mut text = String::new();
        for row in 0..grid.rows.len() {
            for column in 0..grid.columns {
                match grid.cell(row, column) {
                    Place::Here(slot) => text += &format!("\t{}\n", slot.text),
                    Place::FromAbove => text += "\t\n",
                    _ => {}
                }
            }
            text += "\n";
        }
        text
    })
}

/// Nothing but the cells.
pub fn compact(items: &[Item], random: &mut Random) -> String {
    lined(items, random, |grid, _| {
        each(grid, |text| format!("{text}\n"))
    })
}

/// Blank lines between the cells, noughts padded at random.
pub fn spaced(items: &[Item], random: &mut Random) -> String {
    lined(items, random, |grid, random| {
        each(grid, |text| match text {
            "0" => format!(
                "{}0{}\n\n",
                random.word(&["", " ", "  "]),
                random.word(&["", " "])
            ),
            _ => format!("{text}\n\n"),
        })
    })
}

/// Words of the head in two paragraphs.
pub fn torn(items: &[Item], random: &mut Random) -> String {
    let gap = random.word(&["\n", "\n\n"]);
    lined(items, random, |grid, _| {
        let mut text = String::new();
        for slot in grid.rows.iter().flatten() {
            let letters: Vec<char> = slot.text.chars().collect();
            let narrow = slot.columns == 1 && (4..=8).contains(&letters.len());
            if slot.role == Role::Head && narrow {
                for piece in letters.chunks(2) {
                    text += &piece.iter().collect::<String>();
                    text += gap;
                }
            } else {
                text += &slot.text;
                text += gap;
            }
        }
        text
    })
}

/// As [`compact`], but every line that came before is dropped.
pub fn deduplicated(items: &[Item], random: &mut Random) -> String {
    let mut seen = BTreeSet::new();
    compact(items, random)
        .lines()
        .filter(|line| line.trim().is_empty() || seen.insert(line.to_string()))
        .map(|line| format!("{line}\n"))
        .collect()
}

/// As [`compact`], but noughts are dropped with their cells.
pub fn noughts_dropped(items: &[Item], random: &mut Random) -> String {
    lined(items, random, |grid, _| {
        each(grid, |text| {
            if text == "0" {
                String::new()
            } else {
                format!("{text}\n")
            }
        })
    })
}

fn each(grid: &Grid, mut print: impl FnMut(&str) -> String) -> String {
    grid.rows
        .iter()
        .flatten()
        .map(|slot| print(&slot.text))
        .collect()
}
