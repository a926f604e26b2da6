//! What the prose claims: figures and negations with their subjects.

use super::Paragraph;
use crate::document::Document;

/// Everything that the prose claims.
#[derive(Debug, Clone, Default)]
pub struct Claims {}

/// Reads the claims of all paragraphs. `year` is the report year, to tell own figures from others.
pub fn read(_document: &Document, _paragraphs: &[Paragraph], _year: Option<u16>) -> Claims {
    Claims::default()
}
