//! Marks around a place that live through rendering and are taken out of the rendered text.

use std::ops::Range;

const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

/// Puts marks around a text.
pub fn mark(text: &str) -> String {
    format!("{OPEN}{text}{CLOSE}")
}

/// Whether a character is a mark.
pub fn is_mark(c: char) -> bool {
    c == OPEN || c == CLOSE
}

/// A text without its marks, and the byte ranges that were marked.
pub fn take(text: &str) -> (String, Vec<Range<usize>>) {
    let mut plain = String::with_capacity(text.len());
    let mut ranges = Vec::new();
    let mut start = 0;
    for c in text.chars() {
        match c {
            OPEN => start = plain.len(),
            CLOSE => ranges.push(start..plain.len()),
            other => plain.push(other),
        }
    }
    (plain, ranges)
}
