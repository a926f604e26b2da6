//! Signs to lines: by height, then from left to right.

use std::ops::Range;

use super::Sign;

/// A line of text as it stands on a page, or in a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its text; wide gaps are two spaces.
    pub text: String,
    /// Its left edge.
    pub left: f32,
    /// Its right edge.
    pub right: f32,
    /// Its base line.
    pub base: f32,
    /// The height of its largest type.
    pub size: f32,
    /// The width of what could not be parted at its begin: one sign, or a number or word.
    pub first: f32,
}

/// The lines of some signs, from the top. The signs are sorted on the way.
pub fn lines(signs: &mut [Sign]) -> Vec<Line> {
    let rows = rows(signs);
    rows.into_iter()
        .filter_map(|row| line(&mut signs[row]))
        .collect()
}

/// Which signs stand on a line with one another, from the top, once they are sorted.
pub fn rows(signs: &mut [Sign]) -> Vec<Range<usize>> {
    signs.sort_by(|one, other| one.base.total_cmp(&other.base));
    let mut rows = Vec::new();
    let mut from = 0;
    for at in 1..=signs.len() {
        let goes_on = at < signs.len() && is_beside(&signs[at], &signs[at - 1], &signs[from]);
        if !goes_on {
            rows.push(from..at);
            from = at;
        }
    }
    rows
}

/// Whether a sign stands on the line that another began: small signs may stand raised.
fn is_beside(sign: &Sign, before: &Sign, first: &Sign) -> bool {
    sign.base - before.base <= 0.35 * sign.size.min(before.size).max(1.0)
        && sign.base - first.base <= 0.6 * sign.size.max(first.size)
}

fn line(signs: &mut [Sign]) -> Option<Line> {
    signs.sort_by(|one, other| one.left.total_cmp(&other.left));
    let mut text = String::new();
    let mut kept: Vec<&Sign> = Vec::with_capacity(signs.len());
    let mut space = false;
    for sign in signs.iter() {
        if sign.sign.is_whitespace() {
            space = true;
            continue;
        }
        if kept
            .iter()
            .rev()
            .take(3)
            .any(|other| is_double(sign, other))
        {
            continue;
        }
        if let Some(before) = kept.last() {
            text.push_str(gap(before, sign, space));
        }
        text.push(sign.sign);
        kept.push(sign);
        space = false;
    }
    let (first, last) = (kept.first()?, kept.last()?);
    let right = kept
        .iter()
        .map(|sign| sign.right)
        .fold(last.right, f32::max);
    let tallest = kept
        .iter()
        .max_by(|one, other| one.size.total_cmp(&other.size))?;
    Some(Line {
        text,
        left: first.left,
        right,
        base: tallest.base,
        size: tallest.size,
        first: unparted(&kept),
    })
}

/// The same sign drawn once more a little aside, to look bold.
fn is_double(sign: &Sign, other: &Sign) -> bool {
    let shift = (sign.left - other.left)
        .abs()
        .max((sign.base - other.base).abs());
    sign.sign == other.sign && shift < 0.25 * sign.size.min(sign.right - sign.left).max(0.4)
}

/// What stands for the gap between two signs.
fn gap(before: &Sign, sign: &Sign, space: bool) -> &'static str {
    let gap = (sign.left - before.right) / before.size.max(sign.size).max(1.0);
    let words = before.sign.is_ascii_graphic() && sign.sign.is_ascii_graphic();
    match gap {
        wide if wide > 1.6 => "  ",
        some if some > 1.0 || (space && some > 0.1) || (words && some > 0.25) => " ",
        _ => "",
    }
}

/// The width of what must not be parted at the begin of a line: a number or word, and the stop after it.
fn unparted(signs: &[&Sign]) -> f32 {
    let is_word = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '%' | '-');
    let mut end = 1;
    while end < signs.len() && is_word(signs[end - 1].sign) && is_word(signs[end].sign) {
        end += 1;
    }
    while end < signs.len() && "，。、；：？！”’）》〉】%".contains(signs[end].sign)
    {
        end += 1;
    }
    signs[end - 1].right - signs[0].left
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// The signs of a text in a row: figures and letters half as wide as the others.
    pub fn signs(text: &str, left: f32, base: f32) -> Vec<Sign> {
        let mut at = left;
        text.chars()
            .map(|sign| {
                let width = if sign.is_ascii() { 5.0 } else { 10.0 };
                at += width;
                Sign {
                    sign,
                    left: at - width,
                    right: at,
                    base,
                    size: 10.0,
                    hidden_by: None,
                }
            })
            .collect()
    }

    #[test]
    fn signs_are_read_by_their_place_and_not_by_their_order() {
        let mut all = signs("年度", 20.0, 100.2);
        all.extend(signs("二、情况", 0.0, 120.0));
        all.extend(signs("2024", 0.0, 100.0));
        let texts: Vec<String> = lines(&mut all).into_iter().map(|line| line.text).collect();
        assert_eq!(texts, ["2024年度", "二、情况"]);
    }

    #[test]
    fn a_sign_drawn_twice_to_look_bold_is_one() {
        let mut all = signs("总计100", 0.0, 100.0);
        all.extend(signs("总计100", 0.3, 100.0));
        assert_eq!(lines(&mut all)[0].text, "总计100");
    }
}
