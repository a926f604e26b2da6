//! The organ's name and the date at the end of a report.

use std::ops::Range;

use super::agency::looks_like_organ;
use super::dates::{Date, dates_in};
use super::furniture;
use super::words::{Word, words};
use crate::document::Document;

/// Where the sign-off stands in the shadow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// The organ's name.
    pub agency: Option<Range<usize>>,
    /// The date.
    pub date: Option<(Date, Range<usize>)>,
    /// From the first of the two to the last.
    pub range: Range<usize>,
}

/// Bytes of the shadow at the end of a text in which a sign-off is looked for.
const REACH: usize = 700;

/// Finds the sign-off at the end of `tail`, a range of the shadow. `organ` is the name that the
/// title gives.
pub fn locate(document: &Document, tail: &Range<usize>, organ: Option<&str>) -> Option<Closing> {
    let shadow = document.shadow.text.as_str();
    let mut start = tail.start.max(tail.end.saturating_sub(REACH));
    while !shadow.is_char_boundary(start) {
        start += 1;
    }
    let words = words(document, &(start..tail.end));
    let end = end_of_report(shadow, &words).unwrap_or(tail.end);
    let text = shadow.get(start..end)?;
    let dated = dates_in(text)
        .into_iter()
        .rev()
        .take(3)
        .find_map(|(date, range)| {
            let range = start + range.start..start + range.end;
            is_last(shadow.get(range.end..end)?).then_some(())?;
            let (organ, opens) = before(shadow, &words, range.start, organ)?;
            Some((organ, opens, date.dated()?, range))
        });
    if let Some((organ, opens, date, range)) = dated {
        return Some(Closing {
            range: organ.as_ref().map_or(opens, |organ| organ.start)..range.end,
            agency: organ,
            date: Some((date, range)),
        });
    }
    let organ = last_line_organ(shadow, &words, end, organ)?;
    Some(Closing {
        range: organ.clone(),
        agency: Some(organ),
        date: None,
    })
}

/// Where the report ends: before the buttons of the page.
fn end_of_report(shadow: &str, words: &[Word]) -> Option<usize> {
    words
        .iter()
        .rev()
        .find(|word| {
            !furniture::is_word(&shadow[word.range.clone()]) || is_date(&shadow[word.range.clone()])
        })
        .map(|word| word.range.end)
}

fn is_date(word: &str) -> bool {
    dates_in(word)
        .first()
        .is_some_and(|(_, range)| *range == (0..word.len()))
}

/// Whether what follows a date shows that it is the last of the report: nothing, or a note in brackets.
fn is_last(after: &str) -> bool {
    let after = after.trim_start_matches(['日', ')', '印', '。']);
    after.is_empty()
        || after.chars().count() <= 60
            && (after.starts_with("(联系人")
                || after.starts_with("联系人")
                || after.starts_with("(此件")
                || after.starts_with("(公开")
                || after.starts_with("印发"))
}

/// The organ before a closing date, and where the sign-off begins; none if the date belongs to a
/// sentence.
fn before(
    shadow: &str,
    words: &[Word],
    date: usize,
    organ: Option<&str>,
) -> Option<(Option<Range<usize>>, usize)> {
    let at = words.iter().rposition(|word| word.range.start <= date)?;
    let word = &words[at];
    let line_start = words
        .iter()
        .find(|other| other.line == word.line)
        .map_or(word.range.start, |word| word.range.start);
    let lead = shadow.get(line_start..date)?;
    let opens_line = lead
        .trim_matches(['(', '日', '期', ':', '时', '间'])
        .is_empty();
    if opens_line {
        let above = words.iter().rposition(|other| other.line < word.line);
        let organ = above.and_then(|above| organ_ending_at(shadow, words, above, organ));
        return Some((organ, line_start));
    }
    // On one line: …。澄湖县水务局2025年1月15日, or with spaces between.
    let sentence = lead
        .rfind(['。', ';', ':', '!', '(', '无'])
        .map_or(0, |sign| {
            sign + lead[sign..].chars().next().map_or(1, char::len_utf8)
        });
    for start in [line_start + sentence, word.range.start] {
        let name = shadow.get(start..date)?;
        if looks_like_organ(name) && !name.contains("事项") {
            return Some((Some(start..date), start));
        }
    }
    let before_word = shadow.get(word.range.start..date)?;
    if before_word.is_empty() {
        let organ = at
            .checked_sub(1)
            .and_then(|above| organ_ending_at(shadow, words, above, organ));
        let closed = shadow.get(..date)?.ends_with(['。', ')', '无']);
        return (organ.is_some() || closed).then_some((organ, date));
    }
    let organ = organ.filter(|organ| before_word.ends_with(organ))?;
    let start = date - organ.len();
    Some((Some(start..date), start))
}

