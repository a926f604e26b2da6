//! What has been read of a paragraph so far.

use crate::number::Decimal;

use super::super::{ClaimYear, Subject};

/// What the text speaks of, where a figure has no subject of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Topic {
    Nothing,
    Applications,
    Disputes,
    Documents(&'static str),
    Another,
}

/// What has been read so far.
pub(super) struct State {
    pub(super) topic: Topic,
    /// An application was named in this paragraph, or the heading names them.
    pub(super) applications: bool,
    /// Groups of the last dispute named, and of all named in the sentence.
    pub(super) dispute: Vec<&'static str>,
    pub(super) disputes: Vec<&'static str>,
    /// The sentence speaks of last year or another until told otherwise.
    pub(super) sentence_year: ClaimYear,
    pub(super) clause_year: Option<ClaimYear>,
    pub(super) comparing: bool,
    pub(super) clause_has_figure: bool,
    pub(super) plan: bool,
    /// The clause speaks of the window that takes in applications of every kind.
    pub(super) service: bool,
    pub(super) wide: bool,
    pub(super) reviewer: bool,
    pub(super) filed: bool,
    pub(super) rest: bool,
    /// The greatest number of applications told in the paragraph.
    pub(super) most: Decimal,
    /// Subject before `其中`, with the depth at which the list stands.
    pub(super) list: Option<(Option<Subject>, u8)>,
    pub(super) last: Option<Subject>,
    /// The one before it in the same sentence.
    pub(super) last_but_one: Option<Subject>,
}

impl State {
    pub(super) fn new(applications: bool) -> Self {
        State {
            topic: if applications {
                Topic::Applications
            } else {
                Topic::Nothing
            },
            applications,
            dispute: Vec::new(),
            disputes: Vec::new(),
            sentence_year: ClaimYear::Own,
            clause_year: None,
            comparing: false,
            clause_has_figure: false,
            plan: false,
            service: false,
            wide: false,
            reviewer: false,
            filed: false,
            rest: false,
            most: Decimal::ZERO,
            list: None,
            last: None,
            last_but_one: None,
        }
    }

    pub(super) fn year(&self) -> ClaimYear {
        if self.plan {
            return ClaimYear::Other;
        }
        self.clause_year.unwrap_or(self.sentence_year)
    }

    /// Whether the last figure counted disputes against the organ itself.
    pub(super) fn counted_as_party(&self) -> bool {
        matches!(
            self.last,
            Some(Subject::Disputes {
                as_reviewer: false,
                ..
            })
        )
    }

    pub(super) fn end_clause(&mut self) {
        if self.clause_has_figure || self.comparing {
            self.clause_year = None;
        }
        self.comparing = false;
        self.clause_has_figure = false;
        self.service = false;
    }

    pub(super) fn end_sentence(&mut self) {
        self.end_clause();
        self.sentence_year = ClaimYear::Own;
        self.clause_year = None;
        self.plan = false;
        self.wide = false;
        self.reviewer = false;
        self.filed = false;
        self.rest = false;
        self.list = None;
        self.last = None;
        self.last_but_one = None;
        self.disputes.clear();
    }
}
