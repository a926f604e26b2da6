//! A09 收费金额疑似单位错误.

use crate::number::Decimal;

use crate::finding::{Draft, Severity};
use crate::outcome::Outcome;
use crate::report::AgencyKind;
use crate::rules::{Context, Family, Rule, change};

/// A09 收费金额疑似单位错误.
pub const RULE: Rule = Rule {
    code: "A09",
    name: "收费金额疑似单位错误",
    family: Family::Arithmetic,
    severity: Severity::Info,
    checks: "行政事业性收费以万元为单位；县区部门、乡镇街道填报超过1亿元的，请核对是否按元填写。",
    basis: "表二“第二十条第（八）项”的计量单位为万元。",
    advice: "请核对金额；按元统计的，折算为万元。",
    false_alarms: "收费规模确实很大的部门。",
    wrong: &[change("行政事业性收费\t12.5", "行政事业性收费\t125000")],
    right: &[change("行政事业性收费\t12.5", "行政事业性收费\t9800.5")],
    check,
};

fn check(context: &Context) -> Outcome {
    let (Some(agency), Some(cell)) = (&context.report.agency, context.cell("table2/fees/amount"))
    else {
        return Outcome::NotApplicable;
    };
    let small = match agency.kind {
        AgencyKind::Township => true,
        AgencyKind::Department => agency.name.contains(['县', '区', '旗']),
        _ => false,
    };
    let Some(amount) = context.number(cell).filter(|_| small) else {
        return Outcome::NotApplicable;
    };
    if amount <= Decimal::new(10_000, 0) {
        return Outcome::Pass;
    }
    let message = format!("行政事业性收费填了{amount}万元，超过1亿元，疑为按元填写。");
    Outcome::Fail(vec![
        Draft::new(context.cell_range(cell), message).with_cells([cell]),
    ])
}
