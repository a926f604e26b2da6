//! X08 正文复议诉讼数与表四不符.

use super::operands;
use crate::finding::Severity;
use crate::outcome::Outcome;
use crate::report::Subject;
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "X08",
    name: "正文复议诉讼数与表四不符",
    family: Family::Consistency,
    severity: Severity::Warning,
    checks: "正文所写因政府信息公开被申请行政复议、被提起行政诉讼的件数及其结果，应等于表四相应各格（行政诉讼为两类之和）。",
    basis: "被申请行政复议、提起行政诉讼的情况是《中华人民共和国政府信息公开条例》第五十条规定的报告内容，正文与表四应当一致。",
    advice: "核对案件台账，改正正文或表四中错误的一处。",
    false_alarms: "正文统计的是备案案件、作为复议机关审理的案件或者其他行政案件的，与表四口径不同。",
    wrong: &[
        change("被申请行政复议2件", "被申请行政复议3件"),
        change("被提起行政诉讼1件", "被提起行政诉讼2件"),
        change("被申请行政复议2件", "被申请行政复议2件，其中结果维持2件"),
        change(
            "行政诉讼情况\n",
            "行政诉讼情况\n全年被提起行政诉讼1件，已审结1件，未审结4件。\n",
        ),
    ],
    right: &[
        change(
            "被申请行政复议2件",
            "被申请行政复议2件（维持1件、其他结果1件）",
        ),
        change("开展业务培训2次", "开展业务培训2次，备案行政复议案件9件"),
    ],
    check,
};

fn check(ctx: &Context) -> Outcome {
    operands::compare(ctx, |claim| match claim.subject {
        // A nought of all is the matter of X07.
        Subject::Disputes {
            result,
            as_reviewer,
            ..
        } => !as_reviewer && (result.is_some() || !claim.value.is_zero()),
        _ => false,
    })
}
