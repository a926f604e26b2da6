//! Numbers as prose writes them: Arabic, with separators, with 万 and 亿, or in Chinese numerals.

use crate::number::Decimal;

/// A number with its unit, as read at the start of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// The value, 万 and 亿 multiplied out.
    pub value: Decimal,
    /// Decimals as written: what a rounded percentage is compared by.
    pub scale: u32,
    /// False where 余, 多, 近 or the like stand beside it.
    pub exact: bool,
    /// The unit.
    pub unit: Unit,
    /// Bytes of the number and its unit.
    pub length: usize,
}

impl Number {
    /// A nought without a unit, `length` bytes long.
    pub fn nil(length: usize) -> Self {
        Number {
            value: Decimal::ZERO,
            scale: 0,
            exact: true,
            unit: Unit::None,
            length,
        }
    }
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// A measure word of countable things, as written: 件, 条, 宗.
    Count(&'static str),
    /// 元, 万元 and 亿元; the value is in 元.
    Money,
    /// %.
    Percent,
    /// Percentage points.
    Points,
    /// A year, 2024年.
    Year,
    /// Another time: month, day, hour.
    Time,
    /// None.
    None,
}

impl Unit {
    /// Whether applications and cases are counted by this measure word.
    pub fn counts_cases(self) -> bool {
        matches!(
            self,
            Unit::Count(
                "件" | "条" | "宗" | "起" | "例" | "份" | "项" | "个" | "次" | "笔" | "件次"
            )
        )
    }
}

/// Measure words, longer ones first where one begins with another.
const COUNTS: &[&str] = &[
    "件次", "件", "条次", "条", "宗", "起", "例", "份", "项次", "小项", "大项", "项", "个", "场次",
    "次", "篇", "期", "人次", "人", "场", "批次", "批", "笔", "封", "页", "部", "家", "名", "类",
    "种", "则", "幅", "册", "处", "户", "所", "块", "台", "张",
];

/// Units of time.
const TIMES: &[&str] = &[
    "个工作日",
    "工作日",
    "个月",
    "月份",
    "月",
    "日",
    "天",
    "小时",
    "分钟",
    "周年",
    "季度",
    "号",
];

/// Signs of an inexact number before the unit, and after it.
const ABOUT_AFTER: [&str; 7] = ["余", "多", "左右", "以上", "来", "上下", "以内"];

/// Reads a number at the start of `rest`; `before` is the character in front of it.
pub fn read(rest: &str, before: Option<char>) -> Option<Number> {
    let first = rest.chars().next()?;
    if first.is_ascii_digit() {
        return arabic(rest);
    }
    chinese(rest, before)
}

fn arabic(rest: &str) -> Option<Number> {
    let (mut value, scale, mut at) = plain(rest)?;
    while let Some(more) = rest.get(at..).and_then(|rest| rest.strip_prefix('+')) {
        let Some((addend, _, length)) = plain(more) else {
            break;
        };
        value = value.checked_add(addend)?;
        at += 1 + length;
    }
    let (value, exact, at) = scaled(rest, value, at);
    let (mut unit, exact, at, value) = with_unit(rest, value, exact, at);
    // 粉丝4.8万
    if unit == Unit::None && rest.get(..at)?.ends_with('万') {
        unit = Unit::Count("万");
    }
    Some(Number {
        value,
        scale,
        exact,
        unit,
        length: at,
    })
}

/// Digits with separators and decimals: value, decimals, bytes.
fn plain(rest: &str) -> Option<(Decimal, u32, usize)> {
    let bytes = rest.as_bytes();
    let run = |from: usize| {
        bytes
            .iter()
            .skip(from)
            .take_while(|b| b.is_ascii_digit())
            .count()
    };
    let mut at = run(0);
    if at == 0 {
        return None;
    }
    if !matches!(bytes.get(at), Some(b',' | b'.')) {
        return Some((crate::number::decimal(rest.get(..at)?)?, 0, at));
    }
    let mut digits = rest.get(..at)?.to_string();
    if at <= 3 {
        while bytes.get(at) == Some(&b',') && run(at + 1) == 3 {
            digits.push_str(rest.get(at + 1..at + 4)?);
            at += 4;
        }
    }
    let mut scale = 0;
    if bytes.get(at) == Some(&b'.') && run(at + 1) > 0 {
        let decimals = run(at + 1);
        digits.push_str(rest.get(at..at + 1 + decimals)?);
        scale = decimals as u32;
        at += 1 + decimals;
    }
    Some((crate::number::decimal(&digits)?, scale, at))
}

/// Multiplies by 万, 亿 and the like; 余 or 多 may stand before them.
fn scaled(rest: &str, value: Decimal, at: usize) -> (Decimal, bool, usize) {
    let (mut value, mut exact, mut at) = (value, true, at);
    if leading(
        &["余", "多", "万", "亿", "千", "百"],
        rest.get(at..).unwrap_or(""),
    )
    .is_none()
    {
        return (value, exact, at);
    }
    let tail = |at: usize| rest.get(at..).unwrap_or("");
    for sign in ["余", "多"] {
        if let Some(after) = tail(at).strip_prefix(sign)
            && after.starts_with(['万', '亿', '千', '百'])
        {
            exact = false;
            at += sign.len();
        }
    }
    for (sign, factor) in [
        ("万", 10_000),
        ("亿", 100_000_000),
        ("千", 1000),
        ("百", 100),
    ] {
        if tail(at).starts_with(sign) {
            value = value.times(factor).unwrap_or(value);
            at += sign.len();
            break;
        }
    }
    (value, exact, at)
}

fn with_unit(rest: &str, value: Decimal, exact: bool, at: usize) -> (Unit, bool, usize, Decimal) {
    let tail = |at: usize| rest.get(at..).unwrap_or("");
    let about = |at: usize| {
        leading(&ABOUT_AFTER, tail(at))
            // 27件来自自然人 is exact, and so is 421条 in 比421条多42条.
            .filter(|sign| {
                let behind = tail(at + sign.len());
                !behind.starts_with(|c: char| c == '自' || c.is_ascii_digit())
            })
            .map_or(0, str::len)
    };
    let mut exact = exact;
    let mut at = at;
    let skipped = about(at);
    if skipped > 0 {
        exact = false;
        at += skipped;
    }
    let (unit, length) = unit(tail(at), value);
    at += length;
    let skipped = about(at);
    if skipped > 0 && unit != Unit::None {
        exact = false;
        at += skipped;
    }
    (unit, exact, at, value)
}

fn unit(rest: &str, value: Decimal) -> (Unit, usize) {
    if rest.starts_with("个百分点") {
        return (Unit::Points, "个百分点".len());
    }
    if let Some(word) = leading(TIMES, rest) {
        return (Unit::Time, word.len());
    }
    if rest.starts_with('年') {
        let is_year = value >= Decimal::from(1900) && value < Decimal::from(2100);
        return (if is_year { Unit::Year } else { Unit::Time }, "年".len());
    }
    if rest.starts_with('元') {
        return (Unit::Money, "元".len());
    }
    if rest.starts_with('%') {
        return (Unit::Percent, 1);
    }
    leading(COUNTS, rest).map_or((Unit::None, 0), |word| (Unit::Count(word), word.len()))
}

/// The first of the words that a text begins with.
fn leading(words: &[&'static str], text: &str) -> Option<&'static str> {
    // The third byte tells most Chinese characters apart.
    let third = text.as_bytes().get(2)?;
    words
        .iter()
        .filter(|word| word.as_bytes().get(2) == Some(third))
        .find(|word| text.starts_with(**word))
        .copied()
}

/// A Chinese numeral with a measure word right after it; without one it is a word like any other.
fn chinese(rest: &str, before: Option<char>) -> Option<Number> {
    if before.is_some_and(|c| {
        matches!(
            c,
            '第' | '每'
                | '逐'
                | '任'
                | '何'
                | '唯'
                | '同'
                | '某'
                | '零'
                | '〇'
                | '十'
                | '百'
                | '千'
        ) || figure(c).is_some()
    }) {
        return None;
    }
    let (mut total, mut section, mut digit) = (0u64, 0u64, None::<u64>);
    let mut length = 0;
    for c in rest.chars() {
        match c {
            '零' | '〇' => digit = Some(0),
            '两' => digit = Some(2),
            '十' | '百' | '千' => {
                let factor = match c {
                    '十' => 10,
                    '百' => 100,
                    _ => 1000,
                };
                section += digit.unwrap_or(1) * factor;
                digit = None;
            }
            '万' if length > 0 => {
                total += (section + digit.unwrap_or(0)) * 10_000;
                section = 0;
                digit = None;
            }
            c => match figure(c) {
                Some(figure) => digit = Some(figure),
                None => break,
            },
        }
        length += c.len_utf8();
        if length > 30 {
            return None;
        }
    }
    if length == 0 {
        return None;
    }
    let value = Decimal::from(total + section + digit.unwrap_or(0));
    let (unit, exact, at, value) = with_unit(rest, value, true, length);
    let Unit::Count(measure) = unit else {
        return None;
    };
    // 一个, 一次, 一项 are seldom counts; 一件, 一条, 一宗 are.
    let idiom = rest.starts_with('一')
        && length == '一'.len_utf8()
        && !matches!(measure, "件" | "条" | "宗" | "例");
    (!idiom).then_some(Number {
        value,
        scale: 0,
        exact,
        unit,
        length: at,
    })
}

/// The value of 一 to 九.
fn figure(c: char) -> Option<u64> {
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_of_writing_a_number_is_read() {
        for (text, value, exact, unit) in [
            ("16件", "16", true, Unit::Count("件")),
            ("1,205条", "1205", true, Unit::Count("条")),
            ("8万余人次", "80000", false, Unit::Count("人次")),
            ("25.5万元", "255000", true, Unit::Money),
            ("3800余个", "3800", false, Unit::Count("个")),
            ("十二件", "12", true, Unit::Count("件")),
            ("两件", "2", true, Unit::Count("件")),
            ("一百零三件", "103", true, Unit::Count("件")),
            ("二十宗", "20", true, Unit::Count("宗")),
            ("零件", "0", true, Unit::Count("件")),
            ("33.9%", "33.9", true, Unit::Percent),
            ("16+2件", "18", true, Unit::Count("件")),
            ("2024年", "2024", true, Unit::Year),
            ("20件以上", "20", false, Unit::Count("件")),
        ] {
            let number = read(text, None).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(number.value, value.parse().unwrap(), "{text}");
            assert_eq!((number.exact, number.unit), (exact, unit), "{text}");
            assert_eq!(number.length, text.len(), "{text}");
        }
        for text in ["一个", "三审三校", "五方面", "十分", "百分之"] {
            assert_eq!(read(text, None), None, "{text}");
        }
    }
}
