//! T06 单元格空白或占位符.

use crate::finding::{Draft, Severity};
use crate::form::CellId;
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::repair::{Kind, State};
use crate::report::Value;
use crate::rules::{Context, Family, Rule, change};

use super::TABLES;

/// T06 单元格空白或占位符.
pub const RULE: Rule = Rule {
    code: "T06",
    name: "单元格空白或占位符",
    family: Family::Tables,
    severity: Severity::Warning,
    checks: "数字栏应填数字，没有的填0，不留空白，也不用“/”“-”“无”代替。",
    basis: "空白和占位符无法参与勾稽核对，也无法与0区分。",
    advice: "请逐格补填，没有的填0。",
    false_alarms: "",
    wrong: &[
        change(
            "2.重复申请\t0\t0\t0\t0\t0\t0\t0",
            "2.重复申请\t0\t0\t\t0\t0\t0\t0",
        ),
        change("规章\t0\t0\t0", "规章\t/\t/\t/"),
    ],
    right: &[change(
        "2.重复申请\t0\t0\t0\t0\t0\t0\t0",
        "2.重复申请\t0件\t0\t0\t0\t0\t0\t0",
    )],
    check,
};

fn check(context: &Context) -> Outcome {
    let cells = &context.report.tables.cells;
    if cells.iter().next().is_none() {
        return Outcome::NotAssessable("表格没有读到。".into());
    }
    // Blank totals of filled rows are rule A06's to tell.
    let totals: Vec<CellId> = context
        .balance
        .checks
        .iter()
        .filter(|check| check.state == State::Blank && !check.equation.left_sum.is_zero())
        .filter(|check| matches!(check.kind, Kind::RowTotal | Kind::CaseTotal))
        .map(|check| check.equation.right[0])
        .gather();
    let drafts = TABLES.into_iter().filter_map(|table| {
        let blank: Vec<(CellId, &str)> = cells
            .iter()
            .filter(|(id, _)| id.table == table && !totals.contains(id))
            .filter_map(|(id, cell)| match &cell.value {
                Value::Blank(mark) => Some((id, mark.as_str())),
                _ => None,
            })
            .gather();
        let (first, mark) = *blank.first()?;
        let how = if mark.is_empty() {
            "空白".to_string()
        } else {
            format!("填“{mark}”")
        };
        let place = context.form.describe(first);
        let message = match blank.len() {
            1 => format!("{place}{how}，应填数字，没有的填0。"),
            count => format!(
                "{}有{count}格空白或用符号代替数字，第一处是{place}{how}，没有的应填0。",
                table.name()
            ),
        };
        Some(
            Draft::new(context.cell_range(first), message)
                .with_cells(blank.into_iter().map(|(id, _)| id)),
        )
    });
    Outcome::from_findings(drafts.gather())
}
