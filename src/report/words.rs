//! The words of a text as white space parts them, with their places in the shadow.

use std::ops::Range;

use crate::document::Document;

/// A piece of text between white space.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its place in the shadow; never empty.
    pub range: Range<usize>,
    /// The line (from 0) on which it stands.
    pub line: usize,
}

/// The words of a range of the shadow, in order.
pub fn words(document: &Document, range: &Range<usize>) -> Vec<Word> {
    let source = document.shadow.to_source(range);
    let mut found = Vec::new();
    for line in document.lines.of(source.start)..document.lines.len() {
        let of_line = document.lines.range(line);
        if of_line.start >= source.end && !found.is_empty() || of_line.start > source.end {
            break;
        }
        let of_line = of_line.start.max(source.start)..of_line.end.min(source.end);
        let text = document.slice(&of_line);
        let mut rest = text;
        loop {
            rest = rest.trim_start();
            let length = rest.find(char::is_whitespace).unwrap_or(rest.len());
            if length == 0 {
                break;
            }
            let at = of_line.start + (text.len() - rest.len());
            let word = document.shadow.from_source(at)..document.shadow.from_source(at + length);
            if !word.is_empty() {
                found.push(Word { range: word, line });
            }
            rest = &rest[length..];
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_parted_by_spaces_and_lines() {
        let document = Document::new("　甲乙 丙\n\n# 丁\u{a0}戊\n");
        let whole = 0..document.shadow.text.len();
        let found: Vec<_> = words(&document, &whole)
            .into_iter()
            .map(|word| (document.shadow.text[word.range].to_string(), word.line))
            .collect();
        let wanted = [("甲乙", 0), ("丙", 0), ("丁", 2), ("戊", 2)];
        assert_eq!(found, wanted.map(|(word, line)| (word.to_string(), line)));
    }
}
