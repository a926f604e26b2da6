//! Cells that ran together.

use super::lined;
use crate::corpus::grid::Grid;
use crate::corpus::random::Random;
use crate::corpus::report::Item;

/// One row on a line, its cells run together.
pub fn rows_glued(items: &[Item], random: &mut Random) -> String {
    lined(items, random, |grid, _| {
        grid.rows
            .iter()
            .map(|row| {
                let cells: String = row.iter().map(|slot| slot.text.as_str()).collect();
                cells + "\n"
            })
            .collect()
    })
}

/// The whole body on one line and nothing between the cells.
pub fn glued(items: &[Item], _: &mut Random) -> String {
    whole(items, "", |grid| texts(grid).concat())
}

/// The whole body on one line, blanks between some of the cells.
pub fn some_blanks(items: &[Item], random: &mut Random) -> String {
    whole(items, "", |grid| {
        let mut text = String::new();
        for cell in texts(grid) {
            text += cell;
            if random.chance(35) {
                text.push(' ');
            }
        }
        text
    })
}

/// The whole body on one line, a blank between all cells.
pub fn blanks(items: &[Item], _: &mut Random) -> String {
    whole(items, " ", |grid| texts(grid).join(" "))
}

fn whole(items: &[Item], gap: &str, mut table: impl FnMut(&Grid) -> String) -> String {
    let mut text = String::new();
    for item in items {
        match item {
            // The title is a line of its own even there: it is the page's heading.
            Item::Title(line) => text += &format!("{line}\n"),
            Item::Heading(line)
            | Item::SubHeading(line)
            | Item::Paragraph(line)
            | Item::SignOff(line) => text += &format!("{line}{gap}"),
            Item::Table(grid) => text += &format!("{}{gap}", table(grid)),
        }
    }
    text + "\n"
}

fn texts(grid: &Grid) -> Vec<&str> {
    grid.rows
        .iter()
        .flatten()
        .map(|slot| slot.text.as_str())
        .collect()
}
