//! The year of which a figure speaks.

use crate::number::Decimal;

use super::super::numbers::{Number, Unit};
use super::super::tokens::{Kind, Token};
use super::super::words::Word;
use super::super::{ClaimYear, Subject};
use super::Reader;
use super::state::State;
use crate::one_of::{begins_with_one, ends_in_one};

impl Reader<'_> {
    /// Whether a figure is what was before: 20件 in 由20件下降到16件.
    pub(super) fn is_outgrown(&self, at: usize) -> bool {
        let tail = self.text_after(at + 1);
        matches!(self.word_at(at + 1), Some(Word::Increase | Word::Decrease))
            && self.near_tight(at, at + 1)
            && begins_with_one(tail, &["到", "至", "为"])
    }

    /// A year: of the sentence, unless it is compared with or belongs to a carrying over.
    pub(super) fn year_mark(&self, at: usize, number: &Number, state: &mut State) {
        if self.carry_beside(at) {
            return;
        }
        let Some(own) = self.year else {
            return;
        };
        let own = Decimal::from(own);
        let said = if number.value == own {
            ClaimYear::Own
        } else if number.value + Decimal::ONE == own {
            ClaimYear::Last
        } else {
            ClaimYear::Other
        };
        let Some(token) = self.tokens.get(at) else {
            return;
        };
        let lead = self.text.get(..token.start).unwrap_or("");
        let compared = state.comparing || ends_in_one(lead, &["与", "同", "较", "比"]);
        // A span of years, 自2019年以来, counts all of them.
        let since = self
            .text
            .get(token.end..)
            .is_some_and(|tail| tail.starts_with("以来") || tail.starts_with("度以来"));
        if compared {
            state.clause_year = Some(said);
            state.comparing = true;
        } else if since && said != ClaimYear::Own || self.is_one_of_years(at) {
            state.sentence_year = ClaimYear::Other;
        } else {
            state.clause_year = None;
            state.sentence_year = said;
        }
    }

    /// Whether a year is the last of several named in a row: 2022年、2023年、2024年.
    pub(super) fn is_one_of_years(&self, at: usize) -> bool {
        let is_year = |token: &&Token| matches!(token.kind, Kind::Number(number) if number.unit == Unit::Year);
        let (Some(token), Some(before)) = (
            self.tokens.get(at),
            self.tokens.iter().take(at).rfind(is_year),
        ) else {
            return false;
        };
        let gap = self.text.get(before.end..token.start).unwrap_or("");
        ["、", "和", "及", "与", "至", "到", "以及"].contains(&gap)
    }

    /// Whether a carrying over stands right beside the year: 2023年结转, 结转至2025年.
    pub(super) fn carry_beside(&self, at: usize) -> bool {
        self.carry_after(at) || self.carry_before(at)
    }

    pub(super) fn carry_after(&self, at: usize) -> bool {
        self.near(at, at + 1) && matches!(self.word_at(at + 1), Some(Word::Carry | Word::CarriedIn))
    }

    pub(super) fn carry_before(&self, at: usize) -> bool {
        at > 0
            && self.near(at - 1, at)
            && matches!(self.word_at(at - 1), Some(Word::Carry | Word::CarriedOut))
    }

    /// The year of a claim: `上年结转` speaks of this year's table.
    pub(super) fn claim_year(&self, subject: &Subject, state: &State) -> ClaimYear {
        match (subject, state.year()) {
            (Subject::CarriedIn, ClaimYear::Last) => ClaimYear::Own,
            (_, year) => year,
        }
    }
}
