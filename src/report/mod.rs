//! A document read as a report: heading, sections, tables, paragraphs, dates, citations, claims.
//! Every value keeps its place in the document.

mod agency;
pub mod citations;
mod claims;
mod closing;
pub mod dates;
mod front;
mod furniture;
pub mod numbering;
mod paragraphs;
mod section_title;
mod sections;
mod table_text;
pub mod tables;
mod title;
mod words;

pub use agency::{Agency, AgencyKind, looks_like_organ};
pub use citations::{Citation, DocumentNumber};
pub use claims::{
    Assertion, AssertionKind, Change, Claim, ClaimYear, Claims, Part, PartsList, Scope, Share,
    Subject, Unit,
};
pub use dates::{Date, DateMention, Period, WrittenDate};
pub use front::{SignOff, Title};
pub use paragraphs::{Paragraph, ParagraphKind, ends_like_heading};
pub use sections::{Heading, SectionKind, Sections};
pub use tables::{Cell, Cells, Tables, Value};

use crate::config::Config;
use crate::document::Document;
use crate::finding::TextRange;
use crate::form::FormId;

/// A report as read. Nothing here is judged yet.
#[derive(Debug, Clone)]
pub struct Report {
    /// The title line, if one was found.
    pub title: Option<Title>,
    /// The organ that reports.
    pub agency: Option<Agency>,
    /// The report year: from the caller, else the title, else the period, else the prose.
    pub year: Option<u16>,
    /// Where the year stands, if it was read from the text.
    pub year_range: Option<TextRange>,
    /// The form whose labels the tables bear; by the year where there are no tables.
    pub form: FormId,
    /// Whether the form was told by its own labels (and not only by the year or by default).
    pub form_is_certain: bool,
    /// The six sections and every heading found.
    pub sections: Sections,
    /// The tables with their cells.
    pub tables: Tables,
    /// Prose and headings in order; tables and page furniture are not among them.
    pub paragraphs: Vec<Paragraph>,
    /// The statistics period as stated, each time it is stated.
    pub periods: Vec<Period>,
    /// The organ's name and the date at the end.
    pub sign_off: Option<SignOff>,
    /// Documents that the prose cites, in order.
    pub citations: Vec<Citation>,
    /// What the prose says in figures and negations.
    pub claims: Claims,
    /// What could not be read, and why.
    pub unread: Vec<Unread>,
}

/// A part that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Unread {
    /// The part: `table4`, `table3/received`.
    pub what: String,
    /// Why, in Chinese, with what to do.
    pub why: String,
}

/// Reads a document as a report. Never fails: what is not there is absent.
pub fn read(document: &Document, config: &Config) -> Report {
    let mut sections = sections::read(document);
    let tables = tables::read(document, &sections, config);
    let paragraphs = paragraphs::read(document, &mut sections, &tables);
    let title = front::title(document, &paragraphs);
    let periods = dates::periods(document, &paragraphs);
    let sign_off = front::sign_off(document, &paragraphs);
    let agency = agency::read(document, title.as_ref(), sign_off.as_ref(), &paragraphs);
    let (year, year_range) = front::year(
        document,
        config,
        title.as_ref(),
        &periods,
        sign_off.as_ref(),
        &paragraphs,
    );
    let form_is_certain = config.form.is_some() || tables.form.is_some();
    let form = config
        .form
        .or(tables.form)
        .or_else(|| {
            // Tables that were read without a word of either form were read as the newer one.
            let read = tables.rows.iter().any(|row| row.label.is_some());
            if read {
                Some(FormId::Form2021)
            } else {
                year.map(FormId::of_year)
            }
        })
        .unwrap_or(FormId::Form2021);
    let citations = citations::read(document, &paragraphs);
    let claims = claims::read(document, &paragraphs, year);
    let unread = tables.unread();
    Report {
        title,
        agency,
        year,
        year_range,
        form,
        form_is_certain,
        sections,
        tables,
        paragraphs,
        periods,
        sign_off,
        citations,
        claims,
        unread,
    }
}
