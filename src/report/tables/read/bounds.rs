//! Where a table may stand: its section, the next heading, the line of the next label.

use std::ops::Range;

use super::Reader;
use crate::report::SectionKind;

impl Reader<'_> {
    /// Letters of a section's body; all where the section was not found.
    pub(super) fn body(&self, kind: SectionKind) -> Range<usize> {
        self.sections
            .get(kind)
            .map_or(0..self.letters.len(), |heading| {
                self.letters.at_source(heading.body.start)..self.letters.at_source(heading.body.end)
            })
    }

    /// The byte at which the next section heading after a letter stands, or the end of the text.
    pub(super) fn next_heading(&self, letter: usize) -> usize {
        let from = self.letters.source(letter.saturating_sub(1));
        self.sections
            .headings
            .iter()
            .map(|heading| heading.range.start)
            .filter(|start| *start > from)
            .min()
            .unwrap_or(self.document.text.len())
    }

    /// The byte at which the next of the six sections begins after a byte, or the end of the text.
    pub(super) fn next_section(&self, byte: usize) -> usize {
        self.sections
            .known()
            .map(|(_, heading)| heading.range.start)
            .find(|start| *start > byte)
            .unwrap_or(self.document.text.len())
    }

    /// The byte up to which a row goes whose follower's label starts at letter `next`: the start of
    /// that line where nothing but labels stands before it, so that its indentation is not ours.
    pub(super) fn line_of_label(&self, next: usize, own_end: usize) -> usize {
        let start = self.letters.source(next);
        let own = self.letters.source(own_end.saturating_sub(1));
        let line = self.document.lines.range(self.document.lines.of(start));
        let before = self.document.slice(&(line.start..start));
        let mut figures = before
            .chars()
            .filter(|c| c.is_numeric() && !crate::report::tables::letters::is_letter(*c))
            .count();
        let numbers = before.trim_end().ends_with(['.', '、', '．', ')', '）']) || figures == 1;
        if numbers && figures <= 2 && !before.contains('|') {
            figures = 0;
        }
        if line.start > own && figures == 0 {
            line.start
        } else {
            start
        }
    }
}
