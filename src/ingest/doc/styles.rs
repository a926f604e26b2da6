//! Styles, as far as they number paragraphs.

use super::Files;
use super::properties::Paragraph;
use crate::ingest::ole::u16_at;

/// How many styles may be based on one another; a longer chain is a loop.
const CHAIN: usize = 32;

/// The styles by their numbers.
#[derive(Default)]
pub struct Styles {
    styles: Vec<Option<Style>>,
}

struct Style {
    based_on: usize,
    own: Paragraph,
}

impl Styles {
    /// Reads the sheet of styles.
    pub fn read(files: &Files) -> Option<Styles> {
        let sheet = files.part(1)?;
        let header = usize::from(u16_at(sheet, 0)?);
        let fixed = usize::from(u16_at(sheet, 4)?);
        let mut at = 2 + header;
        let mut styles = Vec::new();
        while let Some(length) = u16_at(sheet, at) {
            let length = usize::from(length);
            let style = sheet.get(at + 2..at + 2 + length);
            styles.push(style.and_then(|style| Style::read(style, fixed, files)));
            at += 2 + length + length % 2;
        }
        Some(Styles { styles })
    }

    /// The list that numbers a paragraph, if one does, and the level in it.
    pub fn number_of(&self, paragraph: &Paragraph) -> (Option<i16>, usize) {
        let first = self.styles.get(paragraph.style).and_then(Option::as_ref);
        let next = |style: &&Style| self.styles.get(style.based_on)?.as_ref();
        let chain: Vec<&Style> = std::iter::successors(first, next).take(CHAIN).collect();
        let list = paragraph.list;
        let list = list.or_else(|| chain.iter().find_map(|style| style.own.list));
        let level = paragraph.list_level;
        let level = level.or_else(|| chain.iter().find_map(|style| style.own.list_level));
        (list.filter(|list| *list > 0), level.unwrap_or(0))
    }
}

impl Style {
    /// A style of paragraphs; others do not number.
    fn read(style: &[u8], fixed: usize, files: &Files) -> Option<Style> {
        let kind_and_base = u16_at(style, 2)?;
        if kind_and_base & 0xf != 1 {
            return None;
        }
        let name = usize::from(u16_at(style, fixed)?);
        let at = fixed + 2 + name * 2 + 2;
        let length = usize::from(u16_at(style, at)?);
        let properties = style.get(at + 2..at + 2 + length)?;
        let mut own = Paragraph::default();
        own.apply(properties.get(2..).unwrap_or_default(), files);
        Some(Style {
            based_on: usize::from(kind_and_base >> 4),
            own,
        })
    }
}
