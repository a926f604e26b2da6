//! Sums that must balance.

mod a01_row_total;
mod a02_balance;
mod a03_handled_total;
mod a04_case_total;
mod a06_blank_total;
mod a07_regulations;
mod a09_fee_unit;

use crate::number::Decimal;

use super::{Context, Rule};
use crate::finding::{Draft, Severity};
use crate::form::CellId;
use crate::gather::Gather;
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
    &a09_fee_unit::RULE,
];

/// What the rule of this kind of equation answers. Equations that one wrong cell breaks are reported
/// once, by the rule of the first of them.
fn answer(context: &Context, kind: Kind) -> Outcome {
    let Balance {
        checks, diagnoses, ..
    } = context.balance;
    let own = || checks.iter().filter(|check| check.kind == kind);
    if own().all(|check| matches!(check.state, State::Unknown | State::Blank)) {
        return Outcome::NotAssessable("这些合计所需的单元格没有读到或没有填写，未作计算。".into());
    }
    let reports = |diagnosis: &Diagnosis| match diagnosis.changes[..] {
        // A cell that can be no count is wrong whatever the sums say.
        [(cell, _)] if diagnosis.certain && !context.may_be_count(cell) => Some("T08"),
        _ => diagnosis.rule(checks),
    };
    let drafts: Vec<Draft> = diagnoses
        .iter()
        .filter(|diagnosis| reports(diagnosis) == Some(kind.rule()))
        .map(|diagnosis| draft(context, checks, diagnosis))
        .gather();
    let elsewhere = diagnoses
        .iter()
        .filter(|diagnosis| diagnosis.checks.iter().any(|at| checks[*at].kind == kind))
        .find_map(|diagnosis| reports(diagnosis).filter(|rule| *rule != kind.rule()));
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
    let at = diagnosis.suspect().map_or(total, |(cell, _)| cell);
    let mut message = sentence(context, first);
    let more = diagnosis.checks.len() - 1;
    if more > 0 {
        message += &format!("；同一原因还使另外{more}个等式不成立");
    }
    if diagnosis.checks.iter().any(|at| checks[*at].blanks) {
        message += "（空白按0计）";
    }
    let mut draft = Draft::new(context.cell_range(at), message + "。");
    if let Some((cell, value)) = diagnosis.suspect() {
        draft = draft
            .with_numbers(value, number(context, cell))
            .with_advice(advice(context, diagnosis));
    } else {
        draft = draft.with_numbers(first.equation.left_sum, first.equation.right_sum);
    }
    // An equation whose cells are all filled is broken for certain.
    if diagnosis.checks.iter().all(|at| checks[*at].blanks) {
        draft = draft.with_severity(Severity::Warning);
    }
    for place in &diagnosis.said {
        draft = draft.with_related(place.clone(), "正文所写");
    }
    with_equations(draft, context, diagnosis, at)
}

/// Adds the equations that a cause breaks, and all their cells behind the suspect.
pub fn with_equations(
    draft: Draft,
    context: &Context,
    diagnosis: &Diagnosis,
    suspect: CellId,
) -> Draft {
    let checks = &context.balance.checks;
    let broken = diagnosis.checks.iter().map(|at| &checks[*at]);
    let mut cells = vec![suspect];
    for (id, _) in broken.clone().flat_map(Check::terms) {
        if !cells.contains(&id) {
            cells.push(id);
        }
    }
    broken
        .fold(draft, |draft, check| {
            draft.with_equation(check.named(context.form))
        })
        .with_cells(cells)
}

