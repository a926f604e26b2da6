//! A06 总计未填.

use crate::finding::Draft;
use crate::finding::Severity;
use crate::form::CellId;
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::repair::{Kind, State};
use crate::rules::{Context, Family, Rule, change};

/// A06 总计未填.
pub const RULE: Rule = Rule {
    code: "A06",
    name: "总计未填",
    family: Family::Arithmetic,
    severity: Severity::Warning,
    checks: "表三、表四中，各栏已填而总计空白。",
    basis: "总计是表格的必填栏；空白时无法核对勾稽关系。",
    advice: "请补填总计，没有的填0。",
    false_alarms: "",
    wrong: &[
        change(
            "（一）予以公开\t\t6\t2\t0\t0\t0\t0\t8",
            "（一）予以公开\t\t6\t2\t0\t0\t0\t0\t",
        ),
        change("1\t0\t1\t0\t2\t1\t0", "1\t0\t1\t0\t/\t1\t0"),
    ],
    right: &[change(
        "2.重复申请\t0\t0\t0\t0\t0\t0\t0",
        "2.重复申请\t0\t0\t0\t0\t0\t0\t",
    )],
    check,
};

fn check(context: &Context) -> Outcome {
    let cells = &context.report.tables.cells;
    let totals: Vec<CellId> = context
        .balance
        .checks
        .iter()
        .filter(|check| {
            check.state == State::Blank && matches!(check.kind, Kind::RowTotal | Kind::CaseTotal)
        })
        .filter(|check| !check.equation.left_sum.is_zero())
        .map(|check| check.equation.right[0])
        .gather();
    let Some(first) = totals.first() else {
        return if cells.iter().next().is_some() {
            Outcome::Pass
        } else {
            Outcome::NotAssessable("表格没有读到。".into())
        };
    };
    let place = context.form.describe(*first);
    let message = match totals.len() {
        1 => format!("{place}空白，而同组各栏已经填写。"),
        count => format!("有{count}处总计空白，而同组各栏已经填写，第一处是{place}。"),
    };
    Outcome::Fail(vec![
        Draft::new(context.cell_range(*first), message).with_cells(totals),
    ])
}
