//! What the prose claims: figures and negations with their subjects, lists of parts, shares and
//! comparisons. A paragraph is read once into words, numbers and stops ([`tokens`]); the rest looks
//! at the words around each number and each negation.

mod figures;
mod numbers;
mod parts;
mod shares;
mod tokens;
mod words;

#[cfg(test)]
mod breakdowns;
#[cfg(test)]
mod tests;

use crate::number::Decimal;

use super::{Paragraph, ParagraphKind};
use crate::document::Document;
use crate::finding::TextRange;
use crate::one_of::has_one;

pub use numbers::Unit;

/// Everything that the prose claims, in order of place.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Claims {
    /// Figures, and negations as noughts.
    pub figures: Vec<Claim>,
    /// What is said of all of them.
    pub assertions: Vec<Assertion>,
    /// Totals with their parts.
    pub parts: Vec<PartsList>,
    /// Percentages of a whole.
    pub shares: Vec<Share>,
    /// Percentages of change against another year.
    pub changes: Vec<Change>,
    /// Percentages above a hundred of what cannot be more than all.
    pub above_all: Vec<TextRange>,
}

/// A figure with its subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// What is counted.
    pub subject: Subject,
    /// What it may be read as just as well.
    pub otherwise: Vec<Subject>,
    /// The figure; nought for a negation. Money is in 元.
    pub value: Decimal,
    /// Whether it is said by a negation (`未收到`) and not by a figure.
    pub negated: bool,
    /// False beside 余, 多, 近, 约, 以上, 突破.
    pub exact: bool,
    /// What it is counted by.
    pub unit: Unit,
    /// The year it speaks of.
    pub year: ClaimYear,
    /// Whose and which it counts.
    pub scope: Scope,
    /// The clause.
    pub range: TextRange,
    /// The figure or the negation.
    pub figure: TextRange,
}

impl Claim {
    /// Whether it speaks exactly, of the report year, of the organ itself and of all there are.
    pub fn is_plain(&self) -> bool {
        self.exact && self.year == ClaimYear::Own && self.scope == Scope::Own
    }
}

/// What a figure counts. Keys are those of the form's rows and columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// Applications received this year.
    Received,
    /// Applications carried in from last year.
    CarriedIn,
    /// Both together.
    ReceivedAndCarriedIn,
    /// Applications answered this year.
    Handled,
    /// Applications dealt with: received or answered, the word does not say.
    Processed,
    /// Applications carried out into next year.
    CarriedOut,
    /// Applications by outcome: keys of rows or of families of rows, to be added up.
    Outcomes(Vec<&'static str>),
    /// Applications by applicant: keys of columns, to be added up.
    Applicants(Vec<&'static str>),
    /// Disputes: keys of groups, to be added up, and the key of the result if one is named.
    Disputes {
        /// Groups of table four.
        groups: Vec<&'static str>,
        /// Column of table four.
        result: Option<&'static str>,
        /// Whether the organ speaks as the one that reconsiders.
        as_reviewer: bool,
    },
    /// Normative documents or rules: row and column of table two in the form of 2021.
    Documents {
        /// `regulations` or `normative_documents`.
        row: &'static str,
        /// `issued`, `repealed` or `in_force`.
        column: &'static str,
    },
    /// Licences, penalties, coercive measures: row of table two.
    Decisions(&'static str),
    /// Administrative fees.
    Fees,
    /// Fees for handling information.
    ProcessingFees,
    /// Items published.
    Published,
    /// Items published on a platform, by its name.
    PublishedOn(String),
}

/// The year of which a claim speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimYear {
    /// The report year.
    Own,
    /// The year before.
    Last,
    /// Another, or one to come.
    Other,
}

/// Whose figure it is, and of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The organ's own, all of them.
    Own,
    /// Of an area or of several organs.
    Wide,
    /// Of some of them only: by a channel, on a topic.
    Part,
}

/// What is said of all of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Assertion {
    /// What is said.
    pub kind: AssertionKind,
    /// The clause.
    pub range: TextRange,
}

