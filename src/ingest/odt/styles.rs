//! Styles: which hide their text, which number their paragraphs, and how lists count.

use std::collections::{HashMap, HashSet};

use crate::ingest::counting::Counting;
use crate::ingest::limits;
use crate::ingest::xml::Element;

/// The styles by their names.
#[derive(Default)]
pub struct Styles {
    hiding: HashSet<String>,
    /// The list of a paragraph's style.
    lists_of_styles: HashMap<String, String>,
    lists: HashMap<String, HashMap<usize, Level>>,
    /// How headings are numbered.
    pub outline: HashMap<usize, Level>,
}

/// How a level of a list is numbered.
#[derive(Default, Clone)]
pub struct Level {
    /// The first number.
    pub start: u32,
    counting: Counting,
    prefix: String,
    suffix: String,
    /// How many levels are shown.
    shown: usize,
    /// The whole pattern, `%1%` for the first level's number, where a newer program wrote it.
    pattern: Option<String>,
}

impl Styles {
    /// Adds the styles of a part.
    pub fn add(&mut self, part: &Element) {
        let groups = ["styles", "automatic-styles", "master-styles"];
        for group in part.elements().filter(|it| groups.contains(&it.name)) {
            for style in group.elements() {
                self.style(style);
            }
        }
    }

    fn style(&mut self, style: &Element) {
        let name = style.attribute("name").unwrap_or_default().to_string();
        match style.name {
            "style" => {
                let text = style.child("text-properties");
                if text.is_some_and(|text| text.attribute("display") == Some("none")) {
                    self.hiding.insert(name.clone());
                }
                if let Some(list) = style
                    .attribute("list-style-name")
                    .filter(|it| !it.is_empty())
                {
                    self.lists_of_styles.insert(name, list.to_string());
                }
            }
            "list-style" => {
                self.lists.insert(name, levels(style));
            }
            "outline-style" => self.outline = levels(style),
            _ => {}
        }
    }

    /// Whether a style hides its text.
    pub fn hides(&self, style: Option<&str>) -> bool {
        style.is_some_and(|style| self.hiding.contains(style))
    }

    /// A level of a list, from 1.
    pub fn level(&self, list: &str, level: usize) -> Option<&Level> {
        self.lists.get(list)?.get(&level)
    }

    /// The list that a paragraph's style names.
    pub fn list_of(&self, style: Option<&str>) -> Option<&str> {
        let list = self.lists_of_styles.get(style?)?;
        Some(list)
    }
}

fn levels(list: &Element) -> HashMap<usize, Level> {
    let levels = list.elements().filter_map(|element| {
        let at = element.number("level")?;
        let level = match element.name {
            "list-level-style-number" | "outline-level-style" => Level::read(element),
            _ => Level {
                counting: Counting::Nothing,
                ..Level::default()
            },
        };
        Some((at, level))
    });
    levels.collect()
}

impl Level {
    fn read(element: &Element) -> Level {
        let short = |text: &str| text.chars().take(limits::LABEL).collect::<String>();
        let text = |name: &str| short(element.attribute(name).unwrap_or_default());
        Level {
            start: element.number("start-value").unwrap_or(1),
            counting: counting(&text("num-format")),
            prefix: text("num-prefix"),
            suffix: text("num-suffix"),
            shown: element.number("display-levels").unwrap_or(1),
            pattern: element.attribute("num-list-format").map(short),
        }
    }

    /// The number as it is shown; `counts` are those of the levels from the first to this one, and
    /// `of` gives the shape of each.
    pub fn written(&self, counts: &[u32], of: impl Fn(usize) -> Counting) -> String {
        if self.counting == Counting::Nothing {
            return String::new();
        }
        let number = |level: usize| {
            let count = counts.get(level - 1).copied().unwrap_or(1);
            of(level).write(count)
        };
        if let Some(pattern) = &self.pattern {
            let mut text = pattern.clone();
            for level in 1..=counts.len() {
                text = text.replace(&format!("%{level}%"), &number(level));
            }
            return text;
        }
        let first = (counts.len() + 1).saturating_sub(self.shown).max(1);
        let numbers: Vec<String> = (first..=counts.len()).map(number).collect();
        format!("{}{}{}", self.prefix, numbers.join("."), self.suffix)
    }

    /// How its numbers are written.
    pub fn counting(&self) -> Counting {
        self.counting
    }
}

fn counting(format: &str) -> Counting {
    match format.chars().next() {
        None => Counting::Nothing,
        Some('a') => Counting::LowerLetter,
        Some('A') => Counting::UpperLetter,
        Some('i') => Counting::LowerRoman,
        Some('I') => Counting::UpperRoman,
        Some('一') => Counting::Chinese,
        Some('壹') => Counting::ChineseFormal,
        Some('①') => Counting::Circled,
        Some('甲') => Counting::Stems,
        Some('子') => Counting::Branches,
        Some('１') => Counting::FullWidth,
        _ => Counting::Decimal,
    }
}