/// What the wrong cells ought to be.
fn advice(context: &Context, diagnosis: &Diagnosis) -> String {
    let (now, then): (Vec<String>, Vec<String>) = diagnosis
        .changes
        .iter()
        .map(|(cell, value)| (number(context, *cell).to_string(), value.to_string()))
        .unzip();
    let what = match diagnosis.changes[..] {
        [(cell, _)] => context.form.describe(cell),
        [(cell, _), ..] => format!("“{}”一行", context.form.row_label(cell)),
        [] => String::new(),
    };
    let all = if diagnosis.checks.len() > 1 {
        "全部"
    } else {
        ""
    };
    let said = if diagnosis.said.is_empty() {
        ""
    } else {
        "，与正文所写也一致"
    };
    format!(
        "请核对{what}：现为{}，若改为{}，{all}等式即成立{said}。",
        now.join("、"),
        then.join("、")
    )
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

#[cfg(test)]
mod tests {
    use crate::rules::example::MODEL;
    use crate::{Checked, Config, check};

    fn checked(from: &str, to: &str) -> Checked {
        assert!(MODEL.contains(from), "{from}");
        check(&MODEL.replace(from, to), &Config::default())
    }

    fn told(checked: &Checked) -> Vec<(&str, Option<&str>)> {
        let told = checked.findings.iter();
        told.map(|f| (f.rule, f.cells.first().map(String::as_str)))
            .collect()
    }

    #[test]
    fn a_wrong_cell_is_told_once_with_the_sentence_that_bears_it_out() {
        for (from, to, cell, said) in [
            (
                "数量\t\t\t12\t3\t0\t0\t1\t0\t16",
                "数量\t\t\t12\t3\t0\t0\t1\t0\t17",
                "table3/received/total",
                "全年新收政府信息公开申请16件",
            ),
            (
                "4.保护第三方合法权益\t1\t0\t0\t0\t0\t0\t1",
                "4.保护第三方合法权益\t1\t0\t0\t0\t0\t0\t2",
                "table3/denied.third_party/total",
                "不予公开2件",
            ),
        ] {
            let checked = checked(from, to);
            assert_eq!(told(&checked), [("A01", Some(cell))], "{to}");
            let finding = &checked.findings[0];
            let text = MODEL.replace(from, to);
            let related = &finding.related;
            assert!(
                related
                    .iter()
                    .any(|r| text[r.span.start..r.span.end].contains(said)),
                "{to}: {related:?}"
            );
            assert!(finding.advice.contains("与正文所写也一致"));
        }
    }

    /// One equation of five cells leaves open which of them is wrong; the prose decides.
    #[test]
    fn the_prose_tells_which_cell_of_table_four_is_wrong() {
        let row = "1\t0\t1\t0\t2\t1\t0\t0\t0\t1";
        let total = checked(row, "1\t0\t1\t0\t3\t1\t0\t0\t0\t1");
        assert_eq!(
            told(&total),
            [("A04", Some("table4/reconsideration/total"))]
        );
        assert_eq!(total.findings[0].expected, Some(2.into()));
        let part = checked(row, "1\t0\t2\t0\t2\t1\t0\t0\t0\t1");
        assert_eq!(told(&part).len(), 1, "{:?}", part.findings);
        assert!(part.findings[0].related.is_empty());
    }

    #[test]
    fn a_whole_row_that_the_prose_contradicts_is_told_once() {
        let checked = checked(
            "（一）予以公开\t\t6\t2\t0\t0\t0\t0\t8",
            "（一）予以公开\t\t7\t2\t0\t0\t0\t0\t9",
        );
        assert_eq!(told(&checked), [("A03", Some("table3/granted/total"))]);
    }

    #[test]
    fn sums_that_hold_leave_the_prose_to_its_own_rules() {
        let checked = checked("新收政府信息公开申请16件", "新收政府信息公开申请19件");
        assert_eq!(told(&checked).first().map(|(rule, _)| *rule), Some("X02"));
    }

    #[test]
    fn a_negative_count_is_told_once() {
        let checked = checked(
            "2.重复申请\t0\t0\t0\t0\t0\t0\t0",
            "2.重复申请\t-1\t0\t0\t0\t0\t0\t0",
        );
        assert_eq!(
            told(&checked),
            [("T08", Some("table3/rejected.repeat/natural_person"))]
        );
    }
}
