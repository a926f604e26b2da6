//! The subject of each figure, and negations as noughts, from the words around them.

mod all;
mod applications;
mod around;
mod carried;
mod disputes;
mod heads;
mod negation;
mod respectively;
mod state;
mod subject;
mod years;

use std::ops::Range;

use super::numbers::{Number, Unit};
use super::tokens::{Kind, Token};
use super::words::Word;
use super::{Assertion, Claim, ClaimYear, Scope, Subject};
use crate::finding::TextRange;
use crate::gather::Gather;
use crate::one_of::{begins_with_one, has_one};
use disputes::groups_of;
use state::{State, Topic};
use subject::Reading;

/// A claim and the token that holds its figure.
pub struct Figure {
    /// The claim.
    pub claim: Claim,
    /// The figure's token.
    pub token: usize,
}

/// What one paragraph claims.
#[derive(Default)]
pub struct Found {
    /// Figures and negations, in order.
    pub figures: Vec<Figure>,
    /// What is said of all.
    pub assertions: Vec<Assertion>,
    /// For each token that is a number: the year of which it speaks.
    pub years: Vec<(usize, ClaimYear)>,
}

impl Found {
    /// The year of which the figure at a token speaks.
    pub fn year_of(&self, token: usize) -> ClaimYear {
        self.years
            .binary_search_by_key(&token, |(at, _)| *at)
            .ok()
            .and_then(|at| self.years.get(at))
            .map_or(ClaimYear::Own, |(_, year)| *year)
    }
}

/// The paragraph under reading.
struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    year: Option<u16>,
    /// It speaks of disclosure, so that disputes named in it are about disclosure.
    disclosure: bool,
    /// It counts pieces of information by the way they are open: 主动公开信息数, 依申请公开信息数.
    counts_information: bool,
    place: &'t dyn Fn(Range<usize>) -> TextRange,
}

/// Reads a paragraph.
pub fn read(
    text: &str,
    tokens: &[Token],
    year: Option<u16>,
    under_applications: bool,
    under_disputes: bool,
    place: &dyn Fn(Range<usize>) -> TextRange,
) -> Found {
    let reader = Reader {
        text,
        tokens,
        year,
        disclosure: under_applications
            || under_disputes
            || has_one(
                text,
                &["信息公开", "依申请", "政府信息", "政务公开", "主动公开"],
            )
            || is_on_disputes(text),
        counts_information: text.contains("依申请公开信息数")
            || text.contains("信息总数") && text.contains("依申请公开"),
        place,
    };
    let mut state = State::new(under_applications);
    let mut found = Found::default();
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Sentence => state.end_sentence(),
            Kind::Comma | Kind::Semicolon => {
                state.end_clause();
                if token.kind == Kind::Semicolon && token.depth == 0 {
                    state.list = None;
                    state.filed = false;
                }
            }
            Kind::Close => {
                state.list = state.list.take().filter(|(_, depth)| *depth <= token.depth);
            }
            Kind::Word(word) => reader.word(at, word, &mut state, &mut found),
            Kind::Number(number) => reader.number(at, &number, &mut state, &mut found),
            _ => {}
        }
    }
    found
}

/// Whether a paragraph is on the disputes by which others answer what the organ did, and not on those
/// that it decides, handles or stands in for others: 行政复议2件、行政诉讼1件.
fn is_on_disputes(text: &str) -> bool {
    const BUSINESS: [&str; 10] = [
        "应诉",
        "受理",
        "审理行政",
        "审理复议",
        "办理行政",
        "办理复议",
        "代理",
        "援助",
        "出庭",
        "信访",
    ];
    text.contains("复议") && text.contains("诉讼") && !has_one(text, &BUSINESS)
}

