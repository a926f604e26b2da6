//! Automatic numbers: 一、, （一）, 1. as Word shows them.

use std::collections::{HashMap, HashSet};

use super::counting::Counting;

/// Levels of a list.
pub const LEVELS: usize = 9;

/// The lists of a document, and how far each has counted.
#[derive(Default)]
pub struct Lists {
    /// The lists by their ids.
    pub lists: HashMap<String, List>,
    /// By what the list is made after: lists made alike count on.
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    /// Lists and levels whose own start has been taken.
    begun: HashSet<(String, usize)>,
}

/// A list.
#[derive(Clone)]
pub struct List {
    /// The model that it shares its count with.
    pub made_after: String,
    /// Its levels.
    pub levels: Vec<Level>,
    /// Levels at which it does not count on, but begins here.
    pub starts: HashMap<usize, u32>,
}

/// How a level is numbered.
#[derive(Clone, Default)]
pub struct Level {
    /// The first number.
    pub start: u32,
    /// How its numbers are written.
    pub counting: Counting,
    /// The pattern: `%1` to `%9` for the levels' numbers.
    pub text: String,
    /// Whether all numbers in it are in digits.
    pub in_digits: bool,
    /// The style of the paragraphs that stand at it.
    pub style: Option<String>,
}

impl List {
    /// A list without shape.
    pub fn new(made_after: String) -> List {
        List {
            made_after,
            levels: vec![Level::default(); LEVELS],
            starts: HashMap::new(),
        }
    }

    /// The level's pattern with the numbers filled in.
    fn written(&self, shape: &Level, counts: &[Option<u32>; LEVELS]) -> String {
        let mut text = String::new();
        let mut signs = shape.text.chars().peekable();
        while let Some(sign) = signs.next() {
            let at = signs.peek().and_then(|digit| digit.to_digit(10));
            match at {
                Some(at @ 1..=9) if sign == '%' => {
                    signs.next();
                    let at = at as usize - 1;
                    let counting = match shape.in_digits {
                        true => Counting::Decimal,
                        false => self
                            .levels
                            .get(at)
                            .map_or(Counting::Decimal, |it| it.counting),
                    };
                    text.push_str(&counting.write(counts[at].unwrap_or(1)));
                }
                _ => text.push(sign),
            }
        }
        text
    }
}

impl Lists {
    /// Lists that have not counted yet.
    pub fn new(lists: HashMap<String, List>) -> Lists {
        Lists {
            lists,
            ..Lists::default()
        }
    }

    /// The number of the next paragraph of a list at a level; none if there is no such list.
    pub fn next(&mut self, id: &str, level: usize) -> Option<String> {
        let list = self.lists.get(id)?;
        let shape = list.levels.get(level).filter(|_| level < LEVELS)?;
        let counts = self.counts.entry(list.made_after.clone()).or_default();
        if let Some(start) = list.starts.get(&level)
            && self.begun.insert((id.to_string(), level))
        {
            counts[level] = Some(*start);
        } else {
            counts[level] =
                Some(counts[level].map_or(shape.start, |count| count.saturating_add(1)));
        }
        counts[level + 1..].fill(None);
        for (count, above) in counts.iter_mut().zip(&list.levels).take(level) {
            count.get_or_insert(above.start);
        }
        Some(list.written(shape, counts))
    }
}

/// A paragraph behind its number.
pub fn numbered(label: Option<String>, text: String) -> String {
    let Some(mut label) = label.filter(|label| !label.is_empty()) else {
        return text;
    };
    let text = text.trim_start_matches([' ', '\t', '\u{3000}']);
    if label.ends_with(|sign: char| sign.is_alphanumeric()) && !text.is_empty() {
        label.push(' ');
    }
    label + text
}
