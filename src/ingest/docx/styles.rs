//! Styles: which hide their text, and which number their paragraphs.

use std::collections::HashMap;

use crate::ingest::xml::Element;

/// The styles by their ids.
#[derive(Default)]
pub struct Styles {
    by_id: HashMap<String, Style>,
    default_paragraph: Option<String>,
}

#[derive(Default)]
struct Style {
    based_on: Option<String>,
    hidden: Option<bool>,
    numbered: Numbered,
}

/// What a paragraph's or a style's properties say of its number.
#[derive(Debug, Default, Clone)]
pub struct Numbered {
    /// The list; `0` is none.
    pub list: Option<String>,
    /// The level, from 0.
    pub level: Option<usize>,
}

/// How many styles may be based on one another; a longer chain is a loop.
const CHAIN: usize = 32;

impl Styles {
    /// Reads `styles`.
    pub fn read(styles: &Element) -> Styles {
        let mut read = Styles::default();
        for style in styles.elements().filter(|style| style.name == "style") {
            let Some(id) = style.attribute("styleId") else {
                continue;
            };
            let is_default = matches!(style.attribute("default"), Some("1" | "true" | "on"));
            if is_default && style.attribute("type") == Some("paragraph") {
                read.default_paragraph = Some(id.to_string());
            }
            let value = |name: &str| style.child(name).and_then(value);
            read.by_id.insert(
                id.to_string(),
                Style {
                    based_on: value("basedOn").map(str::to_string),
                    hidden: style.child("rPr").and_then(hidden),
                    numbered: style.child("pPr").map(numbered).unwrap_or_default(),
                },
            );
        }
        read
    }

    /// The style of a paragraph that names none.
    pub fn default_paragraph(&self) -> Option<&str> {
        self.default_paragraph.as_deref()
    }

    /// Whether a style hides its text.
    pub fn hides(&self, id: &str) -> bool {
        let mut chain = self.chain(id);
        chain.find_map(|(_, style)| style.hidden).unwrap_or(false)
    }

    /// What a style says of numbers, with the style that says it.
    pub fn numbered<'s>(&'s self, id: &'s str) -> Option<(&'s str, &'s Numbered)> {
        let mut chain = self.chain(id);
        let found = chain.find(|(_, style)| style.numbered.list.is_some());
        found.map(|(id, style)| (id, &style.numbered))
    }

    fn chain<'s>(&'s self, id: &'s str) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let first = self.by_id.get(id).map(|style| (id, style));
        let next = |(_, style): &(&str, &'s Style)| {
            let id = style.based_on.as_deref()?;
            self.by_id.get(id).map(|style| (id, style))
        };
        std::iter::successors(first, next).take(CHAIN)
    }
}

/// The attribute `val`.
pub fn value<'e>(element: &'e Element) -> Option<&'e str> {
    element.attribute("val")
}

/// Whether a property is on; it is where it stands without a value.
pub fn is_on(element: &Element) -> bool {
    !matches!(value(element), Some("0" | "false" | "off" | "none"))
}

/// Whether properties of text hide it, if they say.
pub fn hidden(properties: &Element) -> Option<bool> {
    properties.child("vanish").map(is_on)
}

/// What properties of a paragraph say of its number.
pub fn numbered(properties: &Element) -> Numbered {
    let number = properties.child("numPr");
    let value_of = |name: &str| number?.child(name).and_then(value);
    Numbered {
        list: value_of("numId").map(str::to_string),
        level: value_of("ilvl").and_then(|level| level.parse().ok()),
    }
}
