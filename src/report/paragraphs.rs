//! Paragraphs, joined again where a line was wrapped or a page was turned.

use std::ops::Range;

use super::{SectionKind, Sections, Tables};
use crate::document::Document;

/// A paragraph of prose, or a heading. Its text is a slice of the document's shadow, so that wrapped
/// lines are joined and white space is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Prose or heading.
    pub kind: ParagraphKind,
    /// The section in which it stands; none before the first section.
    pub section: Option<SectionKind>,
    /// Bytes of the shadow.
    pub range: Range<usize>,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphKind {
    /// The heading of one of the six sections.
    SectionHeading,
    /// Another heading: （一）主动公开情况.
    Heading,
    /// Prose.
    Prose,
}

impl Paragraph {
    /// The folded text, without white space.
    pub fn text<'d>(&self, document: &'d Document) -> &'d str {
        document.shadow.text.get(self.range.clone()).unwrap_or("")
    }

    /// The range of the document's text for a byte range of `text()`.
    pub fn source(&self, document: &Document, within: &Range<usize>) -> crate::finding::TextRange {
        let at = self.range.start;
        document
            .shadow
            .to_source(&(at + within.start..at + within.end))
    }

    /// The range of the document's text for the whole paragraph.
    pub fn source_all(&self, document: &Document) -> crate::finding::TextRange {
        document.shadow.to_source(&self.range)
    }
}

/// Splits what is not table into paragraphs.
pub fn read(document: &Document, sections: &mut Sections, tables: &Tables) -> Vec<Paragraph> {
    // A first stand-in: a line is a paragraph.
    let section_of = |at: usize| {
        sections
            .headings
            .iter()
            .rev()
            .find(|heading| heading.range.start <= at)
            .and_then(|heading| heading.kind)
    };
    document
        .lines
        .iter()
        .filter(|line| !document.slice(line).trim().is_empty())
        .filter(|line| {
            !tables
                .zones
                .iter()
                .any(|(_, zone)| zone.contains(&line.start))
        })
        .map(|line| {
            let range =
                document.shadow.from_source(line.start)..document.shadow.from_source(line.end);
            let heading = sections
                .headings
                .iter()
                .any(|heading| line.contains(&heading.range.start));
            let kind = if heading {
                ParagraphKind::SectionHeading
            } else {
                ParagraphKind::Prose
            };
            Paragraph {
                kind,
                section: section_of(line.start),
                range,
            }
        })
        .collect()
}
