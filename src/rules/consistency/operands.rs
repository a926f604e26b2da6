//! What the rules of this family share: the cells that a claim speaks of, and the comparison.

use crate::finding::Draft;
use crate::form::CellId;
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::repair::{self, Numbers, Reading};
use crate::report::{Claim, Scope, Subject};
use crate::rules::Context;

/// What the rules say when the cells to compare with were not read.
pub const UNREAD: &str = "正文有相应数字，但表格中对应的单元格未能读取或未填数字，无法比对。";

/// The sums of cells that a subject may mean, the first one first. None if a cell of any of them
/// holds no number: a blank is not nought.
pub fn readings(ctx: &Context, subject: &Subject) -> Option<Vec<Reading>> {
    repair::readings(ctx.form, Numbers::of(&ctx.report.tables.cells), subject)
}

/// As [`readings`], with the cells that the equations show to be wrong put right.
pub fn mended(ctx: &Context, subject: &Subject) -> Option<Vec<Reading>> {
    let numbers = ctx.balance.mended(&ctx.report.tables.cells);
    repair::readings(ctx.form, numbers, subject)
}

/// The rule that reports a wrong cell among these, so that what the prose says of them need not be
/// told again.
pub fn cause(ctx: &Context, cells: &[CellId]) -> Option<&'static str> {
    ctx.balance
        .diagnoses
        .iter()
        .find(|diagnosis| diagnosis.changes.iter().any(|(id, _)| cells.contains(id)))
        .and_then(|diagnosis| diagnosis.rule(&ctx.balance.checks))
}

/// One cell as a reading, if it holds a number.
pub fn single(ctx: &Context, address: &str) -> Option<Reading> {
    let cell = ctx.cell(address)?;
    Some(Reading {
        sum: ctx.number(cell)?,
        cells: vec![cell],
    })
}

/// Cells in words: `“（一）予以公开”的“总计”`, or the first of several.
pub fn describe(ctx: &Context, cells: &[CellId]) -> String {
    match cells {
        [] => String::new(),
        [one] => ctx.form.describe(*one),
        [one, two] => format!(
            "{}与{}之和",
            ctx.form.describe(*one),
            ctx.form.describe(*two)
        ),
        [one, rest @ ..] => format!("{}等{}格之和", ctx.form.describe(*one), rest.len() + 1),
    }
}

/// A subject in the words of a message.
pub fn name(subject: &Subject) -> String {
    match subject {
        Subject::Received => "收到政府信息公开申请".to_string(),
        Subject::CarriedIn => "上年结转申请".to_string(),
        Subject::ReceivedAndCarriedIn => "新收和上年结转申请合计".to_string(),
        Subject::Handled => "答复（办结）申请".to_string(),
        Subject::Processed => "办理政府信息公开申请".to_string(),
        Subject::CarriedOut => "结转下年度申请".to_string(),
        Subject::Outcomes(_) => "该类办理结果".to_string(),
        Subject::Applicants(_) => "该类申请人的申请".to_string(),
        Subject::Disputes { groups, result, .. } => {
            let kind = match groups.as_slice() {
                ["reconsideration"] => "行政复议",
                [_] | [_, _] => "行政诉讼",
                _ => "行政复议、行政诉讼合计",
            };
            let kind = match groups.as_slice() {
                ["reconsideration", _, _] => "行政复议、行政诉讼合计",
                _ => kind,
            };
            match result {
                Some("upheld") => format!("{kind}维持"),
                Some("corrected") => format!("{kind}纠正"),
                Some("other") => format!("{kind}其他结果"),
                Some("settled") => format!("{kind}审结"),
                Some(_) => format!("{kind}尚未审结"),
                None => kind.to_string(),
            }
        }
        _ => "该项".to_string(),
    }
}

/// The plain claims of the report about the subjects that `wanted` admits. Figures of an area count
/// where the organ is a government and says nothing narrower.
pub fn claims<'c>(ctx: &'c Context<'_>, wanted: impl Fn(&Claim) -> bool) -> Vec<&'c Claim> {
    let figures = &ctx.report.claims.figures;
    let government = ctx
        .report
        .agency
        .as_ref()
        .is_some_and(|agency| agency.is_of_area());
    figures
        .iter()
        .filter(|claim| wanted(claim))
        .filter(|claim| {
            claim.is_plain()
                || government
                    && claim.scope == Scope::Wide
                    && claim.exact
                    && claim.year == crate::report::ClaimYear::Own
                    && !figures
                        .iter()
                        .any(|other| other.is_plain() && other.subject == claim.subject)
        })
        .gather()
}

