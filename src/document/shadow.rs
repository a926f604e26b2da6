//! The shadow of a text: folded for matching, without white space, with an offset map back.

use std::ops::Range;

use super::compatible::compatible;
use super::residue::Residue;
use crate::finding::TextRange;

/// A text after NFKC, without white space, invisible signs and residue. Quotes are not folded.
#[derive(Debug, Clone, Default)]
pub struct Shadow {
    /// The folded text.
    pub text: String,
    /// For each byte of `text`, the source range of the character that it came from.
    sources: Vec<(u32, u32)>,
}

impl Shadow {
    /// Folds a text, leaving out white space and the given residue.
    pub fn new(text: &str, residue: &[Residue]) -> Self {
        let mut shadow = Shadow {
            text: String::with_capacity(text.len()),
            sources: Vec::with_capacity(text.len()),
        };
        let mut skips = residue.iter().peekable();
        for (at, c) in text.char_indices() {
            while skips.next_if(|skip| skip.range.end <= at).is_some() {}
            if skips.peek().is_some_and(|skip| skip.range.contains(&at)) {
                continue;
            }
            let source = (at as u32, (at + c.len_utf8()) as u32);
            fold(c, |folded| {
                shadow.text.push(folded);
                shadow.sources.resize(shadow.text.len(), source);
            });
        }
        shadow
    }

    /// The source range of a shadow range; an empty range maps to an empty one.
    pub fn to_source(&self, range: &Range<usize>) -> TextRange {
        let end_of_text = self.sources.last().map_or(0, |last| last.1 as usize);
        let start = self
            .sources
            .get(range.start)
            .map_or(end_of_text, |source| source.0 as usize);
        if range.end <= range.start {
            return start..start;
        }
        let end = self
            .sources
            .get(range.end - 1)
            .map_or(end_of_text, |source| source.1 as usize);
        start..end.max(start)
    }

    /// The source byte from which a shadow byte comes; the end of the text past the end.
    pub fn source_of(&self, at: usize) -> usize {
        self.sources
            .get(at)
            .or(self.sources.last())
            .map_or(0, |source| source.0 as usize)
    }

    /// Whether something was left out of the source right before a shadow byte.
    pub fn has_gap(&self, at: usize) -> bool {
        let before = at
            .checked_sub(1)
            .and_then(|before| self.sources.get(before));
        matches!((before, self.sources.get(at)), (Some(before), Some(here)) if before.1 < here.0)
    }

    /// The first shadow byte that comes from source byte `source` or from after it.
    pub fn from_source(&self, source: usize) -> usize {
        self.sources
            .partition_point(|place| (place.0 as usize) < source)
    }
}

/// Gives the folded characters of one character; none for white space and invisible signs.
pub fn fold(c: char, mut emit: impl FnMut(char)) {
    match c {
        '\u{4e00}'..='\u{9fff}' | '!'..='~' => emit(c),
        // Quotes, dashes, ellipses, circled figures and brackets mean something as they are.
        '\u{2010}'..='\u{201f}'
        | '\u{2026}'
        | '\u{2460}'..='\u{24ff}'
        | '\u{2776}'..='\u{2793}' => emit(c),
        '\u{3001}'..='\u{301f}' => emit(c),
        '\u{ff01}'..='\u{ff5e}' => emit(char::from_u32(c as u32 - 0xfee0).unwrap_or(c)),
        '\u{00ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}'
        | '\u{feff}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{180e}'
        | '\u{fffc}' => {}
        // Radicals of the supplement that NFKC leaves; PDF fonts map ordinary characters to them.
        '\u{2ea0}' => emit('民'),
        '\u{2ed4}' => emit('门'),
        '\u{2ec5}' => emit('见'),
        '\u{2ec9}' => emit('贝'),
        '\u{2ecb}' => emit('车'),
        '\u{2ed3}' => emit('长'),
        '\u{2edb}' => emit('风'),
        '\u{2edc}' => emit('飞'),
        '\u{2ee2}' => emit('马'),
        '\u{2ee9}' => emit('黄'),
        '\u{2ec6}' => emit('角'),
        '\u{2e85}' => emit('亻'),
        '\u{2e8b}' => emit('卩'),
        '\u{2ea9}' => emit('王'),
        '\u{2ed8}' => emit('青'),
        '\u{2eaf}' => emit('糸'),
        '\u{2ea6}' => emit('丬'),
        '\u{2ee5}' => emit('鱼'),
        '\u{2ee6}' => emit('鸟'),
        '\u{2ec4}' => emit('西'),
        '\u{2ed0}' => emit('钅'),
        c if c.is_whitespace() || c.is_control() => {}
        c => match compatible(c) {
            Some(folded) => folded.0.chars().for_each(emit),
            None => emit(c),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shadow(text: &str) -> Shadow {
        Shadow::new(text, &super::super::residue::find(text))
    }

    #[test]
    fn folds_width_and_drops_white_space_but_keeps_quotes() {
        let shadow = shadow("\u{feff}２０２4 年，（一）“三\u{3000}安全”⼀⺠①");
        assert_eq!(shadow.text, "2024年,(一)“三安全”一民①");
    }

    #[test]
    fn every_shadow_byte_leads_back_to_its_source() {
        let text = "　甲 ２\n乙[image: X]丙";
        let shadow = shadow(text);
        assert_eq!(shadow.text, "甲2乙丙");
        for (found, wanted) in [("甲", "甲"), ("2", "２"), ("乙丙", "乙[image: X]丙")] {
            let at = shadow.text.find(found).unwrap();
            let source = shadow.to_source(&(at..at + found.len()));
            assert_eq!(&text[source.clone()], wanted);
            assert_eq!(shadow.from_source(source.start), at);
        }
    }
}
