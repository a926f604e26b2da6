//! Splits the text that belongs to a row of a table into slots: numbers, marks, empty cells, words.

use std::ops::Range;

use rust_decimal::Decimal;

use super::letters::is_letter;
use crate::document::{Document, fold};
use crate::finding::TextRange;

/// One thing that may be the content of a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// What it is.
    pub kind: SlotKind,
    /// Where; an empty range for an empty cell.
    pub range: TextRange,
    /// The line, counted from the first of the row.
    pub line: usize,
    /// The field between pipes, counted from 1; 0 before the first pipe.
    pub field: usize,
    /// Whether a page ends right after it, as after a page number.
    pub before_break: bool,
}

/// Kinds of slot.
#[derive(Debug, Clone, PartialEq)]
pub enum SlotKind {
    /// A number: its signs as folded text (`-1,234.50`), without unit, and its value.
    Number(String, Decimal),
    /// A number whose unit says that it is an amount (251000元), as written.
    Amount(String, Decimal),
    /// A sign that stands for nothing: `/`, `-`, `—`, `无`.
    Mark(String),
    /// An empty cell between separators.
    Empty,
    /// A line of tabs alone: an empty cell, or what parts two.
    TabLine,
    /// A line of blanks, which is no empty cell where values share a line.
    SpaceLine,
    /// An empty line, which is an empty cell only where rows are not set apart by such lines.
    EmptyLine,
    /// Any other word.
    Word(String),
}

impl SlotKind {
    /// Whether something is written there that can be a cell's value by itself.
    pub fn is_value(&self) -> bool {
        matches!(
            self,
            SlotKind::Number(..) | SlotKind::Amount(..) | SlotKind::Mark(_)
        )
    }

    /// Whether it is an empty cell.
    pub fn is_empty(&self) -> bool {
        matches!(self, SlotKind::Empty)
    }

    /// Whether it is a line without writing.
    pub fn is_line(&self) -> bool {
        matches!(
            self,
            SlotKind::TabLine | SlotKind::SpaceLine | SlotKind::EmptyLine
        )
    }
}

/// Splits a byte range of the document. `known` tells whether the Han character at a byte is of
/// the form, `own` whether it is a letter of a label that was found there; `numbering` gives the bytes of the numbering signs of labels, which are no values.
pub fn split(
    document: &Document,
    range: TextRange,
    known: &dyn Fn(usize) -> bool,
    own: &dyn Fn(usize) -> bool,
    numbering: &[TextRange],
) -> Vec<Slot> {
    let text = document.slice(&range);
    // A line of several tabs is a row of cells; one tab before a single cell sets it in.
    let set_in = !text
        .split(['\n', '\r'])
        .skip(1)
        .any(|line| line.matches('\t').count() > 3);
    let mut splitter = Splitter {
        set_in,
        slots: Vec::new(),
        filled: true,
        line: LineState::default(),
        lines: 0,
        fields: 0,
        base: range.start,
    };
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let first = document
        .residue
        .partition_point(|residue| residue.range.end <= range.start);
    let mut residue = document.residue[first..].iter().peekable();
    let first = numbering.partition_point(|number| number.end <= range.start);
    let mut numbers = numbering[first..].iter().peekable();
    // A figure ends where the numbering of the next label begins, though no space may part them.
    let index_of = |byte: usize| chars.partition_point(|c| range.start + c.0 < byte);
    let mut barrier = numbers
        .peek()
        .map_or(chars.len(), |next| index_of(next.start));
    let mut at = 0;
    while at < chars.len() {
        let (offset, c) = chars[at];
        let byte = range.start + offset;
        while residue
            .next_if(|residue| residue.range.end <= byte)
            .is_some()
        {}
        let jump = residue
            .peek()
            .filter(|residue| residue.range.contains(&byte))
            .map(|residue| residue.range.end)
            .or_else(|| {
                numbers
                    .next_if(|next| next.contains(&byte))
                    .map(|next| next.end)
            });
        if let Some(end) = jump {
            while numbers.next_if(|next| next.end <= end).is_some() {}
            barrier = numbers
                .peek()
                .map_or(chars.len(), |next| index_of(next.start));
            while at < chars.len() && range.start + chars[at].0 < end {
                at += 1;
            }
            continue;
        }
        at += splitter.take(&chars[..barrier.max(at + 1)], at, c, known, own);
    }
    splitter.end();
    splitter.slots
}

