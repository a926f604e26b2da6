//! Digits that ran together because a copy lost its separators: every way to cut them into cells
//! that the form's equations allow.

use crate::number::Decimal;

/// What the figures of a row must satisfy by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowLaw {
    /// The last is the sum of the others.
    LastIsSum,
    /// In each group of five the last is the sum of the other four.
    FifthIsSum,
    /// Nothing.
    Free,
}

impl RowLaw {
    /// Whether the figures satisfy it.
    pub fn holds(self, figures: &[Decimal]) -> bool {
        let group_holds = |group: &[Decimal]| match group.split_last() {
            Some((last, parts)) => parts.iter().sum::<Decimal>() == *last,
            None => true,
        };
        match self {
            RowLaw::LastIsSum => group_holds(figures),
            RowLaw::FifthIsSum => figures.chunks(5).all(group_holds),
            RowLaw::Free => true,
        }
    }
}

/// A way to cut: the byte ranges of the figures within each token.
pub type Cut = Vec<(usize, std::ops::Range<usize>)>;

/// At most so many ways are looked for, and so many steps taken; beyond, nothing is certain anyway.
const WAYS: usize = 64;
const STEPS: usize = 60_000;

/// All ways to cut tokens of digits into `width` figures without leading noughts that satisfy the
/// law. None if there are too many to tell.
pub fn cuts(tokens: &[&str], width: usize, law: RowLaw) -> Option<Vec<Cut>> {
    let digits: usize = tokens.iter().map(|token| token.len()).sum();
    // As many digits as figures: there is but one way, whatever the sums.
    let law = if digits == width { RowLaw::Free } else { law };
    let mut search = Search {
        tokens,
        width,
        law,
        cap: u64::MAX,
        found: Vec::new(),
        steps: 0,
    };
    let mut cut = Vec::with_capacity(width);
    match law {
        RowLaw::LastIsSum => {
            // The total stands at the end; with it in hand no part can be larger.
            let last = tokens.last().copied().unwrap_or("");
            for length in 1..=last.len().min(8) {
                let total = &last[last.len() - length..];
                if length > 1 && total.starts_with('0') {
                    continue;
                }
                search.cap = total.parse().unwrap_or(0);
                search.go(0, 0, &mut cut, 0, width);
            }
        }
        RowLaw::FifthIsSum => search.go(0, 0, &mut cut, 0, 5),
        RowLaw::Free => search.go(0, 0, &mut cut, 0, usize::MAX),
    }
    (search.steps < STEPS && search.found.len() < WAYS).then_some(search.found)
}

struct Search<'t> {
    tokens: &'t [&'t str],
    width: usize,
    law: RowLaw,
    /// No figure of a group may be larger, nor the group's sum.
    cap: u64,
    found: Vec<Cut>,
    steps: usize,
}

impl Search<'_> {
    /// Goes on from digit `at` of token `token`; `sum` is that of the figures so far in the group.
    fn go(&mut self, token: usize, at: usize, cut: &mut Cut, sum: u64, group: usize) {
        self.steps += 1;
        if self.steps >= STEPS || self.found.len() >= WAYS {
            return;
        }
        let Some(text) = self.tokens.get(token) else {
            if cut.len() == self.width {
                self.found.push(cut.clone());
            }
            return;
        };
        if at == text.len() {
            return self.go(token + 1, 0, cut, sum, group);
        }
        let left = self.width - cut.len();
        let rest: usize = text.len() - at
            + self.tokens[token + 1..]
                .iter()
                .map(|token| token.len())
                .sum::<usize>();
        if left == 0 || rest < left {
            return;
        }
        let last_of_group = group != usize::MAX && (cut.len() + 1).is_multiple_of(group);
        let longest = if text.as_bytes()[at] == b'0' {
            1
        } else {
            (text.len() - at).min(8)
        };
        for length in 1..=longest {
            let Ok(figure) = text[at..at + length].parse::<u64>() else {
                return;
            };
            if last_of_group && self.law != RowLaw::Free {
                if figure > sum {
                    break;
                }
                if figure < sum || self.cap != u64::MAX && figure != self.cap {
                    continue;
                }
            } else if self.law != RowLaw::Free && sum + figure > self.cap {
                break;
            }
            cut.push((token, at..at + length));
            let next = if last_of_group { 0 } else { sum + figure };
            self.go(token, at + length, cut, next, group);
            cut.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(tokens: &[&str], width: usize, law: RowLaw) -> Vec<Vec<String>> {
        cuts(tokens, width, law)
            .unwrap()
            .into_iter()
            .map(|cut| {
                cut.into_iter()
                    .map(|(token, range)| tokens[token][range].to_string())
                    .collect()
            })
            .collect()
    }

    #[test]
    fn the_row_sum_decides() {
        assert_eq!(
            read(&["21710000218"], 7, RowLaw::LastIsSum),
            [["217", "1", "0", "0", "0", "0", "218"]]
        );
        assert_eq!(
            read(&["230", "000023"], 7, RowLaw::LastIsSum),
            [["23", "0", "0", "0", "0", "0", "23"]]
        );
    }

    #[test]
    fn as_many_digits_as_cells_leave_no_choice_even_where_the_sum_is_wrong() {
        assert_eq!(
            read(&["7000008"], 7, RowLaw::LastIsSum),
            [["7", "0", "0", "0", "0", "0", "8"]]
        );
    }

    #[test]
    fn without_a_law_several_ways_stay() {
        assert_eq!(read(&["5416"], 3, RowLaw::Free).len(), 3);
        assert_eq!(read(&["000"], 3, RowLaw::Free).len(), 1);
    }

    #[test]
    fn groups_of_five_add_up_each() {
        let ways = read(&["10203120001200000"], 15, RowLaw::FifthIsSum);
        assert_eq!(
            ways,
            [[
                "1", "0", "2", "0", "3", "12", "0", "0", "0", "12", "0", "0", "0", "0", "0"
            ]]
        );
    }
}
