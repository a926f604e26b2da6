//! A07 规章填报主体.

use crate::finding::Draft;
use crate::finding::Severity;
use crate::form::{CellId, Table};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::AgencyKind;
use crate::rules::{Context, Family, Rule, change};

/// A07 规章填报主体.
pub const RULE: Rule = Rule {
    code: "A07",
    name: "规章填报主体",
    family: Family::Arithmetic,
    severity: Severity::Warning,
    checks: "县级及以下政府、乡镇街道和政府部门一般没有规章制定权，规章一行有数的请核对。",
    basis: "规章由国务院部门、省级和设区的市一级政府等依照立法权限制定。",
    advice: "如把规范性文件填进了规章一行，请改填“行政规范性文件”。",
    false_alarms: "国务院部门、省级政府和设区的市政府的报告不在此列。",
    wrong: &[change("规章\t0\t0\t0", "规章\t1\t0\t6")],
    right: &[change("规章\t0\t0\t0", "规章\t0\t\t0")],
    check,
};

fn check(context: &Context) -> Outcome {
    let Some(agency) = &context.report.agency else {
        return Outcome::NotApplicable;
    };
    let unable = matches!(
        agency.kind,
        AgencyKind::CountyGovernment | AgencyKind::Township | AgencyKind::Department
    );
    if !unable {
        return Outcome::NotApplicable;
    }
    let row =
        (0..context.form.width(Table::Two, 0)).map(|column| CellId::new(Table::Two, 0, column));
    let filled: Vec<CellId> = row
        .clone()
        .filter(|id| context.number(*id).is_some_and(|number| !number.is_zero()))
        .gather();
    let Some(first) = filled.first() else {
        let read = row
            .clone()
            .any(|id| context.report.tables.cells.get(id).is_some());
        return if read {
            Outcome::Pass
        } else {
            Outcome::NotAssessable("规章一行没有读到。".into())
        };
    };
    let figures: Vec<String> = filled
        .iter()
        .map(|id| {
            format!(
                "{}{}",
                context.form.column_of(*id).label,
                context.number(*id).unwrap_or_default()
            )
        })
        .gather();
    let message = format!(
        "“规章”一行填有{}，而{}一般没有规章制定权。",
        figures.join("、"),
        agency.name
    );
    Outcome::Fail(vec![
        Draft::new(context.cell_range(*first), message).with_cells(filled),
    ])
}