#[derive(Default)]
struct LineState {
    /// Something but white space was seen on the line.
    written: bool,
    /// A tab stands before anything else.
    led: bool,
    /// Separators on the line.
    tabs: usize,
    /// White space other than tabs on the line.
    spaces: bool,
    /// Whether a whole line was begun.
    begun: bool,
}

struct Splitter {
    slots: Vec<Slot>,
    /// Whether anything stands in the field since its separator.
    filled: bool,
    line: LineState,
    lines: usize,
    fields: usize,
    base: usize,
    /// Whether tabs at the start of a line set it in, rather than part cells.
    set_in: bool,
}

impl Splitter {
    /// Takes what stands at `at`; gives how many characters it was.
    fn take(
        &mut self,
        chars: &[(usize, char)],
        at: usize,
        c: char,
        known: &dyn Fn(usize) -> bool,
        own: &dyn Fn(usize) -> bool,
    ) -> usize {
        let byte = self.base + chars[at].0;
        match c {
            '\n' | '\r' | '\x0c' => {
                let last = self
                    .slots
                    .iter_mut()
                    .rev()
                    .find(|slot| slot.kind.is_value());
                if let Some(last) = last.filter(|_| c == '\x0c') {
                    last.before_break = true;
                }
                self.end_line(byte);
                let pair = c == '\r' && chars.get(at + 1).is_some_and(|next| next.1 == '\n');
                1 + usize::from(pair)
            }
            '\t' => {
                let leading = !self.line.written && self.line.begun && self.set_in;
                if !self.filled && !leading {
                    self.push(SlotKind::Empty, byte..byte);
                }
                self.filled = leading && self.filled;
                self.line.led |= !self.line.written;
                self.line.tabs += 1;
                1
            }
            '|' | '｜' | '│' | '┃' | '¦' => {
                if !self.filled {
                    self.push(SlotKind::Empty, byte..byte);
                }
                self.filled = false;
                self.fields += 1;
                self.line.written = true;
                1
            }
            c if folded(c).is_none() => {
                self.line.spaces = true;
                1
            }
            _ => {
                let taken = number(chars, at, self.base, known)
                    .or_else(|| mark(chars, at, self.base, own))
                    .or_else(|| word(chars, at, self.base, known));
                self.line.written = true;
                match taken {
                    Some((kind, length)) => {
                        let last = chars[at + length - 1];
                        let end = self.base + last.0 + last.1.len_utf8();
                        self.push(kind, byte..end);
                        self.filled = true;
                        length
                    }
                    None => {
                        // Letters and signs of labels fill their own field but are no value.
                        self.filled = true;
                        1
                    }
                }
            }
        }
    }

    fn end_line(&mut self, byte: usize) {
        if self.line.begun && !self.line.written {
            let kind = if self.line.tabs > 0 {
                SlotKind::TabLine
            } else if self.line.spaces {
                SlotKind::SpaceLine
            } else {
                SlotKind::EmptyLine
            };
            self.push(kind, byte..byte);
            self.filled = true;
        } else if self.line.led && self.line.tabs == 2 {
            // A line of one cell between tabs.
            self.filled = true;
        } else if self.line.tabs > 0 && !self.filled {
            // A tab before the end of the line leaves one more cell after it.
            self.push(SlotKind::Empty, byte..byte);
            self.filled = true;
        } else if self.line.tabs > 0 {
            self.filled = true;
        }
        self.lines += 1;
        // Where tabs part cells, an empty first cell of the next line shows as a leading tab.
        self.filled = self.filled && self.set_in;
        self.line = LineState {
            begun: true,
            ..LineState::default()
        };
    }

