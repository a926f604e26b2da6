//! Broken equations gathered by their cause: the smallest change of cells that makes all hold.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::equations::{Check, Kind, State};
use crate::form::{CellId, Form};
use crate::report::Cells;

/// Equations that one cause breaks.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnosis {
    /// Positions among the checks, the first the one that is reported.
    pub checks: Vec<usize>,
    /// The one cell whose change makes all of them hold, and what it ought to be.
    pub suspect: Option<(CellId, Decimal)>,
}

/// At most so many cells are changed at once.
const DEPTH: usize = 2;
/// No cell stands in more equations.
const EQUATIONS_OF_A_CELL: usize = 3;

/// Gathers the broken equations by cause.
pub fn diagnose(form: &Form, cells: &Cells, checks: &[Check]) -> Vec<Diagnosis> {
    let mut rest: Vec<usize> = (0..checks.len())
        .filter(|at| checks[*at].state == State::Broken)
        .collect();
    let mut found = Vec::new();
    while let Some(group) = take_connected(&mut rest, checks) {
        match smallest(&group, checks, cells) {
            Some(changes) => {
                let mut told: Vec<usize> = Vec::new();
                for (cell, value) in changes {
                    let mut own: Vec<usize> = group
                        .iter()
                        .copied()
                        .filter(|at| !told.contains(at) && holds_cell(&checks[*at], cell))
                        .collect();
                    crate::order::sort_by_key(&mut own, |at| [checks[*at].kind as usize, *at, 0]);
                    told.extend(&own);
                    if !own.is_empty() {
                        found.push(Diagnosis {
                            checks: own,
                            suspect: Some((cell, value)),
                        });
                    }
                }
            }
            None => found.extend(group.into_iter().map(|at| Diagnosis {
                checks: vec![at],
                suspect: None,
            })),
        }
    }
    merge_columns(form, checks, found)
}

/// Takes a broken equation and all that hang together with it by common cells.
fn take_connected(rest: &mut Vec<usize>, checks: &[Check]) -> Option<Vec<usize>> {
    let mut group = vec![rest.pop()?];
    let mut at = 0;
    while at < group.len() {
        let cells: Vec<CellId> = checks[group[at]].terms().map(|(id, _)| id).collect();
        let (near, far) = rest.iter().partition::<Vec<usize>, _>(|other| {
            cells.iter().any(|id| holds_cell(&checks[**other], *id))
        });
        group.extend(near);
        *rest = far;
        at += 1;
    }
    crate::order::sort_by_key(&mut group, |at| [*at, 0, 0]);
    Some(group)
}

fn holds_cell(check: &Check, cell: CellId) -> bool {
    check.terms().any(|(id, _)| id == cell)
}

/// The smallest set of changed cells after which every equation holds that holds now or is in the
/// group; none if there is none up to [`DEPTH`] cells, or more than one of the same size.
fn smallest(group: &[usize], checks: &[Check], cells: &Cells) -> Option<Vec<(CellId, Decimal)>> {
    let differences = group
        .iter()
        .map(|at| (*at, checks[*at].difference()))
        .collect();
    let mut search = Search {
        checks,
        cells,
        uses: uses(checks),
        changes: Vec::new(),
        found: Vec::new(),
    };
    for depth in 1..=DEPTH {
        search.go(&differences, depth);
        match search.found.len() {
            0 => {}
            1 => return search.found.pop(),
            _ => return None,
        }
    }
    None
}

/// For each cell the equations that can be evaluated and its sign in them.
fn uses(checks: &[Check]) -> BTreeMap<CellId, Vec<(usize, i8)>> {
    let mut uses: BTreeMap<CellId, Vec<(usize, i8)>> = BTreeMap::new();
    for (at, check) in checks.iter().enumerate() {
        if matches!(check.state, State::Holds | State::Broken) {
            check
                .terms()
                .for_each(|(id, sign)| uses.entry(id).or_default().push((at, sign)));
        }
    }
    uses
}

struct Search<'c> {
    checks: &'c [Check],
    cells: &'c Cells,
    uses: BTreeMap<CellId, Vec<(usize, i8)>>,
    changes: Vec<(CellId, Decimal)>,
    found: Vec<Vec<(CellId, Decimal)>>,
}

