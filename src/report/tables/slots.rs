//! Splits the text that belongs to a row of a table into slots: numbers, marks, empty cells, words.

use std::fmt;
use std::ops::{Deref, Range};

use crate::number::Decimal;

use super::letters::is_letter;
use crate::document::{Document, fold};
use crate::finding::TextRange;
use crate::number::decimal;

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
    Number(Digits, Decimal),
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

/// The signs of a number, in place: a table has hundreds.
#[derive(Clone, Copy, PartialEq)]
pub struct Digits {
    signs: [u8; MOST_SIGNS],
    length: u8,
}

/// Signs of the longest number that has a value, with some decimals to spare.
const MOST_SIGNS: usize = 39;

impl Digits {
    fn new() -> Self {
        Digits {
            signs: [0; MOST_SIGNS],
            length: 0,
        }
    }

    /// These signs, unless they are too many for a number or not ASCII.
    pub fn of(signs: &str) -> Option<Self> {
        let mut digits = Self::new();
        signs.chars().try_for_each(|sign| digits.push(sign))?;
        Some(digits)
    }

    fn push(&mut self, sign: char) -> Option<()> {
        *self.signs.get_mut(usize::from(self.length))? = u8::try_from(sign).ok()?;
        self.length += 1;
        Some(())
    }
}

impl Deref for Digits {
    type Target = str;

    fn deref(&self) -> &str {
        let signs = &self.signs[..usize::from(self.length)];
        std::str::from_utf8(signs).unwrap_or_default()
    }
}

impl fmt::Debug for Digits {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(self)
    }
}

/// Whether a Han character belongs to the form.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct OfForm {
    /// It is one of a label or head of the form.
    pub known: bool,
    /// It is a letter of a row's label that was found there.
    pub own: bool,
}

/// A character of the text with what is to be known of it.
#[derive(Debug, Clone, Copy)]
struct Sign {
    /// Its byte in the document.
    byte: usize,
    c: char,
    /// What it folds to; none for white space.
    folded: Option<char>,
    of_form: OfForm,
}

impl Sign {
    /// Whether it is a letter that is not of the form.
    fn is_foreign(&self) -> bool {
        let c = self.folded.unwrap_or(' ');
        is_letter(c) && !self.of_form.known
    }

    fn end(&self) -> usize {
        self.byte + self.c.len_utf8()
    }
}

/// Splits a byte range of the document. `of_form` tells of the Han character at a byte whether it is
/// of the form, and is asked in rising order; `numbering` gives the bytes of the numbering signs of
/// labels, which are no values.
pub fn split(
    document: &Document,
    range: TextRange,
    of_form: &mut dyn FnMut(usize) -> OfForm,
    numbering: &[TextRange],
) -> Vec<Slot> {
    let text = document.slice(&range);
    // Signs of no width are not seen, not even within a number.
    let mut chars = Vec::with_capacity(text.len() / 2 + 1);
    // A line of several tabs is a row of cells; one tab before a single cell sets it in.
    let (mut set_in, mut first_line, mut tabs) = (true, true, 0);
    let has_commas = text.contains(',');
    let commas_part_at = |at: usize| has_commas && has_comma_cells(&text[at..]);
    let (mut commas_part, mut quoted) = (commas_part_at(0), false);
    for (at, mut c) in text.char_indices() {
        let byte = range.start + at;
        if commas_part && c == '"' {
            quoted = !quoted;
        } else if commas_part && c == ',' && !quoted {
            c = '\t';
        }
        let plain = c.is_ascii_graphic();
        let folded = match c {
            '\u{4e00}'..='\u{9fff}' => Some(c),
            _ if plain => Some(c),
            ' ' | '\n' | '\t' => None,
            _ => folded(c),
        };
        match c {
            '\n' | '\r' => {
                (first_line, tabs) = (false, 0);
                (commas_part, quoted) = (commas_part_at(at + 1), false);
            }
            '\t' => {
                tabs += 1;
                set_in &= first_line || tabs <= 3;
            }
            _ => {}
        }
        if folded.is_some() || c.is_whitespace() {
            chars.push(Sign {
                byte,
                c,
                folded,
                of_form: if plain || folded.is_none() {
                    OfForm::default()
                } else {
                    of_form(byte)
                },
            });
        }
    }
    let mut splitter = Splitter {
        set_in,
        slots: Vec::with_capacity(16),
        filled: true,
        line: LineState::default(),
        lines: 0,
        fields: 0,
        base: range.start,
    };
    let first = document
        .residue
        .partition_point(|residue| residue.range.end <= range.start);
    let mut residue = document.residue[first..].iter().peekable();
    let first = numbering.partition_point(|number| number.end <= range.start);
    let mut numbers = numbering[first..].iter().peekable();
    // A figure ends where the numbering of the next label begins, though no space may part them.
    let index_of = |byte: usize| chars.partition_point(|sign| sign.byte < byte);
    let mut barrier = numbers
        .peek()
        .map_or(chars.len(), |next| index_of(next.start));
    let mut at = 0;
    while at < chars.len() {
        let byte = chars[at].byte;
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
            while at < chars.len() && chars[at].byte < end {
                at += 1;
            }
            continue;
        }
        at += splitter.take(&chars[..barrier.max(at + 1)], at);
    }
    splitter.end();
    splitter.slots
}