    fn end(&mut self) {
        if self.line.tabs > 0 && !self.filled && self.line.written {
            let end = self.slots.last().map_or(self.base, |slot| slot.range.end);
            self.push(SlotKind::Empty, end..end);
        }
    }

    fn push(&mut self, kind: SlotKind, range: Range<usize>) {
        self.slots.push(Slot {
            kind,
            range,
            line: self.lines,
            field: self.fields,
            before_break: false,
        });
    }
}

/// The folded character; none for white space and invisible signs.
fn folded(c: char) -> Option<char> {
    let mut folded = None;
    fold(c, |c| {
        folded.get_or_insert(c);
    });
    folded
}

fn at_folded(chars: &[(usize, char)], at: usize) -> Option<char> {
    chars.get(at).and_then(|(_, c)| folded(*c))
}

/// Units that may follow a figure in a cell.
const UNITS: [&str; 13] = [
    "件", "条", "份", "项", "个", "笔", "宗", "起", "例", "次", "人", "部", "篇",
];
/// Units that make it an amount of money.
const MONEY: [&str; 4] = ["万元", "亿元", "元", "圆"];

/// A number with its unit and a gloss in brackets, unless a word of the running text holds it.
fn number(
    chars: &[(usize, char)],
    at: usize,
    base: usize,
    known: &dyn Fn(usize) -> bool,
) -> Option<(SlotKind, usize)> {
    let mut digits = String::new();
    let mut next = at;
    let sign = match at_folded(chars, at)? {
        '+' => Some('+'),
        '-' | '−' | '–' | '－' => Some('-'),
        _ => None,
    };
    if let Some(sign) = sign {
        // `- 4 -` is a page number and `3-5` a range or two glued figures with a sign.
        at_folded(chars, at + 1).filter(char::is_ascii_digit)?;
        digits.push(sign);
        next += 1;
    }
    let first = next;
    while let Some(c) = at_folded(chars, next) {
        if c.is_ascii_digit() {
            digits.push(c);
        } else if c == '.'
            && at_folded(chars, next + 1).is_some_and(|c| c.is_ascii_digit())
            && !digits.contains('.')
        {
            digits.push('.');
        } else if c == '\\' && at_folded(chars, next + 1) == Some('.') {
            // Markdown escapes the point.
        } else if c == ',' && thousands(chars, first, next) {
            // A thousands separator is no part of the value.
        } else {
            break;
        }
        next += 1;
    }
    if next == first {
        return None;
    }
    let value: Decimal = digits.trim_start_matches('+').parse().ok()?;
    // A letter before it that is not of the form makes it part of a sentence: 共12件.
    let foreign = |at: usize| {
        chars.get(at).is_some_and(|(offset, c)| {
            let c = folded(*c).unwrap_or(' ');
            c.is_ascii_alphabetic() || is_letter(c) && !known(base + offset)
        })
    };
    if at > 0 && foreign(at - 1) {
        return None;
    }
    let unit = |units: &[&'static str]| {
        units.iter().copied().find(|unit| {
            unit.chars()
                .enumerate()
                .all(|(i, c)| chars.get(next + i).is_some_and(|(_, d)| *d == c))
                && chars
                    .get(next)
                    .is_some_and(|(offset, _)| !known(base + offset))
        })
    };
    let money = unit(&MONEY);
    let count = unit(&UNITS);
    let mut end = next + money.or(count).map_or(0, |unit| unit.chars().count());
    if foreign(end)
        || matches!(at_folded(chars, end), Some('%' | '‰' | ':'))
        || dated(chars, at, end, base, known)
    {
        return None;
    }
    end += gloss(chars, end, base, known);
    let kind = match money {
        Some(unit) => SlotKind::Amount(format!("{digits}{unit}"), value),
        None => SlotKind::Number(digits, value),
    };
    Some((kind, end - at))
}

