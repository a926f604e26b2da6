//! T11 勾稽说明缺失或被改.

use crate::finding::{Draft, Severity};
use crate::form::Table;
use crate::outcome::Outcome;
use crate::report::tables::core;
use crate::rules::{Context, Family, Rule, change};

/// T11 勾稽说明缺失或被改.
pub const RULE: Rule = Rule {
    code: "T11",
    name: "勾稽说明缺失或被改",
    family: Family::Tables,
    severity: Severity::Info,
    checks: "表三表头印有“本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和”。",
    basis: "年度报告格式规定三张表的栏目和行次，各机关应按统一格式填报。",
    advice: "请补上规定的说明文字。",
    false_alarms: "从PDF复制时表头可能被拆散。",
    wrong: &[
        change(
            "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
            "",
        ),
        change("等于第三项加第四项之和）", "等于第三项之和）"),
    ],
    right: &[change(
        "（本列数据的勾稽关系为：",
        "(本列数据的 勾稽关系为:",
    )],
    check,
};

fn check(context: &Context) -> Outcome {
    let tables = &context.report.tables;
    if !tables.found(Table::Three) {
        return Outcome::NotAssessable("表三没有读到。".into());
    }
    let Some((written, range)) = &tables.note else {
        let zone = tables
            .zones
            .iter()
            .find(|(table, _)| *table == Table::Three);
        let place = zone.map_or(0..0, |(_, zone)| zone.start..zone.start);
        return Outcome::Fail(vec![Draft::new(
            place,
            "表三表头没有印勾稽关系说明。".to_string(),
        )]);
    };
    // A note of which only parts could be read together was torn by the layout.
    if written.is_empty() || *written == core(context.form.table3_note) {
        return Outcome::Pass;
    }
    let message = format!("表三表头的勾稽关系说明写作“{written}”，与规定的文字不一致。");
    Outcome::Fail(vec![Draft::new(range.clone(), message)])
}
