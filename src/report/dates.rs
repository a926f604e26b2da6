//! Dates and the statistics period.

use std::ops::Range;
use std::sync::LazyLock;

use super::Paragraph;
use crate::document::{Document, Signs, Stops};
use crate::finding::TextRange;
use crate::gather::Gather;
use crate::one_of::has_one;

/// A date as written; it need not exist in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month.
    pub month: u8,
    /// The day; 0 where none is written.
    pub day: u8,
}

impl Date {
    /// A date by its parts.
    pub const fn new(year: u16, month: u8, day: u8) -> Self {
        Date { year, month, day }
    }

    /// Whether the calendar has this date; a date without a day is judged by its month.
    pub fn is_possible(self) -> bool {
        (1..=12).contains(&self.month) && self.day <= days_in_month(self.year, self.month)
    }
}

/// How many days a month has; 0 for a month that does not exist.
pub fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

/// A date with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention {
    /// The date.
    pub date: Date,
    /// Where.
    pub range: TextRange,
}

/// A statement of the statistics period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
    /// From the first date to the last.
    pub range: TextRange,
}

/// A date as it stands in the text: the year may be left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenDate {
    /// The year, where it is written.
    pub year: Option<u16>,
    /// The month.
    pub month: u8,
    /// The day; 0 where none is written.
    pub day: u8,
}

impl WrittenDate {
    /// The date, with `year` for one that does not say its year.
    pub fn in_year(self, year: u16) -> Date {
        Date::new(self.year.unwrap_or(year), self.month, self.day)
    }

    /// The date, if its year is written.
    pub fn dated(self) -> Option<Date> {
        self.year.map(|year| Date::new(year, self.month, self.day))
    }
}

/// Reads every statement of the statistics period.
pub fn periods(document: &Document, paragraphs: &[Paragraph]) -> Vec<Period> {
    paragraphs
        .iter()
        .flat_map(|paragraph| {
            periods_in(paragraph.text(document), &paragraph.dates)
                .into_iter()
                .map(|(from, to, range)| Period {
                    from,
                    to,
                    range: paragraph.source(document, &range),
                })
        })
        .gather()
}

/// The statements of the statistics period in one folded text, with their places in it; `dates` are
/// the dates of the text.
pub fn periods_in(
    text: &str,
    dates: &[(WrittenDate, Range<usize>)],
) -> Vec<(Date, Date, Range<usize>)> {
    let mut found = Vec::new();
    for pair in dates.windows(2) {
        let [(first, first_range), (last, last_range)] = pair else {
            continue;
        };
        let Some(year) = first.year.or(last.year) else {
            continue;
        };
        let between = text.get(first_range.end..last_range.start).unwrap_or("");
        if is_span_link(between) && speaks_of_period(text, first_range.start, last_range.end) {
            found.push((
                first.in_year(year),
                last.in_year(year),
                first_range.start..last_range.end,
            ));
        }
    }
    found
}

/// Every date in a folded text, in order, with its place: at least a year with a month, or a month
/// with a day. `2024年1-12月` gives two.
pub fn dates_in(text: &str) -> Vec<(WrittenDate, Range<usize>)> {
    let mut found = Vec::new();
    static LINKS: Stops = Stops::at(b"-./");
    if !text.contains('月') && LINKS.next(text, 0).is_none() {
        return found;
    }
    let mut from = 0;
    while let Some((mut at, c)) = next_figure(text, from) {
        if let Some((date, end)) = date_at(text, at) {
            found.push((date, at..end));
            at = end;
        } else if let Some((months, end)) = months_at(text, at) {
            found.extend(months);
            at = end;
        } else {
            at = skip_number(text, at).max(at + c.len_utf8());
        }
        from = at;
    }
    found
}

/// The first figure with which a date may open, at or after a byte.
fn next_figure(text: &str, from: usize) -> Option<(usize, char)> {
    static FIGURES: LazyLock<Signs> =
        LazyLock::new(|| Signs::of("0123456789零一二三四五六七八九十"));
    let at = FIGURES.next(text, from)?;
    Some((at, text[at..].chars().next()?))
}

/// Every year that is written with 年 (`2024年`, `二〇二四年`, `2024年度`), with the place of its
/// figures and 年. Spans of years such as `2021—2025年` give their last year only.
pub fn years_in(text: &str) -> Vec<(u16, Range<usize>)> {
    let mut found = Vec::new();
    let mut from = 0;
    // Of what comes after the last 年 none is a year.
    let end = text.rfind('年').map_or(0, |at| at + '年'.len_utf8());
    while let Some((at, c)) = next_figure(&text[..end], from) {
        from = match year_at(text, at) {
            Some((year, end)) if text[end..].starts_with('年') => {
                let end = end + '年'.len_utf8();
                found.push((year, at..end));
                end
            }
            _ => skip_number(text, at).max(at + c.len_utf8()),
        };
    }
    found
}

