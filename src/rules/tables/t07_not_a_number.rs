//! T07 单元格非数字.

use crate::finding::{Draft, Severity};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::Value;
use crate::rules::{Context, Family, Rule, change};

/// T07 单元格非数字.
pub const RULE: Rule = Rule {
    code: "T07",
    name: "单元格非数字",
    family: Family::Tables,
    severity: Severity::Error,
    checks: "数字栏里只能是数字。",
    basis: "数字栏中的文字无法参与勾稽核对。",
    advice: "请改填数字，说明文字移到表下或第六部分。",
    false_alarms: "",
    wrong: &[change(
        "2.重复申请\t0\t0\t0\t0\t0\t0\t0",
        "2.重复申请\t若干\t0\t0\t0\t0\t0\t0",
    )],
    right: &[change("行政许可\t135", "行政许可\t135件")],
    check,
};

fn check(context: &Context) -> Outcome {
    let cells = &context.report.tables.cells;
    if cells.iter().next().is_none() {
        return Outcome::NotAssessable("表格没有读到。".into());
    }
    let drafts = cells.iter().filter_map(|(id, cell)| {
        let Value::Text(text) = &cell.value else {
            return None;
        };
        // The trial form's amount of purchases is written with its unit.
        let free = context.form.column_of(id).key == "amount" && text.ends_with('元');
        let message = format!("{}填的是“{text}”，不是数字。", context.form.describe(id));
        (!free).then(|| Draft::new(cell.range.clone(), message).with_cells([id]))
    });
    Outcome::from_findings(drafts.gather())
}
