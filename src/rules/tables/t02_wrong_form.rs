//! T02 表格版本与年度不符.

use crate::finding::{Draft, Severity};
use crate::form::FormId;
use crate::outcome::Outcome;
use crate::rules::{Context, Family, Rule, change};

/// T02 表格版本与年度不符.
pub const RULE: Rule = Rule {
    code: "T02",
    name: "表格版本与年度不符",
    family: Family::Tables,
    severity: Severity::Error,
    checks: "2021年度起应使用2021年印发的格式，2019、2020年度使用试行格式。",
    basis: "国办公开办函〔2021〕30号印发的格式自2021年度报告起使用，此前为〔2019〕60号试行格式。",
    advice: "请换用报告年度对应的表格重新填报。",
    false_alarms: "",
    wrong: &[change(
        "澄湖县水务局2024年政府信息公开工作年度报告\n\n根据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）要求，编制本报告。本报告所列数据的统计期限自2024年1月1日起至2024年12月31日止",
        "澄湖县水务局2020年政府信息公开工作年度报告\n\n根据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）要求，编制本报告。本报告所列数据的统计期限自2020年1月1日起至2020年12月31日止",
    )],
    right: &[change("“澄湖水务”", "“澄湖县水务”")],
    check,
};

fn check(context: &Context) -> Outcome {
    let (Some(form), Some(year)) = (context.report.tables.form, context.report.year) else {
        return Outcome::NotAssessable("报告年度或表格版本没有读到。".into());
    };
    let wanted = FormId::of_year(year);
    if form == wanted {
        return Outcome::Pass;
    }
    let zone = context
        .report
        .tables
        .zones
        .first()
        .map_or(0..0, |(_, zone)| zone.clone());
    let head = context
        .document
        .lines
        .range(context.document.lines.of(zone.start));
    let message = format!(
        "报告年度是{year}年，表格却是{}的格式，应使用{}的格式。",
        form.form().source,
        wanted.form().source
    );
    Outcome::Fail(vec![Draft::new(
        zone.start..head.end.min(zone.end).max(zone.start),
        message,
    )])
}
