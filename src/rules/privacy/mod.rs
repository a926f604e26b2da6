//! Rules of the family `privacy`: personal data that must not be published.

mod p01_identity_number;
mod p02_mobile_number;

use super::Rule;

/// The rules in the order of their codes.
pub const RULES: &[&Rule] = &[&p01_identity_number::RULE, &p02_mobile_number::RULE];

/// A run of figures that stands alone, with the figures themselves and the sizes of its groups.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Figures {
    range: std::ops::Range<usize>,
    /// ASCII figures, and an X at the end.
    text: String,
    /// How many figures stand between single spaces or hyphens.
    groups: Vec<usize>,
}

/// Every run of figures in a text, single spaces and hyphens within it passed over. A run that touches
/// letters or signs of an address or a decimal is none.
fn figures(text: &str) -> Vec<Figures> {
    let mut found = Vec::new();
    let mut letters = text.char_indices().peekable();
    let mut previous = None;
    while let Some((start, c)) = letters.next() {
        let Some(first) = figure(c) else {
            previous = Some(c);
            continue;
        };
        let mut run = Figures {
            range: start..start + c.len_utf8(),
            text: first.to_string(),
            groups: vec![1],
        };
        let mut gap = false;
        while let Some((at, c)) = letters.peek().copied() {
            let is_gap = matches!(c, ' ' | '\u{a0}' | '-' | '－' | '—');
            match figure(c) {
                Some(next) => {
                    if gap {
                        run.groups.push(0);
                    }
                    run.text.push(next);
                    run.range.end = at + c.len_utf8();
                    if let Some(last) = run.groups.last_mut() {
                        *last += 1;
                    }
                    gap = false;
                }
                None if is_gap && !gap => gap = true,
                None => break,
            }
            letters.next();
        }
        let next = letters.peek().map(|(_, c)| *c);
        if !gap
            && let Some((at, c)) = letters.peek().copied()
            && matches!(c, 'X' | 'x' | 'Ｘ' | 'ｘ')
            && run.text.len() == 17
        {
            run.text.push('X');
            run.range.end = at + c.len_utf8();
            if let Some(last) = run.groups.last_mut() {
                *last += 1;
            }
            letters.next();
            let free =
                !previous.is_some_and(touches) && !letters.peek().is_some_and(|(_, c)| touches(*c));
            previous = Some(c);
            if free {
                found.push(run);
            }
            continue;
        }
        let free = !previous.is_some_and(touches) && (gap || !next.is_some_and(touches));
        previous = Some('0');
        if free {
            found.push(run);
        }
    }
    found
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
        let runs = |text: &str| {
            figures(text)
                .into_iter()
                .map(|run| (run.text, run.groups))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            runs("电话：０000-1234567。"),
            [("00001234567".into(), vec![4, 7])]
        );
        assert_eq!(
            runs("12  34"),
            [("12".into(), vec![2]), ("34".into(), vec![2])]
        );
        assert_eq!(runs("t20240101_12.html"), []);
        assert_eq!(runs("12345678901234567x。")[0].0, "12345678901234567X");
    }
}