/// Kinds of [`Assertion`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AssertionKind {
    /// Every dispute of these groups was upheld.
    AllUpheld(Vec<&'static str>),
    /// Every application was finished.
    AllFinished {
        /// Only that all were within their term, which those still open may be as well.
        in_time: bool,
    },
    /// Every applicant was a natural person.
    AllNatural,
    /// No dispute of these groups was corrected.
    NoneCorrected(Vec<&'static str>),
}

/// A total and its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct PartsList {
    /// The total.
    pub total: Part,
    /// The parts, in order.
    pub parts: Vec<Part>,
    /// Whether total and parts are exact and the list is of one plain kind, so that the parts can
    /// in no reading exceed the total.
    pub plain: bool,
    /// Whether the parts are told by channels that may carry the same thing, such as a website and
    /// a notice board.
    pub overlapping: bool,
    /// Whether the parts are said to make up the total, so that they cannot fall short of it either.
    pub complete: bool,
    /// From the total to the last part.
    pub range: TextRange,
}

/// A figure in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The figure.
    pub value: Decimal,
    /// Where.
    pub range: TextRange,
}

/// A percentage of a whole: `18件，占20%`.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    /// The percentage.
    pub percent: Decimal,
    /// Decimals as written.
    pub scale: u32,
    /// The figure that it belongs to.
    pub part: Part,
    /// What that figure counts, where it is known.
    pub subject: Option<Subject>,
    /// The total of the list in which it stands.
    pub total: Option<Part>,
    /// Wholes that the sentence or the paragraph offers besides.
    pub wholes: Vec<Decimal>,
    /// Sums of this and earlier parts, which a percentage may stand for as well.
    pub sums: Vec<Decimal>,
    /// Where the percentage stands.
    pub range: TextRange,
}

/// A change against another year in per cent, with both years' figures from the same sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The percentage.
    pub percent: Decimal,
    /// Decimals as written.
    pub scale: u32,
    /// Whether it is a decrease.
    pub down: bool,
    /// This year's figure.
    pub now: Part,
    /// The figure compared with, as stated or as it follows from the stated difference.
    pub before: Decimal,
    /// Where the percentage stands.
    pub range: TextRange,
}

/// Reads the claims of all paragraphs. `year` is the report year, to tell own figures from others.
pub fn read(document: &Document, paragraphs: &[Paragraph], year: Option<u16>) -> Claims {
    let mut claims = Claims::default();
    let mut under_applications = false;
    let mut under_disputes = false;
    // The mark of the heading by which they are set, so that its like ends them.
    let mut mark = None;
    for paragraph in paragraphs {
        let text = paragraph.text(document);
        // A heading, or what stands for one at the head of the paragraph.
        let lead = text.split(['。', ':']).next().unwrap_or(text);
        let headed = lead.chars().count() <= 20 && !lead.contains(',');
        let prose = paragraph.kind == ParagraphKind::Prose;
        let first = lead.chars().next();
        let first = first.map(|c| if c.is_ascii_digit() { '1' } else { c });
        if !prose || headed && (lead.contains("依申请") || mark.is_some() && first == mark) {
            under_applications = lead.contains("申请");
            under_disputes = lead.contains("复议") && lead.contains("诉讼");
            mark = first;
        }
        if !prose {
            continue;
        }
        let tokens = tokens::read(text);
        if tokens.is_empty() {
            continue;
        }
        let place = |range: std::ops::Range<usize>| paragraph.source(document, &range);
        let by_outcome =
            text.contains("予以公开") && has_one(text, &["不予公开", "无法提供", "不予处理"]);
        let found = figures::read(
            text,
            &tokens,
            year,
            under_applications || by_outcome,
            under_disputes,
            &place,
        );
        let lists = parts::read(text, &tokens, &place);
        shares::read(text, &tokens, &found, &lists, &place, &mut claims);
        claims.parts.extend(lists.into_iter().map(|list| list.list));
        claims
            .figures
            .extend(found.figures.into_iter().map(|figure| figure.claim));
        claims.assertions.extend(found.assertions);
    }
    claims
}
