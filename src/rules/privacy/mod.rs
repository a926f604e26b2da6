//! Rules of the family `privacy`: personal data that must not be published.

mod p01_identity_number;
mod p02_mobile_number;

use std::ops::Range;

use super::Rule;
use crate::document::Stops;

/// The rules in the order of their codes.
pub const RULES: &[&Rule] = &[&p01_identity_number::RULE, &p02_mobile_number::RULE];

/// A run of figures that stands alone, with the figures themselves and the sizes of its groups.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Figures {
    range: Range<usize>,
    /// ASCII figures, and an X at the end.
    text: String,
    /// How many figures stand between single spaces or hyphens.
    groups: Vec<usize>,
}

/// Every run of `length` figures in a text, single spaces and hyphens within it passed over; an X may
/// be the eighteenth. A run that touches letters or signs of an address or a decimal is none.
fn figures(text: &str, length: usize) -> Vec<Figures> {
    let mut found = Vec::new();
    let mut from = 0;
    // Figures of full width begin with the last of these.
    static FIGURES: Stops = Stops::at(b"0123456789\xef");
    // Every byte of figures and gaps.
    static BYTES: Stops = Stops::at(
        b"0123456789 -Xx\xc2\xa0\xe2\x80\x94\xef\xbc\xbd\x8d\x90\x91\x92\x93\x94\x95\x96\x97\x98\x99\xb8",
    );
    while let Some(byte) = text.as_bytes().get(from + length - 1) {
        // A run that begins before this byte goes beyond it: where it is of no run, there is none.
        if !BYTES.has(*byte) {
            from += length;
            continue;
        }
        let Some(start) = FIGURES.next(text, from) else {
            break;
        };
        let (mut at, mut end) = (start, start);
        let (mut count, mut gap) = (0, false);
        let mut letters = text[start..].chars();
        let next = loop {
            let Some(c) = letters.next() else { break None };
            let is_figure = figure(c).is_some() || is_check_letter(c) && count == 17 && !gap;
            if !is_figure && (gap || count == 0 || !is_gap(c)) {
                break Some(c);
            }
            at += c.len_utf8();
            gap = !is_figure;
            if is_figure {
                count += 1;
                end = at;
            }
        };
        if count == length {
            let previous = text[..start].chars().next_back();
            if !previous.is_some_and(touches) && (gap || !next.is_some_and(touches)) {
                found.push(run(text, start..end));
            }
        }
        from = at + next.map_or(0, char::len_utf8);
    }
    found
}

/// The figures of a run and its groups.
fn run(text: &str, range: Range<usize>) -> Figures {
    let mut figures = String::new();
    let mut groups = vec![0];
    for c in text.get(range.clone()).unwrap_or("").chars() {
        match figure(c).or_else(|| is_check_letter(c).then_some('X')) {
            Some(c) => {
                figures.push(c);
                if let Some(last) = groups.last_mut() {
                    *last += 1;
                }
            }
            None => groups.push(0),
        }
    }
    Figures {
        range,
        text: figures,
        groups,
    }
}

/// Whether a sign parts groups of figures.
fn is_gap(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '-' | '－' | '—')
}

/// The letter that may be the last sign of an identity number.
fn is_check_letter(c: char) -> bool {
    matches!(c, 'X' | 'x' | 'Ｘ' | 'ｘ')
}

/// The figure that a sign is, full width folded.
fn figure(c: char) -> Option<char> {
    match c {
        '0'..='9' => Some(c),
        '０'..='９' => char::from_u32(c as u32 - 0xfee0),
        _ => None,
    }
}

/// Whether a sign makes the figures beside it part of an address, a name or a decimal.
fn touches(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '_' | '/' | '.' | '=' | '&' | '%' | '@' | '#' | '×' | '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_that_stand_alone_are_read() {
        let runs = |text: &str, length| {
            figures(text, length)
                .into_iter()
                .map(|run| (run.text, run.groups))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            runs("电话：０000-1234567。", 11),
            [("00001234567".into(), vec![4, 7])]
        );
        assert_eq!(
            runs("12  34", 2),
            [("12".into(), vec![2]), ("34".into(), vec![2])]
        );
        assert_eq!(runs("t20240101.html", 8), []);
        assert_eq!(runs("12345678901234567x。", 18)[0].0, "12345678901234567X");
        assert_eq!(runs("12345678901234567xy。", 18), []);
    }
}
