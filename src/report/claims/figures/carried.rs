//! Applications carried from one year into another.

use crate::number::Decimal;

use super::super::Subject;
use super::super::numbers::Unit;
use super::super::tokens::Kind;
use super::super::words::Word;
use super::Reader;
use crate::one_of::{begins_with_one, ends_in_one, has_one};

impl Reader<'_> {
    /// Whether a figure counts what is still open and goes over into next year: 3件尚在办理中,
    /// 结转2025年继续办理.
    pub(super) fn left_over(&self, at: usize, words: &[Word], right_words: &[Word]) -> bool {
        let open = words.last() == Some(&Word::Pending)
            || words.iter().all(|word| *word == Word::Rest)
                && right_words.first() == Some(&Word::Pending);
        let rest = has_one(self.clause_to(at), &["还剩", "尚剩", "剩余", "余下"]);
        let mut behind = self.tokens.iter().skip(at + 1).take_while(|token| {
            token.kind != Kind::Sentence && token.kind != Kind::Semicolon && token.count().is_none()
        });
        open && (rest || behind.any(|t| matches!(t.word(), Some(Word::CarriedOut | Word::Carry))))
    }

    /// Carried in or out, by the words before the figure or right behind it.
    pub(super) fn carried(
        &self,
        at: usize,
        left: &[usize],
        words: &[Word],
        right: &[usize],
    ) -> Option<Subject> {
        for index in left.iter().rev() {
            match self.word_at(*index) {
                Some(Word::CarriedIn) => {
                    let received = words.contains(&Word::Receive);
                    return Some(if received && self.coordinated_carry(*index) {
                        Subject::ReceivedAndCarriedIn
                    } else {
                        Subject::CarriedIn
                    });
                }
                Some(Word::CarriedOut) => return Some(Subject::CarriedOut),
                Some(Word::Carry) => {
                    return self.carry_by_year(*index).or_else(|| {
                        // 结转6件至下年度; 加上结转的6件
                        if self.goes_on_to_next_year(at) {
                            Some(Subject::CarriedOut)
                        } else {
                            let added = has_one(self.clause_to(at), &["加上", "连同"]);
                            added.then_some(Subject::CarriedIn)
                        }
                    });
                }
                // 2023年未办结的6件
                Some(Word::Pending) => {
                    if let Some(carried) = self.carry_by_year(*index)
                        && carried == Subject::CarriedIn
                    {
                        return Some(carried);
                    }
                }
                _ => {}
            }
        }
        right.iter().find_map(|index| match self.word_at(*index) {
            Some(Word::CarriedOut) => Some(Subject::CarriedOut),
            Some(Word::Carry) => self
                .carry_by_year(*index)
                .filter(|subject| *subject == Subject::CarriedOut),
            _ => None,
        })
    }

    pub(super) fn goes_on_to_next_year(&self, at: usize) -> bool {
        let tail = self
            .tokens
            .get(at)
            .and_then(|figure| self.text.get(figure.end..))
            .unwrap_or("");
        let tail = tail.strip_prefix("申请").unwrap_or(tail);
        begins_with_one(tail, &["至下", "到下", "至次年", "到次年"])
    }

    pub(super) fn carry_by_year(&self, index: usize) -> Option<Subject> {
        let year_at = |at: usize| match self.tokens.get(at).map(|token| token.kind) {
            Some(Kind::Number(number)) if number.unit == Unit::Year => Some(number.value),
            _ => None,
        };
        let own = self.year.map(Decimal::from);
        if let Some(year) = year_at(index + 1)
            && self.near(index, index + 1)
            && own.is_none_or(|own| year == own + Decimal::ONE)
        {
            return Some(Subject::CarriedOut);
        }
        let before = index.checked_sub(1)?;
        let year = year_at(before)?;
        if !self.near(before, index) {
            return None;
        }
        if own.is_none_or(|own| year + Decimal::ONE == own) {
            return Some(Subject::CarriedIn);
        }
        // 2024年初结转, 2024年末结转 of the report year
        match self.spelling(index).chars().next()? {
            '初' if own == Some(year) => Some(Subject::CarriedIn),
            '末' | '底' if own == Some(year) => Some(Subject::CarriedOut),
            _ => None,
        }
    }

    /// Whether 上年结转 is joined to what was received and not a part of it.
    pub(super) fn coordinated_carry(&self, index: usize) -> bool {
        let Some(token) = self.tokens.get(index) else {
            return false;
        };
        let lead = self.text.get(..token.start).unwrap_or("");
        ends_in_one(lead, &["和", "及", "与", "、", "加", "以及", "含", "并"])
    }
}
