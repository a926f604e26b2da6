//! A document: one text, and views of it that all point back into it.

pub(crate) mod compatible;
mod lines;
mod page_marks;
mod residue;
mod shadow;
mod signs;
mod stops;

pub use lines::Lines;
pub use residue::{Residue, ResidueKind};
pub use shadow::{Shadow, fold};
use signs::Pairs;
pub use signs::{Signs, WordList};
pub(crate) use stops::Stops;

use crate::finding::{Span, TextRange};

/// One text with its lines and its shadow. Everything else is a range of it.
#[derive(Debug, Clone)]
pub struct Document {
    /// The text as it came; findings are byte ranges of it.
    pub text: String,
    /// Where its lines begin and end.
    pub lines: Lines,
    /// What a conversion left in the text (`[image: …]`, `<http…>`); not in the shadow.
    pub residue: Vec<Residue>,
    /// The text folded for matching, with a way back.
    pub shadow: Shadow,
    /// Which words the shadow may hold.
    pairs: Pairs,
    /// Where each line begins in the shadow.
    line_starts: Vec<usize>,
}

impl Document {
    /// Makes the views of a text.
    pub fn new(text: impl Into<String>) -> Self {
        let text = text.into();
        let lines = Lines::new(&text);
        let residue = residue::find(&text, &lines);
        let shadow = Shadow::new(&text, &residue);
        let line_starts = shadow.from_sources(lines.iter().map(|line| line.start));
        Document {
            text,
            lines,
            residue,
            pairs: Pairs::of(&shadow.text),
            shadow,
            line_starts,
        }
    }

    /// Whether a word of at least two characters stands in the shadow. Rules look for hundreds of words
    /// that hardly any report holds; this is quick to say no.
    pub fn holds(&self, word: &str) -> bool {
        self.pairs.may_hold(word) && self.shadow.text.contains(word)
    }

    /// Whether a word of at least two characters may stand in the shadow: no is certain.
    pub fn may_hold(&self, word: &str) -> bool {
        self.pairs.may_hold(word)
    }

    /// The range of the shadow that comes from line `index` (from 0); empty past the end.
    pub fn shadow_line(&self, index: usize) -> TextRange {
        let start = |index: usize| self.line_starts.get(index).copied();
        let end = self.shadow.text.len();
        start(index).unwrap_or(end)..start(index + 1).unwrap_or(end)
    }

    /// The text of a byte range; empty where the range is not one of whole characters.
    pub fn slice(&self, range: &TextRange) -> &str {
        self.text.get(range.clone()).unwrap_or("")
    }

    /// Lines and columns of a byte range.
    pub fn span(&self, range: &TextRange) -> Span {
        self.lines.span(&self.text, range)
    }
}
