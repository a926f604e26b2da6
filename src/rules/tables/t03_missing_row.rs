//! T03 表格行缺失.

use crate::finding::{Draft, Severity};
use crate::form::{CellId, Table};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::tables::RowRead;
use crate::rules::{Context, Family, Rule, change};

use super::{cells_of, is_lost};
use crate::rules::ORDER_LOST;

/// T03 表格行缺失.
pub const RULE: Rule = Rule {
    code: "T03",
    name: "表格行缺失",
    family: Family::Tables,
    severity: Severity::Error,
    checks: "表二、表三规定的各行都应在表中。",
    basis: "年度报告格式规定三张表的栏目和行次，各机关应按统一格式填报。",
    advice: "请按规定格式补上缺少的行，没有的填0。",
    false_alarms: "从版面混乱的PDF复制时行名可能被拆散；请对照原文件。",
    wrong: &[
        change("\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0\n", ""),
        change("行政强制\t0\t\t\n", ""),
    ],
    right: &[
        change("2.重复申请", "2．重复申请"),
        change("2.重复申请", "重复 申请"),
    ],
    check,
};

fn check(context: &Context) -> Outcome {
    let tables = &context.report.tables;
    if tables.order_lost() {
        return Outcome::NotAssessable(ORDER_LOST.into());
    }
    let mut drafts = Vec::new();
    let mut assessed = false;
    for table in [Table::Two, Table::Three] {
        // A label out of its order hides others.
        let astray =
            |row: &RowRead| row.table == table && row.label.is_none() && row.unread.is_some();
        if !tables.found(table) || is_lost(context, table) || tables.rows.iter().any(astray) {
            continue;
        }
        assessed = true;
        let rows: Vec<_> = tables.rows.iter().filter(|row| row.table == table).gather();
        let missing: Vec<usize> = rows
            .iter()
            .filter(|row| row.label.is_none())
            .map(|row| row.row)
            .gather();
        let Some(first) = missing.first() else {
            continue;
        };
        let before = rows
            .iter()
            .filter(|row| row.row < *first)
            .rev()
            .find_map(|row| row.label.as_ref());
        let after = rows
            .iter()
            .filter(|row| row.row > *first)
            .find_map(|row| row.label.as_ref());
        let place = before.or(after).map_or(0..0, |(_, range)| range.clone());
        let labels: Vec<String> = missing
            .iter()
            .map(|row| format!("“{}”", context.form.row_label(CellId::new(table, *row, 0))))
            .gather();
        let collapsed = context.form.table3.iter().enumerate().any(|(row, data)| {
            let id = CellId::new(Table::Three, row, 0);
            table == Table::Three && data.collapsed && tables.cells.get(id).is_some()
        });
        let hint = if collapsed {
            "（“（六）其他处理”合成了一行，应分三行填报）"
        } else {
            ""
        };
        let message = format!(
            "{}缺少{}行：{}{hint}。",
            table.name(),
            missing.len(),
            labels.join("、")
        );
        let cells = missing
            .iter()
            .flat_map(|row| cells_of(context, table, *row));
        drafts.push(Draft::new(place, message).with_cells(cells));
    }
    if assessed {
        Outcome::from_findings(drafts)
    } else {
        Outcome::NotAssessable("表格没有读到。".into())
    }
}
