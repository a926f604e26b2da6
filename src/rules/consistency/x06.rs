//! X06 正文申请人构成与表三不符.

use super::operands;
use crate::finding::{Draft, Severity};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::repair::Reading;
use crate::report::{AssertionKind, Subject};
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "X06",
    name: "正文申请人构成与表三不符",
    family: Family::Consistency,
    severity: Severity::Warning,
    checks: "正文所写自然人、法人或其他组织（及其各类）申请的件数，应等于表三相应各列。",
    basis: "年度报告正文与表格反映同一事实，收到和处理申请的情况是《中华人民共和国政府信息公开条例》第五十条规定的报告内容，前后数据应当一致。",
    advice: "核对申请台账，改正正文或表三中错误的一处。",
    false_alarms: "正文统计口径可以是新收、新收加结转或者办结，三者之一相符即可。",
    wrong: &[
        change("自然人申请12件", "自然人申请11件"),
        change("法人或其他组织申请4件", "法人或其他组织申请5件"),
    ],
    right: &[change(
        "自然人申请12件、法人或其他组织申请4件",
        "自然人申请12件、商业企业申请3件、法律服务机构申请1件",
    )],
    check,
};

fn check(ctx: &Context) -> Outcome {
    let figures = operands::compare(ctx, |claim| matches!(claim.subject, Subject::Applicants(_)));
    let Some(assertion) = ctx
        .report
        .claims
        .assertions
        .iter()
        .find(|assertion| assertion.kind == AssertionKind::AllNatural)
    else {
        return figures;
    };
    let natural = operands::readings(ctx, &Subject::Applicants(vec!["natural_person"]));
    let received = operands::readings(ctx, &Subject::Received);
    let (Some(natural), Some(received)) = (natural, received) else {
        return match figures {
            Outcome::NotApplicable => Outcome::NotAssessable(operands::UNREAD.to_string()),
            figures => figures,
        };
    };
    let mut drafts = match figures {
        Outcome::Fail(drafts) | Outcome::Partial(drafts, _) => drafts,
        _ => Vec::new(),
    };
    let agree = |natural: &[Reading], received: &[Reading]| {
        natural
            .iter()
            .zip(received)
            .any(|(natural, received)| natural.sum == received.sum)
    };
    let mended = |subject: &Subject| operands::mended(ctx, subject).unwrap_or_default();
    let all = agree(&natural, &received)
        || agree(
            &mended(&Subject::Applicants(vec!["natural_person"])),
            &mended(&Subject::Received),
        );
    if let (false, Some(natural), Some(received)) = (all, natural.first(), received.first()) {
        let message = format!(
            "正文称申请人均为自然人，而表中自然人申请为{}件、总计为{}件，两处不一致。",
            natural.sum, received.sum
        );
        let draft =
            Draft::new(assertion.range.clone(), message).with_numbers(received.sum, natural.sum);
        let cells: Vec<_> = natural
            .cells
            .iter()
            .chain(&received.cells)
            .copied()
            .gather();
        drafts.push(operands::with_cells(ctx, draft, &cells));
    }
    Outcome::from_findings(drafts)
}
