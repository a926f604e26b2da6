//! A04 表四合计不符.

use crate::finding::Severity;
use crate::outcome::Outcome;
use crate::repair::Kind;
use crate::rules::{Context, Family, Rule, change};

/// A04 表四合计不符.
pub const RULE: Rule = Rule {
    code: "A04",
    name: "表四合计不符",
    family: Family::Arithmetic,
    severity: Severity::Error,
    checks: "表四行政复议、未经复议直接起诉、复议后起诉三组，各类结果之和应等于总计。",
    basis: "年度报告格式所附表格的栏目结构和表内勾稽说明。",
    advice: "请核对这一组的四类结果和总计。",
    false_alarms: "",
    wrong: &[
        change(
            "1\t0\t1\t0\t2\t1\t0\t0\t0\t1\t0",
            "1\t0\t1\t0\t3\t1\t0\t0\t0\t1\t0",
        ),
        change(
            "1\t0\t1\t0\t2\t1\t0\t0\t0\t1\t0",
            "1\t0\t1\t0\t2\t1\t0\t0\t0\t0\t0",
        ),
    ],
    right: &[change("“澄湖水务”", "“澄湖县水务”")],
    check,
};

fn check(context: &Context) -> Outcome {
    super::answer(context, Kind::CaseTotal)
}
