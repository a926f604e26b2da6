//! X12 正文许可处罚收费数与表二不符.

use super::operands;
use crate::finding::Severity;
use crate::gather::Gather;
use crate::one_of::has_one;
use crate::outcome::Outcome;
use crate::report::{Claim, Subject, Unit};
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "X12",
    name: "正文许可处罚收费数与表二不符",
    family: Family::Consistency,
    severity: Severity::Info,
    checks: "正文所写行政许可、行政处罚、行政强制的件数和行政事业性收费的金额，一般应等于表二相应各格。",
    basis: "主动公开政府信息的情况是《中华人民共和国政府信息公开条例》第五十条规定的报告内容，正文与表二应当一致。",
    advice: "核对台账；正文另有口径的，写明口径。",
    false_alarms: "正文只数已公示的或者某一类决定的，可以与表二不同。",
    wrong: &[
        change(
            "定期清理失效文件",
            "作出行政许可决定153件，定期清理失效文件",
        ),
        change("定期清理失效文件", "行政处罚14件，定期清理失效文件"),
        change(
            "定期清理失效文件",
            "收取行政事业性收费125万元，定期清理失效文件",
        ),
    ],
    right: &[
        change(
            "定期清理失效文件",
            "办理行政许可135件、行政处罚4件、行政强制0件，定期清理失效文件",
        ),
        change(
            "定期清理失效文件",
            "公示行政许可信息98件，有行政许可事项12项，定期清理失效文件",
        ),
        change(
            "定期清理失效文件",
            "收取行政事业性收费12.5万元，定期清理失效文件",
        ),
    ],
    check,
};

fn check(ctx: &Context) -> Outcome {
    let claims = operands::claims(ctx, |claim| {
        let clause = ctx.document.slice(&claim.range);
        address(claim).is_some() && !has_one(clause, &["公开", "公示", "发布", "信息", "申请"])
    });
    if claims.is_empty() {
        return Outcome::NotApplicable;
    }
    let drafts = claims.into_iter().filter_map(|claim| {
        let cell = operands::single(ctx, address(claim)?)?;
        // An amount is told in 元 and may be rounded, by a hundredth at most.
        let (unit, hundredths) = match claim.subject {
            Subject::Fees => (10_000, 1),
            _ => (1, 0),
        };
        let sum = cell.sum * unit;
        ((claim.value - sum).abs() * 100 > sum * hundredths)
            .then(|| operands::mismatch(ctx, claim, &cell, &[]))
    });
    Outcome::from_findings(drafts.gather())
}

/// The cell of table two that a claim speaks of.
fn address(claim: &Claim) -> Option<&'static str> {
    match (&claim.subject, claim.unit) {
        (Subject::Fees, _) => Some("table2/fees/amount"),
        (Subject::Decisions(row), Unit::Count("件" | "宗" | "起" | "例")) => match *row {
            "licensing" => Some("table2/licensing/decisions"),
            "penalties" => Some("table2/penalties/decisions"),
            _ => Some("table2/coercion/decisions"),
        },
        _ => None,
    }
}