/// The date that starts at byte `at` of a folded text, and where it ends: 2024年1月1日, 2024年1月,
/// 12月31日, 2024-01-01, 2024.1.1, 2024/1/1, 二〇二四年一月一日, 12月31止 (日 lost before 止). Dates that
/// the calendar does not have are given as written; nothing is made up where characters are lost.
pub fn date_at(text: &str, at: usize) -> Option<(WrittenDate, usize)> {
    if let Some((year, end)) = year_at(text, at) {
        let separator = text.get(end..)?.chars().next()?;
        let start = end + separator.len_utf8();
        return match separator {
            '年' => {
                let (month, day, end) = month_and_day_at(text, start, true)?;
                let year = Some(year);
                Some((WrittenDate { year, month, day }, end))
            }
            '-' | '.' | '/' => {
                let (month, end) = figures_at(text, start)?;
                let rest = text.get(end..)?.strip_prefix(separator)?;
                let (day, end) = figures_at(text, text.len() - rest.len())?;
                let year = Some(year);
                Some((WrittenDate { year, month, day }, end))
            }
            _ => None,
        };
    }
    let (month, day, end) = month_and_day_at(text, at, false)?;
    let year = None;
    Some((WrittenDate { year, month, day }, end))
}

/// The year that starts at byte `at`: exactly four figures, Arabic or Chinese, from 1900 to 2099.
pub fn year_at(text: &str, at: usize) -> Option<(u16, usize)> {
    let rest = text.get(at..)?;
    let mut year = 0u16;
    let mut end = at;
    let arabic = rest.starts_with(|c: char| c.is_ascii_digit());
    let figure = |c: char| {
        if arabic {
            c.to_digit(10)
        } else {
            chinese_figure(c)
        }
    };
    let mut chars = rest.chars();
    for _ in 0..4 {
        let c = chars.next()?;
        year = year * 10 + figure(c)? as u16;
        end += c.len_utf8();
    }
    let longer = chars.next().is_some_and(|c| figure(c).is_some());
    (!longer && (1900..2100).contains(&year)).then_some((year, end))
}

/// `1月1日`, `12月31止`, and where `month_alone` also `1月`; the day is 0 where none is written.
fn month_and_day_at(text: &str, at: usize, month_alone: bool) -> Option<(u8, u8, usize)> {
    let (month, end) = number_at(text, at)?;
    let rest = text.get(end..)?.strip_prefix('月')?;
    let month_end = text.len() - rest.len();
    let Some((day, day_end)) = number_at(text, month_end) else {
        return month_alone.then_some((month, 0, month_end));
    };
    let after = text.get(day_end..)?;
    if let Some(rest) = after.strip_prefix(['日', '号']) {
        return Some((month, day, text.len() - rest.len()));
    }
    let arabic = text
        .get(month_end..day_end)
        .is_some_and(|day| day.is_ascii());
    let stops = ['止', '终', '至', '起', '-', '—', '~', ')', '。', ';'];
    // 1月3,000: a figure of its own.
    let comma = |after: &str| {
        let rest = after.strip_prefix(',');
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    if arabic && (after.is_empty() || after.starts_with(stops) || comma(after)) {
        return Some((month, day, day_end));
    }
    month_alone.then_some((month, 0, month_end))
}

/// Months without days: the two of `2024年1-12月`.
type Months = [(WrittenDate, Range<usize>); 2];

/// `2024年1-12月`.
fn months_at(text: &str, at: usize) -> Option<(Months, usize)> {
    let (year, end) = year_at(text, at)?;
    let start = end
        + text
            .get(end..)?
            .strip_prefix('年')
            .map(|_| '年'.len_utf8())?;
    let (first, end) = number_at(text, start)?;
    let rest = text.get(end..)?;
    let link = rest.trim_start_matches(['-', '—', '~', '至', '到', '–']);
    if link.len() == rest.len() {
        return None;
    }
    let second_start = text.len() - link.len();
    let (second, second_end) = number_at(text, second_start)?;
    let stop = text.get(second_end..)?.strip_prefix('月')?;
    let stop = text.len() - stop.len();
    let year = Some(year);
    let month = |month| WrittenDate {
        year,
        month,
        day: 0,
    };
    Some((
        [(month(first), at..end), (month(second), second_start..stop)],
        stop,
    ))
}

/// A number of one or two Arabic figures, or a Chinese numeral up to 九十九.
fn number_at(text: &str, at: usize) -> Option<(u8, usize)> {
    figures_at(text, at).or_else(|| numeral_at(text, at))
}

/// One or two Arabic figures, not more.
fn figures_at(text: &str, at: usize) -> Option<(u8, usize)> {
    let rest = text.get(at..)?;
    let count = rest.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&count) {
        return None;
    }
    let number = rest.get(..count)?.parse().ok()?;
    Some((number, at + count))
}