/// The organ's name that ends with the word at `last`: a word of its own, or a line of words.
fn organ_ending_at(
    shadow: &str,
    words: &[Word],
    last: usize,
    organ: Option<&str>,
) -> Option<Range<usize>> {
    let word = words.get(last)?;
    let first_on_line = words.iter().find(|other| other.line == word.line)?;
    for start in [first_on_line.range.start, word.range.start] {
        let name = shadow.get(start..word.range.end)?;
        if looks_like_organ(name) && !name.contains("事项") {
            return Some(start..word.range.end);
        }
    }
    let organ = organ?;
    shadow
        .get(..word.range.end)?
        .ends_with(organ)
        .then(|| word.range.end - organ.len()..word.range.end)
}

/// An organ's name on the last line, without a date.
fn last_line_organ(
    shadow: &str,
    words: &[Word],
    end: usize,
    organ: Option<&str>,
) -> Option<Range<usize>> {
    let last = words.iter().rposition(|word| word.range.end <= end)?;
    let first_on_line = words
        .iter()
        .position(|word| word.line == words[last].line)?;
    let range = words[first_on_line].range.start..words[last].range.end;
    let name = shadow.get(range.clone())?;
    let above = shadow.get(..range.start)?;
    let is_own = organ.is_some_and(|organ| organ.ends_with(name) || name.ends_with(organ));
    let closed = above.ends_with(['。', '无', ';']) && looks_like_organ(name) && first_on_line > 0;
    (is_own && first_on_line > 0 || closed).then_some(range)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn closing(text: &str) -> (Option<String>, Option<Date>) {
        let document = Document::new(text);
        let shadow = &document.shadow.text;
        let found = locate(&document, &(0..shadow.len()), Some("澄湖县水务局"));
        found.map_or((None, None), |found| {
            (
                found.agency.map(|range| shadow[range].to_string()),
                found.date.map(|date| date.0),
            )
        })
    }

    #[test]
    fn sign_offs_of_every_shape_are_read() {
        let date = Some(Date {
            year: 2025,
            month: 1,
            day: 15,
        });
        let organ = Some("澄湖县水务局".to_string());
        for text in [
            "无。\n\n澄湖县水务局\n\n2025年1月15日\n",
            "无。\n　　　　澄湖县水务局\n　　　　2025 年 1 月 15 日",
            "无。\n澄湖县水务局 2025年1月15日",
            "事项。 澄湖县水务局 2025年1月15日 附件下载",
            "无其他需要报告的事项。澄湖县水务局2025年1月15日",
            "无其他需要报告的事项澄湖县水务局2025年1月15日",
            "无。\n澄湖县水务局\n二〇二五年一月十五日",
            "无。\n澄湖县水务局\n2025-01-15",
            "无。\n澄湖县水务局\n2025.1.15\n（联系人：某某，电话：0000-1234567）\n【打印本页】",
        ] {
            assert_eq!(closing(text), (organ.clone(), date), "{text}");
        }
        assert_eq!(closing("无。\n2025年1月15日"), (None, date));
        assert_eq!(closing("无。\n澄湖县水务局"), (organ, None));
    }

    #[test]
    fn dates_of_sentences_are_no_sign_off() {
        for text in [
            "截至2024年12月31日。",
            "我局未收取信息处理费，截至2024年12月31日",
            "无其他需要报告的事项。",
            "",
        ] {
            assert_eq!(closing(text), (None, None), "{text}");
        }
    }
}
