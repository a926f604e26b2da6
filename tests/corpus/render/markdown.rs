//! Markdown.

use super::width::wrap;
use crate::corpus::grid::{Grid, Place, Role};
use crate::corpus::random::Random;
use crate::corpus::report::Item;
use hegao::form::Table;

/// A table with a rule line under its first row.
pub fn plain(items: &[Item], random: &mut Random) -> String {
    document(items, random, |grid, _| table(grid, str::to_string))
}

/// Labels broken with `<br>`.
pub fn with_breaks(items: &[Item], random: &mut Random) -> String {
    document(items, random, |grid, _| {
        table(grid, |text| match text.chars().count() {
            0..=3 => text.to_string(),
            _ if text.starts_with("三、") => {
                let letters: Vec<String> = text.chars().map(String::from).collect();
                letters.join("<br>")
            }
            n if n > 16 => wrap(text, 36).join("<br>"),
            4 if text.chars().all(|c| c > '\u{2000}') => wrap(text, 4).join("<br>"),
            _ => text.to_string(),
        })
    })
}

/// Labels split between neighbouring cells, the upright label handed out over the rows, wrapped
/// labels in rows of their own.
pub fn split(items: &[Item], random: &mut Random) -> String {
    document(items, random, |grid, random| {
        let mut upright: Vec<char> = "三、本年度办理结果".chars().collect();
        upright.reverse();
        let mut text = String::new();
        for row in 0..grid.rows.len() {
            let mut label = String::new();
            let mut group = String::new();
            let mut values = Vec::new();
            for slot in &grid.rows[row] {
                match slot.role {
                    Role::Group if slot.text.starts_with("三、") => {}
                    Role::Group => group = slot.text.clone(),
                    Role::Label => label = slot.text.clone(),
                    _ => values.push(slot.text.clone()),
                }
            }
            if !grid.is_data(row) {
                let cells: Vec<String> = (0..grid.columns)
                    .map(|column| match grid.cell(row, column) {
                        Place::Here(slot) => slot.text.clone(),
                        _ => String::new(),
                    })
                    .collect();
                text += &line(&cells);
            } else if label.is_empty() || grid.table == Table::Two {
                let cells: Vec<String> = grid.rows[row]
                    .iter()
                    .map(|slot| slot.text.clone())
                    .collect();
                text += &line(&cells);
            } else {
                let letters: Vec<char> = label.chars().collect();
                let first =
                    if grid.rows[row][0].columns == 3 && letters.len() > 8 && random.chance(50) {
                        let (head, tail) = letters.split_at(10);
                        label = tail.iter().collect();
                        head.iter().collect()
                    } else if group.is_empty() && row > 5 && random.chance(40) {
                        upright.pop().map_or(String::new(), String::from)
                    } else {
                        group
                    };
                let pieces = if random.chance(50) {
                    wrap(&label, 40)
                } else {
                    vec![label]
                };
                let (last, rest) = pieces
                    .split_last()
                    .map_or((String::new(), &[][..]), |(l, r)| (l.clone(), r));
                let mut first = first;
                for piece in rest {
                    let mut cells = vec![std::mem::take(&mut first), piece.clone()];
                    cells.extend(values.iter().map(|_| String::new()));
                    text += &line(&cells);
                }
                let mut cells = vec![first, last];
                cells.extend(values);
                text += &line(&cells);
            }
            if row == 0 {
                text += &rule(grid.columns);
            }
        }
        text
    })
}

fn document(
    items: &[Item],
    random: &mut Random,
    mut print: impl FnMut(&Grid, &mut Random) -> String,
) -> String {
    let mut text = String::new();
    for item in items {
        text += &match item {
            Item::Title(line) => format!("# {line}\n\n"),
            Item::Heading(line) => format!("## {line}\n\n"),
            Item::SubHeading(line) => format!("### {line}\n\n"),
            Item::Paragraph(line) | Item::SignOff(line) => format!("{line}\n\n"),
            Item::Table(grid) => format!("{}\n", print(grid, random)),
        };
    }
    text
}

fn table(grid: &Grid, print: impl Fn(&str) -> String) -> String {
    let mut text = String::new();
    for row in 0..grid.rows.len() {
        let cells: Vec<String> = (0..grid.columns)
            .map(|column| match grid.cell(row, column) {
                Place::Here(slot) => print(&slot.text),
                _ => String::new(),
            })
            .collect();
        text += &line(&cells);
        if row == 0 {
            text += &rule(grid.columns);
        }
    }
    text
}

fn line(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

fn rule(columns: usize) -> String {
    format!("|{}\n", "---|".repeat(columns))
}
