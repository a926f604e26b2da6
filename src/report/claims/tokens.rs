//! A paragraph as a row of words, numbers and stops, read in one pass.

use std::sync::LazyLock;

use super::numbers::{self, Number, Unit};
use super::words::{self, Word};
use crate::document::Signs;
use crate::one_of::ends_in_one;

/// A word, a number or a stop with its place in the paragraph.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// First byte.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
    /// How many brackets are open.
    pub depth: u8,
}

/// Kinds of token.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Kind {
    /// A word of the list.
    Word(Word),
    /// A number.
    Number(Number),
    /// The end of a sentence.
    Sentence,
    /// `；`.
    Semicolon,
    /// `，`.
    Comma,
    /// `、`.
    Pause,
    /// `：`.
    Colon,
    /// `（`.
    Open,
    /// `）`.
    Close,
}

impl Token {
    /// The word, if it is one.
    pub fn word(&self) -> Option<Word> {
        match self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The number, if it is a count.
    pub fn count(&self) -> Option<&Number> {
        match &self.kind {
            Kind::Number(number) if matches!(number.unit, Unit::Count(_) | Unit::Money) => {
                Some(number)
            }
            _ => None,
        }
    }

    /// The number, if it is a count or has no unit.
    pub fn count_or_nil(&self) -> Option<&Number> {
        match &self.kind {
            Kind::Number(number) if matches!(number.unit, Unit::Count(_) | Unit::None) => {
                Some(number)
            }
            _ => None,
        }
    }

    /// Whether it parts clauses: a stop other than a pause between things of a list.
    pub fn parts_clauses(&self) -> bool {
        matches!(
            self.kind,
            Kind::Sentence | Kind::Semicolon | Kind::Comma | Kind::Colon | Kind::Open | Kind::Close
        )
    }
}

/// Reads a paragraph. What stands in 《》 is a title and is passed over.
pub fn read(text: &str) -> Vec<Token> {
    let mut tokens = Vec::with_capacity(text.len() / 12);
    let mut at = 0;
    let mut depth = 0u8;
    let begins = &*BEGINNINGS;
    while let Some(next) = begins.next(text, at) {
        at = next;
        let rest = &text[at..];
        let Some(first) = rest.chars().next() else {
            break;
        };
        let (kind, length) = match first {
            '《' => {
                let length = rest
                    .find('》')
                    .map_or(first.len_utf8(), |end| end + '》'.len_utf8());
                (None, length.min(rest.len()))
            }
            _ => token(text, at, first),
        };
        if matches!(kind, Some(Kind::Close)) {
            depth = depth.saturating_sub(1);
        }
        if let Some(kind) = kind {
            tokens.push(Token {
                kind,
                start: at,
                end: at + length,
                depth,
            });
        }
        if matches!(kind, Some(Kind::Open)) {
            depth = depth.saturating_add(1);
        }
        at += length.max(1);
    }
    tokens
}

/// The signs that stop or open something.
const SIGNS: &str = "。!?｡;,、:(〔[【)〕]】《";

/// The figures with which numbers begin.
const FIGURES: &str = "0123456789零〇一二三四五六七八九十两百千";

/// Every character with which a token begins.
static BEGINNINGS: LazyLock<Signs> = LazyLock::new(|| {
    let words: String = words::firsts().collect();
    Signs::of(&(words + SIGNS + FIGURES))
});

/// The token at a byte of a text and its length.
fn token(text: &str, at: usize, first: char) -> (Option<Kind>, usize) {
    let rest = &text[at..];
    let stop = match first {
        '。' | '!' | '?' | '｡' => Some(Kind::Sentence),
        ';' => Some(Kind::Semicolon),
        ',' => Some(Kind::Comma),
        '、' => Some(Kind::Pause),
        ':' => Some(Kind::Colon),
        '(' | '〔' | '[' | '【' => Some(Kind::Open),
        ')' | '〕' | ']' | '】' => Some(Kind::Close),
        _ => None,
    };
    if stop.is_some() {
        return (stop, first.len_utf8());
    }
    // 三类内部事务信息, 两项合计: no figure of its own.
    let phrase = is_numeral(first)
        && words::at_start(rest, first).is_some_and(|(_, length)| length >= "两项合计".len());
    if !phrase && (first.is_ascii_digit() || is_numeral(first)) {
        if let Some(length) = nil(rest, &text[..at]) {
            return (Some(Kind::Number(Number::nil(length))), length);
        }
        let before = text[..at].chars().next_back();
        if let Some(number) = numbers::read(rest, before) {
            return number_token(rest, number, before, text, at);
        }
        if first.is_ascii_digit() {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            return (None, digits);
        }
    }
    match words::at_start(rest, first) {
        Some((word, length)) => {
            // 没有结转下年度: the carrying over is what is denied.
            let denial = rest
                .get(..length)
                .and_then(|word| word.strip_suffix("结转"));
            let length = match denial {
                Some(denial) if word == Word::None => denial.len(),
                _ => length,
            };
            (Some(Kind::Word(word)), length)
        }
        None => (None, first.len_utf8()),
    }
}

/// A number, unless it is a part of a telephone or document number, a date or an address.
fn number_token(
    rest: &str,
    mut number: Number,
    before: Option<char>,
    text: &str,
    at: usize,
) -> (Option<Kind>, usize) {
    let joined_before = before.is_some_and(|c| joins(c) || matches!(c, '第' | '.'));
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let joined_after = rest
        .get(digits..)
        .and_then(|after| after.chars().next())
        .is_some_and(joins);
    // 十四届人大二次会议 counts no meetings.
    let ordinal = digits == 0
        && rest
            .get(number.length..)
            .is_some_and(|after| after.starts_with("会议") || after.starts_with("全会"));
    if ordinal || joined_before || (joined_after && digits > 0) {
        return (None, number.length);
    }
    let lead = text.get(..at).unwrap_or("");
    if ends_in_one(lead, &ABOUT_BEFORE) {
        number.exact = false;
    }
    if number.unit == Unit::None {
        let nought = number.value.is_zero() && lead.ends_with('为');
        // 收到的申请数为16，
        let counted = ends_in_one(lead, &["数为", "量为", "件为"])
            && ends_in_one(rest.get(..number.length + 3).unwrap_or(""), &["，", "。"]);
        if counted {
            number.unit = Unit::Count("件");
        } else if !nought {
            return (None, number.length);
        }
    }
    (Some(Kind::Number(number)), number.length)
}

/// Whether a sign beside a number makes it a part of something longer.
fn joins(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '-' | '—' | '–' | '~' | '@' | '/')
}

/// Signs of an inexact number before it.
const ABOUT_BEFORE: [&str; 14] = [
    "近",
    "约",
    "超",
    "超过",
    "突破",
    "逾",
    "大约",
    "不少于",
    "至少",
    "不足",
    "多达",
    "达到近",
    "大概",
    "高达",
];

/// The length of a nought in words that has no unit: 零报告, 为零.
fn nil(rest: &str, lead: &str) -> Option<usize> {
    let after = rest.strip_prefix('零')?;
    let ends = |after: &str| {
        after
            .chars()
            .next()
            .is_none_or(|c| matches!(c, '。' | ',' | ';' | ')' | '、' | '!'))
    };
    if let Some(after) = after.strip_prefix("报告")
        && ends(after)
    {
        return Some("零报告".len());
    }
    (lead.ends_with('为') && ends(after)).then_some('零'.len_utf8())
}

fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '零' | '〇'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '两'
            | '百'
            | '千'
    )
}
