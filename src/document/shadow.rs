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
    /// Where the text's bytes come from, in order.
    runs: Vec<Run>,
}

/// Bytes of the shadow that stand together in the source as well, or that are folded from one
/// character.
#[derive(Debug, Clone, Copy)]
struct Run {
    /// The first byte in the shadow; the run goes on to the next one.
    at: u32,
    /// The first byte in the source.
    source: u32,
    /// Bytes of the source character that was folded; 0 where the source's own bytes stand.
    folded: u32,
}

impl Shadow {
    /// Folds a text, leaving out white space and the given residue.
    pub fn new(text: &str, residue: &[Residue]) -> Self {
        let mut shadow = Shadow {
            text: String::with_capacity(text.len()),
            runs: Vec::with_capacity(text.len() / 16),
        };
        let mut at = 0;
        for skip in residue {
            if at < skip.range.start {
                shadow.add(text, at..skip.range.start);
            }
            at = at.max(skip.range.end);
        }
        shadow.add(text, at..text.len());
        shadow
    }

    /// Folds a piece of the text.
    fn add(&mut self, text: &str, piece: Range<usize>) {
        let bytes = text.as_bytes();
        let mut at = piece.start;
        while at < piece.end {
            let start = at;
            at += plain(&bytes[at..piece.end]);
            if start < at {
                self.run(start, 0);
                self.text.push_str(&text[start..at]);
            }
            // Signs of full width and white space, which a report has most, are known by their bytes.
            match bytes[at..piece.end] {
                [b' ' | b'\t' | b'\n', ..] => {
                    at += 1;
                    continue;
                }
                [0xef, 0xbc, third @ 0x81..=0xbf, ..] => {
                    self.run(at, 3);
                    self.text.push(char::from(third - 0x80 + b' '));
                    at += 3;
                    continue;
                }
                _ => {}
            }
            let Some(c) = text[at..piece.end].chars().next() else {
                break;
            };
            let from = self.text.len();
            self.run(at, c.len_utf8());
            fold(c, |folded| self.text.push(folded));
            if from == self.text.len() {
                self.runs.pop();
            }
            at += c.len_utf8();
        }
    }

    fn run(&mut self, source: usize, folded: usize) {
        self.runs.push(Run {
            at: self.text.len() as u32,
            source: source as u32,
            folded: folded as u32,
        });
    }

    /// The source range of the character to which a shadow byte belongs.
    fn character(&self, at: usize) -> Option<Range<usize>> {
        if at >= self.text.len() {
            return None;
        }
        let next = self.runs.partition_point(|run| run.at as usize <= at);
        let run = self.runs.get(next.checked_sub(1)?)?;
        let source = run.source as usize;
        if run.folded > 0 {
            return Some(source..source + run.folded as usize);
        }
        let in_source = |at: usize| source + (at - run.at as usize);
        Some(in_source(floor(&self.text, at))..in_source(ceiling(&self.text, at + 1)))
    }

    fn end_of_text(&self) -> usize {
        self.text
            .len()
            .checked_sub(1)
            .and_then(|last| self.character(last))
            .map_or(0, |last| last.end)
    }

    /// The source range of a shadow range; an empty range maps to an empty one.
    pub fn to_source(&self, range: &Range<usize>) -> TextRange {
        let start = match self.character(range.start) {
            Some(first) => first.start,
            None => self.end_of_text(),
        };
        if range.end <= range.start {
            return start..start;
        }
        let end = match self.character(range.end - 1) {
            Some(last) => last.end,
            None => self.end_of_text(),
        };
        start..end.max(start)
    }

    /// Whether something was left out of the source right before a shadow byte.
    pub fn has_gap(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.character(before));
        matches!((before, self.character(at)), (Some(before), Some(here)) if before.end < here.start)
    }

    /// The first shadow byte that comes from source byte `source` or from after it.
    pub fn from_source(&self, source: usize) -> usize {
        let next = self
            .runs
            .partition_point(|run| (run.source as usize) < source);
        self.in_run(next, source)
    }

    /// The first shadow byte from `source` on, where `next` is the first run that begins there or later.
    fn in_run(&self, next: usize, source: usize) -> usize {
        let end = self
            .runs
            .get(next)
            .map_or(self.text.len(), |run| run.at as usize);
        let Some(run) = next.checked_sub(1).and_then(|at| self.runs.get(at)) else {
            return end;
        };
        if run.folded > 0 {
            return end;
        }
        let at = run.at as usize + (source - run.source as usize);
        if at < end {
            ceiling(&self.text, at)
        } else {
            end
        }
    }

    /// As [`Shadow::from_source`], for source bytes in rising order.
    pub fn from_sources(&self, sources: impl Iterator<Item = usize>) -> Vec<usize> {
        let mut next = 0;
        sources
            .map(|source| {
                while self
                    .runs
                    .get(next)
                    .is_some_and(|run| (run.source as usize) < source)
                {
                    next += 1;
                }
                self.in_run(next, source)
            })
            .collect()
    }

    /// Gives the pieces of the shadow in order, each with the place of its first character in the source
    /// and how many bytes further a byte further in the piece stands there: 1, or 0 where all of it is
    /// folded from one character.
    pub fn for_each_run<'s>(&'s self, mut give: impl FnMut(&'s str, usize, usize)) {
        for (at, run) in self.runs.iter().enumerate() {
            let start = run.at as usize;
            let end = self.runs.get(at + 1).map(|next| next.at as usize);
            let text = &self.text[start..end.unwrap_or(self.text.len())];
            give(text, run.source as usize, usize::from(run.folded == 0));
        }
    }
}

/// How many bytes at the head of a text are of characters that fold to themselves: ASCII signs, Han
/// characters and their stops, quotes and dashes.
fn plain(text: &[u8]) -> usize {
    /// How far to go on from a first byte; 0 where it alone does not tell. A table, since which kind of
    /// character comes next cannot be foreseen.
    const STEPS: [u8; 256] = {
        let mut steps = [0; 256];
        let mut byte = b'!';
        while byte <= b'~' {
            steps[byte as usize] = 1;
            byte += 1;
        }
        // From U+4000 to U+9FFF.
        let mut byte = 0xe4;
        while byte <= 0xe9 {
            steps[byte] = 3;
            byte += 1;
        }
        steps
    };
    let mut at = 0;
    while let Some(first) = text.get(at) {
        at += match (STEPS[usize::from(*first)], &text[at..]) {
            (0, [0xe3, 0x80, 0x81..=0x9f, ..] | [0xe2, 0x80, 0x90..=0x9f, ..]) => 3,
            (0, _) => break,
            (step, _) => usize::from(step),
        };
    }
    at
}

/// The greatest character boundary that is not above `at`.
fn floor(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The least character boundary that is not below `at`.
fn ceiling(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
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
        super::super::Document::new(text).shadow
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
