//! X03 正文答复（办结）数与表三不符.

use super::operands;
use crate::finding::Severity;
use crate::outcome::Outcome;
use crate::report::Subject;
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "X03",
    name: "正文答复（办结）数与表三不符",
    family: Family::Consistency,
    severity: Severity::Warning,
    checks: "正文所写答复或者办结申请的件数，应等于表三“（七）总计”。",
    basis: "年度报告正文与表格反映同一事实，收到和处理申请的情况是《中华人民共和国政府信息公开条例》第五十条规定的报告内容，前后数据应当一致。",
    advice: "核对申请台账，改正正文或表三中错误的一处。",
    false_alarms: "正文只统计按时答复等一部分申请时，数字可以小于表三。",
    wrong: &[
        change("已办结17件", "已办结15件"),
        change("已办结17件", "答复政府信息公开申请18件"),
    ],
    right: &[
        change("已办结17件", "办理完毕17件"),
        change("开展业务培训2次", "开展业务培训2次，办结人大建议3件"),
    ],
    check,
};

fn check(ctx: &Context) -> Outcome {
    operands::compare(ctx, |claim| claim.subject == Subject::Handled)
}
