//! A03 表三办理结果合计不符.

use crate::finding::Severity;
use crate::outcome::Outcome;
use crate::repair::Kind;
use crate::rules::{Context, Family, Rule, change};

/// A03 表三办理结果合计不符.
pub const RULE: Rule = Rule {
    code: "A03",
    name: "表三办理结果合计不符",
    family: Family::Arithmetic,
    severity: Severity::Error,
    checks: "表三每一列，（一）至（六）各项办理结果之和应等于（七）总计。",
    basis: "年度报告格式所附表格的栏目结构和表内勾稽说明。",
    advice: "请逐项核对本年度办理结果各行。",
    false_alarms: "",
    wrong: &[change(
        "4.保护第三方合法权益\t1\t0\t0\t0\t0\t0\t1",
        "4.保护第三方合法权益\t2\t0\t0\t0\t0\t0\t2",
    )],
    right: &[change("“澄湖水务”", "“澄湖县水务”")],
    check,
};

fn check(context: &Context) -> Outcome {
    super::answer(context, Kind::Handled)
}
