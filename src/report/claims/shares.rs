//! Percentages: shares of a whole, and changes against another year.

use std::ops::Range;

use crate::number::Decimal;

use super::figures::Found;
use super::numbers::{Number, Unit};
use super::parts::List;
use super::tokens::{Kind, Token};
use super::words::Word;
use super::{Change, ClaimYear, Claims, Part, Share, Subject};
use crate::finding::TextRange;
use crate::gather::Gather;
use crate::one_of::ends_in_one;

/// The paragraph under reading.
struct Reader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    found: &'t Found,
    lists: &'t [List],
    place: &'t dyn Fn(Range<usize>) -> TextRange,
}

/// Reads the percentages of a paragraph.
pub fn read(
    text: &str,
    tokens: &[Token],
    found: &Found,
    lists: &[List],
    place: &dyn Fn(Range<usize>) -> TextRange,
    claims: &mut Claims,
) {
    let reader = Reader {
        text,
        tokens,
        found,
        lists,
        place,
    };
    for (at, token) in tokens.iter().enumerate() {
        let Kind::Number(number) = token.kind else {
            continue;
        };
        if number.unit != Unit::Percent || !number.exact {
            continue;
        }
        let lead = text.get(..token.start).unwrap_or("");
        let lead = lead.trim_end_matches(['达', '到', '为', '是']);
        if number.value > 100.into() && ends_in_one(lead, &WITHIN_ALL) {
            claims.above_all.push(place(token.start..token.end));
        }
        let (share, direction) = reader.meaning(at);
        if let Some(down) = direction {
            claims.changes.extend(reader.change(at, &number, down));
        } else if share {
            claims.shares.extend(reader.share(at, &number));
        } else if lead.ends_with('(') && at > 1 {
            // 予以公开8件（47.1%）, 其中网站8条（47.1%）
            let share = reader.one_share(at - 2, at, &number);
            claims.shares.extend(share.filter(|share| {
                share.total.is_some()
                    || matches!(
                        share.subject,
                        Some(Subject::Outcomes(_) | Subject::Applicants(_))
                    )
            }));
        }
    }
}

/// Of what there cannot be more than all.
const WITHIN_ALL: [&str; 8] = [
    "占",
    "占比",
    "答复率",
    "办结率",
    "公开率",
    "回复率",
    "满意率",
    "满意度",
];