/// 一, 十, 十二, 二十, 三十一, 〇一.
fn numeral_at(text: &str, at: usize) -> Option<(u8, usize)> {
    let rest = text.get(at..)?;
    let (mut tens, mut ones, mut seen_ten) = (0u32, None, false);
    let mut end = at;
    for c in rest.chars().take(3) {
        match chinese_figure(c) {
            Some(figure) if ones.is_none() => ones = Some(figure),
            Some(figure) if !seen_ten && ones == Some(0) => ones = Some(figure),
            None if c == '十' && !seen_ten => {
                tens = ones.take().unwrap_or(1);
                seen_ten = true;
            }
            _ => break,
        }
        end += c.len_utf8();
    }
    if ones.is_none() && !seen_ten {
        return None;
    }
    let number = u8::try_from(tens * 10 + ones.unwrap_or(0)).ok()?;
    Some((number, end))
}

/// The value of 〇 to 九, with the signs that are typed for 〇.
fn chinese_figure(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '○' | '◯' | '零' | 'O' | 'o' | '0' => 0,
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

/// The end of the run of figures at `at`, so that no date is read from the middle of a number.
fn skip_number(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let arabic = rest.starts_with(|c: char| c.is_ascii_digit());
    let end = if arabic {
        rest.find(|c: char| !c.is_ascii_digit())
    } else {
        rest.find(|c: char| chinese_figure(c).is_none() && c != '十')
    };
    at + end.unwrap_or(rest.len())
}

/// An hour that may follow the first day of a span.
const HOURS: [&str; 4] = ["零时", "0时", "0点", "零点"];

/// Whether the words between two dates make them the ends of a span: 起至, —, 到, -.
fn is_span_link(between: &str) -> bool {
    let between = HOURS
        .iter()
        .find_map(|hour| between.strip_prefix(hour))
        .unwrap_or(between);
    let rest = between
        .trim_matches('|')
        .trim_start_matches(['起', '始', ',', '、']);
    let rest = rest.strip_prefix("开始").unwrap_or(rest);
    let rest = rest.trim_start_matches(',');
    const WORDS: [&str; 9] = [
        "截止到",
        "截止至",
        "截至",
        "截止",
        "止于",
        "至",
        "到",
        "直至",
        "一",
    ];
    let dashes = |c: char| matches!(c, '-' | '~' | '\u{2010}'..='\u{2015}' | '─' | '−' | '_');
    // 2024年1月1日起，2024年12月31日止
    WORDS.contains(&rest)
        || rest.is_empty() && between.starts_with(['起', '始'])
        || WORDS.contains(&rest.trim_end_matches([',', '从', '自']))
        || (!rest.is_empty() && rest.chars().all(dashes))
}

/// Whether the sentence around a span of dates speaks of the period of the report's statistics.
fn speaks_of_period(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).unwrap_or("");
    let sentence = before.rfind(['。', ';', '!', '?']).unwrap_or(0);
    let clause = last_chars(before.get(sentence..).unwrap_or(""), 24);
    let after = text.get(end..).unwrap_or("");
    let after = after.strip_prefix("24时").unwrap_or(after);
    let after = after.trim_start_matches(['止', '期', '间', '的', '|']);
    let has = |words: &[&str]| has_one(clause, words);
    if has(&["显示", "表明", "公示", "征求", "整改", "有效期"]) {
        return false;
    }
    has(&["统计"]) && has(&["期", "时", "数据", "范围", "区间", "统计自", "统计从"])
        || has(&["数据"])
            && has(&[
                "报告",
                "年报",
                "所列",
                "期限",
                "时限",
                "期间",
                "时间",
                "数据自",
                "数据从",
            ])
        || has(&["报告", "年报"]) && has(&["时间范围", "起止", "期限", "时限", "时段"])
        || has(&["报告期", "时间跨度"])
        || after.starts_with("统计数据")
        || after.starts_with("数据")
}