/// Whether a word of dates and pages stands right beside, blanks apart: 2024 年, 第 3 页.
fn dated(
    chars: &[(usize, char)],
    at: usize,
    end: usize,
    base: usize,
    known: &dyn Fn(usize) -> bool,
) -> bool {
    let blank = |c: &(usize, char)| matches!(c.1, ' ' | '\u{a0}' | '\u{3000}');
    let after = chars[end.min(chars.len())..].iter().find(|c| !blank(c));
    // 年 of the merged cell 三、本年度办理结果 may follow a row's last figure, a space apart.
    let of_form = |c: &&(usize, char)| known(base + c.0) && chars.get(end) != Some(*c);
    let after = after.filter(|c| !of_form(c)).map(|c| c.1);
    // So may the 第 of a label that is torn in 保护第三方.
    let before = chars[..at].iter().rev().find(|c| !blank(c));
    let before = before.filter(|c| {
        !known(base + c.0) || at.checked_sub(1).and_then(|at| chars.get(at)) == Some(*c)
    });
    let before = before.map(|c| c.1);
    matches!(after, Some('年' | '月' | '日' | '页' | '号'))
        || matches!(before, Some('第' | '〔' | '【'))
}

/// Whether the comma at `comma` separates thousands: at most three digits before, three after.
fn thousands(chars: &[(usize, char)], first: usize, comma: usize) -> bool {
    let digit = |at: usize| at_folded(chars, at).is_some_and(|c| c.is_ascii_digit());
    let before = (first..comma).rev().take_while(|at| digit(*at)).count();
    (1..=3).contains(&before) && (1..=3).all(|step| digit(comma + step)) && !digit(comma + 4)
}

/// Length of a gloss in brackets that holds a letter: （其中修订16件）.
fn gloss(chars: &[(usize, char)], at: usize, base: usize, known: &dyn Fn(usize) -> bool) -> usize {
    if at_folded(chars, at) != Some('(') {
        return 0;
    }
    let inside = chars[at..]
        .iter()
        .take(40)
        .position(|(_, c)| folded(*c) == Some(')'));
    let foreign = chars
        .get(at + 1)
        .is_some_and(|(offset, c)| is_letter(*c) && !known(base + offset));
    match inside {
        Some(length) if foreign => length + 1,
        _ => 0,
    }
}

/// A sign that stands for an empty cell, alone in its place.
fn mark(
    chars: &[(usize, char)],
    at: usize,
    base: usize,
    own: &dyn Fn(usize) -> bool,
) -> Option<(SlotKind, usize)> {
    // The 无 of a label that the layout tore is no sign for nothing.
    if chars[at].1 == '无' && own(base + chars[at].0) {
        return None;
    }
    let is_mark = |c: char| {
        matches!(
            c,
            '/' | '／' | '-' | '－' | '—' | '–' | '―' | '─' | '−' | '\\' | '无' | '*'
        )
    };
    let length = chars[at..].iter().take_while(|(_, c)| is_mark(*c)).count();
    let apart = |at: Option<usize>| {
        at.and_then(|at| chars.get(at))
            .is_none_or(|(_, c)| folded(*c).is_none() || matches!(c, '|' | '｜' | '│' | '┃' | '¦'))
    };
    if length == 0 || length > 4 || !apart(at.checked_sub(1)) || !apart(Some(at + length)) {
        return None;
    }
    // 无 before or after other letters is a word with a blank in it: 无 正当理由.
    let blank = |c: char| folded(c).is_none() && !matches!(c, '\n' | '\r' | '\t' | '\x0c');
    let letter = |c: Option<&(usize, char)>| {
        c.is_some_and(|c| super::letters::is_letter(c.1) && c.1 != '无')
    };
    let after = chars[at + length..].iter().find(|c| !blank(c.1));
    let before = chars[..at].iter().rev().find(|c| !blank(c.1));
    // Nor is it one where 无法提供 or 无正当理由 goes on in the next line.
    let next = chars[at + length..]
        .iter()
        .find(|c| folded(c.1).is_some())
        .map(|c| c.1);
    let goes_on = matches!(next, Some('法' | '正'));
    if chars[at].1 == '无' && (goes_on || letter(after) || letter(before)) {
        return None;
    }
    Some((
        SlotKind::Mark(chars[at..at + length].iter().map(|(_, c)| c).collect()),
        length,
    ))
}

