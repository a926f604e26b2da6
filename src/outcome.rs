//! What a rule answers: a rule that could not look never counts as passed.

use crate::finding::Draft;

/// The answer of one rule on one report.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// Looked at, nothing wrong.
    Pass,
    /// Looked at; these are wrong. Never empty.
    Fail(Vec<Draft>),
    /// Looked at what could be read, found these (possibly none), but not all could be read.
    Partial(Vec<Draft>, String),
    /// What this rule would say follows from a cause that the rule of this code reports.
    ReportedBy(&'static str),
    /// The report gives the rule nothing to look at (no such sentence, another form).
    NotApplicable,
    /// What the rule needs was not read; says what, in Chinese.
    NotAssessable(String),
}

impl Outcome {
    /// `Fail` with the findings, or `Pass` when there are none.
    pub fn from_findings(findings: Vec<Draft>) -> Self {
        if findings.is_empty() {
            Outcome::Pass
        } else {
            Outcome::Fail(findings)
        }
    }
}
