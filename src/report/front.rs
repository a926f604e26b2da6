//! What stands before and after the sections: title, year, sign-off.

use super::{Date, Paragraph, Period};
use crate::config::Config;
use crate::document::Document;
use crate::finding::TextRange;

/// The title of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// The title, white space removed, widths folded.
    pub text: String,
    /// The year in it.
    pub year: Option<u16>,
    /// Where.
    pub range: TextRange,
}

/// The organ's name and the date at the end of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignOff {
    /// The organ's name, white space removed.
    pub agency: Option<(String, TextRange)>,
    /// The date.
    pub date: Option<(Date, TextRange)>,
}

/// Finds the title.
pub fn title(_document: &Document, _paragraphs: &[Paragraph]) -> Option<Title> {
    None
}

/// Finds the sign-off.
pub fn sign_off(_document: &Document, _paragraphs: &[Paragraph]) -> Option<SignOff> {
    None
}

/// The report year and where it stands.
pub fn year(
    _document: &Document,
    config: &Config,
    _title: Option<&Title>,
    _periods: &[Period],
    _sign_off: Option<&SignOff>,
    _paragraphs: &[Paragraph],
) -> (Option<u16>, Option<TextRange>) {
    (config.year, None)
}
