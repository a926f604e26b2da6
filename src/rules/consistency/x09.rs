//! X09 “均、全部”类表述与表格不符.

use super::operands;
use crate::finding::{Draft, Severity};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::repair::contrary_cells;
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "X09",
    name: "“均、全部”类表述与表格不符",
    family: Family::Consistency,
    severity: Severity::Warning,
    checks: "正文称复议诉讼均获维持、没有纠错败诉、申请全部办结的，表格中不应有与之相反的数字。",
    basis: "正文对办理结果的概括应当有表格数据支持，否则报告前后矛盾。",
    advice: "改正概括性表述，或者核对并改正表格。",
    false_alarms: "“均在法定期限内答复”不等于全部办结，不在此列。",
    wrong: &[
        change(
            "因政府信息公开被申请行政复议2件，被提起行政诉讼1件。",
            "因政府信息公开被申请行政复议2件，被提起行政诉讼1件，均获维持。",
        ),
        change("结转下年度继续办理1件。", "所有政府信息公开申请全部办结。"),
    ],
    right: &[
        change(
            "结转下年度继续办理1件。",
            "均在法定期限内答复，结转下年度继续办理1件。",
        ),
        change(
            "因政府信息公开被申请行政复议2件，被提起行政诉讼1件。",
            "因政府信息公开被申请行政复议2件，被提起行政诉讼1件，无败诉案件。",
        ),
    ],
    check,
};

fn check(ctx: &Context) -> Outcome {
    let mut drafts: Vec<Draft> = Vec::new();
    let (mut unread, mut judged) = (0, 0);
    let mut elsewhere = None;
    let mended = ctx.balance.mended(&ctx.report.tables.cells);
    for assertion in &ctx.report.claims.assertions {
        let Some(against) = contrary_cells(ctx.form, &assertion.kind) else {
            continue;
        };
        judged += 1;
        let mut numbers = Vec::new();
        for cell in &against {
            numbers.extend(ctx.number(*cell).map(|number| (*cell, number)));
        }
        if numbers.len() < against.len() {
            unread += 1;
        }
        let contrary: Vec<_> = numbers.into_iter().filter(|(_, n)| !n.is_zero()).gather();
        let Some((first, number)) = contrary.first() else {
            continue;
        };
        let cells: Vec<_> = contrary.iter().map(|(cell, _)| *cell).gather();
        if drafts.iter().any(|draft| draft.cells == cells) {
            continue;
        }
        if cells
            .iter()
            .all(|cell| mended.get(*cell).is_some_and(|number| number.is_zero()))
        {
            elsewhere = elsewhere.or(operands::cause(ctx, &cells));
            continue;
        }
        let said: String = ctx
            .document
            .slice(&assertion.range)
            .split_whitespace()
            .collect();
        let message = format!(
            "正文称“{said}”，而表中{}为{}，两处不一致。",
            ctx.form.describe(*first),
            number
        );
        drafts.push(operands::with_cells(
            ctx,
            Draft::new(assertion.range.clone(), message),
            &cells,
        ));
    }
    if judged == 0 {
        return Outcome::NotApplicable;
    }
    operands::conclude(drafts, elsewhere, unread, judged)
}
