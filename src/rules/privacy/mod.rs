//! Rules of the family `privacy`: personal data that must not be published.

mod p01_identity_number;
mod p02_mobile_number;

use std::ops::Range;

use super::Rule;

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
    let mut previous = None;
    let mut letters = text.char_indices().peekable();
    while let Some((start, c)) = letters.next() {
        if figure(c).is_none() {
            previous = Some(c);
            continue;
        }
        let (mut count, mut end, mut gap) = (1, start + c.len_utf8(), false);
        while let Some((at, c)) = letters.peek().copied() {
            if figure(c).is_some() || is_check_letter(c) && count == 17 && !gap {
                count += 1;
                end = at + c.len_utf8();
                gap = false;
            } else if is_gap(c) && !gap {
                gap = true;
            } else {
                break;
            }
            letters.next();
        }
        let next = letters.peek().map(|(_, c)| *c);
        let free = !previous.is_some_and(touches) && (gap || !next.is_some_and(touches));
        previous = Some('0');
        if free && count == length {
            found.push(run(text, start..end));
        }
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
