//! T09 数值个数与栏数不符.

use crate::finding::{Draft, Severity};
use crate::form::Table;
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::tables::RowRead;
use crate::rules::{Context, Family, Rule, change};

use super::{cells_of, is_lost};
use crate::rules::ORDER_LOST;

/// T09 数值个数与栏数不符.
pub const RULE: Rule = Rule {
    code: "T09",
    name: "数值个数与栏数不符",
    family: Family::Tables,
    severity: Severity::Warning,
    checks: "每行数值个数应与栏数相同：表三每行7个，表四15个。",
    basis: "个数不符时无法判断各数属于哪一栏，本工具不对这一行作计算。",
    advice: "请对照原文件补齐或删去多余的数，再校核一次。",
    false_alarms: "从PDF复制时可能漏掉或多出数字。",
    wrong: &[
        change(
            "2.重复申请\t0\t0\t0\t0\t0\t0\t0",
            "2.重复申请\t0\t0\t0\t0\t0\t0\t0\t0\t0",
        ),
        change(
            "1\t0\t1\t0\t2\t1\t0\t0\t0\t1\t0\t0\t0\t0\t0",
            "1\t0\t1\t0\t2\t1\t0\t0\t0\t1\t0\t0\t0\t0\t0\t3",
        ),
    ],
    right: &[change(
        "2.重复申请\t0\t0\t0\t0\t0\t0\t0",
        "2.重复申请\t0\t0\t0\t0\t0\t0\n0",
    )],
    check,
};

/// So many rows of a table with wrong counts are no slips of a writer.
const TORN_ROWS: usize = 3;

fn check(context: &Context) -> Outcome {
    let tables = &context.report.tables;
    if tables.rows.is_empty() {
        return Outcome::NotAssessable("表格没有读到。".into());
    }
    if tables.order_lost() {
        return Outcome::NotAssessable(ORDER_LOST.into());
    }
    // Where values stand apart from their labels in one table, a bare label in another is no slip.
    let scattered = !tables.missing.is_empty();
    let missing = |row: &RowRead| {
        tables
            .row(row.table, row.row + 1)
            .is_some_and(|next| next.label.is_none())
    };
    // Values that one row has too many and its neighbours too few stand on the wrong side of a label,
    // as tools give them where a page ends within a row.
    let off = |row: &RowRead| {
        let width = context.form.width(row.table, row.row);
        row.values as isize - width as isize
    };
    let made_up = |row: &RowRead| {
        let near = |at: usize| {
            let near = tables.row(row.table, at);
            near.filter(|near| near.label.is_some()).map_or(0, off)
        };
        let run: isize = (row.row + 1..)
            .map(near)
            .take_while(|off| *off != 0)
            .sum::<isize>()
            + (0..row.row)
                .rev()
                .map(near)
                .take_while(|off| *off != 0)
                .sum::<isize>();
        off(row) != 0 && run == -off(row)
    };
    // Several rows that are wrong by unlike counts are torn by the layout; they are told as unread.
    let torn = |table: Table| {
        let wrong = tables.rows.iter().filter(|row| {
            let counts = row.label.is_some() && row.unread.is_some() && !row.glued;
            row.table == table && counts && off(row) != 0
        });
        let offs: Vec<isize> = wrong.map(off).gather();
        offs.len() >= TORN_ROWS && offs.iter().any(|off| *off != offs[0])
    };
    let torn = [Table::Two, Table::Three].map(|table| (table, torn(table)));
    let rows = tables
        .rows
        .iter()
        .filter(|row| !torn.contains(&(row.table, true)))
        .filter(|row| row.table != Table::Four && !is_lost(context, row.table))
        .filter_map(|row| {
            let (label, range) = row.label.as_ref()?;
            let width = context.form.width(row.table, row.row);
            // Digits that ran together have no number of their own, and values that a missing label left
            // to the row before are rule T03's to tell.
            // A crowd of values after one label has lost its order; that is said as unread.
            let crowded = row.values > 2 * width + 2;
            let counted = row.unread.is_some() && row.values != width && !row.glued && !crowded;
            // Copies drop blank cells, of which table two has many.
            let dropped = row.table == Table::Two && row.values < width;
            let read_otherwise = missing(row) || made_up(row) || dropped;
            if !counted || read_otherwise || scattered && row.values == 0 {
                return None;
            }
            let message = format!("“{label}”一行应有{width}个数，读到{}个。", row.values);
            Some(
                Draft::new(range.clone(), message)
                    .with_cells(cells_of(context, row.table, row.row)),
            )
        });
    let four = tables
        .rows
        .iter()
        .find(|row| row.table == Table::Four)
        .filter(|row| row.values > 0 && !row.glued && is_lost(context, Table::Four))
        .filter(|_| !torn.contains(&(Table::Three, true)));
    let four = four.and_then(|row| {
        let width: usize = (0..context.form.height(Table::Four))
            .map(|row| context.form.width(Table::Four, row))
            .sum();
        let (_, range) = row.label.as_ref()?;
        let message = format!(
            "{}应有{width}个数，读到{}个。",
            Table::Four.name(),
            row.values
        );
        Some(Draft::new(range.clone(), message))
    });
    Outcome::from_findings(rows.chain(four).gather())
}
