//! X02 正文收到申请数与表三不符.

use super::operands;
use crate::finding::Severity;
use crate::outcome::Outcome;
use crate::report::Subject;
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "X02",
    name: "正文收到申请数与表三不符",
    family: Family::Consistency,
    severity: Severity::Warning,
    checks: "正文所写收到（受理、办理）政府信息公开申请的件数，应等于表三“本年新收”总计，或“本年新收”与“上年结转”总计之和。",
    basis: "年度报告正文与表格反映同一事实，收到和处理申请的情况是《中华人民共和国政府信息公开条例》第五十条规定的报告内容，前后数据应当一致。",
    advice: "核对申请台账，改正正文或表三中错误的一处。",
    false_alarms: "正文按渠道、专题或下属单位分别计数时，数字可以小于表三。",
    wrong: &[
        change("新收政府信息公开申请16件", "新收政府信息公开申请19件"),
        change("新收政府信息公开申请16件", "共收到政府信息公开申请十五件"),
    ],
    right: &[
        change(
            "全年新收政府信息公开申请16件，其中",
            "全年共收到公民、法人和其他组织提出的政府信息公开申请16件，较上年增加5件，其中",
        ),
        change(
            "新收政府信息公开申请16件",
            "新收和上年结转政府信息公开申请共18件",
        ),
        change(
            "开展业务培训2次",
            "开展依申请公开业务培训2次，编制依申请公开目录7条",
        ),
    ],
    check,
};

fn check(ctx: &Context) -> Outcome {
    operands::compare(ctx, |claim| match claim.subject {
        // A nought is the matter of X01.
        Subject::Received => !claim.value.is_zero(),
        Subject::ReceivedAndCarriedIn | Subject::Processed => true,
        _ => false,
    })
}
