//! Reads the lists that number paragraphs.

use std::collections::HashMap;

use super::styles::{Numbered, Styles, is_on, numbered, value};
use crate::ingest::counting::Counting;
use crate::ingest::limits;
use crate::ingest::lists::{Level, List, Lists};
use crate::ingest::xml::Element;

/// The lists of a document.
pub struct Numbering {
    lists: Lists,
}

impl Numbering {
    /// Reads `numbering`.
    pub fn read(numbering: &Element, styles: &Styles) -> Numbering {
        let named = |name: &'static str| {
            let all = numbering.elements();
            all.filter(move |element| element.name == name)
        };
        let models: HashMap<&str, &Element> = named("abstractNum")
            .filter_map(|model| Some((model.attribute("abstractNumId")?, model)))
            .collect();
        let made_after = |list: &Element| {
            let model = list.child("abstractNumId").and_then(value)?;
            Some(model.to_string())
        };
        let model_of_list: HashMap<&str, String> = named("num")
            .filter_map(|list| Some((list.attribute("numId")?, made_after(list)?)))
            .collect();
        // A model may only name a style whose list has the levels.
        let with_levels = |id: &str| {
            let model = *models.get(id)?;
            let Some(style) = model.child("numStyleLink").and_then(value) else {
                return Some(model);
            };
            let list = styles.numbered(style)?.1.list.as_deref()?;
            models.get(model_of_list.get(list)?.as_str()).copied()
        };
        let mut lists = HashMap::new();
        for list in named("num").take(limits::LISTS) {
            let (Some(id), Some(made_after)) = (list.attribute("numId"), made_after(list)) else {
                continue;
            };
            let mut read = List::new(made_after);
            if let Some(model) = with_levels(&read.made_after) {
                model
                    .elements()
                    .for_each(|element| add_level(&mut read, element));
            }
            for changed in list.elements().filter(|it| it.name == "lvlOverride") {
                let start = changed.child("startOverride").and_then(value);
                let start = start.and_then(|start| start.parse().ok());
                if let (Some(level), Some(start)) = (changed.number("ilvl"), start) {
                    read.starts.insert(level, start);
                }
                changed
                    .elements()
                    .for_each(|element| add_level(&mut read, element));
            }
            lists.insert(id.to_string(), read);
        }
        Numbering {
            lists: Lists::new(lists),
        }
    }

    /// The number of the next paragraph with these properties; none if it has none.
    pub fn label(&mut self, properties: Option<&Element>, styles: &Styles) -> Option<String> {
        let own = properties.map(numbered).unwrap_or_default();
        let style = properties
            .and_then(|properties| properties.child("pStyle").and_then(value))
            .or(styles.default_paragraph());
        let by_style = style.and_then(|style| styles.numbered(style));
        let list = own.list.clone();
        let list = list.or_else(|| by_style.and_then(|(_, numbered)| numbered.list.clone()))?;
        let level = own.level.or_else(|| self.level_by_style(&list, by_style));
        self.lists.next(&list, level.unwrap_or(0))
    }

    fn level_by_style(&self, list: &str, by_style: Option<(&str, &Numbered)>) -> Option<usize> {
        let (style, numbered) = by_style?;
        let mut levels = self.lists.lists.get(list)?.levels.iter();
        let linked = levels.position(|level| level.style.as_deref() == Some(style));
        linked.or(numbered.level)
    }
}

fn add_level(list: &mut List, element: &Element) {
    let at = element.number::<usize>("ilvl");
    let level = at.and_then(|at| list.levels.get_mut(at));
    if let Some(level) = level.filter(|_| element.name == "lvl") {
        *level = read_level(element);
    }
}

fn read_level(element: &Element) -> Level {
    let value_of = |name: &str| element.child(name).and_then(value);
    let format = element.child("numFmt");
    // A format that only newer programs know stands beside one that all know.
    let format = format.or_else(|| element.descendant("numFmt"));
    let counting = format.and_then(value).map(counting).unwrap_or_default();
    let text = match counting {
        Counting::Nothing => "",
        _ => value_of("lvlText").unwrap_or_default(),
    };
    Level {
        start: value_of("start")
            .and_then(|start| start.parse().ok())
            .unwrap_or(0),
        counting,
        text: text.chars().take(limits::LABEL).collect(),
        in_digits: element.child("isLgl").is_some_and(is_on),
        style: value_of("pStyle").map(str::to_string),
    }
}

fn counting(name: &str) -> Counting {
    match name {
        "decimalZero" => Counting::DecimalZero,
        "decimalFullWidth" | "decimalFullWidth2" => Counting::FullWidth,
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" => Counting::Circled,
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand" => Counting::Chinese,
        "ideographDigital" | "taiwaneseDigital" | "japaneseDigitalTenThousand" => {
            Counting::ChineseDigits
        }
        "chineseLegalSimplified" | "ideographLegalTraditional" | "japaneseLegal" => {
            Counting::ChineseFormal
        }
        "ideographTraditional" => Counting::Stems,
        "ideographZodiac" => Counting::Branches,
        "upperLetter" => Counting::UpperLetter,
        "lowerLetter" => Counting::LowerLetter,
        "upperRoman" => Counting::UpperRoman,
        "lowerRoman" => Counting::LowerRoman,
        "bullet" | "none" => Counting::Nothing,
        _ => Counting::Decimal,
    }
}
