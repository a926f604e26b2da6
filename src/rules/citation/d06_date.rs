//! D06: a date that cannot be, or that cannot be meant.

use std::ops::Range;

use super::say;
use crate::finding::{Draft, Severity, TextRange};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::{Date, WrittenDate};
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "D06",
    name: "日期不合理",
    family: Family::Citation,
    severity: Severity::Warning,
    checks: "查找日历上不存在的日期（如2月30日），以及与报告年度不相称的落款日期。",
    basis: "年度报告在报告年度结束后编制，落款日期应在次年；日历上不存在的日期必是笔误。",
    advice: "请核对并改正日期。",
    false_alarms: "往年报告后来补发的，落款日期可能更晚。",
    wrong: &[
        change("2025年1月15日", "2024年1月15日"),
        change("2025年1月15日", "2026年1月15日"),
        change("2025年1月15日", "2025年1月32日"),
        change("开展业务培训2次", "11月31日开展业务培训"),
    ],
    right: &[
        change("2025年1月15日", "2024年12月31日"),
        change("开展业务培训2次", "2024年2月29日开展业务培训"),
    ],
    check,
};

fn check(context: &Context) -> Outcome {
    let mut findings = impossible(context);
    let sign_off = context
        .report
        .sign_off
        .as_ref()
        .and_then(|sign_off| sign_off.date.as_ref());
    if let (Some((date, range)), Some(year)) = (sign_off, context.report.year)
        && date.is_possible()
        && !is_plausible(*date, year)
    {
        let mut draft = Draft::new(
            range.clone(),
            format!(
                "落款日期为{}，而{year}年度的报告应在{}年公布，年份疑有误。",
                say(*date),
                year + 1
            ),
        );
        if let Some(place) = &context.report.year_range {
            draft = draft.with_related(place.clone(), format!("报告年度{year}年"));
        }
        findings.push(draft);
    }
    Outcome::from_findings(findings)
}

/// Whether a report of this year may bear this date: from December of the year to the end of the next.
fn is_plausible(date: Date, year: u16) -> bool {
    date.year == year + 1 || date.year == year && date.month == 12
}

/// Dates that the calendar does not have, in prose and under the report.
fn impossible(context: &Context) -> Vec<Draft> {
    let report = context.report;
    let year = report.year.unwrap_or(2024);
    let document = context.document;
    let in_period = |range: &TextRange| {
        report
            .periods
            .iter()
            .any(|period| period.range.start <= range.start && range.end <= period.range.end)
    };
    let mut found: Vec<(Date, TextRange)> = report
        .paragraphs
        .iter()
        .flat_map(|paragraph| {
            impossible_in(paragraph.text(document), &paragraph.dates, year)
                .into_iter()
                .map(|(date, range)| (date, paragraph.source(document, &range)))
        })
        // D01 judges the period.
        .filter(|(_, range)| !in_period(range))
        .gather();
    if let Some((date, range)) = report.sign_off.as_ref().and_then(|s| s.date.as_ref())
        && !date.is_possible()
        && !found
            .iter()
            .any(|(_, other)| other.start < range.end && range.start < other.end)
    {
        found.push((*date, range.clone()));
    }
    found
        .into_iter()
        .map(|(date, range)| {
            let written: String = document.slice(&range).split_whitespace().collect();
            let Date { month, day, .. } = date;
            let message = if (1..=12).contains(&month) {
                format!("“{written}”不是日历上有的日期：{month}月没有{day}日。")
            } else {
                format!("“{written}”不是日历上有的日期：没有{month}月。")
            };
            Draft::new(range, message)
        })
        .gather()
}

fn impossible_in(
    text: &str,
    dates: &[(WrittenDate, Range<usize>)],
    year: u16,
) -> Vec<(Date, Range<usize>)> {
    dates
        .iter()
        .filter(|(_, range)| {
            // Points and strokes also write versions and fractions.
            text.get(range.clone())
                .is_some_and(|written| !written.contains(['.', '/']))
        })
        .filter_map(|(written, range)| {
            let date = written.in_year(year);
            let next_may_have_it = written.year.is_none()
                && Date {
                    year: year + 1,
                    ..date
                }
                .is_possible();
            (!date.is_possible() && !next_may_have_it).then_some((date, range.clone()))
        })
        .gather()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::dates::dates_in;

    #[test]
    fn the_calendar_decides() {
        let bad = |text: &str| impossible_in(text, &dates_in(text), 2023).len();
        assert_eq!(bad("2023年2月29日"), 1);
        assert_eq!(bad("2月29日"), 0);
        assert_eq!(bad("2月30日"), 1);
        assert_eq!(bad("2024-13-01"), 1);
        assert_eq!(bad("版本2024.13.01"), 0);
        assert_eq!(bad("2024年1月,12月31日"), 0);
    }

    #[test]
    fn a_report_is_signed_in_the_next_year() {
        assert!(is_plausible(Date::new(2025, 1, 15), 2024));
        assert!(is_plausible(Date::new(2024, 12, 31), 2024));
        assert!(!is_plausible(Date::new(2024, 1, 15), 2024));
        assert!(!is_plausible(Date::new(2026, 1, 15), 2024));
    }
}
