//! Nothing of the kind: 未收到申请, 没有发生行政复议、行政诉讼.

use crate::number::Decimal;

use super::super::numbers::Unit;
use super::super::tokens::Kind;
use super::super::words::Word;
use super::super::{Assertion, AssertionKind, Claim, ClaimYear, Scope, Subject};
use super::applications::applicants;
use super::disputes::{DIRECT, LATER, REVIEW, groups_of};
use super::heads::{document_column, is_part};
use super::state::{State, Topic};
use super::{Figure, Found, Reader};
use crate::gather::Gather;
use crate::one_of::{begins_with_one, has_one};

impl Reader<'_> {
    /// Nothing of the kind: 未收到申请, 没有发生行政复议、行政诉讼.
    pub(super) fn negation(&self, at: usize, word: Word, state: &mut State, found: &mut Found) {
        let window = self.negated(at);
        let words: Vec<Word> = window.iter().filter_map(|i| self.word_at(*i)).gather();
        let year = state.year();
        let scope = if state.wide { Scope::Wide } else { Scope::Own };
        let Some(token) = self.tokens.get(at) else {
            return;
        };
        let end = window.last().copied().unwrap_or(at);
        let zero = |subject: Subject, scope: Scope, last: usize| Figure {
            claim: Claim {
                subject,
                otherwise: Vec::new(),
                value: Decimal::ZERO,
                negated: true,
                exact: true,
                unit: Unit::None,
                year,
                scope,
                range: (self.place)(self.clause(at, last)),
                figure: (self.place)(
                    token.start..self.tokens.get(last).map_or(token.end, |t| t.end),
                ),
            },
            token: at,
        };
        let carried = window.iter().find_map(|index| match self.word_at(*index) {
            Some(Word::CarriedIn) => Some(Subject::CarriedIn),
            Some(Word::CarriedOut) => Some(Subject::CarriedOut),
            Some(Word::Carry) => self.carry_by_year(*index),
            _ => None,
        });
        if let Some(subject) = carried {
            if state.applications || words.contains(&Word::Application) {
                found.figures.push(zero(subject, scope, end));
            }
            return;
        }
        if words.contains(&Word::Corrected) {
            self.none_corrected(at, &window, state, found);
            return;
        }
        if words.contains(&Word::ProcessingFee)
            || (words.contains(&Word::Charge) && self.text.contains("信息处理费"))
        {
            found
                .figures
                .push(zero(Subject::ProcessingFees, scope, end));
            return;
        }
        // 没有发生依申请公开政府信息情况: the set phrase is a heading only where nothing denies it.
        let of_applications = |index: &usize| {
            self.tokens
                .get(*index)
                .and_then(|token| self.text.get(token.start..token.end))
                .is_some_and(|words| words.starts_with("依申请公开") && words.ends_with("情况"))
        };
        if let [only] = window.as_slice()
            && of_applications(only)
            && self.between(at, *only).is_empty()
        {
            found.figures.push(zero(Subject::Received, scope, *only));
            return;
        }
        // 未收到重大…, 无逾期未答复的…: only some of them are denied.
        let some = words.iter().any(|word| {
            matches!(
                word,
                Word::Restriction | Word::InTime | Word::Handle | Word::Pending | Word::Carry
            )
        });
        // 无部分公开以外的区分处理情况: what is named is just what is not denied.
        let excepted = window.iter().any(|index| {
            let rest = self.tokens.get(*index).and_then(|t| self.text.get(t.end..));
            rest.is_some_and(|rest| begins_with_one(rest, &["以外", "之外"]))
        });
        if some || excepted {
            return;
        }
        let disputed = words.iter().any(|word| {
            matches!(
                word,
                Word::Review | Word::Lawsuit | Word::DirectSuit | Word::LaterSuit
            )
        });
        for (position, index) in window.iter().enumerate() {
            let Some(named) = self.word_at(*index) else {
                continue;
            };
            match named {
                Word::Review | Word::Lawsuit | Word::DirectSuit | Word::LaterSuit
                    if self.disclosure && !state.filed && !words.contains(&Word::Deciding) =>
                {
                    let groups = match (named, position.checked_sub(1).and_then(|p| words.get(p))) {
                        (Word::Lawsuit, Some(half @ (Word::DirectSuit | Word::LaterSuit))) => {
                            groups_of(*half)
                        }
                        _ => groups_of(named),
                    };
                    state.topic = Topic::Disputes;
                    state.dispute = groups.to_vec();
                    found.figures.push(zero(
                        Subject::Disputes {
                            groups: groups.to_vec(),
                            result: None,
                            as_reviewer: state.reviewer,
                        },
                        scope,
                        *index,
                    ));
                }
                Word::Application => {
                    if !self.applications_denied(word, &words, position, &window, disputed) {
                        continue;
                    }
                    state.applications = true;
                    let subject = match applicants(&words) {
                        Some(columns) => Subject::Applicants(columns),
                        None => Subject::Received,
                    };
                    let scope = if is_part(&words) { Scope::Part } else { scope };
                    state.last = Some(subject.clone());
                    found.figures.push(zero(subject, scope, *index));
                    // 信息公开申请 and 申请 in one object are one denial.
                    if !disputed {
                        break;
                    }
                }
                Word::Outcome(row)
                    if position == 0 && state.applications && !words.contains(&Word::Thing) =>
                {
                    found
                        .figures
                        .push(zero(Subject::Outcomes(vec![row]), scope, *index));
                }
                Word::NormativeDocument | Word::Regulation => {
                    let spelling = self.text.get(token.start..token.end).unwrap_or("");
                    let row = if named == Word::Regulation {
                        "regulations"
                    } else {
                        "normative_documents"
                    };
                    let issue = spelling.contains('制')
                        || spelling.contains("出台")
                        || words.first() == Some(&Word::Issue)
                        || words.get(position + 1) == Some(&Word::Issue);
                    // 没有废止规范性文件
                    let before = position.checked_sub(1).map(|before| words[before]);
                    let column = match before {
                        Some(verb @ (Word::Repeal | Word::InForce)) => Some(document_column(verb)),
                        _ => issue.then_some("issued"),
                    };
                    if let Some(column) = column {
                        let subject = Subject::Documents { row, column };
                        found.figures.push(zero(subject, scope, *index));
                    }
                }
                _ => {}
            }
        }
    }

    /// Whether a negation denies the applications at `position` and not something of theirs.
    pub(super) fn applications_denied(
        &self,
        word: Word,
        words: &[Word],
        position: usize,
        window: &[usize],
        disputed: bool,
    ) -> bool {
        // 因政府信息公开申请引发的行政复议: the application is only the cause.
        let before = words.get(..position).unwrap_or(&[]);
        if before.contains(&Word::Because) && word == Word::None {
            return false;
        }
        if before.iter().any(|w| {
            matches!(
                w,
                Word::Outcome(_) | Word::Thing | Word::Published | Word::Charge
            )
        }) {
            return false;
        }
        let Some(next) = window.get(position + 1) else {
            return self.tail_is_harmless(window.get(position).copied());
        };
        let gap = window
            .get(position)
            .map_or("", |at| self.between(*at, *next));
        let after = words.get(position + 1..).unwrap_or(&[]);
        if disputed {
            return starts_jointly(gap) && !after.contains(&Word::Because)
                || after.first().is_some_and(|w| *w == Word::Application);
        }
        match after.first() {
            Some(Word::Thing | Word::Charge | Word::ProcessingFee) => starts_jointly(gap),
            _ => true,
        }
    }

    /// Whether what follows the application up to the stop may end such a sentence.
    pub(super) fn tail_is_harmless(&self, at: Option<usize>) -> bool {
        let Some(token) = at.and_then(|at| self.tokens.get(at)) else {
            return false;
        };
        let tail = self.text.get(token.end..).unwrap_or("");
        let tail = tail
            .find([',', ';', '。', '(', ':', '!', '、'])
            .and_then(|end| tail.get(..end))
            .unwrap_or(tail);
        const ODD: [&str; 6] = ["费", "投诉", "举报", "不满", "纠纷", "异议"];
        !has_one(tail, &ODD)
    }

    /// Tokens of words that a negation covers: to the next stop or figure.
    pub(super) fn negated(&self, at: usize) -> Vec<usize> {
        let mut window = Vec::new();
        let Some(start) = self.tokens.get(at) else {
            return window;
        };
        for (index, token) in self.tokens.iter().enumerate().skip(at + 1) {
            if token.depth > start.depth || matches!(token.kind, Kind::Open) {
                continue;
            }
            match token.kind {
                Kind::Word(Word::NotReceived | Word::None) => break,
                Kind::Word(_) => window.push(index),
                Kind::Pause | Kind::Close => {}
                // 未收到1件申请 denies nothing that we could count.
                Kind::Number(number) if matches!(number.unit, Unit::Year | Unit::Time) => {}
                Kind::Number(_) => return Vec::new(),
                _ => break,
            }
        }
        window
    }

    pub(super) fn none_corrected(
        &self,
        at: usize,
        window: &[usize],
        state: &State,
        found: &mut Found,
    ) {
        if !self.disclosure || state.filed || state.year() != ClaimYear::Own {
            return;
        }
        let mut groups: Vec<&'static str> = Vec::new();
        for index in window {
            if self.word_at(*index) != Some(Word::Corrected) {
                continue;
            }
            let spelling = self
                .tokens
                .get(*index)
                .and_then(|token| self.text.get(token.start..token.end))
                .unwrap_or("");
            let named: &[&'static str] = if spelling.contains("败诉") {
                &[DIRECT, LATER]
            } else {
                &[REVIEW]
            };
            groups.extend(
                named
                    .iter()
                    .filter(|group| !groups.contains(group))
                    .copied()
                    .gather(),
            );
        }
        let last = window.last().copied().unwrap_or(at);
        found.assertions.push(Assertion {
            kind: AssertionKind::NoneCorrected(groups),
            range: (self.place)(self.clause(at, last)),
        });
    }
}

pub(super) fn starts_jointly(gap: &str) -> bool {
    const LEADS: [&str; 9] = ["、", "和", "及", "与", "或", "以及", "也", "且", "并"];
    let gap = ["件", "案件", "的情况", "情况", "事项", "的"]
        .iter()
        .find_map(|skip| gap.strip_prefix(skip))
        .unwrap_or(gap);
    begins_with_one(gap, &LEADS)
}
