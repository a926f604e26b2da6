//! What is said of all of them: 均获维持, 全部办结, 均为自然人.

use super::super::numbers::Unit;
use super::super::tokens::{Kind, Token};
use super::super::words::Word;
use super::super::{Assertion, AssertionKind, ClaimYear, Subject};
use super::disputes::{REVIEW, groups_of};
use super::state::{State, Topic};
use super::{Found, Reader};
use crate::one_of::has_one;

impl Reader<'_> {
    /// 均获维持, 全部办结, 均为自然人.
    pub(super) fn all(&self, at: usize, state: &State, found: &mut Found) {
        if state.rest || state.year() != ClaimYear::Own || state.wide {
            return;
        }
        let mut in_time = false;
        let mut last = None;
        for (index, token) in self.tokens.iter().enumerate().skip(at + 1) {
            match token.kind {
                Kind::Word(Word::InTime) => in_time = true,
                Kind::Word(
                    word @ (Word::Upheld | Word::Handle | Word::Applicant("natural_person")),
                ) => {
                    last = Some((word, index));
                    break;
                }
                // 均在规定时限内予以公开答复: anything else in between says something else.
                Kind::Word(
                    Word::All
                    | Word::Neutral
                    | Word::Process
                    | Word::None
                    | Word::Application
                    | Word::ThisYear,
                ) => {}
                Kind::Word(_) => break,
                Kind::Pause => {}
                Kind::Number(number) if matches!(number.unit, Unit::Time) => in_time = true,
                _ => break,
            }
        }
        let Some((word, index)) = last else {
            return;
        };
        let range = (self.place)(self.clause(at, index));
        let kind = match word {
            Word::Upheld
                if self.disclosure
                    && !state.filed
                    && (!state.reviewer || state.counted_as_party()) =>
            {
                // 已审结的7件均获维持: not those still open.
                if has_one(self.clause_to(at), &["结的", "决的", "审结案"]) {
                    return;
                }
                // 行政复议5件，…；行政诉讼2件，均获维持: what stands behind the semicolon.
                let named = self.tokens[..at].iter().rev();
                let named = named
                    .take_while(|t| !matches!(t.kind, Kind::Sentence | Kind::Semicolon))
                    .filter_map(Token::word)
                    .filter(|word| {
                        matches!(
                            word,
                            Word::Review | Word::Lawsuit | Word::DirectSuit | Word::LaterSuit
                        )
                    });
                let mut groups: Vec<&'static str> = Vec::new();
                for group in named.flat_map(groups_of) {
                    if !groups.contains(group) {
                        groups.push(group);
                    }
                }
                if groups.is_empty() {
                    groups = state.disputes.clone();
                }
                if groups.is_empty() {
                    groups = state.dispute.clone();
                }
                // 复议机关全部维持
                if groups.is_empty() && self.clause_to(at).ends_with("复议机关") {
                    groups.push(REVIEW);
                }
                if groups.is_empty() {
                    return;
                }
                AssertionKind::AllUpheld(groups)
            }
            Word::Handle => {
                if state.topic != Topic::Applications || !state.applications || state.list.is_some()
                {
                    return;
                }
                // 及时 and the like may stand before 全部 as well: 按时全部办结.
                let lead = self
                    .tokens
                    .iter()
                    .take(at)
                    .rev()
                    .take_while(|t| !t.parts_clauses());
                let in_time = in_time || lead.clone().any(|t| t.word() == Some(Word::InTime));
                let narrowed = lead.clone().any(|t| {
                    matches!(
                        t.word(),
                        Some(
                            Word::CarriedIn
                                | Word::Carry
                                | Word::Channel
                                | Word::Service
                                | Word::Outcome(_)
                        )
                    )
                });
                if narrowed {
                    return;
                }
                // 均按时答复 leaves open what is not due yet; 均按时办结 does not.
                let word = self.tokens.get(index);
                let word = word.and_then(|word| self.text.get(word.start..word.end));
                let completed = word.is_some_and(|word| word.contains(['结', '毕', '完']));
                AssertionKind::AllFinished {
                    in_time: in_time && !completed,
                }
            }
            Word::Applicant(_) if state.applications && state.topic == Topic::Applications => {
                let whole = matches!(
                    state.last,
                    Some(Subject::Received | Subject::Processed | Subject::ReceivedAndCarriedIn)
                        | None
                );
                let also_organisations = self
                    .tokens
                    .iter()
                    .skip(index + 1)
                    .take_while(|t| !t.parts_clauses())
                    .any(|t| t.word() == Some(Word::Organisations));
                if !whole || also_organisations {
                    return;
                }
                AssertionKind::AllNatural
            }
            _ => return,
        };
        found.assertions.push(Assertion { kind, range });
    }
}
