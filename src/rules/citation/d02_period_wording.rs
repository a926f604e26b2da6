//! D02: the statistics period is worded carelessly.

use std::ops::Range;

use crate::finding::{Draft, Severity};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::Paragraph;
use crate::report::dates::{WrittenDate, dates_in, periods_in};
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "D02",
    name: "统计期限表述不规范",
    family: Family::Citation,
    severity: Severity::Info,
    checks: "查找“自……-……”、“12月31止”、“截至……止”等不规范的起止日期写法。",
    basis: "起止日期的通行写法是“自××××年×月×日起至××××年×月×日止”，“截至”与“止”不应同时使用。",
    advice: "请改为“自……起至……止”或者“为……至……”。",
    false_alarms: "",
    wrong: &[
        change(
            "自2024年1月1日起至2024年12月31日止",
            "自2024年1月1日-2024年12月31日",
        ),
        change(
            "自2024年1月1日起至2024年12月31日止",
            "从2024年1月1日至12月31止",
        ),
        change(
            "（一）主动公开。全年",
            "（一）主动公开。截至2024年12月31日止，",
        ),
    ],
    right: &[
        change(
            "自2024年1月1日起至2024年12月31日止",
            "为2024年1月1日-12月31日",
        ),
        change(
            "（一）主动公开。全年",
            "（一）主动公开。截至2024年12月31日，",
        ),
    ],
    check,
};

fn check(context: &Context) -> Outcome {
    let mut findings = Vec::new();
    for (paragraph, text) in context.prose() {
        for (_, _, period) in periods_in(text, &paragraph.dates) {
            if let Some(slip) = wording_of_period(text, &period) {
                findings.push(draft(context, paragraph, slip));
            }
        }
        findings.extend(
            up_to_and_until(text, &paragraph.dates)
                .into_iter()
                .map(|slip| draft(context, paragraph, slip)),
        );
    }
    Outcome::from_findings(findings)
}

/// A careless wording: where it stands, what is wrong, which part of it becomes what.
struct Slip {
    range: Range<usize>,
    message: &'static str,
    part: Range<usize>,
    right: &'static str,
}

fn draft(context: &Context, paragraph: &Paragraph, slip: Slip) -> Draft {
    let place = |range| paragraph.source(context.document, range);
    let label = match slip.right {
        "" => "删去“止”".to_string(),
        right => format!("改用“{right}”"),
    };
    Draft::new(place(&slip.range), slip.message.to_string())
        .with_fix(label, [(place(&slip.part), slip.right.to_string())])
}

/// What is careless in a period, if anything is; the first fault only.
fn wording_of_period(text: &str, period: &Range<usize>) -> Option<Slip> {
    let written = text.get(period.clone())?;
    let dates = dates_in(written);
    let [(_, first), .., (_, last)] = dates.as_slice() else {
        return None;
    };
    let last_written = written.get(last.clone())?;
    if last_written.ends_with(|c: char| c.is_ascii_digit()) && last_written.contains('月') {
        let until = text.get(period.end..)?.starts_with('止');
        let end = period.end + if until { '止'.len_utf8() } else { 0 };
        return Some(Slip {
            range: period.start + last.start..end,
            message: "统计期限的截止日期漏了“日”字。",
            part: period.start + last.end..period.start + last.end,
            right: "日",
        });
    }
    let link = written.get(first.end..last.start)?;
    let opener = text.get(..period.start)?.chars().next_back()?;
    let dashed = !link.contains(['至', '到', '止']);
    (dashed && matches!(opener, '自' | '从')).then(|| Slip {
        range: period.start - opener.len_utf8()..period.end,
        message: "统计期限用“自”“从”开头，后面应当用“至”，不能用连接号。",
        part: period.start + first.end..period.start + last.start,
        right: if link.starts_with('起') {
            "起至"
        } else {
            "至"
        },
    })
}

/// `截至2024年12月31日止`.
fn up_to_and_until(text: &str, dates: &[(WrittenDate, Range<usize>)]) -> Vec<Slip> {
    dates
        .iter()
        .filter_map(|(_, range)| {
            let before = text.get(..range.start)?;
            let lead = ["截至", "截止", "截止到", "截止至"]
                .into_iter()
                .find(|lead| before.ends_with(lead))?;
            let tail = ["为止", "止"].into_iter().find(|tail| {
                text.get(range.end..)
                    .is_some_and(|rest| rest.starts_with(tail))
            })?;
            let end = range.end + tail.len();
            Some(Slip {
                range: range.start - lead.len()..end,
                message: "“截至”已含“到……为止”的意思，句中又用“止”，表述重复。",
                part: range.end..end,
                right: "",
            })
        })
        .gather()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dash_is_wrong_only_after_a_word_that_wants_until() {
        let wording = |text: &str| {
            periods_in(text, &dates_in(text))
                .into_iter()
                .find_map(|(_, _, period)| wording_of_period(text, &period))
                .is_some()
        };
        assert!(wording("统计期限自2024年1月1日-2024年12月31日。"));
        assert!(wording("统计期限从2024年1月1日—12月31日。"));
        assert!(!wording("统计期限为2024年1月1日—12月31日。"));
        assert!(!wording("统计期限自2024年1月1日起至2024年12月31日止。"));
    }

    #[test]
    fn up_to_does_not_go_with_until() {
        let count = |text: &str| up_to_and_until(text, &dates_in(text)).len();
        assert_eq!(count("截至2024年12月31日止,共公开96条。"), 1);
        assert_eq!(count("截至2024年12月31日,共公开96条。"), 0);
        assert_eq!(count("自2024年1月1日起至12月31日止。"), 0);
    }
}