impl Reader<'_> {
    /// Whether a percentage is a share, and the direction if it is a change.
    fn meaning(&self, at: usize) -> (bool, Option<bool>) {
        let mut share = false;
        for token in self.tokens.iter().take(at).rev() {
            match token.kind {
                Kind::Word(Word::Share) => {
                    share = true;
                    break;
                }
                Kind::Word(Word::Increase) => return (false, Some(false)),
                Kind::Word(Word::Decrease) => return (false, Some(true)),
                Kind::Number(number) if number.unit == Unit::Percent => {
                    // A further one in a row, 分别占60%、40%, is read with the first.
                    return (false, None);
                }
                Kind::Number(number) if matches!(number.unit, Unit::Year | Unit::Time) => {}
                Kind::Number(_) | Kind::Sentence | Kind::Comma | Kind::Semicolon => break,
                _ => {}
            }
        }
        (share, None)
    }

    fn share(&self, at: usize, percent: &Number) -> Vec<Share> {
        let Some(token) = self.tokens.get(at) else {
            return Vec::new();
        };
        let counts = self.counts_before(at);
        let Some((nearest, _)) = counts.first() else {
            return Vec::new();
        };
        let gap = self
            .tokens
            .get(*nearest)
            .and_then(|part| self.text.get(part.end..token.start))
            .unwrap_or("");
        if gap.chars().count() > 25 {
            return Vec::new();
        }
        if !gap.contains("分别") {
            return self.one_share(*nearest, at, percent).into_iter().gather();
        }
        let run = self.run_of_percents(at);
        if run.len() > counts.len() {
            return Vec::new();
        }
        let mut parts: Vec<usize> = counts.iter().take(run.len()).map(|(at, _)| *at).gather();
        parts.reverse();
        parts
            .into_iter()
            .zip(run)
            .filter_map(|(part, (at, percent))| self.one_share(part, at, &percent))
            .gather()
    }

    fn run_of_percents(&self, at: usize) -> Vec<(usize, Number)> {
        self.tokens
            .iter()
            .enumerate()
            .skip(at)
            .take_while(|(_, token)| match token.kind {
                Kind::Number(number) => number.unit == Unit::Percent,
                Kind::Pause | Kind::Comma => true,
                _ => false,
            })
            .filter_map(|(index, token)| match token.kind {
                Kind::Number(number) => Some((index, number)),
                _ => None,
            })
            .gather()
    }

    /// Counts of the sentence before a token, nearest first; those in deeper brackets left out.
    fn counts_before(&self, at: usize) -> Vec<(usize, Number)> {
        let depth = self.tokens.get(at).map_or(0, |token| token.depth);
        self.counts_within(at, depth)
    }

    fn counts_within(&self, at: usize, depth: u8) -> Vec<(usize, Number)> {
        self.tokens
            .iter()
            .enumerate()
            .take(at)
            .rev()
            .take_while(|(_, token)| token.kind != Kind::Sentence)
            .filter(|(_, token)| token.depth <= depth)
            .filter_map(|(index, token)| token.count().map(|number| (index, *number)))
            .gather()
    }

    fn one_share(&self, part: usize, at: usize, percent: &Number) -> Option<Share> {
        let token = self.tokens.get(at)?;
        let part_token = self.tokens.get(part)?;
        let number = part_token.count().filter(|number| number.exact)?;
        let list = self
            .lists
            .iter()
            .rev()
            .find(|list| list.parts.contains(&part));
        // Of several named together: 自然人12件，商业企业3件，占93.8%.
        let mut sum = Decimal::ZERO;
        let mut add = |value: Decimal| {
            sum += value;
            sum
        };
        let sums = match list {
            Some(list) => {
                let parts = list.list.parts.iter().zip(&list.parts);
                let parts = parts.take_while(|(_, token)| **token <= part);
                parts.map(|(part, _)| add(part.value)).gather()
            }
            None => {
                let counts = self.counts_before(at).into_iter();
                let counts = counts.filter(|(_, count)| count.unit == number.unit);
                counts.map(|(_, count)| add(count.value)).gather()
            }
        };
        let wholes = self
            .tokens
            .iter()
            .take(part)
            .filter_map(Token::count)
            .filter(|whole| whole.unit == number.unit && whole.value >= number.value)
            .map(|whole| whole.value)
            .gather();
        Some(Share {
            percent: percent.value,
            scale: percent.scale,
            part: self.part(part)?,
            subject: self
                .found
                .figures
                .iter()
                .find(|figure| figure.token == part && !figure.claim.negated)
                .map(|figure| figure.claim.subject.clone()),
            total: list.map(|list| list.list.total.clone()),
            wholes,
            sums,
            range: (self.place)(token.start..token.end),
        })
    }

    fn part(&self, at: usize) -> Option<Part> {
        let token = self.tokens.get(at)?;
        Some(Part {
            value: token.count()?.value,
            range: (self.place)(token.start..token.end),
        })
    }

    /// A change with both years' figures from the sentence.
    fn change(&self, at: usize, percent: &Number, down: bool) -> Option<Change> {
        let token = self.tokens.get(at)?;
        // Last year's figure often stands in brackets: 比2023年（31起）下降29%.
        let counts = self.counts_within(at, u8::MAX);
        if counts.iter().any(|(_, number)| !number.exact) {
            return None;
        }
        let mut now = None;
        let mut before = None;
        let mut before_at = None;
        let mut difference = None;
        for (index, number) in counts {
            let direction = self.difference(index);
            let year = if self.grows_to(index) {
                ClaimYear::Own
            } else if direction.is_none() && self.is_of_last_year(index) {
                ClaimYear::Last
            } else {
                self.found.year_of(index)
            };
            match (direction, year) {
                (Some(fewer), _) => {
                    // 增加6件，办结率提高5%: only what follows at once speaks of the same.
                    if self.says_no_more(index, at) {
                        difference = difference.or(Some((fewer, number)));
                    }
                }
                (None, ClaimYear::Last) => {
                    before_at = before_at.or(Some(index));
                    before = before.or(Some(number));
                }
                // 26件（其中法人8件），下降13%: the part is not what fell.
                (None, ClaimYear::Own) if self.is_deeper(index, at) => {}
                (None, ClaimYear::Own) => {
                    now = Some((index, number));
                    before = before.or_else(|| self.grown_from(index));
                    break;
                }
                (None, ClaimYear::Other) => return None,
            }
        }
        let Some((index, number)) = now.or_else(|| self.now_of(before_at?)) else {
            // 2023年12万元，比2022年减少2万元: then the year itself is last year.
            let named = before_at.is_some_and(|at| self.is_of_last_year(at));
            let before = before.filter(|_| named)?;
            return self.change_from(before, difference?, at, percent, down);
        };
        let before = before.or_else(|| self.last_year_after(at));
        let base = match (before, difference) {
            (Some(before), _) if before.unit == number.unit => before.value,
            (None, Some((fewer, difference))) if difference.unit == number.unit => {
                if fewer {
                    number.value + difference.value
                } else {
                    number.value - difference.value
                }
            }
            _ => return None,
        };
        (base > Decimal::ZERO).then_some(Change {
            percent: percent.value,
            scale: percent.scale,
            down,
            now: self.part(index)?,
            before: base,
            range: (self.place)(token.start..token.end),
        })
    }

    /// Whether nothing stands between a figure and a percentage but the word for the change.
    fn says_no_more(&self, figure: usize, percent: usize) -> bool {
        let (Some(figure), Some(percent)) = (self.tokens.get(figure), self.tokens.get(percent))
        else {
            return false;
        };
        let gap = self.text.get(figure.end..percent.start).unwrap_or("");
        gap.trim_matches(|c| ",、同比较上年增长加上升下降低减少涨幅率为达约了".contains(c))
            .is_empty()
    }

    /// Whether a token stands in brackets that do not hold another.
    fn is_deeper(&self, at: usize, than: usize) -> bool {
        let depth = |at: usize| self.tokens.get(at).map_or(0, |token| token.depth);
        depth(at) > depth(than)
    }

    /// This year's figure of what last year's counts, told in an earlier sentence.
    fn now_of(&self, before: usize) -> Option<(usize, Number)> {
        let told = |token: usize| {
            self.found
                .figures
                .iter()
                .find(|figure| figure.token == token)
        };
        let subject = &told(before)?.claim.subject;
        let earlier = self.found.figures.iter().rev().find(|figure| {
            figure.token < before
                && figure.claim.subject == *subject
                && figure.claim.is_plain()
                && !figure.claim.negated
        })?;
        let number = self.tokens.get(earlier.token)?.count()?;
        Some((earlier.token, *number))
    }

    /// A change of which only last year's figure and the difference are told: 较上年的179件增加3件.
    fn change_from(
        &self,
        before: Number,
        (fewer, difference): (bool, Number),
        at: usize,
        percent: &Number,
        down: bool,
    ) -> Option<Change> {
        let now = if fewer {
            before.value - difference.value
        } else {
            before.value + difference.value
        };
        let told = before.unit == difference.unit && fewer == down && before.value > Decimal::ZERO;
        let token = self.tokens.get(at)?;
        let range = (self.place)(token.start..token.end);
        told.then(|| Change {
            percent: percent.value,
            scale: percent.scale,
            down,
            now: Part {
                value: now,
                range: range.clone(),
            },
            before: before.value,
            range,
        })
    }

    /// Whether a count is what another grew or fell to: 增加到214条, 下降至16件.
    fn grows_to(&self, at: usize) -> bool {
        let (Some(word), Some(count)) = (
            at.checked_sub(1).and_then(|before| self.tokens.get(before)),
            self.tokens.get(at),
        ) else {
            return false;
        };
        let gap = self.text.get(word.end..count.start).unwrap_or("");
        matches!(word.word(), Some(Word::Increase | Word::Decrease))
            && ["到", "至", "为", "到了", "至了"].contains(&gap)
    }

    /// What a count grew or fell from: 180条 in 180条增加到214条.
    fn grown_from(&self, at: usize) -> Option<Number> {
        let from = self.tokens.get(at.checked_sub(2)?)?;
        from.count().filter(|_| self.grows_to(at)).copied()
    }

    /// Whether a count stands in brackets right behind last year's name: 较上年（20件）.
    fn is_bracketed_last_year(before: &str) -> bool {
        before.strip_suffix('(').is_some_and(|named| {
            ends_in_one(
                named,
                &[
                    "上年",
                    "上年度",
                    "去年",
                    "去年度",
                    "上一年",
                    "上一年度",
                    "上年同期",
                    "去年同期",
                ],
            )
        })
    }

    /// Whether a count is named as last year's: 上年的179件, 2023年的12件, 较上年（20件）.
    fn is_of_last_year(&self, at: usize) -> bool {
        let start = self.tokens.get(at).map_or(0, |token| token.start);
        let before = self.text.get(..start).unwrap_or("");
        if Self::is_bracketed_last_year(before) {
            return true;
        }
        let Some(named) = before.strip_suffix('的') else {
            return false;
        };
        ends_in_one(
            named,
            &["上年", "上年度", "去年", "上一年", "上一年度", "年度", "年"],
        ) && !named.ends_with("本年")
            && !named.ends_with("今年")
            && !named.ends_with("全年")
            && !named.ends_with("本年度")
    }

    /// Last year's figure in brackets right behind the percentage: 增长12%（上年109件）.
    fn last_year_after(&self, at: usize) -> Option<Number> {
        let (percent, open) = (self.tokens.get(at)?, self.tokens.get(at + 1)?);
        if open.kind != Kind::Open || open.start != percent.end {
            return None;
        }
        let inside = || {
            self.tokens
                .iter()
                .skip(at + 2)
                .take_while(|token| token.kind != Kind::Close)
        };
        let of_last_year = inside().any(|token| token.word() == Some(Word::LastYear));
        let mut counts = (at + 2..)
            .zip(inside())
            .filter_map(|(index, token)| Some((index, token.count()?)));
        let (index, only) = counts.next().filter(|_| counts.next().is_none())?;
        let of_last_year = of_last_year || self.found.year_of(index) == ClaimYear::Last;
        (of_last_year && only.exact).then_some(*only)
    }

    /// Whether a count is a difference, 增加3件, and of which direction.
    fn difference(&self, at: usize) -> Option<bool> {
        if self.grows_to(at) {
            return None;
        }
        for token in self.tokens.iter().take(at).rev() {
            match token.kind {
                Kind::Word(Word::Increase) => return Some(false),
                Kind::Word(Word::Decrease) => return Some(true),
                Kind::Number(number) if matches!(number.unit, Unit::Year | Unit::Time) => {}
                Kind::Number(_) | Kind::Sentence | Kind::Comma | Kind::Semicolon | Kind::Open => {
                    return None;
                }
                _ => {}
            }
        }
        None
    }
}
