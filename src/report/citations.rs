//! Documents that the prose cites: titles in 《》 and document numbers.

use std::ops::Range;

use super::Paragraph;
use crate::document::{Document, Stops};
use crate::finding::TextRange;
use crate::one_of::ends_in_one;

/// A cited document: a title, a number, or both where they stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// The title within 《》 (shadow text, marks left out).
    pub title: Option<String>,
    /// Where the title stands, marks included.
    pub title_range: Option<TextRange>,
    /// The number.
    pub number: Option<DocumentNumber>,
    /// The paragraph, by its index in the report.
    pub paragraph: usize,
    /// Where all of it stands within the paragraph's text.
    pub within: Range<usize>,
}

/// A document number such as 国办公开办函〔2021〕30号 or 国务院令第711号.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentNumber {
    /// 国办公开办函.
    pub issuer: String,
    /// The sign before the year, widths folded; none where it is missing.
    pub open: Option<char>,
    /// The year; none in the number of an order.
    pub year: Option<u16>,
    /// The sign after the year, widths folded; none where it is missing.
    pub close: Option<char>,
    /// The serial number.
    pub serial: u32,
    /// Where all of it stands.
    pub range: TextRange,
    /// Where the sign before the year stands; empty where it is missing.
    pub open_range: TextRange,
    /// Where the sign after the year stands; empty where it is missing.
    pub close_range: TextRange,
    /// Where a 第 before the serial number stands, if there is one.
    pub ordinal_range: Option<TextRange>,
}

impl DocumentNumber {
    /// Whether year and serial number are these.
    pub fn is(&self, year: u16, serial: u32) -> bool {
        self.year == Some(year) && self.serial == serial
    }

    /// The number in its proper form, `国办公开办函〔2021〕30号`.
    pub fn proper(&self) -> String {
        match self.year {
            Some(year) => format!("{}〔{year}〕{}号", self.issuer, self.serial),
            None => format!("{}第{}号", self.issuer, self.serial),
        }
    }
}

/// Reads every citation in order of place.
pub fn read(document: &Document, paragraphs: &[Paragraph]) -> Vec<Citation> {
    let mut citations = Vec::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let text = paragraph.text(document);
        let source = |range: Range<usize>| paragraph.source(document, &range);
        let mut numbers = numbers_in(text).into_iter().peekable();
        for title in titles_in(text) {
            while let Some(number) = numbers.next_if(|number| number.start < title.end) {
                citations.push(alone(index, &number, &source));
            }
            let number = numbers.next_if(|number| stand_together(text, title.end, number.start));
            citations.push(Citation {
                title: Some(inner(text, &title).to_string()),
                title_range: Some(source(title.clone())),
                number: number.as_ref().map(|number| number.resolve(&source)),
                paragraph: index,
                within: title.start..number.as_ref().map_or(title.end, |number| number.end),
            });
        }
        citations.extend(numbers.map(|number| alone(index, &number, &source)));
    }
    citations
}

fn alone(
    paragraph: usize,
    number: &Number,
    source: &dyn Fn(Range<usize>) -> TextRange,
) -> Citation {
    Citation {
        title: None,
        title_range: None,
        number: Some(number.resolve(source)),
        paragraph,
        within: number.start..number.end,
    }
}

/// A title without its outer marks.
fn inner<'t>(text: &'t str, title: &Range<usize>) -> &'t str {
    let mark = '《'.len_utf8();
    text.get(title.start + mark..title.end.saturating_sub(mark))
        .unwrap_or("")
}

/// Whether a number follows a title directly: 《…》（国办函… or 《…》,国办函….
fn stand_together(text: &str, title_end: usize, number_start: usize) -> bool {
    text.get(title_end..number_start)
        .is_some_and(|between| matches!(between, "" | "(" | "," | "((" | "〔" | "[" | "文件("))
}

/// Every title in 《》, marks included; titles within a title belong to it. A title that is not closed
/// within its sentence is none.
pub fn titles_in(text: &str) -> Vec<Range<usize>> {
    let mut titles = Vec::new();
    let Some(first) = text.find('《') else {
        return titles;
    };
    let mut open = None;
    let mut depth = 0;
    for (offset, c) in text[first..].char_indices() {
        let at = first + offset;
        match (c, open) {
            ('《', None) => {
                open = Some(at);
                depth = 1;
            }
            ('《', Some(_)) => depth += 1,
            ('》', Some(start)) => {
                depth -= 1;
                let end = at + c.len_utf8();
                // 《…〈…》》 and 《…《…》的通知》: the outer mark closes what the inner ones left.
                if depth == 0 || !closes_later(text, end) {
                    titles.push(start..end);
                    open = None;
                }
            }
            ('。', Some(_)) => open = None,
            _ => {}
        }
    }
    titles
}

/// Whether another 》 comes before the sentence ends and before a further 《.
fn closes_later(text: &str, from: usize) -> bool {
    let rest = text.get(from..).unwrap_or("");
    rest.find(['》', '《', '。', ';'])
        .is_some_and(|at| rest[at..].starts_with('》'))
}

