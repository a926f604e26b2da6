//! Rules of the family `citation`: years, dates and cited documents.

mod c01_format_number;
mod c02_old_format;
mod c03_number_brackets;
mod c04_title;
mod c07_order_number;
mod d01_period;
mod d02_period_wording;
mod d03_year_of_prose;
mod d04_year_of_title;
mod d05_deadline;
mod d06_date;
mod format_notice;

use std::ops::Range;

use super::Rule;
use crate::document::Stops;
use crate::report::Date;

/// The rules in the order of their codes.
pub const RULES: &[&Rule] = &[
    &c01_format_number::RULE,
    &c02_old_format::RULE,
    &c03_number_brackets::RULE,
    &c04_title::RULE,
    &c07_order_number::RULE,
    &d01_period::RULE,
    &d02_period_wording::RULE,
    &d03_year_of_prose::RULE,
    &d04_year_of_title::RULE,
    &d05_deadline::RULE,
    &d06_date::RULE,
];

/// A date as a sentence says it: 2024年1月31日, 2024年1月.
fn say(date: Date) -> String {
    let Date { year, month, day } = date;
    if day == 0 {
        format!("{year}年{month}月")
    } else {
        format!("{year}年{month}月{day}日")
    }
}

/// The sentences of a folded text, their closing signs left out.
fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    // 。 begins with the last of these.
    static ENDS: Stops = Stops::at(b";!?\xe3");
    let mut start = 0;
    let next = move || {
        let mut from = start;
        while let Some(end) = ENDS.next(text, from) {
            let rest = &text[end..];
            if let Some(after) = rest.strip_prefix(['。', ';', '!', '?']) {
                let sentence = start..end;
                start = text.len() - after.len();
                return Some(sentence);
            }
            from = end + 1;
        }
        let rest = start..text.len();
        start = text.len();
        (!rest.is_empty()).then_some(rest)
    };
    std::iter::from_fn(next).filter(|sentence| !sentence.is_empty())
}

/// The sentence in which a byte of a folded text lies.
fn sentence_at(text: &str, at: usize) -> Range<usize> {
    sentences(text)
        .find(|sentence| at <= sentence.end)
        .unwrap_or(0..text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_at_their_signs() {
        let text = "甲,乙。丙;丁。。戊";
        let found: Vec<_> = sentences(text).map(|range| &text[range]).collect();
        assert_eq!(found, ["甲,乙", "丙", "丁", "戊"]);
        assert_eq!(&text[sentence_at(text, "甲,乙。丙".len())], "丙");
    }
}
