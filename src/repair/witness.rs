//! Which cells a figure of the prose speaks of, and which figures bear witness against a cell.

use crate::number::Decimal;

use super::Numbers;
use crate::finding::TextRange;
use crate::form::{CellId, Form, Table};
use crate::gather::Gather;
use crate::report::{AssertionKind, ClaimYear, Claims, Scope, Subject};

/// A sum of cells that a claim may speak of.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The cells.
    pub cells: Vec<CellId>,
    /// Their sum.
    pub sum: Decimal,
}

/// What the prose says of the sum of some cells.
pub struct Witness {
    /// Where it says so.
    pub range: TextRange,
    /// What it says.
    value: Decimal,
    /// The sums of which it may rightly say so.
    alternatives: Vec<Vec<CellId>>,
}

impl Witness {
    /// Whether any of the sums is what the prose says.
    pub fn agrees(&self, numbers: Numbers) -> bool {
        self.alternatives
            .iter()
            .any(|cells| sum(cells, numbers) == Some(self.value))
    }

    /// Whether it speaks of a cell.
    pub fn speaks_of(&self, cell: CellId) -> bool {
        self.alternatives.iter().flatten().any(|id| *id == cell)
    }
}

/// The exact figures of the report year that speak of cells of tables three and four, and what is
/// said of all of them.
pub fn witnesses(form: &Form, numbers: Numbers, claims: &Claims) -> Vec<Witness> {
    let figures = claims
        .figures
        .iter()
        .filter(|claim| claim.exact && claim.year == ClaimYear::Own && claim.scope != Scope::Part)
        .filter(|claim| {
            !matches!(
                claim.subject,
                Subject::Disputes {
                    as_reviewer: true,
                    ..
                }
            )
        })
        .filter_map(|claim| {
            let mut alternatives = alternatives(form, numbers, &claim.subject)?;
            for otherwise in &claim.otherwise {
                alternatives.extend(self::alternatives(form, numbers, otherwise)?);
            }
            Some(Witness {
                range: claim.range.clone(),
                value: claim.value,
                alternatives,
            })
        });
    let assertions = claims.assertions.iter().filter_map(|assertion| {
        Some(Witness {
            range: assertion.range.clone(),
            value: Decimal::ZERO,
            alternatives: vec![contrary_cells(form, &assertion.kind)?],
        })
    });
    figures.chain(assertions).gather()
}

/// Cells that must be nought if the assertion is true; none if it is not judged.
pub fn contrary_cells(form: &Form, kind: &AssertionKind) -> Option<Vec<CellId>> {
    let disputes = |groups: &[&str], columns: &[&str]| {
        let of_group = |group| {
            columns
                .iter()
                .map(move |column| format!("table4/{group}/{column}"))
        };
        groups
            .iter()
            .flat_map(of_group)
            .map(|address| form.find(&address))
            .collect::<Option<Vec<CellId>>>()
    };
    match kind {
        AssertionKind::AllUpheld(groups) => disputes(groups, &["corrected", "other", "pending"]),
        AssertionKind::NoneCorrected(groups) => disputes(groups, &["corrected"]),
        AssertionKind::AllFinished { in_time: false } => {
            Some(vec![form.find("table3/carried_out/total")?])
        }
        AssertionKind::AllFinished { in_time: true } | AssertionKind::AllNatural => None,
    }
}

/// The sums of cells that a subject may mean, the first one first. None if a cell of any of them
/// holds no number: a blank is not nought.
pub fn readings(form: &Form, numbers: Numbers, subject: &Subject) -> Option<Vec<Reading>> {
    alternatives(form, numbers, subject)?
        .into_iter()
        .map(|cells| {
            let sum = sum(&cells, numbers)?;
            Some(Reading { cells, sum })
        })
        .collect()
}

fn sum(cells: &[CellId], numbers: Numbers) -> Option<Decimal> {
    cells.iter().map(|cell| numbers.get(*cell)).sum()
}

fn alternatives(form: &Form, numbers: Numbers, subject: &Subject) -> Option<Vec<Vec<CellId>>> {
    let cells = |rows: &[&str], columns: &[&str]| -> Option<Vec<CellId>> {
        let mut cells = Vec::new();
        for row in rows {
            for column in columns {
                cells.extend(row_cells(form, numbers, row, column)?);
            }
        }
        Some(cells)
    };
    let totals = |rows: &[&str]| cells(rows, &["total"]);
    const RECEIVED: &[&str] = &["received"];
    const BOTH: &[&str] = &["received", "carried_in"];
    const HANDLED: &[&str] = &["handled_total"];
    match subject {
        Subject::Received => [RECEIVED, BOTH].into_iter().map(totals).collect(),
        Subject::CarriedIn => Some(vec![totals(&["carried_in"])?]),
        Subject::ReceivedAndCarriedIn => Some(vec![totals(BOTH)?]),
        Subject::Handled => Some(vec![totals(HANDLED)?]),
        Subject::Processed => [HANDLED, RECEIVED, BOTH].into_iter().map(totals).collect(),
        Subject::CarriedOut => Some(vec![totals(&["carried_out"])?]),
        Subject::Outcomes(rows) => Some(vec![totals(rows)?]),
        Subject::Applicants(columns) => [RECEIVED, BOTH, HANDLED]
            .into_iter()
            .map(|rows| cells(rows, columns))
            .collect(),
        Subject::Disputes { groups, result, .. } => {
            let columns = match result {
                Some("settled") => &["upheld", "corrected", "other"][..],
                Some(result) => &[*result],
                None => &["total"],
            };
            let cells: Option<Vec<CellId>> = groups
                .iter()
                .flat_map(|group| columns.iter().map(move |column| (group, column)))
                .map(|(group, column)| form.find(&format!("table4/{group}/{column}")))
                .collect();
            Some(vec![cells?])
        }
        Subject::Documents { row, column } => {
            Some(vec![vec![form.find(&format!("table2/{row}/{column}"))?]])
        }
        _ => None,
    }
}

/// Cells of a row of table three, or of all rows of a family, in one column.
fn row_cells(form: &Form, numbers: Numbers, key: &str, column: &str) -> Option<Vec<CellId>> {
    let column = form.table3_columns.iter().position(|c| c.key == column)?;
    let cell = |row: usize| CellId::new(Table::Three, row, column);
    let rows = || form.table3.iter().enumerate();
    // One row in place of several, where the report has it so.
    if let Some((row, _)) = rows().find(|(_, row)| row.key == key)
        && numbers.get(cell(row)).is_some()
    {
        return Some(vec![cell(row)]);
    }
    let cells: Vec<CellId> = rows()
        .filter(|(_, row)| !row.collapsed && (row.key == key || row.family() == key))
        .map(|(row, _)| cell(row))
        .gather();
    (!cells.is_empty()).then_some(cells)
}
