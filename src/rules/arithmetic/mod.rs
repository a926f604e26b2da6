//! Sums that must balance.

mod a01_row_total;
mod a02_balance;
mod a03_handled_total;
mod a04_case_total;
mod a06_blank_total;
mod a07_regulations;

use rust_decimal::Decimal;

use super::{Context, Rule};
use crate::finding::{Draft, Severity};
use crate::form::CellId;
use crate::outcome::Outcome;
use crate::repair::{Balance, Check, Diagnosis, Kind, State};

/// The rules in the order of their codes.
pub const RULES: &[&Rule] = &[
    &a01_row_total::RULE,
    &a02_balance::RULE,
    &a03_handled_total::RULE,
    &a04_case_total::RULE,
    &a06_blank_total::RULE,
    &a07_regulations::RULE,
];

/// What the rule of this kind of equation answers. Equations that one wrong cell breaks are reported
/// once, by the rule of the first of them.
fn answer(context: &Context, kind: Kind) -> Outcome {
    let Balance { checks, diagnoses } = context.balance;
    let own = || checks.iter().filter(|check| check.kind == kind);
    if own().all(|check| matches!(check.state, State::Unknown | State::Blank)) {
        return Outcome::NotAssessable("这些合计所需的单元格没有读到或没有填写，未作计算。".into());
    }
    let drafts: Vec<Draft> = diagnoses
        .iter()
        .filter(|diagnosis| {
            diagnosis
                .checks
                .first()
                .is_some_and(|first| checks[*first].kind == kind)
        })
        .map(|diagnosis| draft(context, checks, diagnosis))
        .collect();
    let elsewhere = diagnoses.iter().find_map(|diagnosis| {
        let first = checks.get(*diagnosis.checks.first()?)?.kind;
        (first != kind && diagnosis.checks.iter().any(|at| checks[*at].kind == kind))
            .then(|| first.rule())
    });
    let unknown = own().filter(|check| check.state == State::Unknown).count();
    match (drafts.is_empty(), elsewhere, unknown) {
        (true, Some(rule), _) => Outcome::ReportedBy(rule),
        (_, _, 1..) => Outcome::Partial(
            drafts,
            format!("有{unknown}个等式所需的单元格没有读到，未作计算。"),
        ),
        _ => Outcome::from_findings(drafts),
    }
}

fn draft(context: &Context, checks: &[Check], diagnosis: &Diagnosis) -> Draft {
    let first = &checks[diagnosis.checks[0]];
    let total = first.equation.right[0];
    let at = diagnosis.suspect.map_or(total, |(cell, _)| cell);
    let mut message = sentence(context, first);
    let more = diagnosis.checks.len() - 1;
    if more > 0 {
        message += &format!("；同一原因还使另外{more}个等式不成立");
    }
    if diagnosis.checks.iter().any(|at| checks[*at].blanks) {
        message += "（空白按0计）";
    }
    let mut draft = Draft::new(context.cell_range(at), message + "。");
    if let Some((cell, value)) = diagnosis.suspect {
        let now = number(context, cell);
        draft = draft.with_numbers(value, now).with_advice(format!(
            "请核对{}：现为{now}，若改为{value}，{}即成立。",
            context.form.describe(cell),
            if more > 0 { "全部等式" } else { "等式" },
        ));
    } else {
        draft = draft.with_numbers(first.equation.left_sum, first.equation.right_sum);
    }
    let terms = diagnosis
        .checks
        .iter()
        .flat_map(|at| checks[*at].terms())
        .map(|(id, _)| id);
    let mut cells = vec![at];
    for id in terms {
        if !cells.contains(&id) {
            cells.push(id);
        }
    }
    if diagnosis.checks.iter().any(|at| checks[*at].blanks) {
        draft = draft.with_severity(Severity::Warning);
    }
    for check in &diagnosis.checks {
        draft = draft.with_equation(checks[*check].named(context.form));
    }
    draft.with_cells(cells)
}

/// The equation in words with its figures.
fn sentence(context: &Context, check: &Check) -> String {
    let equation = &check.equation;
    let (left, right) = (equation.left_sum, equation.right_sum);
    let difference = (left - right).abs();
    let compared = match check.kind {
        Kind::Balance => format!("第一项与第二项之和为{left}，第三项总计与第四项之和为{right}"),
        Kind::RowTotal => format!("各栏之和为{left}，总计填{right}"),
        Kind::Handled => format!("各项办理结果之和为{left}，（七）总计填{right}"),
        Kind::CaseTotal => format!("各类结果之和为{left}，总计填{right}"),
    };
    let place = check.place(context.form);
    format!("{place}{compared}，相差{difference}")
}

fn number(context: &Context, cell: CellId) -> Decimal {
    context.number(cell).unwrap_or_default()
}
