//! Documents that the prose cites: titles in 《》 and document numbers.

use super::Paragraph;
use crate::document::Document;
use crate::finding::TextRange;

/// A cited document: a title, a number, or both where they stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The title within 《》 (shadow text, marks left out).
    pub title: Option<String>,
    /// Where the title stands, marks included.
    pub title_range: Option<TextRange>,
    /// The number.
    pub number: Option<DocumentNumber>,
}

/// A document number such as 国办公开办函〔2021〕30号.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentNumber {
    /// 国办公开办函.
    pub issuer: String,
    /// The sign before the year.
    pub open: char,
    /// The year.
    pub year: u16,
    /// The sign after the year.
    pub close: char,
    /// The serial number.
    pub serial: u32,
    /// Where all of it stands.
    pub range: TextRange,
}

/// Reads every citation in order of place.
pub fn read(_document: &Document, _paragraphs: &[Paragraph]) -> Vec<Citation> {
    Vec::new()
}
