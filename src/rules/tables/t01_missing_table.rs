//! T01 表格缺失.

use crate::document::ResidueKind;
use crate::finding::{Draft, Severity};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::SectionKind;
use crate::rules::{Context, Family, Rule, change};

use super::TABLES;
use crate::rules::ORDER_LOST;

/// T01 表格缺失.
pub const RULE: Rule = Rule {
    code: "T01",
    name: "表格缺失",
    family: Family::Tables,
    severity: Severity::Error,
    checks: "第二、三、四部分应各有一张表。",
    basis: "年度报告格式规定三张表的栏目和行次，各机关应按统一格式填报。",
    advice: "请补上规定格式的表格；表格若是图片，请改为可复制的文字表格。",
    false_alarms: "表格以图片形式插入时，本工具看不到；页面上若确有表格，可忽略。",
    wrong: &[change(
        "行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t\n结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t\n\t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\n1\t0\t1\t0\t2\t1\t0\t0\t0\t1\t0\t0\t0\t0\t0\n\n",
        "",
    )],
    right: &[change("“澄湖水务”", "“澄湖县水务”")],
    check,
};

fn check(context: &Context) -> Outcome {
    let report = context.report;
    if report.tables.order_lost() {
        return Outcome::NotAssessable(ORDER_LOST.into());
    }
    let sections = [
        SectionKind::Disclosure,
        SectionKind::Applications,
        SectionKind::Disputes,
    ];
    let drafts = TABLES
        .into_iter()
        .zip(sections)
        .filter(|(table, _)| !report.tables.found(*table))
        // A section that is missing with its table is rule S01's to tell.
        .filter_map(|(table, section)| Some((table, report.sections.get(section)?)))
        .map(|(table, heading)| {
            let image = context.document.residue.iter().any(|residue| {
                residue.kind == ResidueKind::Image && heading.body.contains(&residue.range.start)
            });
            let draft = Draft::new(
                heading.range.clone(),
                format!(
                    "“{}”之下没有找到{}{}。",
                    heading.title,
                    table.name(),
                    if image { "，只有图片" } else { "" }
                ),
            );
            if image {
                draft.with_severity(Severity::Warning)
            } else {
                draft
            }
        })
        .gather();
    Outcome::from_findings(drafts)
}
