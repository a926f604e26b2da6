//! What comparison sheets, recognition of pictures and careless converters make of tables.

use super::lined;
use crate::corpus::grid::{Grid, Role, Row};
use crate::corpus::random::Random;
use crate::corpus::report::Item;

/// Two reports side by side: each line of a table twice, with another year's values on the right.
pub fn side_by_side(items: &[Item], random: &mut Random) -> String {
    lined(items, random, |grid, random| {
        let mut text = String::from("2024年年度报告（重复率：93%）   2023年年度报告\n");
        for row in &grid.rows {
            let own = words(row);
            let other: Vec<String> = row
                .iter()
                .map(|slot| match slot.role {
                    Role::Value if random.chance(50) => random.below(60).to_string(),
                    _ => slot.text.clone(),
                })
                .collect();
            text += &format!("{own}   {}\n", other.join(" "));
        }
        text
    })
}

/// Every row a Markdown table of its own with made-up names of columns, as models that read pictures
/// write it.
pub fn a_table_a_row(items: &[Item], random: &mut Random) -> String {
    lined(items, random, |grid, _| {
        let mut text = String::new();
        for (at, row) in grid.rows.iter().enumerate() {
            if !grid.is_data(at) {
                text += &format!("{}\n\n", words(row));
                continue;
            }
            let labels: Vec<&str> = of(row, |role| role != Role::Value);
            let values: Vec<&str> = of(row, |role| role == Role::Value);
            let names: Vec<String> = (1..=values.len()).map(|n| format!("数据{n}")).collect();
            text += &format!("| 类别 | {} |\n", names.join(" | "));
            text += &format!("|{}\n", "---|".repeat(values.len() + 1));
            text += &format!("| {} | {} |\n\n", labels.join(" "), values.join(" | "));
        }
        text
    })
}

/// Labels of every second row listed as text before the row above, its values after it without a name.
pub fn detached(items: &[Item], random: &mut Random) -> String {
    lined(items, random, |grid, random| {
        let mut text = String::new();
        let mut at = 0;
        while at < grid.rows.len() {
            let row = &grid.rows[at];
            let next = grid.rows.get(at + 1).filter(|_| grid.is_data(at));
            let next = next.filter(|_| grid.is_data(at + 1) && random.chance(60));
            let cells = |row: &Row| format!("| {} |\n", of(row, |_| true).join(" | "));
            match next {
                Some(next) => {
                    text += &format!("{}\n\n", of(next, |role| role != Role::Value).join("\n"));
                    text += &cells(row);
                    text += &format!("|{}\n", "---|".repeat(row.len()));
                    text += &format!(
                        "| {} |\n\n",
                        of(next, |role| role == Role::Value).join(" | ")
                    );
                    at += 2;
                }
                None => {
                    text += &cells(row);
                    at += 1;
                }
            }
        }
        text
    })
}

/// Numbers that a narrow column broke in two, the pieces a blank apart.
pub fn numbers_split(items: &[Item], random: &mut Random) -> String {
    lined(items, random, |grid: &Grid, random| {
        let mut text = String::new();
        for row in &grid.rows {
            let cells: Vec<String> = row
                .iter()
                .map(|slot| {
                    let digits = slot.text.bytes().all(|b| b.is_ascii_digit());
                    let long = slot.role == Role::Value && digits && slot.text.len() > 2;
                    if long && random.chance(30) {
                        let at = random.between(1, slot.text.len() as u64 - 1) as usize;
                        format!("{} {}", &slot.text[..at], &slot.text[at..])
                    } else {
                        slot.text.clone()
                    }
                })
                .collect();
            text += &cells.join(" ");
            text += "\n";
        }
        text
    })
}

fn of(row: &Row, wanted: impl Fn(Role) -> bool) -> Vec<&str> {
    row.iter()
        .filter(|slot| wanted(slot.role))
        .map(|slot| slot.text.as_str())
        .collect()
}

fn words(row: &Row) -> String {
    of(row, |_| true).join(" ")
}
