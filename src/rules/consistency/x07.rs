//! X07 称未发生复议诉讼而表四非零.

use super::operands;
use crate::finding::{Draft, Severity};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::{Claim, Subject};
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "X07",
    name: "称未发生复议诉讼而表四非零",
    family: Family::Consistency,
    severity: Severity::Error,
    checks: "正文称未发生因政府信息公开引起的行政复议、行政诉讼（或为0件），则表四相应总计应为0。",
    basis: "被申请行政复议、提起行政诉讼的情况是《中华人民共和国政府信息公开条例》第五十条规定的报告内容，正文与表四应当一致。",
    advice: "核对案件台账，改正正文或表四中错误的一处。",
    false_alarms: "正文说的是未被纠错、未败诉，而不是没有案件的，不在此列。",
    wrong: &[
        change(
            "因政府信息公开被申请行政复议2件，被提起行政诉讼1件。",
            "未发生因政府信息公开引起的行政复议、行政诉讼。",
        ),
        change(
            "因政府信息公开被申请行政复议2件，被提起行政诉讼1件。",
            "因政府信息公开被申请行政复议0件，被提起行政诉讼1件。",
        ),
        change(
            "因政府信息公开被申请行政复议2件，被提起行政诉讼1件。",
            "因政府信息公开被申请行政复议2件，没有行政诉讼案件。",
        ),
    ],
    right: &[change(
        "因政府信息公开被申请行政复议2件，被提起行政诉讼1件。",
        "因政府信息公开被申请行政复议2件，被提起行政诉讼1件，未发生被行政复议纠错或败诉情况。",
    )],
    check,
};

fn check(ctx: &Context) -> Outcome {
    let dispute = |claim: &Claim| {
        matches!(
            &claim.subject,
            Subject::Disputes {
                result: None,
                as_reviewer: false,
                ..
            }
        )
    };
    let claims = operands::claims(ctx, dispute);
    let denials: Vec<_> = claims.iter().filter(|claim| claim.value.is_zero()).gather();
    if denials.is_empty() {
        return Outcome::NotApplicable;
    }
    let mut drafts: Vec<Draft> = Vec::new();
    let mut unread = 0;
    let mut elsewhere = None;
    for denial in &denials {
        let Some(reading) =
            operands::readings(ctx, &denial.subject).and_then(|r| r.into_iter().next())
        else {
            unread += 1;
            continue;
        };
        let told = drafts.iter().any(|draft| draft.cells == reading.cells);
        if reading.sum.is_zero() || told {
            continue;
        }
        let mended = operands::mended(ctx, &denial.subject).unwrap_or_default();
        if mended.first().is_some_and(|mended| mended.sum.is_zero()) {
            elsewhere = elsewhere.or(operands::cause(ctx, &reading.cells));
            continue;
        }
        let draft = operands::mismatch(ctx, denial, &reading, &[]);
        let also_right = claims
            .iter()
            .any(|claim| claim.subject == denial.subject && claim.value == reading.sum);
        drafts.push(if also_right {
            draft.with_severity(Severity::Warning)
        } else {
            draft
        });
    }
    operands::conclude(drafts, elsewhere, unread, denials.len())
}
