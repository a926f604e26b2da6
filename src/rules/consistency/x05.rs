//! X05 正文办理结果与表三不符.

use super::operands;
use crate::finding::Severity;
use crate::outcome::Outcome;
use crate::report::Subject;
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "X05",
    name: "正文办理结果与表三不符",
    family: Family::Consistency,
    severity: Severity::Warning,
    checks: "正文所写予以公开、部分公开、不予公开、无法提供、不予处理、其他处理及其各种情形的件数，应等于表三相应各行总计（或其合计）。",
    basis: "年度报告正文与表格反映同一事实，收到和处理申请的情况是《中华人民共和国政府信息公开条例》第五十条规定的报告内容，前后数据应当一致。",
    advice: "核对申请台账，改正正文或表三中错误的一处。",
    false_alarms: "正文只统计一部分申请的办理结果时，数字可以小于表三。",
    wrong: &[
        change("予以公开8件", "予以公开7件"),
        change("无法提供4件", "无法提供5件"),
        change("不予公开2件", "不予公开3件"),
    ],
    right: &[
        change("予以公开8件、部分公开2件", "予以公开及部分公开10件"),
        change(
            "不予公开2件",
            "不予公开2件（保护第三方合法权益1件、内部事务信息1件）",
        ),
    ],
    check,
};

fn check(ctx: &Context) -> Outcome {
    operands::compare(ctx, |claim| matches!(claim.subject, Subject::Outcomes(_)))
}
