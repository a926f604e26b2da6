//! Slips of printing that change nothing of what is meant: widths, spaces, numbering, quotes.

use super::grid::Role;
use super::random::Random;
use super::report::Item;

/// How labels are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dress {
    pub numbering: u64,
    pub half_width: bool,
    pub spaces: bool,
    pub quotes: u64,
}

impl Dress {
    /// As the form has it.
    pub const PLAIN: Dress = Dress {
        numbering: 0,
        half_width: false,
        spaces: false,
        quotes: 0,
    };

    /// Some dress.
    pub fn any(random: &mut Random) -> Self {
        if random.chance(40) {
            return Dress::PLAIN;
        }
        Dress {
            numbering: random.below(7),
            half_width: random.chance(30),
            spaces: random.chance(25),
            quotes: random.below(4),
        }
    }
}

/// Prints the labels of the tables so.
pub fn dress(items: &mut [Item], dress: Dress, random: &mut Random) {
    for item in items {
        match item {
            Item::Table(grid) => {
                for slot in grid.rows.iter_mut().flatten() {
                    if slot.role != Role::Value {
                        slot.text = dressed(&slot.text, dress, random);
                    }
                }
            }
            Item::Heading(text) if dress.spaces && random.chance(30) => {
                *text = text.replacen('、', "、 ", 1);
            }
            _ => {}
        }
    }
}

fn dressed(label: &str, dress: Dress, random: &mut Random) -> String {
    let mut label = renumbered(label, dress.numbering);
    label = match dress.quotes {
        0 => label,
        1 => label.replace(['“', '”'], "\""),
        2 => label.replace('“', "「").replace('”', "」"),
        _ => label.replace('“', "‘").replace('”', "’"),
    };
    if dress.half_width {
        label = label
            .replace('（', "(")
            .replace('）', ")")
            .replace('，', ",")
            .replace('：', ":");
    }
    if dress.spaces && random.chance(40) {
        let letters: Vec<char> = label.chars().collect();
        let at = random.between(1, letters.len().max(2) as u64 - 1) as usize;
        label = letters[..at.min(letters.len())].iter().collect::<String>()
            + " "
            + &letters[at.min(letters.len())..].iter().collect::<String>();
    }
    label
}

/// `1.属于国家秘密` with another sign for its number.
fn renumbered(label: &str, way: u64) -> String {
    let Some((number, rest)) = label.split_once('.') else {
        return label.to_string();
    };
    let Ok(n) = number.parse::<u32>() else {
        return label.to_string();
    };
    match way {
        0 | 1 => label.to_string(),
        2 => format!("{n}．{rest}"),
        3 => format!("{n}、{rest}"),
        4 => format!("（{n}）{rest}"),
        5 => {
            let circled = char::from_u32('①' as u32 + n - 1).unwrap_or('①');
            format!("{circled}{rest}")
        }
        _ => format!("{n}. {rest}"),
    }
}
