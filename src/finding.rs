//! What a rule found: a severity, one sentence, the cells and the place.

use std::ops::Range;

use crate::number::Decimal;
use serde::{Deserialize, Serialize};

use crate::form::CellId;
use crate::ignore::Ignored;

/// How sure and how grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Wrong for certain; must not be published so.
    Error,
    /// Very likely wrong; a person must look.
    Warning,
    /// Worth knowing.
    Info,
}

impl Severity {
    /// The word of the contract: `error`, `warning`, `info`.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        }
    }
}

/// A range of bytes of the document's own text (never of the shadow).
pub type TextRange = Range<usize>;

/// A finding as a rule makes it: places are byte ranges, cells are positions in the form.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    /// One Chinese sentence that a clerk understands, with the figures that disagree.
    pub message: String,
    /// What to do about it, in Chinese; overrides the rule's standing advice when not empty.
    pub advice: String,
    /// Overrides the rule's severity for this finding.
    pub severity: Option<Severity>,
    /// Every cell that takes part, the suspect first; empty for prose.
    pub cells: Vec<CellId>,
    /// Where in the document's text.
    pub range: TextRange,
    /// What the figure ought to be, where the rule compares two.
    pub expected: Option<Decimal>,
    /// What the figure is.
    pub actual: Option<Decimal>,
    /// Further places, each with a short label.
    pub related: Vec<(TextRange, String)>,
    /// The equations that do not hold, for rules that compute.
    pub equations: Vec<Equation>,
    /// A mending that is safe to apply unread.
    pub fix: Option<DraftFix>,
}

impl Draft {
    /// A finding with a message and a place; the rest is added by the `with_` methods.
    // Out of line, as the other parts of a finding: in line in every rule they cost the page 2 KB.
    #[inline(never)]
    pub fn new(range: TextRange, message: String) -> Self {
        Draft {
            message,
            advice: String::new(),
            severity: None,
            cells: Vec::new(),
            range,
            expected: None,
            actual: None,
            related: Vec::new(),
            equations: Vec::new(),
            fix: None,
        }
    }

    /// Sets the cells that take part, the suspect first.
    pub fn with_cells(mut self, cells: impl IntoIterator<Item = CellId>) -> Self {
        self.cells.extend(cells);
        self
    }

    /// Sets the two numbers that the rule compared.
    pub fn with_numbers(mut self, expected: Decimal, actual: Decimal) -> Self {
        self.expected = Some(expected);
        self.actual = Some(actual);
        self
    }

    /// Overrides the rule's severity.
    pub fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// Says what to do, in place of the rule's standing advice.
    pub fn with_advice(mut self, advice: impl Into<String>) -> Self {
        self.advice = advice.into();
        self
    }

    /// Adds a further place with a short label.
    pub fn with_related(mut self, range: TextRange, label: impl Into<String>) -> Self {
        self.related.push((range, label.into()));
        self
    }

    /// Adds an equation that does not hold.
    pub fn with_equation(mut self, equation: Equation) -> Self {
        self.equations.push(equation);
        self
    }

    /// Offers a mending that is safe to apply unread: `edits` replace byte ranges of the text.
    pub fn with_fix(
        mut self,
        label: impl Into<String>,
        edits: impl IntoIterator<Item = (TextRange, String)>,
    ) -> Self {
        self.fix = Some(DraftFix {
            label: label.into(),
            edits: edits.into_iter().collect(),
        });
        self
    }
}

/// The fix of a [`Draft`].
#[derive(Debug, Clone, PartialEq)]
pub struct DraftFix {
    /// What it does, in a few words.
    pub label: String,
    /// Byte ranges of the text and what replaces them.
    pub edits: Vec<(TextRange, String)>,
}

/// An equation of the form with its actual terms: `left` must equal `right`.
#[derive(Debug, Clone, PartialEq)]
pub struct Equation {
    /// What the equation says, in the form's words.
    pub name: String,
    /// Cells on the left; their sum is compared.
    pub left: Vec<CellId>,
    /// Cells on the right.
    pub right: Vec<CellId>,
    /// Sum of the left side.
    pub left_sum: Decimal,
    /// Sum of the right side.
    pub right_sum: Decimal,
}

/// A finding as it leaves the library; see the contract for the meaning of each field.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// The rule's code, `A01`.
    pub rule: &'static str,
    /// Severity after configuration.
    pub severity: Severity,
    /// One Chinese sentence.
    pub message: String,
    /// Why it matters: the rule's basis.
    pub basis: &'static str,
    /// What to do.
    pub advice: String,
    /// Addresses of the cells that take part, the suspect first.
    pub cells: Vec<String>,
    /// Where in the text.
    pub span: Span,
    /// Where in the file of which the text was read, in words; none where the file was the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub in_file: Option<String>,
    /// What the figure ought to be.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::number::serialize"
    )]
    pub expected: Option<Decimal>,
    /// What the figure is.
    #[serde(
        skip_serializing_if = "Option::is_none",
        serialize_with = "crate::number::serialize"
    )]
    pub actual: Option<Decimal>,
    /// Further places.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub related: Vec<Related>,
    /// Equations that do not hold.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub equations: Vec<FoundEquation>,
    /// A mending that is safe to apply unread.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<Fix>,
    /// By what the finding is known again after an edit elsewhere: 16 hexadecimal digits.
    pub fingerprint: String,
    /// That the caller ignores it, and why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ignored: Option<Ignored>,
}

/// A place in the text: bytes from 0, lines and columns from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// Line of the first byte, from 1.
    pub line: usize,
    /// Column of the first byte, from 1, in characters.
    pub column: usize,
    /// Line of the end.
    pub end_line: usize,
    /// Column of the end.
    pub end_column: usize,
}

/// A further place of a finding.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What stands there, in a few words.
    pub label: String,
}

/// An [`Equation`] with addresses in place of positions.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FoundEquation {
    /// What the equation says.
    pub name: String,
    /// Addresses on the left.
    pub left: Vec<String>,
    /// Addresses on the right.
    pub right: Vec<String>,
    /// Sum of the left side.
    #[serde(serialize_with = "crate::number::serialize_plain")]
    pub left_sum: Decimal,
    /// Sum of the right side.
    #[serde(serialize_with = "crate::number::serialize_plain")]
    pub right_sum: Decimal,
}

/// A mending: a label and the text edits.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Fix {
    /// What it does, in a few words.
    pub label: String,
    /// The edits, in the order of their places; they do not overlap.
    pub edits: Vec<Edit>,
}

/// One replacement of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Edit {
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// What stands there afterwards.
    pub text: String,
}
