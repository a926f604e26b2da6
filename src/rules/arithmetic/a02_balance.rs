//! A02 表三收办不平衡.

use crate::finding::Severity;
use crate::outcome::Outcome;
use crate::repair::Kind;
use crate::rules::{Context, Family, Rule, change};

/// A02 表三收办不平衡.
pub const RULE: Rule = Rule {
    code: "A02",
    name: "表三收办不平衡",
    family: Family::Arithmetic,
    severity: Severity::Error,
    checks: "表三每一列，第一项加第二项之和应等于第三项总计加第四项。",
    basis: "表三表头印有勾稽关系：第一项加第二项之和，等于第三项加第四项之和。",
    advice: "请核对新收、上年结转、办理总计和结转下年度四个数。",
    false_alarms: "",
    wrong: &[change(
        "四、结转下年度继续办理\t\t\t1\t0\t0\t0\t0\t0\t1",
        "四、结转下年度继续办理\t\t\t2\t0\t0\t0\t0\t0\t2",
    )],
    right: &[change("“澄湖水务”", "“澄湖县水务”")],
    check,
};

fn check(context: &Context) -> Outcome {
    super::answer(context, Kind::Balance)
}
