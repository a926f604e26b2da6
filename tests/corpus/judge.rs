//! Compares what was read with the truth.

use std::collections::BTreeMap;

use hegao::report::Value;
use hegao::{Checked, finding::Severity};

use super::figures::Meant;
use super::render::Keeps;
use super::report::Report;

/// What was seen in one case.
#[derive(Debug, Default, Clone)]
pub struct Verdict {
    /// What is wrong, each a short kind and the particulars.
    pub complaints: Vec<(String, String)>,
    /// Cells that the report has.
    pub cells: usize,
    /// Cells that were read, rightly.
    pub read: usize,
}

impl Verdict {
    fn complain(&mut self, kind: impl Into<String>, what: impl Into<String>) {
        self.complaints.push((kind.into(), what.into()));
    }
}

/// Compares the cells.
pub fn cells(report: &Report, checked: &Checked, keeps: Keeps, verdict: &mut Verdict) {
    let found: BTreeMap<&str, &Value> = checked
        .cells
        .iter()
        .map(|(address, value)| (*address, &value.0))
        .collect();
    let whole = matches!(keeps, Keeps::All | Keeps::Blanks);
    let mut absent = Vec::new();
    for (address, figure) in &report.figures.cells {
        verdict.cells += 1;
        let right = match (found.get(address.as_str()), &figure.meant) {
            (None, _) => {
                absent.push(address.as_str());
                continue;
            }
            (Some(Value::Number(read)), Meant::Number(meant) | Meant::Amount(meant)) => {
                read == meant
            }
            (Some(Value::Text(_)), Meant::Amount(_) | Meant::Text) => true,
            (Some(Value::Blank(_)), Meant::Blank) => true,
            _ => false,
        };
        if right {
            verdict.read += 1;
        } else {
            let read = found.get(address.as_str());
            verdict.complain(
                "cell wrong",
                format!("{address}: {read:?}, printed {:?}", figure.shown),
            );
        }
    }
    if whole && !absent.is_empty() {
        verdict.complain(
            "cell absent",
            format!(
                "{} cells, first {}; unread {:?}",
                absent.len(),
                absent[0],
                checked.unread.first()
            ),
        );
    }
    for address in found.keys() {
        if !report.figures.cells.contains_key(*address) {
            verdict.complain("cell that is not there", *address);
        }
    }
}

/// Compares title, organ, year and form.
pub fn front(report: &Report, checked: &Checked, verdict: &mut Verdict) {
    let title = checked.title.as_deref().unwrap_or("");
    let whole = title == report.title;
    let second_line =
        report.title_lines.len() > 1 && report.title_lines.last().is_some_and(|l| l == title);
    if !whole && !second_line {
        verdict.complain("title", format!("{title:?}, is {:?}", report.title));
    }
    if checked.agency.as_deref() != Some(report.organ.name.as_str()) {
        verdict.complain(
            "agency",
            format!("{:?}, is {}", checked.agency, report.organ.name),
        );
    }
    if checked.year != Some(report.year) {
        verdict.complain("year", format!("{:?}, is {}", checked.year, report.year));
    }
    if checked.form != report.form.as_str() {
        verdict.complain(
            "form",
            format!("{}, is {}", checked.form, report.form.as_str()),
        );
    }
    let numbers: Vec<usize> = checked.sections.iter().filter_map(|s| s.number).collect();
    if numbers != [1, 2, 3, 4, 5, 6] {
        verdict.complain("sections", format!("{numbers:?}"));
    }
}

/// No error, no warning, but those of the rules allowed.
pub fn silence(checked: &Checked, allowed: &[&str], verdict: &mut Verdict) {
    for finding in &checked.findings {
        if finding.severity == Severity::Info || allowed.contains(&finding.rule) {
            continue;
        }
        verdict.complain(
            format!("{} {}", finding.severity.as_str(), finding.rule),
            finding.message.clone(),
        );
    }
    for outcome in &checked.rules {
        if outcome.outcome == "panicked" {
            verdict.complain("panic", outcome.rule);
        }
    }
}
