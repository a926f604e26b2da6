//! D01: the statistics period is not the report year.

use super::say;
use crate::finding::{Draft, Severity};
use crate::gather::Gather;
use crate::one_of::has_one;
use crate::outcome::Outcome;
use crate::report::{Date, Period};
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "D01",
    name: "统计期限与年度不符",
    family: Family::Citation,
    severity: Severity::Error,
    checks: "核对报告写明的统计期限是否为报告年度的1月1日至12月31日。",
    basis: "年度报告反映上一年度的工作，各项数据应按报告年度的1月1日至12月31日统计。",
    advice: "请核对统计期限，改为报告年度的1月1日至12月31日；如果标题的年度写错，请改标题。",
    false_alarms: "当年新组建的机关可能从成立之日起统计；同一段话中写明“成立”“组建”的，降为警告。",
    wrong: &[
        change(
            "自2024年1月1日起至2024年12月31日止",
            "自2023年1月1日起至2023年12月31日止",
        ),
        change(
            "自2024年1月1日起至2024年12月31日止",
            "自2023年1月1日起至2024年12月31日止",
        ),
        change(
            "自2024年1月1日起至2024年12月31日止",
            "为2024年1月1日至12月30日",
        ),
        change(
            "自2024年1月1日起至2024年12月31日止",
            "为2024年1月1日—2025年12月31日",
        ),
    ],
    right: &[
        change(
            "自2024年1月1日起至2024年12月31日止",
            "为 2024 年 1 月 1 日—12 月 31 日",
        ),
        change(
            "自2024年1月1日起至2024年12月31日止",
            "从2024-01-01到2024-12-31",
        ),
        change(
            "自2024年1月1日起至2024年12月31日止",
            "自二〇二四年一月一日起至二〇二四年十二月三十一日止",
        ),
    ],
    check,
};

fn check(context: &Context) -> Outcome {
    let periods = &context.report.periods;
    if periods.is_empty() {
        return Outcome::NotApplicable;
    }
    let Some(year) = context.report.year else {
        return Outcome::NotAssessable("没有读到报告年度，无法核对统计期限。".into());
    };
    // Where the preamble names the period's year as the report's, the title is wrong, and D04 says so.
    let others = super::d04_year_of_title::others(context, year);
    let said = |period: &Period| others.iter().any(|(other, _)| is_year(period, *other));
    Outcome::from_findings(
        periods
            .iter()
            .filter(|period| !is_year(period, year) && !said(period))
            .map(|period| finding(context, period, year))
            .gather(),
    )
}

/// Whether the period is the whole of the year; a date without a day means its whole month.
fn is_year(period: &Period, year: u16) -> bool {
    let first = [Date::new(year, 1, 1), Date::new(year, 1, 0)];
    let last = [Date::new(year, 12, 31), Date::new(year, 12, 0)];
    first.contains(&period.from) && last.contains(&period.to)
}

fn finding(context: &Context, period: &Period, year: u16) -> Draft {
    let message = format!(
        "统计期限写为{}至{}，与报告年度{year}年不符，应为{year}年1月1日至{year}年12月31日。",
        say(period.from),
        say(period.to)
    );
    let mut draft = Draft::new(period.range.clone(), message);
    if let Some(range) = &context.report.year_range {
        draft = draft.with_related(range.clone(), format!("报告年度{year}年"));
    }
    if is_of_new_organ(context, period, year) {
        draft = draft.with_severity(Severity::Warning);
    }
    draft
}

/// Whether the period ends with the year and the words around speak of an organ set up in it.
fn is_of_new_organ(context: &Context, period: &Period, year: u16) -> bool {
    let ends_right = period.to == Date::new(year, 12, 31) && period.from.year == year;
    ends_right
        && context
            .report
            .paragraphs
            .iter()
            .filter(|paragraph| {
                let place = paragraph.place.clone();
                place.start <= period.range.start && period.range.end <= place.end
            })
            .any(|paragraph| {
                let text = paragraph.text(context.document);
                has_one(text, &["成立", "组建", "挂牌", "新设", "机构改革"])
            })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_without_a_day_is_a_whole_month() {
        let period = |from, to| Period {
            from,
            to,
            range: 0..0,
        };
        assert!(is_year(
            &period(Date::new(2024, 1, 0), Date::new(2024, 12, 0)),
            2024
        ));
        assert!(!is_year(
            &period(Date::new(2024, 1, 1), Date::new(2024, 12, 30)),
            2024
        ));
        assert!(!is_year(
            &period(Date::new(2023, 1, 1), Date::new(2024, 12, 31)),
            2024
        ));
    }
}