/// Compares every wanted claim with its cells.
pub fn compare(ctx: &Context, wanted: impl Fn(&Claim) -> bool) -> Outcome {
    let claims = claims(ctx, wanted);
    if claims.is_empty() {
        return Outcome::NotApplicable;
    }
    let mut drafts = Vec::new();
    let mut unread = 0;
    let mut elsewhere = None;
    for (at, claim) in claims.iter().enumerate() {
        let Some(mut readings) = all_readings(claim, |subject| readings(ctx, subject)) else {
            unread += 1;
            continue;
        };
        let anew = is_newly_received(ctx, claim);
        if anew {
            readings.truncate(1);
        }
        let agrees =
            |readings: &[Reading], value| readings.iter().any(|reading| reading.sum == value);
        if agrees(&readings, claim.value) {
            continue;
        }
        let mut mended = all_readings(claim, |subject| mended(ctx, subject)).unwrap_or_default();
        if anew {
            mended.truncate(1);
        }
        if agrees(&mended, claim.value) {
            let cells: Vec<CellId> = mended.into_iter().flat_map(|r| r.cells).gather();
            elsewhere = elsewhere.or(cause(ctx, &cells));
            continue;
        }
        let said_before = claims
            .iter()
            .take(at)
            .any(|other| other.subject == claim.subject && other.value == claim.value);
        // A smaller figure beside one that agrees counts only some of them.
        let is_some = claims.iter().any(|other| {
            other.subject == claim.subject
                && other.value > claim.value
                && (agrees(&readings, other.value) || agrees(&mended, other.value))
        });
        if said_before || is_some && !claim.negated {
            continue;
        }
        if let Some(first) = readings.first() {
            drafts.push(mismatch(ctx, claim, first, &readings));
        }
    }
    conclude(drafts, elsewhere, unread, claims.len())
}

/// Whether a claim counts what was received anew, so that what was carried in is not in it.
fn is_newly_received(ctx: &Context, claim: &Claim) -> bool {
    let text = &ctx.document.text;
    let clause = ctx.document.slice(&claim.range);
    let behind = text.get(claim.range.end..).unwrap_or("");
    let behind = behind.split(['。', '，', '；']).next().unwrap_or("");
    claim.subject == Subject::Received
        && clause.contains("新收")
        && !clause.contains("结转")
        && !behind.contains("结转")
}

/// The outcome when some claims could not be compared, and others disagree only with a cell that the
/// rule `elsewhere` reports.
pub fn conclude(
    drafts: Vec<Draft>,
    elsewhere: Option<&'static str>,
    unread: usize,
    claims: usize,
) -> Outcome {
    if let (true, Some(rule)) = (drafts.is_empty(), elsewhere) {
        Outcome::ReportedBy(rule)
    } else if unread == 0 {
        Outcome::from_findings(drafts)
    } else if unread == claims {
        Outcome::NotAssessable(UNREAD.to_string())
    } else {
        Outcome::Partial(drafts, UNREAD.to_string())
    }
}

fn all_readings(
    claim: &Claim,
    readings: impl Fn(&Subject) -> Option<Vec<Reading>>,
) -> Option<Vec<Reading>> {
    let mut all = readings(&claim.subject)?;
    for otherwise in &claim.otherwise {
        all.extend(readings(otherwise)?);
    }
    Some(all)
}

/// A finding: the prose says one figure, the table another.
pub fn mismatch(ctx: &Context, claim: &Claim, first: &Reading, all: &[Reading]) -> Draft {
    let said = if claim.negated {
        format!("正文称没有{}", name(&claim.subject))
    } else {
        format!("正文写“{}”", quote(ctx, claim))
    };
    let others: Vec<String> = all
        .iter()
        .skip(1)
        .filter(|reading| reading.sum != first.sum)
        .map(|reading| {
            // 新收为16（加上年结转为18）: what both have in common is said once.
            let more = reading.cells.strip_prefix(first.cells.as_slice());
            let (plus, cells) = more.map_or(("", &*reading.cells), |more| ("加", more));
            let sum = reading.sum;
            format!("{plus}{}为{sum}", describe(ctx, cells))
        })
        .take(1)
        .gather();
    let also = if others.is_empty() {
        String::new()
    } else {
        format!("（{}）", others.join("；"))
    };
    let message = format!(
        "{said}，而表中{}为{}{also}，两处不一致。",
        describe(ctx, &first.cells),
        first.sum,
    );
    with_cells(
        ctx,
        Draft::new(claim.range.clone(), message).with_numbers(first.sum, claim.value),
        &first.cells,
    )
}

/// Adds the cells with their places to a finding.
pub fn with_cells(ctx: &Context, draft: Draft, cells: &[CellId]) -> Draft {
    let mut draft = draft.with_cells(cells.iter().copied());
    for cell in cells {
        draft = draft.with_related(ctx.cell_range(*cell), "表中数据");
    }
    draft
}

/// The clause of a claim in one line.
fn quote(ctx: &Context, claim: &Claim) -> String {
    ctx.document
        .slice(&claim.range)
        .split_whitespace()
        .collect()
}