impl Reader<'_> {
    fn word(&self, at: usize, word: Word, state: &mut State, found: &mut Found) {
        match word {
            Word::Application => {
                state.applications = true;
                state.service &= self.is_bare(at);
                if state.topic != Topic::Disputes || !self.next_is_dispute(at) {
                    state.topic = Topic::Applications;
                }
            }
            Word::Review | Word::Lawsuit | Word::DirectSuit | Word::LaterSuit => {
                let groups = groups_of(word);
                for group in groups {
                    if !state.disputes.contains(group) {
                        state.disputes.push(group);
                    }
                }
                // 复议案件中，维持2件.
                if begins_with_one(self.text_after(at), &["中,", "中:"]) {
                    state.topic = Topic::Disputes;
                    state.dispute = groups.to_vec();
                }
            }
            Word::ThisYear => {
                state.clause_year = None;
                state.sentence_year = ClaimYear::Own;
            }
            Word::LastYear => state.clause_year = Some(ClaimYear::Last),
            Word::Compare => {
                state.comparing = true;
                // 比上年20件增长: last year's figure itself.
                let figure = self.tokens.get(at + 1).and_then(Token::count).is_some();
                if figure && self.near(at, at + 1) && self.spelling(at).ends_with('年') {
                    state.clause_year = Some(ClaimYear::Last);
                }
            }
            Word::Years => state.sentence_year = ClaimYear::Other,
            Word::Service => state.service = true,
            Word::Plan => state.plan = true,
            Word::Wide => state.wide = true,
            // 复议机关维持 is what another decided.
            Word::Reviewer => {
                let decided = ["维持", "予以", "均", "全部", "决定", "撤销", "作出"];
                state.reviewer |= !begins_with_one(self.text_after(at), &decided);
            }
            Word::Filed => state.filed = true,
            Word::Rest => state.rest = true,
            Word::Parts => {
                let depth = self.tokens.get(at).map_or(0, |token| token.depth);
                state.list = Some((state.last.clone(), depth));
            }
            Word::NotReceived | Word::None => self.negation(at, word, state, found),
            Word::All => self.all(at, state, found),
            _ => {}
        }
    }

    fn number(&self, at: usize, number: &Number, state: &mut State, found: &mut Found) {
        match number.unit {
            Unit::Year => self.year_mark(at, number, state),
            Unit::Time => {}
            Unit::Percent | Unit::Points => found.years.push((at, state.year())),
            Unit::Count(_) | Unit::Money | Unit::None => {
                if self.is_outgrown(at) {
                    state.clause_year = Some(ClaimYear::Last);
                }
                found.years.push((at, state.year()));
                self.figure(at, number, state, found);
                state.clause_has_figure = true;
            }
        }
    }

    fn figure(&self, at: usize, number: &Number, state: &mut State, found: &mut Found) {
        let left = if self.comes_first(at) {
            Vec::new()
        } else {
            self.left(at)
        };
        let words: Vec<Word> = left.iter().filter_map(|i| self.word_at(*i)).gather();
        let change = words
            .iter()
            .any(|word| matches!(word, Word::Increase | Word::Decrease));
        // 占83件总量的: what it is a share of.
        let whole = words.last() == Some(&Word::Share) && self.near_tight(at.wrapping_sub(1), at);
        if change || whole {
            return;
        }
        if let Some(count) = self.respectively(at, &left, state, found) {
            // The figures after the first are taken with it.
            let _ = count;
            return;
        }
        let reading = if let Some((other, otherwise)) = self.bare_other(at, found) {
            Reading::Subject(other, otherwise, Scope::Own)
        } else if state.service && number.unit.counts_cases() {
            Reading::Another
        } else {
            self.subject(at, number, &left, &words, state)
        };
        match reading {
            Reading::Subject(subject, otherwise, scope) => {
                let year = self.claim_year(&subject, state);
                self.push(
                    at, at, number, subject, otherwise, scope, year, state, found,
                );
            }
            Reading::Another => {
                state.topic = Topic::Another;
                state.last = None;
            }
            Reading::Nothing => {}
        }
    }

    /// 其他 in a row of results or outcomes: 维持3件、纠正1件、其他2件.
    fn bare_other(&self, at: usize, found: &Found) -> Option<(Subject, Vec<Subject>)> {
        let before = found.figures.last().filter(|figure| {
            let between = self.tokens.get(figure.token + 1..at);
            between.is_some_and(|between| between.iter().all(|token| token.count().is_none()))
        })?;
        let clause = self.clause_to(at).rsplit('、').next();
        if clause != Some("其他") {
            return None;
        }
        let other = |subject: &Subject| match subject.clone() {
            Subject::Disputes {
                groups,
                result: Some(_),
                as_reviewer,
            } => Some(Subject::Disputes {
                groups,
                result: Some("other"),
                as_reviewer,
            }),
            // The outcome that the form has behind 不予处理.
            Subject::Outcomes(rows) if rows == ["rejected"] => {
                Some(Subject::Outcomes(vec!["other"]))
            }
            _ => None,
        };
        let otherwise = before.claim.otherwise.iter().filter_map(other).gather();
        Some((other(&before.claim.subject)?, otherwise))
    }

    #[allow(clippy::too_many_arguments)]
    fn push(
        &self,
        first: usize,
        at: usize,
        number: &Number,
        subject: Subject,
        otherwise: Vec<Subject>,
        scope: Scope,
        year: ClaimYear,
        state: &mut State,
        found: &mut Found,
    ) {
        let Some(token) = self.tokens.get(at) else {
            return;
        };
        let scope = if scope == Scope::Own && state.wide {
            Scope::Wide
        } else {
            scope
        };
        match &subject {
            Subject::Disputes { groups, .. } => {
                state.topic = Topic::Disputes;
                state.dispute = groups.clone();
            }
            Subject::Documents { row, .. } => state.topic = Topic::Documents(row),
            Subject::Published
            | Subject::PublishedOn(_)
            | Subject::Decisions(_)
            | Subject::Fees => {
                state.topic = Topic::Another;
            }
            Subject::ProcessingFees => {}
            _ => {
                state.topic = Topic::Applications;
                state.most = state.most.max(number.value);
            }
        }
        state.last_but_one = state.last.replace(subject.clone());
        let clause = self.clause(first, at);
        found.figures.push(Figure {
            claim: Claim {
                subject,
                otherwise,
                value: number.value,
                negated: false,
                exact: number.exact,
                unit: number.unit,
                year,
                scope,
                range: (self.place)(clause),
                figure: (self.place)(token.start..token.end),
            },
            token: at,
        });
    }
}
