//! Dates and the statistics period.

use super::Paragraph;
use crate::document::Document;
use crate::finding::TextRange;

/// A date as written; it need not exist in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month.
    pub month: u8,
    /// The day; 0 where none is written.
    pub day: u8,
}

/// A date with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// The date.
    pub date: Date,
    /// Where.
    pub range: TextRange,
}

/// A statement of the statistics period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// From the first date to the last.
    pub range: TextRange,
}

/// Reads every statement of the statistics period.
pub fn periods(_document: &Document, _paragraphs: &[Paragraph]) -> Vec<Period> {
    Vec::new()
}