/// A document number within one text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Number {
    start: usize,
    end: usize,
    issuer: String,
    open: Option<char>,
    open_range: Range<usize>,
    year: Option<u16>,
    close: Option<char>,
    close_range: Range<usize>,
    ordinal: Option<Range<usize>>,
    serial: u32,
}

impl Number {
    fn resolve(&self, source: &dyn Fn(Range<usize>) -> TextRange) -> DocumentNumber {
        DocumentNumber {
            issuer: self.issuer.clone(),
            open: self.open,
            year: self.year,
            close: self.close,
            serial: self.serial,
            range: source(self.start..self.end),
            open_range: source(self.open_range.clone()),
            close_range: source(self.close_range.clone()),
            ordinal_range: self.ordinal.clone().map(source),
        }
    }
}

/// Every document number of a text, in order.
fn numbers_in(text: &str) -> Vec<Number> {
    let mut numbers: Vec<Number> = Vec::new();
    let mut at = 0;
    static FIGURES: Stops = Stops::at(b"0123456789");
    while let Some(start) = FIGURES.next(text, at) {
        let length = digits(text, start);
        let found = number_at(text, start, length).or_else(|| order_at(text, start, length));
        at = start + length;
        if let Some(number) = found {
            at = at.max(number.end);
            if numbers.last().is_none_or(|last| last.end <= number.start) {
                numbers.push(number);
            }
        }
    }
    numbers
}

/// A number whose year is the run of figures at `at`, or begins it where the sign after it is lost.
fn number_at(text: &str, at: usize, length: usize) -> Option<Number> {
    let before = text.get(..at)?;
    let open = before.chars().next_back().filter(|c| is_bracket(*c));
    let open_start = at - open.map_or(0, char::len_utf8);
    let year = text.get(at..at + 4)?.parse::<u16>().ok()?;
    if length < 4 || !(1950..2100).contains(&year) {
        return None;
    }
    let rest = text.get(at + length..)?;
    let close = (length == 4)
        .then(|| rest.chars().next())
        .flatten()
        // 国办发2021年30号
        .filter(|c| is_bracket(*c) || *c == '年' && ends_in_one(before, &KNOWN_ISSUERS));
    let close_start = at + 4;
    let close_end = close_start + close.map_or(0, char::len_utf8);
    let ordinal = text
        .get(close_end..)?
        .starts_with('第')
        .then(|| close_end..close_end + '第'.len_utf8());
    let serial_start = ordinal.as_ref().map_or(close_end, |range| range.end);
    let count = digits(text, serial_start);
    if !(1..=5).contains(&count) {
        return None;
    }
    let serial = text
        .get(serial_start..serial_start + count)?
        .parse::<u32>()
        .ok()?;
    let after = text.get(serial_start + count..)?;
    let has_sign = after.starts_with('号');
    let end = serial_start + count + if has_sign { '号'.len_utf8() } else { 0 };
    let issuer = issuer_before(text.get(..open_start)?);
    let known = ends_in_one(issuer, &KNOWN_ISSUERS);
    // Year and serial run together only where an issuer that everyone knows stands before them.
    let sound = match (open, close) {
        (Some(_), Some(_)) => has_sign && !issuer.is_empty() || known,
        (None, None) => known && has_sign,
        _ => known || has_sign && issuer.chars().count() >= 2,
    };
    if !sound || issuer.is_empty() {
        return None;
    }
    Some(Number {
        start: open_start - issuer.len(),
        end,
        issuer: issuer.to_string(),
        open,
        open_range: open_start..at,
        year: Some(year),
        close,
        close_range: close_start..close_end,
        ordinal,
        serial,
    })
}

/// The number of an order: 国务院令第711号.
fn order_at(text: &str, at: usize, length: usize) -> Option<Number> {
    const ORDER: &str = "国务院令";
    let before = text.get(..at)?;
    let named = before.strip_suffix('第').unwrap_or(before);
    let start = named.strip_suffix(ORDER)?.len();
    let serial = text.get(at..at + length)?.parse().ok()?;
    let end = at + length + text.get(at + length..)?.strip_prefix('号').map(|_| 3)?;
    Some(Number {
        start,
        end,
        issuer: ORDER.to_string(),
        open: None,
        open_range: start..start,
        year: None,
        close: None,
        close_range: start..start,
        ordinal: None,
        serial,
    })
}

/// Codes of issuers that stand before a number even where its brackets are lost.
const KNOWN_ISSUERS: [&str; 12] = [
    "国办公开办函",
    "国办公开函",
    "国办公开办发",
    "国办公开办",
    "国办公函",
    "国办函",
    "国办发",
    "国办秘函",
    "国发",
    "国函",
    "中办发",
    "厅字",
];

