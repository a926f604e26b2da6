//! T05 表格标签被改动.

use crate::finding::{Draft, Severity, TextRange};
use crate::form::CellId;
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::tables::unnumbered;
use crate::rules::{Context, Family, Rule, change};

use super::cells_of;
use crate::rules::ORDER_LOST;

/// T05 表格标签被改动.
pub const RULE: Rule = Rule {
    code: "T05",
    name: "表格标签被改动",
    family: Family::Tables,
    severity: Severity::Warning,
    checks: "行名、栏名应与规定格式一字不差（全半角、空格和序号写法不计）。",
    basis: "年度报告格式规定三张表的栏目和行次，各机关应按统一格式填报。",
    advice: "请把标签改回规定的写法。",
    false_alarms: "",
    wrong: &[
        change("1.本机关不掌握相关政府信息", "1.本单位不掌握相关政府信息"),
        change("本年废止件数", "本年废除件数"),
    ],
    right: &[
        change("1.本机关不掌握", "1、本机关不掌握"),
        change("危及“三安全一稳定”", "危及\"三安全一稳定\""),
        change("本年废止件数", "本年 废止件数"),
    ],
    check,
};

fn check(context: &Context) -> Outcome {
    let tables = &context.report.tables;
    if tables.rows.is_empty() {
        return Outcome::NotAssessable("表格没有读到。".into());
    }
    if tables.order_lost() {
        return Outcome::NotAssessable(ORDER_LOST.into());
    }
    let rows = tables
        .rows
        .iter()
        .filter(|row| !row.label_exact)
        .filter_map(|row| {
            let (written, range) = row.label.as_ref()?;
            let id = CellId::new(row.table, row.row, 0);
            let label = context.form.row_label(id);
            Some(
                draft(context, written, range, label)
                    .with_cells(cells_of(context, row.table, row.row)),
            )
        });
    let heads = tables
        .altered_heads
        .iter()
        .map(|(label, written, range)| draft(context, written, range, label));
    Outcome::from_findings(rows.chain(heads).gather())
}

fn draft(context: &Context, written: &str, range: &TextRange, label: &str) -> Draft {
    let draft = Draft::new(
        range.clone(),
        format!("表格标签“{written}”与规定的“{label}”不一致。"),
    );
    // Only a label that stands in one piece can be replaced without touching what stands between.
    let source = context.document.slice(range);
    if source
        .chars()
        .any(|c| c.is_whitespace() || c.is_ascii_digit() || c == '|')
    {
        return draft;
    }
    draft.with_fix(
        format!("改为“{label}”"),
        [(range.clone(), unnumbered(label).to_string())],
    )
}