impl Search<'_> {
    /// Changes each cell of each broken equation so that this equation holds, and goes on with what
    /// is then broken.
    fn go(&mut self, differences: &BTreeMap<usize, Decimal>, depth: usize) {
        if differences.is_empty() {
            let mut set = self.changes.clone();
            crate::order::sort_by_key(&mut set, |(cell, _)| {
                [cell.table as usize, cell.row.into(), cell.column.into()]
            });
            if depth == 0 && !self.found.contains(&set) {
                self.found.push(set);
            }
            return;
        }
        if depth == 0 || differences.len() > depth * EQUATIONS_OF_A_CELL || self.found.len() > 4 {
            return;
        }
        for (at, difference) in differences {
            for (cell, sign) in self.checks[*at].terms() {
                let change = -*difference * Decimal::from(sign);
                let value = self.cells.number(cell).unwrap_or_default() + change;
                let negative = value.is_sign_negative() && !value.is_zero();
                if negative || self.changes.iter().any(|(changed, _)| *changed == cell) {
                    continue;
                }
                let mut next = differences.clone();
                for (check, sign) in self.uses.get(&cell).into_iter().flatten() {
                    let difference = next.entry(*check).or_default();
                    *difference += change * Decimal::from(*sign);
                    if difference.is_zero() {
                        next.remove(check);
                    }
                }
                self.changes.push((cell, value));
                self.go(&next, depth - 1);
                self.changes.pop();
            }
        }
    }
}

/// Columns of one relation that are off together, the total by the sum of the others, are one cause:
/// a whole row is wrong or missing.
fn merge_columns(form: &Form, checks: &[Check], found: Vec<Diagnosis>) -> Vec<Diagnosis> {
    let total = (form.table3_columns.len() - 1) as u8;
    let mut merged: Vec<Diagnosis> = Vec::new();
    for kind in [Kind::Handled, Kind::Balance] {
        let lone: Vec<usize> = found
            .iter()
            .filter(|d| d.suspect.is_none() && d.checks.iter().all(|at| checks[*at].kind == kind))
            .flat_map(|d| d.checks.iter().copied())
            .collect();
        let is_total = |at: &usize| {
            checks[*at]
                .equation
                .right
                .iter()
                .any(|id| id.column == total)
        };
        let (totals, parts): (Vec<usize>, Vec<usize>) = lone.iter().partition(|at| is_total(at));
        let sum = |list: &[usize]| {
            list.iter()
                .map(|at| checks[*at].difference())
                .sum::<Decimal>()
        };
        if !totals.is_empty() && !parts.is_empty() && sum(&totals) == sum(&parts) {
            merged.push(Diagnosis {
                checks: totals.into_iter().chain(parts).collect(),
                suspect: None,
            });
        }
    }
    let done: Vec<usize> = merged
        .iter()
        .flat_map(|d| d.checks.iter().copied())
        .collect();
    merged.extend(
        found
            .into_iter()
            .filter(|d| d.suspect.is_some() || !d.checks.iter().any(|at| done.contains(at))),
    );
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::document::Document;
    use crate::repair::evaluate;
    use crate::rules::example::MODEL;

    type Told = (Vec<Kind>, Option<(String, Decimal)>);

    fn diagnosed(from: &str, to: &str) -> Vec<Told> {
        assert!(MODEL.contains(from));
        let document = Document::new(MODEL.replace(from, to));
        let report = crate::report::read(&document, &Config::default());
        let form = report.form.form();
        let checks = evaluate(form, &report.tables.cells);
        diagnose(form, &report.tables.cells, &checks)
            .into_iter()
            .map(|d| {
                let kinds = d.checks.iter().map(|at| checks[*at].kind).collect();
                (
                    kinds,
                    d.suspect
                        .map(|(cell, value)| (form.address(cell).to_string(), value)),
                )
            })
            .collect()
    }

    #[test]
    fn one_wrong_cell_is_one_cause_with_all_its_equations() {
        assert_eq!(
            diagnosed("（七）总计		13	3", "（七）总计		12	3"),
            [(
                vec![Kind::RowTotal, Kind::Balance, Kind::Handled],
                Some((
                    "table3/handled_total/natural_person".into(),
                    Decimal::from(13)
                ))
            )]
        );
    }

    #[test]
    fn two_wrong_cells_are_two_causes() {
        let found = diagnosed(
            "1.信访举报投诉类申请	1	0	0	0	0	0	1",
            "1.信访举报投诉类申请	1	0	2	0	0	0	5",
        );
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn a_whole_row_off_is_one_cause() {
        let found = diagnosed(
            "4.保护第三方合法权益	1	0	0	0	0	0	1",
            "4.保护第三方合法权益	2	0	0	0	0	0	2",
        );
        assert_eq!(found.iter().map(|f| f.0.len()).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn a_right_report_has_no_diagnosis() {
        assert!(diagnosed("澄湖县", "澄湖县").is_empty());
    }
}
