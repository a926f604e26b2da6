//! X01 称未收到申请而表三非零.

use super::operands;
use crate::finding::Severity;
use crate::outcome::Outcome;
use crate::report::Subject;
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "X01",
    name: "称未收到申请而表三非零",
    family: Family::Consistency,
    severity: Severity::Error,
    checks: "正文称本年未收到政府信息公开申请（或收到0件），则表三“本年新收”总计应为0。",
    basis: "年度报告正文与表格反映同一事实，收到和处理申请的情况是《中华人民共和国政府信息公开条例》第五十条规定的报告内容，前后数据应当一致。",
    advice: "核对申请台账：确实收到申请的，改正正文；没有收到的，改正表三。",
    false_alarms: "正文只说某一渠道（如当面、信函）未收到申请的，不在此列。",
    wrong: &[
        change(
            "全年新收政府信息公开申请16件，其中自然人申请12件、法人或其他组织申请4件；上年结转2件。",
            "全年未收到政府信息公开申请。",
        ),
        change(
            "全年新收政府信息公开申请16件",
            "全年收到政府信息公开申请0件",
        ),
    ],
    right: &[change(
        "开展业务培训2次",
        "未收到当面申请，未发生申请人投诉，开展业务培训2次",
    )],
    check,
};

fn check(ctx: &Context) -> Outcome {
    let claims = operands::claims(ctx, |claim| claim.subject == Subject::Received);
    let Some(denial) = claims.iter().find(|claim| claim.value.is_zero()) else {
        return Outcome::NotApplicable;
    };
    let Some(received) = operands::readings(ctx, &Subject::Received)
        .and_then(|readings| readings.into_iter().next())
        .or_else(|| operands::single(ctx, "table3/received/total"))
    else {
        return Outcome::NotAssessable(operands::UNREAD.to_string());
    };
    if received.sum.is_zero() {
        return Outcome::Pass;
    }
    // The cell is wrong by the table's own sums, and the prose says what it ought to be.
    let mended = operands::mended(ctx, &Subject::Received).unwrap_or_default();
    if let Some(mended) = mended.first().filter(|mended| mended.sum.is_zero())
        && let Some(rule) = operands::cause(ctx, &mended.cells)
    {
        return Outcome::ReportedBy(rule);
    }
    let draft = operands::mismatch(ctx, denial, &received, &[]);
    // The prose names the right figure as well: it contradicts itself, or denies something else.
    let also_right = claims.iter().any(|claim| claim.value == received.sum);
    Outcome::Fail(vec![if also_right {
        draft.with_severity(Severity::Warning)
    } else {
        draft
    }])
}
