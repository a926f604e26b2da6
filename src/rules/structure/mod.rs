//! Rules of the family `structure`.

mod aspects;
mod s01_missing_section;
mod s02_section_order;
mod s03_section_title;
mod s04_section_number;
mod s05_repeated_section;
mod s06_missing_aspect;
mod s09_empty_section;
mod s10_vague_problems;
mod s11_processing_fee;
mod s17_report_title;

use super::{Context, Rule};
use crate::gather::Gather;
use crate::report::{Heading, Paragraph, ParagraphKind, SectionKind};

/// The rules in the order of their codes.
pub const RULES: &[&Rule] = &[
    &s01_missing_section::RULE,
    &s02_section_order::RULE,
    &s03_section_title::RULE,
    &s04_section_number::RULE,
    &s05_repeated_section::RULE,
    &s06_missing_aspect::RULE,
    &s09_empty_section::RULE,
    &s10_vague_problems::RULE,
    &s11_processing_fee::RULE,
    &s17_report_title::RULE,
];

/// The title of a section as the report's form spells it, number included.
fn official(context: &Context, kind: SectionKind) -> &'static str {
    context.form.sections[kind as usize]
}

/// Each section that the report has, in order of place; of a repeated one the heading with the
/// longest body.
fn present<'c>(context: &Context<'c>) -> Vec<(SectionKind, &'c Heading)> {
    let sections = &context.report.sections;
    let mut present: Vec<_> = SectionKind::ALL
        .into_iter()
        .filter_map(|kind| Some((kind, sections.get(kind)?)))
        .gather();
    crate::order::sort_by_key(&mut present, |(_, heading)| [heading.range.start, 0, 0]);
    present
}

/// What a section says, with the headings below it: not its tables, not the sign-off.
fn said_in<'c>(context: &Context<'c>, kind: SectionKind) -> Vec<(&'c Paragraph, &'c str)> {
    let document = context.document;
    context
        .report
        .paragraphs
        .iter()
        .filter(|paragraph| {
            paragraph.section == Some(kind)
                && matches!(
                    paragraph.kind,
                    ParagraphKind::Prose | ParagraphKind::Heading
                )
        })
        .map(|paragraph| (paragraph, paragraph.text(document)))
        .gather()
}
