//! Reconsiderations and lawsuits.

use super::super::tokens::Token;
use super::super::words::Word;
use super::super::{Scope, Subject};
use super::Reader;
use super::state::State;
use super::subject::Reading;
use crate::one_of::has_one;

pub(super) const REVIEW: &str = "reconsideration";

pub(super) const DIRECT: &str = "litigation_direct";

pub(super) const LATER: &str = "litigation_after_reconsideration";

impl Reader<'_> {
    pub(super) fn dispute(
        &self,
        at: usize,
        left: &[usize],
        words: &[Word],
        head: usize,
        state: &State,
        own: Scope,
    ) -> Reading {
        if !self.disclosure || state.filed || self.of_all_kinds(at) {
            return Reading::Another;
        }
        let deciding = words.contains(&Word::Deciding)
            || words.contains(&Word::Receive) && words.contains(&Word::Process);
        // 受理行政复议案件: only the one that decides takes them in.
        let taken_in = head > 0
            && left.get(head - 1).is_some_and(|word| {
                self.spelling(*word).ends_with("受理") && self.between(*word, left[head]).is_empty()
            });
        if (deciding || taken_in) && !state.reviewer {
            return Reading::Another;
        }
        let mut groups: Vec<&'static str> = Vec::new();
        let mut first = head;
        for group in groups_of(words[head]) {
            groups.push(group);
        }
        while let Some(before) = first.checked_sub(1) {
            let word = words[before];
            let (Some(a), Some(b)) = (left.get(before), left.get(first)) else {
                break;
            };
            let gap = self.between(*a, *b);
            match word {
                Word::DirectSuit | Word::LaterSuit if words[first] == Word::Lawsuit => {
                    groups = groups_of(word).to_vec();
                    break;
                }
                Word::Case => first = before,
                Word::Review | Word::Lawsuit | Word::DirectSuit | Word::LaterSuit
                    if is_joint(gap) =>
                {
                    for group in groups_of(word).iter().rev() {
                        if !groups.contains(group) {
                            groups.insert(0, group);
                        }
                    }
                    first = before;
                }
                _ => break,
            }
        }
        let result = result_of(words);
        let each = words.contains(&Word::Each) || words.contains(&Word::All);
        // 均为1件 is one of each; 均为0件 is none at all.
        let none = self
            .tokens
            .get(at)
            .and_then(Token::count_or_nil)
            .is_some_and(|number| number.value.is_zero());
        if each && groups.len() > 1 && !none {
            return Reading::Nothing;
        }
        Reading::Subject(
            Subject::Disputes {
                groups,
                result,
                as_reviewer: state.reviewer,
            },
            Vec::new(),
            own,
        )
    }

    /// Whether a sentence that does not speak of disclosure before the figure counts the disputes of
    /// every kind: 办理行政应诉案件12件, 行政复议案件5件，其中涉及政府信息公开2件.
    pub(super) fn of_all_kinds(&self, at: usize) -> bool {
        let (lead, tail) = (self.sentence_to(at), self.sentence_from(at));
        // What stands in brackets speaks of another figure.
        let lead = outside_brackets(lead);
        let disclosure = ["信息公开", "依申请", "政府信息"];
        if has_one(&lead, &disclosure) {
            return false;
        }
        let some = tail.find("其中").is_some_and(|at| {
            let clause = &tail[at..];
            has_one(clause.split([',', ';']).next().unwrap_or(""), &disclosure)
        });
        let cases = has_one(&lead, &["办理行政", "办理各类行政", "各类行政", "办结行政"])
            && has_one(&lead, &["复议案", "诉讼案", "应诉案"]);
        let not_counted = ["非政府信息公开", "与政府信息公开无关", "不计入"];
        // 不服答复 is not about other acts of the organ.
        let other_acts = lead
            .split_once("不服")
            .is_some_and(|(_, what)| !what.contains("答复") || what.contains("信访"));
        some || cases || other_acts || has_one(tail, &not_counted)
    }
}

pub(super) fn groups_of(word: Word) -> &'static [&'static str] {
    match word {
        Word::Review => &[REVIEW],
        Word::DirectSuit => &[DIRECT],
        Word::LaterSuit => &[LATER],
        _ => &[DIRECT, LATER],
    }
}

pub(super) fn result_of(words: &[Word]) -> Option<&'static str> {
    words.iter().rev().find_map(|word| match word {
        Word::Upheld => Some("upheld"),
        Word::Corrected => Some("corrected"),
        Word::OtherResult => Some("other"),
        Word::Pending => Some("pending"),
        _ => None,
    })
}

/// Whether a text between two names joins them as equals.
pub(super) fn is_joint(gap: &str) -> bool {
    [
        "、",
        "和",
        "及",
        "与",
        "或",
        "以及",
        "或者",
        "案件和",
        "案件及",
        "案件、",
        "和被",
        "或被",
        "、被",
        "及被",
        "案和",
    ]
    .contains(&gap)
}

/// A text without what stands in brackets.
fn outside_brackets(text: &str) -> String {
    let mut depth = 0usize;
    text.chars()
        .filter(|c| {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0
        })
        .collect()
}
