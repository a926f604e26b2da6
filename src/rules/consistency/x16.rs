//! X16 百分比与数量不符.

use crate::number::Decimal;

use super::operands;
use crate::finding::{Draft, Severity};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::{Change, Share, Subject};
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "X16",
    name: "百分比与数量不符",
    family: Family::Consistency,
    severity: Severity::Warning,
    checks: "正文所写占比、增长或下降的百分比，应与同句的数量（或表三相应数据）算得的结果相符，允许四舍五入或者截尾。",
    basis: "百分比由数量算得，二者应当一致。",
    advice: "按准确的数量重新计算百分比。",
    false_alarms: "占比的基数没有写明时，按同段和表三中可能的基数逐一试算，都不符才提示。",
    wrong: &[
        change("工作动态61条", "工作动态61条（占73.5%）"),
        change("自然人申请12件、", "自然人申请12件，占65%，"),
        change("开展业务培训2次", "开展业务培训2次，群众满意度达102%"),
        change(
            "全年新收政府信息公开申请16件",
            "全年新收政府信息公开申请16件，比上年减少4件，增长20%",
        ),
    ],
    right: &[
        change("工作动态61条", "工作动态61条（占63.5%）"),
        change("自然人申请12件、", "自然人申请12件，占75%，"),
        change(
            "全年新收政府信息公开申请16件",
            "全年新收政府信息公开申请16件，比上年增加6件，增长60%",
        ),
    ],
    check,
};

fn check(ctx: &Context) -> Outcome {
    let claims = &ctx.report.claims;
    let above_all = claims.above_all.iter().map(|range| {
        Draft::new(
            range.clone(),
            "占比、办结率一类的百分比不会超过100%。".into(),
        )
    });
    if claims.shares.is_empty() && claims.changes.is_empty() && above_all.len() == 0 {
        return Outcome::NotApplicable;
    }
    let shares = claims
        .shares
        .iter()
        .filter_map(|share| wrong_share(ctx, share));
    let changes = claims.changes.iter().filter_map(wrong_change);
    Outcome::from_findings(shares.chain(changes).chain(above_all).gather())
}

fn wrong_share(ctx: &Context, share: &Share) -> Option<Draft> {
    let mut wholes: Vec<Decimal> = share.total.iter().map(|total| total.value).gather();
    let of_applications = matches!(
        share.subject,
        Some(
            Subject::Outcomes(_) | Subject::Applicants(_) | Subject::Handled | Subject::CarriedOut
        )
    );
    if of_applications {
        let table = [Subject::Handled, Subject::Received]
            .iter()
            .flat_map(|subject| {
                [
                    operands::readings(ctx, subject),
                    operands::mended(ctx, subject),
                ]
            })
            .flatten()
            .flatten()
            .map(|reading| reading.sum);
        wholes.extend(table);
    } else if share.total.is_none() {
        return None;
    }
    wholes.extend(&share.wholes);
    wholes.retain(|whole| !whole.is_zero());
    let parts: Vec<Decimal> = std::iter::once(share.part.value)
        .chain(share.sums.iter().copied())
        .gather();
    let fits = wholes.iter().any(|whole| {
        parts.iter().any(|part| {
            part.percent_of(*whole)
                .is_some_and(|exact| agrees(exact, share.percent, share.scale))
        })
    });
    let whole = *wholes.first()?;
    if fits {
        return None;
    }
    let exact = share.part.value.percent_of(whole)?;
    let message = format!(
        "{}÷{}={}%，与所写占比{}%不符。",
        share.part.value,
        whole,
        rounded(exact, share.scale),
        share.percent
    );
    Some(
        Draft::new(share.range.clone(), message)
            .with_numbers(rounded(exact, share.scale), share.percent)
            .with_related(share.part.range.clone(), "数量"),
    )
}

fn wrong_change(change: &Change) -> Option<Draft> {
    let difference = if change.down {
        change.before - change.now.value
    } else {
        change.now.value - change.before
    };
    let exact = difference.percent_of(change.before)?;
    if agrees(exact, change.percent, change.scale) {
        return None;
    }
    let word = |down: bool| if down { "下降" } else { "增长" };
    let message = format!(
        "由{}到{}，{}{}%，与所写{}{}%不符。",
        change.before,
        change.now.value,
        word(change.now.value < change.before),
        rounded(exact.abs(), change.scale),
        word(change.down),
        change.percent
    );
    Some(
        Draft::new(change.range.clone(), message)
            .with_numbers(rounded(exact, change.scale), change.percent)
            .with_related(change.now.range.clone(), "本年数量"),
    )
}

/// Whether a percentage as written is the exact one rounded or cut off.
fn agrees(exact: Decimal, written: Decimal, scale: u32) -> bool {
    let step = Decimal::new(1, scale);
    let off = written - exact;
    off.abs() <= step.half() || off < Decimal::ZERO && off > -step
}

/// With one decimal more than written, so that the difference shows.
fn rounded(exact: Decimal, scale: u32) -> Decimal {
    exact.rounded(scale.max(1))
}