/// The last `count` characters.
fn last_chars(text: &str, count: usize) -> &str {
    let start = text
        .char_indices()
        .rev()
        .take(count)
        .last()
        .map_or(text.len(), |(at, _)| at);
    text.get(start..).unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(text: &str) -> Vec<(Option<u16>, u8, u8, &str)> {
        dates_in(text)
            .into_iter()
            .map(|(date, range)| (date.year, date.month, date.day, &text[range]))
            .collect()
    }

    type Parts = (u16, u8, u8);

    fn spans(text: &str) -> Vec<(Parts, Parts)> {
        periods_in(text, &dates_in(text))
            .into_iter()
            .map(|(from, to, _)| {
                (
                    (from.year, from.month, from.day),
                    (to.year, to.month, to.day),
                )
            })
            .collect()
    }

    #[test]
    fn every_way_to_write_a_date_is_read() {
        for text in [
            "2024年1月31日",
            "2024-01-31",
            "2024-1-31",
            "2024.1.31",
            "2024/01/31",
            "二〇二四年一月三十一日",
            "二○二四年一月三十一日",
            "二零二四年一月卅一日",
            "2024年1月31号",
        ] {
            let wanted = if text.contains('卅') { 0 } else { 31 };
            assert_eq!(dates(text)[0].0, Some(2024), "{text}");
            assert_eq!((dates(text)[0].1, dates(text)[0].2), (1, wanted), "{text}");
        }
        assert_eq!(dates("2025年1月")[0], (Some(2025), 1, 0, "2025年1月"));
        assert_eq!(dates("起至12月31止。")[0], (None, 12, 31, "12月31"));
        assert_eq!(dates("二〇二五年十二月二十日")[0].1, 12);
    }

    #[test]
    fn impossible_dates_are_kept_as_written() {
        assert_eq!(
            dates("2024年2月30日"),
            [(Some(2024), 2, 30, "2024年2月30日")]
        );
        assert_eq!(dates("2024年13月1日")[0].1, 13);
        assert!(!Date::new(2024, 2, 30).is_possible());
        assert!(!Date::new(2024, 13, 1).is_possible());
        assert!(Date::new(2024, 2, 29).is_possible());
        assert!(!Date::new(2023, 2, 29).is_possible());
        assert!(Date::new(2025, 1, 0).is_possible());
    }

    #[test]
    fn nothing_is_made_up_where_characters_are_lost() {
        for text in [
            "202011日至20201231日",
            "20221月1日起至202212月31日",
            "0000-1234567",
            "12345678",
            "2024",
            "2021—2025年",
            "5月",
            "第二十条第(一)项",
            "一月一",
            "1.2.3",
        ] {
            assert_eq!(dates(text), [], "{text}");
        }
    }

    #[test]
    fn years_are_read_with_their_sign() {
        let years = |text: &str| {
            years_in(text)
                .into_iter()
                .map(|(y, _)| y)
                .collect::<Vec<_>>()
        };
        assert_eq!(years("2024年度,较2023年;二〇二二年1月"), [2024, 2023, 2022]);
        assert_eq!(years("2021-2025年规划,12024年,20240年"), [2025]);
    }

    #[test]
    fn a_period_is_read_in_every_wording() {
        let whole = [((2024, 1, 1), (2024, 12, 31))];
        for text in [
            "本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止。",
            "所列数据统计期限为2024年1月1日—2024年12月31日。",
            "本年度报告中所列数据的统计期限从2024年1月1日到12月31日止。",
            "本报告数据统计期限自2024年1月1日-2024年12月31日。",
            "统计期限自2024年1月1日起,至2024年12月31日止。",
            "统计时限从2024年1月1日起,截止2024年12月31日。",
            "本报告统计数据从2024年1月1日至12月31日。",
            "统计期限从2024年1月1日至12月31止。",
            "报告的时间跨度为2024年1月1日~12月31日。",
            "统计时间:2024/1/1-2024/12/31",
            "统计期限自二〇二四年一月一日起至二〇二四年十二月三十一日止。",
            "所列数据为2024年1月1日至2024年12月31日的统计数据。",
            "本报告采用2024年1月1日至12月31日数据。",
            "本报告内容的时间范围为2024年1月1日起至2024年12月31日止。",
        ] {
            assert_eq!(spans(text), whole, "{text}");
        }
        assert_eq!(
            spans("统计期限为2024年1-11月。"),
            [((2024, 1, 0), (2024, 11, 0))]
        );
        assert_eq!(
            spans("统计期限自2023年1月1日起至2024年12月31日止。"),
            [((2023, 1, 1), (2024, 12, 31))]
        );
    }

    #[test]
    fn other_spans_of_dates_are_no_period() {
        for text in [
            "2024年1月1日至12月31日,我局共公开信息96条。",
            "公示期限为2024年3月1日至2024年3月7日。",
            "据统计数据显示,2023年1月1日至6月30日收到申请2件。",
            "统计期限为2024年度,2024年3月1日召开会议。",
            "统计期限为1月1日至12月31日。",
            "会议于2024年3月1日、2024年5月1日召开。",
        ] {
            assert_eq!(spans(text), [], "{text}");
        }
    }

    #[test]
    fn no_text_makes_it_panic() {
        let text = "2024年〇二○四年12月31止二十十一月O日0-1.1/1—“《〔2021〕";
        let marks: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        for from in &marks {
            for to in marks.iter().filter(|to| *to >= from) {
                let part = &text[*from..*to];
                years_in(part);
                periods_in(part, &dates_in(part));
            }
        }
    }
}
