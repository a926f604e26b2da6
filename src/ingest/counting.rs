//! How automatic numbers are written: 1, 一, ①, 甲, a, iv.

/// A way of writing a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Counting {
    /// 1, 2.
    #[default]
    Decimal,
    /// 01, 02.
    DecimalZero,
    /// １, ２.
    FullWidth,
    /// ①, ②.
    Circled,
    /// 一, 十, 二十一.
    Chinese,
    /// 一, 一〇, 二一.
    ChineseDigits,
    /// 壹, 拾, 贰拾壹.
    ChineseFormal,
    /// 甲, 乙.
    Stems,
    /// 子, 丑.
    Branches,
    /// A, B.
    UpperLetter,
    /// a, b.
    LowerLetter,
    /// I, II.
    UpperRoman,
    /// i, ii.
    LowerRoman,
    /// Nothing, or a mark that is the same for all.
    Nothing,
}

impl Counting {
    /// The number, from 1, as it is written; in digits where this way does not reach so far.
    pub fn write(self, number: u32) -> String {
        let written = match self {
            Counting::Decimal => None,
            Counting::DecimalZero => Some(format!("{number:02}")),
            Counting::FullWidth => number.to_string().chars().map(full_width).collect(),
            Counting::Circled => circled(number).map(String::from),
            Counting::Chinese => chinese(number, "零一二三四五六七八九", "十百千"),
            Counting::ChineseDigits => digits(number, "〇一二三四五六七八九"),
            Counting::ChineseFormal => chinese(number, "零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
            Counting::Stems => one_of("甲乙丙丁戊己庚辛壬癸", number),
            Counting::Branches => one_of("子丑寅卯辰巳午未申酉戌亥", number),
            Counting::UpperLetter => letters(number, b'A'),
            Counting::LowerLetter => letters(number, b'a'),
            Counting::UpperRoman => roman(number),
            Counting::LowerRoman => roman(number).map(|text| text.to_lowercase()),
            Counting::Nothing => Some(String::new()),
        };
        written.unwrap_or_else(|| number.to_string())
    }
}

fn full_width(digit: char) -> Option<char> {
    char::from_u32(digit as u32 - '0' as u32 + '０' as u32)
}

fn circled(number: u32) -> Option<char> {
    (1..=20).contains(&number).then_some(())?;
    char::from_u32('①' as u32 + number - 1)
}

fn digits(number: u32, signs: &str) -> Option<String> {
    let digits = number.to_string();
    let digits = digits.chars().filter_map(|digit| digit.to_digit(10));
    digits
        .map(|digit| signs.chars().nth(digit as usize))
        .collect()
}

/// 1 to 9999 with the units named; from ten to nineteen without a leading one, as is usual.
fn chinese(number: u32, signs: &str, units: &str) -> Option<String> {
    if !(1..=9999).contains(&number) {
        return None;
    }
    let sign = |digit: u32| signs.chars().nth(digit as usize);
    let mut text = String::new();
    let mut gap = false;
    for power in (0..4).rev() {
        let digit = number / 10_u32.pow(power) % 10;
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push(sign(0)?);
            gap = false;
        }
        if !(power == 1 && digit == 1 && text.is_empty()) {
            text.push(sign(digit)?);
        }
        if power > 0 {
            text.push(units.chars().nth(power as usize - 1)?);
        }
    }
    Some(text)
}

fn one_of(signs: &str, number: u32) -> Option<String> {
    let sign = signs.chars().nth(number.checked_sub(1)? as usize)?;
    Some(sign.to_string())
}

/// a to z, then aa, bb, as Word counts.
fn letters(number: u32, first: u8) -> Option<String> {
    let at = number.checked_sub(1)?;
    let times = at as usize / 26 + 1;
    let letter = char::from(first + (at % 26) as u8);
    (times <= 10).then(|| letter.to_string().repeat(times))
}

fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_people_write_them() {
        for (counting, number, text) in [
            (Counting::Chinese, 1, "一"),
            (Counting::Chinese, 10, "十"),
            (Counting::Chinese, 21, "二十一"),
            (Counting::Chinese, 110, "一百一十"),
            (Counting::Chinese, 1005, "一千零五"),
            (Counting::ChineseDigits, 20, "二〇"),
            (Counting::ChineseFormal, 12, "拾贰"),
            (Counting::Circled, 3, "③"),
            (Counting::Circled, 21, "21"),
            (Counting::FullWidth, 12, "１２"),
            (Counting::DecimalZero, 3, "03"),
            (Counting::Stems, 2, "乙"),
            (Counting::LowerLetter, 28, "bb"),
            (Counting::LowerRoman, 4, "iv"),
            (Counting::Chinese, 0, "0"),
        ] {
            assert_eq!(counting.write(number), text, "{counting:?} {number}");
        }
    }
}
