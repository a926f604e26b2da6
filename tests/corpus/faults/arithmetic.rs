//! Arithmetic: figures that break equations.

use super::tables::replaced;
use super::{Planted, drawn};
use crate::corpus::figures::Figure;
use crate::corpus::marks::mark;
use crate::corpus::random::Random;
use crate::corpus::report::{Report, Wish, report};
use hegao::number::Decimal;

pub(super) fn other_count(random: &mut Random, value: u64) -> u64 {
    let by = *random.pick(&[1, 1, 2, 9, 10, 100]);
    if random.chance(50) && value >= by {
        value - by
    } else {
        value + by
    }
}

pub(super) fn changed_count(
    random: &mut Random,
    report: Report,
    address: String,
) -> Option<Planted> {
    let value = report.figures.at(&address);
    let wrong = other_count(random, value);
    let figure = Figure::number(Decimal::from(wrong), mark(&wrong.to_string()));
    replaced(report, address, figure)
}

pub(super) fn one_cell(random: &mut Random) -> Option<Planted> {
    let report = drawn(random);
    let row = random
        .pick(
            &report
                .figures
                .form
                .table3
                .iter()
                .filter(|r| !r.collapsed)
                .collect::<Vec<_>>(),
        )
        .key;
    let column = random.pick(report.figures.form.table3_columns).key;
    changed_count(random, report, format!("table3/{row}/{column}"))
}

pub(super) fn one_case(random: &mut Random) -> Option<Planted> {
    let report = drawn(random);
    let group = random.pick(report.figures.form.table4).key;
    let column = random.pick(report.figures.form.table4_columns).key;
    changed_count(random, report, format!("table4/{group}/{column}"))
}

pub(super) fn wordy(random: &mut Random) -> Report {
    let wish = Wish {
        wordy: true,
        ..Wish::default()
    };
    report(random, &wish)
}

/// A total of which the wordy prose speaks, or one of its parts.
pub(super) fn named_cell(random: &mut Random) -> Option<Planted> {
    let report = wordy(random);
    let rows = ["received", "carried_in", "handled_total", "carried_out"];
    let address = match random.below(6) {
        0 => "table3/received/natural_person".to_string(),
        1 => {
            let form = report.figures.form;
            let rows: Vec<_> = form.table3.iter().filter(|row| !row.collapsed).collect();
            format!("table3/{}/total", random.pick(&rows).key)
        }
        _ => format!("table3/{}/total", random.word(&rows)),
    };
    changed_count(random, report, address)
}

/// An outcome counted too high or too low in its column and in its total.
pub(super) fn whole_row(random: &mut Random) -> Option<Planted> {
    let mut report = wordy(random);
    let form = report.figures.form;
    let rows: Vec<_> = form.table3.iter().filter(|row| !row.collapsed).collect();
    let row = random.pick(&rows).key;
    let column = random.pick(&form.table3_columns[..6]).key;
    let value = report.figures.at(&format!("table3/{row}/{column}"));
    let wrong = other_count(random, value);
    for column in [column, "total"] {
        let address = format!("table3/{row}/{column}");
        let now = report.figures.at(&address) + wrong - value;
        let figure = Figure::number(Decimal::from(now), mark(&now.to_string()));
        report.figures.cells.insert(address, figure);
    }
    report.reprint();
    Some(Planted {
        report,
        cell: Some(format!("table3/{row}/total")),
    })
}

pub(super) fn named_case(random: &mut Random) -> Option<Planted> {
    let report = wordy(random);
    let group = random.pick(report.figures.form.table4).key;
    changed_count(random, report, format!("table4/{group}/total"))
}

pub(super) fn total_blank(random: &mut Random) -> Option<Planted> {
    let report = drawn(random);
    let filled: Vec<String> = report
        .figures
        .cells
        .keys()
        .filter(|address| {
            let table = address.starts_with("table3") || address.starts_with("table4");
            table && address.ends_with("/total") && report.figures.at(address) > 0
        })
        .cloned()
        .collect();
    if filled.is_empty() {
        return None;
    }
    let address = random.pick(&filled).clone();
    replaced(report, address, Figure::blank(""))
}

pub(super) fn regulations(random: &mut Random) -> Option<Planted> {
    let report = drawn(random);
    // A city's government may report through its office.
    if report.organ.may_issue_regulations() || report.organ.name.ends_with("市人民政府办公室")
    {
        return None;
    }
    let column = report.figures.form.table2[0].columns.last()?.key;
    let value = random.between(1, 20);
    let figure = Figure::number(Decimal::from(value), mark(&value.to_string()));
    replaced(report, format!("table2/regulations/{column}"), figure)
}