/// The code of the issuer at the end of a text: the last run of Chinese characters, without the words
/// of the sentence before it.
fn issuer_before(text: &str) -> &str {
    const LONGEST: usize = 16;
    let start = text
        .char_indices()
        .rev()
        .take(LONGEST)
        .take_while(|(_, c)| matches!(c, '\u{4e00}'..='\u{9fff}'))
        .last()
        .map_or(text.len(), |(at, _)| at);
    let run = text.get(start..).unwrap_or("");
    if let Some(known) = KNOWN_ISSUERS.iter().find(|known| run.ends_with(**known)) {
        return &run[run.len() - known.len()..];
    }
    const LEADS: [&str; 22] = [
        "根据", "按照", "依据", "依照", "遵照", "贯彻", "落实", "执行", "印发", "转发", "下发",
        "发布", "通知", "文件", "关于", "文号", "以及", "简称", "为", "和", "及", "以",
    ];
    let cut = LEADS
        .iter()
        .filter_map(|lead| run.rfind(lead).map(|at| at + lead.len()))
        .max()
        .unwrap_or(0);
    let code = run.get(cut..).unwrap_or("");
    // 发 and 函 close most codes; what is left must look like a code, not like a sentence.
    if code.chars().count() > 12 { "" } else { code }
}

/// How many figures stand at `at`.
fn digits(text: &str, at: usize) -> usize {
    text.get(at..).map_or(0, |rest| {
        rest.bytes().take_while(u8::is_ascii_digit).count()
    })
}

/// Signs that are put around the year, rightly or wrongly.
fn is_bracket(c: char) -> bool {
    matches!(
        c,
        '〔' | '〕'
            | '【'
            | '】'
            | '['
            | ']'
            | '('
            | ')'
            | '〈'
            | '〉'
            | '《'
            | '》'
            | '<'
            | '>'
            | '「'
            | '」'
            | '『'
            | '』'
            | '〖'
            | '〗'
            | '{'
            | '}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(text: &str) -> Vec<&str> {
        titles_in(text)
            .into_iter()
            .map(|range| &text[range])
            .collect()
    }

    type Parts<'t> = (
        String,
        Option<char>,
        Option<u16>,
        Option<char>,
        u32,
        &'t str,
    );

    fn numbers(text: &str) -> Vec<Parts<'_>> {
        numbers_in(text)
            .into_iter()
            .map(|n| {
                (
                    n.issuer,
                    n.open,
                    n.year,
                    n.close,
                    n.serial,
                    &text[n.start..n.end],
                )
            })
            .collect()
    }

    fn one(text: &str) -> (String, Option<char>, Option<char>, u32) {
        let found = numbers(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        let (issuer, open, _, close, serial, _) = found[0].clone();
        (issuer, open, close, serial)
    }

    #[test]
    fn titles_keep_the_titles_within_them() {
        assert_eq!(
            titles(
                "依据《条例》和《关于印发〈年度报告格式〉的通知》,《甲《乙》的通知》,《丙〈丁〉》。"
            ),
            [
                "《条例》",
                "《关于印发〈年度报告格式〉的通知》",
                "《甲《乙》的通知》",
                "《丙〈丁〉》"
            ]
        );
        assert_eq!(titles("《条例。》《办法》"), ["《办法》"]);
        assert_eq!(titles("《条例》和《办法》。"), ["《条例》", "《办法》"]);
        assert!(titles("》《").is_empty());
    }

    #[test]
    fn a_number_is_read_in_any_brackets() {
        let issuer = "国办公开办函".to_string();
        for (text, open, close) in [
            ("(国办公开办函〔2021〕30号)", Some('〔'), Some('〕')),
            ("(国办公开办函【2021】30号)", Some('【'), Some('】')),
            ("(国办公开办函[2021]30号)", Some('['), Some(']')),
            ("根据国办公开办函(2021)30号", Some('('), Some(')')),
            ("国办公开办函〈2021〉30号", Some('〈'), Some('〉')),
            ("国办公开办函2021〕30号", None, Some('〕')),
            ("国办公开办函〔202130号", Some('〔'), None),
            ("国办公开办函〔2021〕第30号", Some('〔'), Some('〕')),
            ("国办公开办函〔2021〕30)", Some('〔'), Some('〕')),
        ] {
            assert_eq!(one(text), (issuer.clone(), open, close, 30), "{text}");
        }
        assert_eq!(one("根据澄政办发〔2024〕5号").0, "澄政办发");
        assert_eq!(
            one("《办法》(国务院令第711号)"),
            ("国务院令".into(), None, None, 711)
        );
    }

    #[test]
    fn figures_that_are_no_number_are_left_alone() {
        for text in [
            "(2024)豫0102行初12号",
            "2024年第5号",
            "共收到(2024)5件",
            "2024年12月31日",
            "电话0000-1234567",
            "第三十条(2019)",
            "滨河路2021号",
        ] {
            assert_eq!(numbers(text), [], "{text}");
        }
    }

    #[test]
    fn no_text_makes_it_panic() {
        let text = "《条例》(国办公开办函〔2021〕第30号)》《甲〈乙〉国务院令第7号[20211]";
        let marks: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        for from in &marks {
            for to in marks.iter().filter(|to| *to >= from) {
                titles_in(&text[*from..*to]);
                numbers_in(&text[*from..*to]);
            }
        }
    }
}
