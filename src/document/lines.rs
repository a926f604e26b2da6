//! Lines of a text: `\n`, `\r\n`, a lone `\r` and a form feed end one.

use super::Stops;
use crate::finding::{Span, TextRange};

/// Byte ranges of the lines, without their ends.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    ranges: Vec<TextRange>,
}

impl Lines {
    /// Finds the lines of a text; a text without any has one empty line.
    pub fn new(text: &str) -> Self {
        static ENDS: Stops = Stops::at(b"\n\r\x0c");
        let mut ranges = Vec::with_capacity(text.len() / 32 + 1);
        let mut start = 0;
        while let Some(end) = ENDS.next(text, start) {
            ranges.push(start..end);
            let pair = text[end..].starts_with("\r\n");
            start = end + if pair { 2 } else { 1 };
        }
        ranges.push(start..text.len());
        Lines { ranges }
    }

    /// How many lines there are; at least one.
    pub fn len(&self) -> usize {
        self.ranges.len()
    }

    /// Always false: even an empty text has a line.
    pub fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }

    /// The byte range of line `index` (from 0); empty past the end.
    pub fn range(&self, index: usize) -> TextRange {
        self.ranges.get(index).cloned().unwrap_or(0..0)
    }

    /// All byte ranges in order.
    pub fn iter(&self) -> impl Iterator<Item = TextRange> + '_ {
        self.ranges.iter().cloned()
    }

    /// The line (from 0) in which a byte lies.
    pub fn of(&self, byte: usize) -> usize {
        self.ranges
            .partition_point(|range| range.start <= byte)
            .saturating_sub(1)
    }

    /// Lines and columns of a byte range, both from 1, columns in characters.
    pub fn span(&self, text: &str, range: &TextRange) -> Span {
        let place = |byte: usize| {
            let line = self.of(byte);
            let start = self.range(line).start;
            let column = text
                .get(start..byte)
                .map_or(0, |before| before.chars().count());
            (line + 1, column + 1)
        };
        let (line, column) = place(range.start);
        let (end_line, end_column) = place(range.end);
        Span {
            start: range.start,
            end: range.end,
            line,
            column,
            end_line,
            end_column,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_counts_once() {
        let lines = Lines::new("一\r\n二\r三\n四\x0c五");
        assert_eq!(lines.len(), 5);
        assert_eq!(lines.of(0), 0);
        assert_eq!(lines.of(5), 1);
    }

    #[test]
    fn columns_are_characters_from_one() {
        let text = "甲乙\n丙丁戊";
        let span = Lines::new(text).span(text, &(10..13));
        assert_eq!(
            (span.line, span.column, span.end_line, span.end_column),
            (2, 2, 2, 3)
        );
    }
}
