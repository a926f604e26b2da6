//! X04 正文结转数与表三不符.

use super::operands;
use crate::finding::Severity;
use crate::outcome::Outcome;
use crate::report::Subject;
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "X04",
    name: "正文结转数与表三不符",
    family: Family::Consistency,
    severity: Severity::Warning,
    checks: "正文所写上年结转、结转下年度的件数，应分别等于表三“上年结转”“结转下年度继续办理”的总计。",
    basis: "年度报告正文与表格反映同一事实，收到和处理申请的情况是《中华人民共和国政府信息公开条例》第五十条规定的报告内容，前后数据应当一致。",
    advice: "核对申请台账，改正正文或表三中错误的一处。",
    false_alarms: "",
    wrong: &[
        change("上年结转2件", "上年结转3件"),
        change("结转下年度继续办理1件", "结转下年度继续办理2件"),
        change("结转下年度继续办理1件", "无结转下年度继续办理件"),
    ],
    right: &[
        change("上年结转2件", "2023年结转2件"),
        change("结转下年度继续办理1件", "1件结转至2025年继续办理"),
    ],
    check,
};

fn check(ctx: &Context) -> Outcome {
    operands::compare(ctx, |claim| {
        matches!(claim.subject, Subject::CarriedIn | Subject::CarriedOut)
    })
}
