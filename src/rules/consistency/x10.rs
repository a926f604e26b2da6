//! X10 复议机关办理的案件误填表四.

use super::operands;
use crate::finding::{Draft, Severity};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::Subject;
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "X10",
    name: "复议机关办理的案件误填表四",
    family: Family::Consistency,
    severity: Severity::Warning,
    checks: "正文写的是本机关作为行政复议机关收到、受理的案件，而表四行政复议总计正好是同一数字的，很可能把复议机关办理的案件填成了本机关被申请复议的案件。",
    basis: "表四填报因政府信息公开工作被申请行政复议、提起行政诉讼的情况；国办公开办函〔2016〕201号明确不计算行政复议机关的案件数量。",
    advice: "核对案件中的被申请人：不是本机关的，从表四中去掉。",
    false_alarms: "本机关既是复议机关又是被申请人，且件数恰好相同的情形极少。",
    wrong: &[change(
        "因政府信息公开被申请行政复议2件，被提起行政诉讼1件。",
        "本局行政复议机构收到因政府信息公开引起的行政复议案件2件，被提起行政诉讼1件。",
    )],
    right: &[change(
        "开展业务培训2次",
        "作为行政复议机关审理行政复议案件30件，开展业务培训2次",
    )],
    check,
};

fn check(ctx: &Context) -> Outcome {
    let claims = operands::claims(ctx, |claim| {
        matches!(&claim.subject, Subject::Disputes { groups, result: None, as_reviewer: true }
            if groups.as_slice() == ["reconsideration"])
            && !claim.value.is_zero()
    });
    if claims.is_empty() {
        return Outcome::NotApplicable;
    }
    let Some(table) = operands::single(ctx, "table4/reconsideration/total") else {
        return Outcome::NotAssessable(operands::UNREAD.to_string());
    };
    let drafts = claims
        .iter()
        .filter(|claim| claim.value == table.sum)
        .take(1)
        .map(|claim| {
            let message = format!(
                "正文所写{}件行政复议案件是作为行政复议机关收到的，表四行政复议“总计”也填{}，复议机关办理的案件不应计入本表。",
                claim.value,
                table.sum
            );
            operands::with_cells(ctx, Draft::new(claim.range.clone(), message), &table.cells)
        })
        .gather();
    Outcome::from_findings(drafts)
}