/// A word that is not of the form, up to white space or a separator.
fn word(
    chars: &[(usize, char)],
    at: usize,
    base: usize,
    known: &dyn Fn(usize) -> bool,
) -> Option<(SlotKind, usize)> {
    let (offset, c) = chars[at];
    let c = folded(c)?;
    let foreign = c.is_ascii_alphanumeric() || is_letter(c) && !known(base + offset);
    if !foreign {
        return None;
    }
    let length = chars[at..]
        .iter()
        .take_while(|(_, c)| folded(*c).is_some() && !matches!(c, '|' | '｜' | '│' | '┃' | '¦'))
        .count();
    Some((
        SlotKind::Word(chars[at..at + length].iter().map(|(_, c)| c).collect()),
        length,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slots(text: &str) -> Vec<String> {
        let document = Document::new(text);
        split(&document, 0..text.len(), &|_| false, &|_| false, &[])
            .into_iter()
            .map(|slot| match slot.kind {
                SlotKind::Number(digits, _) => digits,
                SlotKind::Amount(text, _) => text,
                SlotKind::Mark(mark) => mark,
                SlotKind::Empty | SlotKind::SpaceLine | SlotKind::TabLine => "_".into(),
                SlotKind::EmptyLine => "~".into(),
                SlotKind::Word(word) => format!("[{word}]"),
            })
            .collect()
    }

    #[test]
    fn tabs_and_pipes_leave_empty_cells() {
        assert_eq!(slots("\t0\t\t3\t"), ["0", "_", "3", "_"]);
        assert_eq!(slots(" | 4 | 0 | | 4 | ||"), ["4", "0", "_", "4", "_", "_"]);
        assert_eq!(
            slots(" | 25 |\n|\n|\n|\n|\n| 25 |\n"),
            ["25", "_", "_", "_", "_", "_", "25"]
        );
        assert_eq!(slots("\n|\n0\n|\n0\n|\n6\n|"), ["0", "0", "6"]);
    }

    #[test]
    fn a_cell_a_line() {
        assert_eq!(slots("\n0\n\n0\n \n0"), ["0", "~", "0", "_", "0"]);
        assert_eq!(slots("\n\t0\n\t\n\t0\n"), ["0", "_", "0"]);
    }

    #[test]
    fn numbers_of_every_shape() {
        assert_eq!(
            slots("1 ２３ 1,234 -5 +6 7.50 0件 251000元 22（其中修订 16 件） 2648-18538"),
            [
                "1",
                "23",
                "1234",
                "-5",
                "+6",
                "7.50",
                "0",
                "251000元",
                "22",
                "2648",
                "-18538"
            ]
        );
    }

    #[test]
    fn figures_in_sentences_are_words() {
        assert_eq!(
            slots("2024年 共5件 12% / — 无 - 4 -"),
            [
                "[2024年]",
                "[共5件]",
                "[12%]",
                "/",
                "—",
                "无",
                "-",
                "4",
                "-"
            ]
        );
    }

    #[test]
    fn letters_of_torn_labels_are_no_values() {
        let text = " 2  年 3 第\n";
        let document = Document::new(text);
        let of_form = |_| true;
        let found = split(&document, 0..text.len(), &of_form, &|_| false, &[]);
        assert_eq!(found.iter().filter(|slot| slot.kind.is_value()).count(), 2);
        let text = " 无\n正当 0";
        let found = split(
            &Document::new(text),
            0..text.len(),
            &of_form,
            &|_| false,
            &[],
        );
        assert_eq!(found.len(), 1);
    }
}
