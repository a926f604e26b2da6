//! Numbers at the head of a heading or list item: 一、 （一） 1. 1） ① 第一部分 一是.

/// A number at the head of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marker {
    /// Its value, from 1.
    pub number: u8,
    /// How it is written.
    pub style: MarkerStyle,
    /// Bytes of the shadow that it takes, signs included.
    pub length: usize,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkerStyle {
    /// 一、
    Chinese,
    /// 第一部分
    Part,
    /// （一）, 一）
    ChineseBracketed,
    /// 1. or 1、
    Arabic,
    /// （1）, 1）, ①
    ArabicBracketed,
    /// 一是
    Point,
}

impl MarkerStyle {
    /// Whether sections are numbered so (and not their parts).
    pub fn is_top(self) -> bool {
        matches!(self, MarkerStyle::Chinese | MarkerStyle::Part)
    }
}

/// Reads the number at the head of a shadow text.
pub fn marker(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    match first {
        '(' => bracketed(text),
        '第' => part(text),
        '①'..='⑳' => Some(Marker {
            number: (first as u32 - '①' as u32 + 1) as u8,
            style: MarkerStyle::ArabicBracketed,
            length: first.len_utf8(),
        }),
        '0'..='9' => arabic(text),
        _ => chinese(text),
    }
}

fn chinese(text: &str) -> Option<Marker> {
    let (number, length) = chinese_number(text)?;
    let sign = text.get(length..)?.chars().next()?;
    let style = match sign {
        '、' | '.' | ',' | ':' | '․' | '·' => MarkerStyle::Chinese,
        '是' => MarkerStyle::Point,
        ')' => MarkerStyle::ChineseBracketed,
        _ => return None,
    };
    Some(Marker {
        number,
        style,
        length: length + sign.len_utf8(),
    })
}

fn part(text: &str) -> Option<Marker> {
    let rest = text.strip_prefix('第')?;
    let (number, length) = chinese_number(rest)?;
    let after = rest.get(length..)?.strip_prefix("部分")?;
    let sign = after
        .chars()
        .next()
        .filter(|c| matches!(c, '、' | ':' | ',' | '.'))
        .map_or(0, char::len_utf8);
    Some(Marker {
        number,
        style: MarkerStyle::Part,
        length: text.len() - after.len() + sign,
    })
}

fn bracketed(text: &str) -> Option<Marker> {
    let inner = text.strip_prefix('(')?;
    let (number, length, style) = match chinese_number(inner) {
        Some((number, length)) => (number, length, MarkerStyle::ChineseBracketed),
        None => {
            let (number, length) = arabic_number(inner)?;
            (number, length, MarkerStyle::ArabicBracketed)
        }
    };
    let after = inner.get(length..)?.strip_prefix(')')?;
    let sign = if after.starts_with('、') {
        '、'.len_utf8()
    } else {
        0
    };
    Some(Marker {
        number,
        style,
        length: text.len() - after.len() + sign,
    })
}

fn arabic(text: &str) -> Option<Marker> {
    let (number, length) = arabic_number(text)?;
    let mut rest = text.get(length..)?.chars();
    let sign = rest.next()?;
    let style = match sign {
        '.' if rest.next().is_some_and(|c| c.is_ascii_digit()) => return None,
        '.' | '、' => MarkerStyle::Arabic,
        ')' => MarkerStyle::ArabicBracketed,
        _ => return None,
    };
    Some(Marker {
        number,
        style,
        length: length + sign.len_utf8(),
    })
}

/// A number from 1 to 99 in ASCII digits and the bytes that it takes.
fn arabic_number(text: &str) -> Option<(u8, usize)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&length) {
        return None;
    }
    let number = text.get(..length)?.parse().ok()?;
    (number > 0).then_some((number, length))
}

/// A number from 1 to 99 in Chinese numerals and the bytes that it takes.
pub fn chinese_number(text: &str) -> Option<(u8, usize)> {
    let digit = |c: char| {
        Some(match c {
            '一' => 1,
            '二' => 2,
            '三' => 3,
            '四' => 4,
            '五' => 5,
            '六' => 6,
            '七' => 7,
            '八' => 8,
            '九' => 9,
            _ => return None,
        })
    };
    let mut number: u8 = 0;
    let mut length = 0;
    let mut chars = text.chars().peekable();
    if let Some(tens) = chars.peek().copied().and_then(digit) {
        chars.next();
        number = tens;
        length = 3;
    }
    if chars.next_if_eq(&'十').is_some() {
        number = number.max(1) * 10;
        length += '十'.len_utf8();
        if let Some(ones) = chars.peek().copied().and_then(digit) {
            number += ones;
            length += 3;
        }
    }
    (number > 0).then_some((number, length))
}

/// A number from 1 to 99 as Chinese numerals.
pub fn chinese_numeral(number: u8) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (usize::from(number / 10 % 10), usize::from(number % 10));
    match tens {
        0 => DIGITS[ones].to_string(),
        1 => format!("十{}", DIGITS[ones]),
        _ => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_numbering_is_read() {
        for (text, number, style, length) in [
            ("一、总体情况", 1, MarkerStyle::Chinese, 6),
            ("十二、其他", 12, MarkerStyle::Chinese, 9),
            ("二十、其他", 20, MarkerStyle::Chinese, 9),
            ("第三部分申请", 3, MarkerStyle::Part, 12),
            ("(四)平台", 4, MarkerStyle::ChineseBracketed, 5),
            ("五)监督", 5, MarkerStyle::ChineseBracketed, 4),
            ("1.主动", 1, MarkerStyle::Arabic, 2),
            ("(2)主动", 2, MarkerStyle::ArabicBracketed, 3),
            ("③主动", 3, MarkerStyle::ArabicBracketed, 3),
            ("一是主动", 1, MarkerStyle::Point, 6),
        ] {
            assert_eq!(
                marker(text),
                Some(Marker {
                    number,
                    style,
                    length
                }),
                "{text}"
            );
        }
    }

    #[test]
    fn figures_are_no_markers() {
        for text in [
            "2024年",
            "2.5万元",
            "三审三校",
            "一",
            "",
            "第二十条第(一)项",
            "100.甲",
        ] {
            assert_eq!(marker(text), None, "{text}");
        }
    }

    #[test]
    fn numerals_are_written_as_they_are_read() {
        for number in 1..100 {
            assert_eq!(
                chinese_number(&chinese_numeral(number)).map(|n| n.0),
                Some(number)
            );
        }
    }
}
