//! D05: the date under the report is after the statutory deadline.

use super::say;
use crate::finding::{Draft, Severity};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::{AgencyKind, Date};
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "D05",
    name: "发布日期超期",
    family: Family::Citation,
    severity: Severity::Warning,
    checks: "核对落款日期是否晚于法定期限：县级以上人民政府部门为次年1月31日，政府和其他机关按次年3月31日核对。",
    basis: "《中华人民共和国政府信息公开条例》第四十九条规定，县级以上人民政府部门应当在每年1月31日前提交并公布上一年度的年度报告，县级以上地方人民政府的政府信息公开工作主管部门应当在每年3月31日前公布本级政府的年度报告。",
    advice: "请核对落款日期；确已超期的，请尽快公布。",
    false_alarms: "落款日期若是后来更正重发的日期，不属于超期。",
    wrong: &[
        change("2025年1月15日", "2025年2月15日"),
        change("2025年1月15日", "二〇二五年四月一日"),
    ],
    right: &[
        change("2025年1月15日", "2025年1月31日"),
        change("2025年1月15日", "2025年1月"),
        change("2025年1月15日", "2025年2月30日"),
        change("2025年1月15日", "2025年13月15日"),
    ],
    check,
};

fn check(context: &Context) -> Outcome {
    let Some((date, range)) = context
        .report
        .sign_off
        .as_ref()
        .and_then(|sign_off| sign_off.date.as_ref())
    else {
        return Outcome::NotApplicable;
    };
    let Some(year) = context.report.year else {
        return Outcome::NotAssessable("没有读到报告年度，无法核对发布期限。".into());
    };
    let kind = context
        .report
        .agency
        .as_ref()
        .map_or(AgencyKind::Unknown, |agency| agency.kind);
    let deadline = deadline(kind, year);
    // A date in another year than the next, or of no calendar, is no lateness: D06 speaks of it.
    let known = date.month == 0 || date.day == 0 || date.is_possible();
    let late = date.year == deadline.year && *date > deadline && date.month > 0 && known;
    let findings = late
        .then(|| {
            Draft::new(
                range.clone(),
                format!(
                    "落款日期为{}，晚于{year}年度报告的公布期限{}。",
                    say(*date),
                    say(deadline)
                ),
            )
        })
        .into_iter()
        .gather();
    Outcome::from_findings(findings)
}

/// The last day on which a report of this year may be published. Departments have the earlier one;
/// organs of which the law does not speak, and unknown ones, are judged by the later, and so is
/// everyone before the regulations of 2019.
fn deadline(kind: AgencyKind, year: u16) -> Date {
    match kind {
        AgencyKind::Department | AgencyKind::StateOrgan if year >= 2019 => {
            Date::new(year + 1, 1, 31)
        }
        _ => Date::new(year + 1, 3, 31),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn departments_have_until_january() {
        assert_eq!(
            deadline(AgencyKind::Department, 2024),
            Date::new(2025, 1, 31)
        );
        assert_eq!(
            deadline(AgencyKind::Department, 2013),
            Date::new(2014, 3, 31)
        );
        for kind in [
            AgencyKind::CountyGovernment,
            AgencyKind::Township,
            AgencyKind::Unknown,
        ] {
            assert_eq!(deadline(kind, 2024), Date::new(2025, 3, 31));
        }
    }

    #[test]
    fn a_month_alone_is_late_only_after_its_end() {
        assert!(Date::new(2025, 1, 0) <= Date::new(2025, 1, 31));
        assert!(Date::new(2025, 2, 0) > Date::new(2025, 1, 31));
    }
}
