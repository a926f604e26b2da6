//! Names first, figures afterwards: 行政复议、行政诉讼案件分别为2件、1件.

use super::super::numbers::Number;
use super::super::tokens::Kind;
use super::super::words::Word;
use super::super::{Scope, Subject};
use super::disputes::groups_of;
use super::heads::document_column;
use super::state::State;
use super::{Found, Reader};
use crate::gather::Gather;

pub(super) const ORGANISATIONS: [&str; 5] = [
    "business",
    "research",
    "public_interest",
    "legal_service",
    "other_org",
];

impl Reader<'_> {
    /// `行政复议、行政诉讼案件分别为2件、1件`.
    pub(super) fn respectively(
        &self,
        at: usize,
        left: &[usize],
        state: &mut State,
        found: &mut Found,
    ) -> Option<usize> {
        let mark = left
            .iter()
            .rposition(|i| matches!(self.word_at(*i), Some(Word::Respectively)))
            .map(|p| left[p])
            .or_else(|| {
                left.iter().copied().rfind(|i| {
                    self.word_at(*i) == Some(Word::Parts)
                        && self
                            .tokens
                            .get(*i)
                            .and_then(|t| self.text.get(t.start..t.end))
                            .is_some_and(|text| text.starts_with("分别"))
                })
            })
            // 行政复议、行政诉讼各2件, 均为2件
            .or_else(|| {
                let last = *left.last()?;
                let each = match self.word_at(last)? {
                    Word::Each => self.between(last, at).is_empty(),
                    Word::All => self.between(last, at) == "为",
                    _ => false,
                };
                let some = |number: &&Number| !number.value.is_zero();
                let number = self.tokens.get(at)?.count().filter(some);
                (each && number.is_some()).then_some(last)
            })?;
        let each = matches!(self.word_at(mark), Some(Word::Each | Word::All));
        let heads: Vec<Word> = left
            .iter()
            .filter(|i| **i < mark)
            .filter_map(|i| self.word_at(*i))
            .filter(|word| {
                matches!(
                    word,
                    Word::Outcome(_)
                        | Word::Applicant(_)
                        | Word::Organisations
                        | Word::Review
                        | Word::Lawsuit
                        | Word::DirectSuit
                        | Word::LaterSuit
                        | Word::Issue
                        | Word::Repeal
                        | Word::InForce
                )
            })
            .gather();
        if heads.len() < 2 {
            return None;
        }
        let figures = if each {
            vec![at; heads.len()]
        } else {
            self.run_of_figures(at)
        };
        if figures.len() != heads.len() {
            return Some(0);
        }
        let dispute = heads.iter().all(|head| {
            matches!(
                head,
                Word::Review | Word::Lawsuit | Word::DirectSuit | Word::LaterSuit
            )
        });
        for (head, figure) in heads.iter().zip(&figures) {
            let subject = match head {
                Word::Outcome(row) => Subject::Outcomes(vec![row]),
                Word::Applicant(column) => Subject::Applicants(vec![column]),
                Word::Organisations => Subject::Applicants(ORGANISATIONS.to_vec()),
                Word::Issue | Word::Repeal | Word::InForce => match state.topic {
                    _ if left
                        .iter()
                        .any(|i| self.word_at(*i) == Some(Word::Regulation)) =>
                    {
                        Subject::Documents {
                            row: "regulations",
                            column: document_column(*head),
                        }
                    }
                    _ => Subject::Documents {
                        row: "normative_documents",
                        column: document_column(*head),
                    },
                },
                other => Subject::Disputes {
                    groups: groups_of(*other).to_vec(),
                    result: None,
                    as_reviewer: state.reviewer,
                },
            };
            let allowed = if dispute {
                self.disclosure && !state.filed
            } else {
                state.applications || matches!(subject, Subject::Documents { .. })
            };
            if let (true, Some(Kind::Number(number))) =
                (allowed, self.tokens.get(*figure).map(|t| t.kind))
            {
                let year = state.year();
                self.push(
                    at,
                    *figure,
                    &number,
                    subject,
                    Vec::new(),
                    Scope::Own,
                    year,
                    state,
                    found,
                );
            }
        }
        Some(figures.len())
    }
}