/// Whether commas part the cells of a text's first line, as in CSV: one stands between a word and a
/// figure, or there are more than a number has that is parted by thousands, and nothing else parts it.
fn has_comma_cells(text: &str) -> bool {
    let line = text.split(['\n', '\r']).next().unwrap_or("");
    let mut fields = line.split(',').peekable();
    let mut count = 0;
    while let Some(field) = fields.next() {
        count += 1;
        let next = fields.peek().and_then(|next| next.chars().next());
        let ends_word = field.ends_with(|c: char| is_letter(c) || matches!(c, ')' | '）' | '"'));
        if ends_word && next.is_some_and(|c| c.is_ascii_digit()) {
            return true;
        }
    }
    count > MOST_THOUSANDS && !line.trim().contains([' ', '\t', '|'])
}

/// Groups of digits in the longest number that a cell may hold.
const MOST_THOUSANDS: usize = 5;

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
    fn take(&mut self, chars: &[Sign], at: usize) -> usize {
        let Sign {
            byte, c, folded, ..
        } = chars[at];
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
                let pair = c == '\r' && chars.get(at + 1).is_some_and(|next| next.c == '\n');
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
            c if is_wall(c) => {
                if !self.filled {
                    self.push(SlotKind::Empty, byte..byte);
                }
                self.filled = false;
                self.fields += 1;
                self.line.written = true;
                1
            }
            _ if folded.is_none() => {
                self.line.spaces = true;
                1
            }
            // But for 无, no letter of the form can be a value or a word.
            _ if chars[at].of_form.known && c != '无' => {
                self.line.written = true;
                self.filled = true;
                1
            }
            _ => {
                let taken = number(chars, at)
                    .map(|(kind, length)| match self.is_in_word(chars, at) {
                        true => (SlotKind::Word(c.to_string()), length),
                        false => (kind, length),
                    })
                    .or_else(|| mark(chars, at))
                    .or_else(|| word(chars, at));
                self.line.written = true;
                match taken {
                    Some((kind, length)) => {
                        self.push(kind, byte..chars[at + length - 1].end());
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

    /// Whether a figure between pipes ends a word of heads, 数据1, that is no label of a row.
    fn is_in_word(&self, chars: &[Sign], at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| chars.get(before));
        self.fields > 0
            && before.is_some_and(|sign| {
                let letter = sign.folded.is_some_and(is_letter);
                letter && sign.of_form.known && !sign.of_form.own
            })
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

fn at_folded(chars: &[Sign], at: usize) -> Option<char> {
    chars.get(at).and_then(|sign| sign.folded)
}

/// Units that may follow a figure in a cell.
const UNITS: [&str; 13] = [
    "件", "条", "份", "项", "个", "笔", "宗", "起", "例", "次", "人", "部", "篇",
];
/// Units that make it an amount of money.
const MONEY: [&str; 4] = ["万元", "亿元", "元", "圆"];

/// A number with its unit and a gloss in brackets, unless a word of the running text holds it.
fn number(chars: &[Sign], at: usize) -> Option<(SlotKind, usize)> {
    let mut next = at;
    let sign = match at_folded(chars, at)? {
        '+' => Some('+'),
        '-' | '−' | '–' | '－' => Some('-'),
        '0'..='9' | '.' | '\\' => None,
        _ => return None,
    };
    let mut digits = Digits::new();
    if let Some(sign) = sign {
        // `- 4 -` is a page number and `3-5` a range or two glued figures with a sign.
        at_folded(chars, at + 1).filter(char::is_ascii_digit)?;
        digits.push(sign)?;
        next += 1;
    }
    let first = next;
    while let Some(c) = at_folded(chars, next) {
        if c.is_ascii_digit() {
            digits.push(c)?;
        } else if c == '.'
            && at_folded(chars, next + 1).is_some_and(|c| c.is_ascii_digit())
            && !digits.contains('.')
        {
            digits.push('.')?;
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
    let value = decimal(&digits)?;
    // A letter before it that is not of the form makes it part of a sentence: 共12件.
    let foreign = |at: usize| {
        chars.get(at).is_some_and(|sign| {
            sign.is_foreign() || sign.folded.is_some_and(|c| c.is_ascii_alphabetic())
        })
    };
    if at > 0 && foreign(at - 1) {
        return None;
    }
    let may_have_unit = chars
        .get(next)
        .is_some_and(|sign| is_letter(sign.c) && !sign.of_form.known);
    let unit = |units: &[&'static str]| {
        units.iter().copied().find(|unit| {
            unit.chars()
                .enumerate()
                .all(|(i, c)| chars.get(next + i).is_some_and(|sign| sign.c == c))
        })
    };
    let (money, count) = if may_have_unit {
        (unit(&MONEY), unit(&UNITS))
    } else {
        (None, None)
    };
    let mut end = next + money.or(count).map_or(0, |unit| unit.chars().count());
    if foreign(end)
        || matches!(at_folded(chars, end), Some('%' | '‰' | ':'))
        || dated(chars, at, end)
    {
        return None;
    }
    end += gloss(chars, end);
    let kind = match money {
        Some(unit) => SlotKind::Amount(format!("{}{unit}", &*digits), value),
        None => SlotKind::Number(digits, value),
    };
    Some((kind, end - at))
}

/// Whether a word of dates and pages stands right beside, blanks apart: 2024 年, 第 3 页.
fn dated(chars: &[Sign], at: usize, end: usize) -> bool {
    let blank = |sign: &Sign| matches!(sign.c, ' ' | '\u{a0}' | '\u{3000}');
    let after = (end..chars.len()).find(|at| !blank(&chars[*at]));
    // 年 of the merged cell 三、本年度办理结果 may follow a row's last figure, a space apart.
    let after = after
        .filter(|after| *after == end || !chars[*after].of_form.known)
        .map(|after| chars[after].c);
    // So may the 第 of a label that is torn in 保护第三方.
    let before = (0..at).rev().find(|at| !blank(&chars[*at]));
    let before = before
        .filter(|before| before + 1 == at || !chars[*before].of_form.known)
        .map(|before| chars[before].c);
    matches!(after, Some('年' | '月' | '日' | '页' | '号'))
        || matches!(before, Some('第' | '〔' | '【'))
}

/// Whether the comma at `comma` separates thousands: at most three digits before, three after.
fn thousands(chars: &[Sign], first: usize, comma: usize) -> bool {
    let digit = |at: usize| at_folded(chars, at).is_some_and(|c| c.is_ascii_digit());
    let before = (first..comma).rev().take_while(|at| digit(*at)).count();
    (1..=3).contains(&before) && (1..=3).all(|step| digit(comma + step)) && !digit(comma + 4)
}

/// Length of a gloss in brackets that holds a letter: （其中修订16件）.
fn gloss(chars: &[Sign], at: usize) -> usize {
    if at_folded(chars, at) != Some('(') {
        return 0;
    }
    let inside = chars[at..]
        .iter()
        .take(40)
        .position(|sign| sign.folded == Some(')'));
    let foreign = chars
        .get(at + 1)
        .is_some_and(|sign| is_letter(sign.c) && !sign.of_form.known);
    match inside {
        Some(length) if foreign => length + 1,
        _ => 0,
    }
}

/// A sign that stands for an empty cell, alone in its place.
fn mark(chars: &[Sign], at: usize) -> Option<(SlotKind, usize)> {
    // The 无 of a label that the layout tore is no sign for nothing.
    if chars[at].c == '无' && chars[at].of_form.own {
        return None;
    }
    let is_mark = |c: char| {
        matches!(
            c,
            '/' | '／' | '-' | '－' | '—' | '–' | '―' | '─' | '−' | '\\' | '无' | '*'
        )
    };
    let length = chars[at..].iter().take_while(|s| is_mark(s.c)).count();
    let apart = |at: Option<usize>| {
        at.and_then(|at| chars.get(at))
            .is_none_or(|sign| sign.folded.is_none() || is_wall(sign.c))
    };
    if length == 0 || length > 4 || !apart(at.checked_sub(1)) || !apart(Some(at + length)) {
        return None;
    }
    // 无 before or after other letters is a word with a blank in it: 无 正当理由.
    let blank =
        |sign: &Sign| sign.folded.is_none() && !matches!(sign.c, '\n' | '\r' | '\t' | '\x0c');
    let letter = |sign: Option<&Sign>| sign.is_some_and(|s| is_letter(s.c) && s.c != '无');
    let after = chars[at + length..].iter().find(|sign| !blank(sign));
    let before = chars[..at].iter().rev().find(|sign| !blank(sign));
    // Nor is it one where 无法提供 or 无正当理由 goes on in the next line.
    let next = chars[at + length..]
        .iter()
        .find(|sign| sign.folded.is_some())
        .map(|sign| sign.c);
    let goes_on = matches!(next, Some('法' | '正'));
    if chars[at].c == '无' && (goes_on || letter(after) || letter(before)) {
        return None;
    }
    Some((
        SlotKind::Mark(chars[at..at + length].iter().map(|sign| sign.c).collect()),
        length,
    ))
}

/// A word that is not of the form, up to white space or a separator.
fn word(chars: &[Sign], at: usize) -> Option<(SlotKind, usize)> {
    let sign = chars[at];
    if !sign.is_foreign() && !sign.folded?.is_ascii_alphanumeric() {
        return None;
    }
    let length = chars[at..]
        .iter()
        .take_while(|sign| sign.folded.is_some() && !is_wall(sign.c))
        .count();
    Some((
        SlotKind::Word(chars[at..at + length].iter().map(|sign| sign.c).collect()),
        length,
    ))
}

/// Whether a sign stands between two cells of a drawn table.
fn is_wall(c: char) -> bool {
    matches!(c, '|' | '｜' | '│' | '┃' | '¦')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slots(text: &str) -> Vec<String> {
        let document = Document::new(text);
        split(&document, 0..text.len(), &mut |_| OfForm::default(), &[])
            .into_iter()
            .map(|slot| match slot.kind {
                SlotKind::Number(digits, _) => digits.to_string(),
                SlotKind::Amount(text, _) => text,
                SlotKind::Mark(mark) => mark,
                SlotKind::Empty | SlotKind::SpaceLine | SlotKind::TabLine => "_".into(),
                SlotKind::EmptyLine => "~".into(),
                SlotKind::Word(word) => format!("[{word}]"),
            })
            .collect()
    }

    #[test]
    fn commas_part_cells_only_where_nothing_else_does() {
        assert_eq!(slots("）,26,10,\"1,234\""), ["26", "10", "1234"]);
        assert_eq!(
            slots("0,0,1,0,1,195,195,195"),
            ["0", "0", "1", "0", "1", "195", "195", "195"]
        );
        assert_eq!(slots("）\t1,234\t0"), ["1234", "0"]);
        assert_eq!(
            slots("1,322 3,586 3,291 0 1,821 0 10,020"),
            ["1322", "3586", "3291", "0", "1821", "0", "10020"]
        );
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
        let mut of_form = |_| OfForm {
            known: true,
            own: false,
        };
        let found = split(&document, 0..text.len(), &mut of_form, &[]);
        assert_eq!(found.iter().filter(|slot| slot.kind.is_value()).count(), 2);
        let text = " 无\n正当 0";
        let found = split(&Document::new(text), 0..text.len(), &mut of_form, &[]);
        assert_eq!(found.len(), 1);
    }
}
