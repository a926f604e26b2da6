//! Broken equations gathered by their cause: the smallest change of cells that makes all hold.

use crate::number::Decimal;

use super::equations::{Check, Kind, State};
use super::{Numbers, Witness};
use crate::finding::TextRange;
use crate::form::{CellId, Form, Table};
use crate::gather::Gather;
use crate::report::Cells;

/// A change of cells: what each ought to be.
pub type Changes = Vec<(CellId, Decimal)>;

/// Equations that one cause breaks.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnosis {
    /// Positions among the checks, the first the one that is reported.
    pub checks: Vec<usize>,
    /// What makes all of them hold: one cell, or the cells of one row, the total first. Empty where
    /// that is not known.
    pub changes: Changes,
    /// Whether no other change would do as well; else only the sums that the prose states are known.
    pub certain: bool,
    /// Where the prose says what the cells ought to be.
    pub said: Vec<TextRange>,
}

impl Diagnosis {
    fn new(checks: Vec<usize>, remedy: Option<Remedy>) -> Self {
        let certain = remedy.as_ref().is_some_and(|remedy| remedy.certain);
        Diagnosis {
            checks,
            changes: remedy.map(|remedy| remedy.changes).unwrap_or_default(),
            certain,
            said: Vec::new(),
        }
    }

    /// The one cell that is wrong, or the first of its row, and what it ought to be.
    pub fn suspect(&self) -> Option<(CellId, Decimal)> {
        self.changes.first().copied().filter(|_| self.certain)
    }

    /// The rule that reports it.
    pub fn rule(&self, checks: &[Check]) -> Option<&'static str> {
        Some(checks.get(*self.checks.first()?)?.kind.rule())
    }
}

/// A change that makes equations hold.
struct Remedy {
    changes: Changes,
    /// Whether no other of its size does.
    certain: bool,
}

/// At most so many cells are changed at once.
const DEPTH: usize = 2;
/// No cell stands in more equations.
const EQUATIONS_OF_A_CELL: usize = 3;

/// No more changes of one size are looked at.
const MOST: usize = 16;

/// Gathers the broken equations by cause. Of several changes that would do, the one that agrees with
/// the prose is taken.
pub fn diagnose(
    form: &Form,
    cells: &Cells,
    checks: &[Check],
    witnesses: &[Witness],
) -> Vec<Diagnosis> {
    let mut rest: Vec<usize> = (0..checks.len())
        .filter(|at| checks[*at].state == State::Broken)
        .gather();
    let mut found = Vec::new();
    while let Some(mut group) = take_connected(&mut rest, checks) {
        match smallest(&group, checks, cells, witnesses) {
            // Several cells of which each breaks equations of its own.
            Some(remedy) if remedy.certain && remedy.changes.len() > 1 => {
                let mut told: Vec<usize> = Vec::new();
                for change in remedy.changes {
                    let mut own: Vec<usize> = group
                        .iter()
                        .copied()
                        .filter(|at| !told.contains(at) && holds_cell(&checks[*at], change.0))
                        .gather();
                    in_order(&mut own, checks);
                    told.extend(&own);
                    if !own.is_empty() {
                        let changes = vec![change];
                        let certain = true;
                        found.push(Diagnosis::new(own, Some(Remedy { changes, certain })));
                    }
                }
            }
            Some(remedy) if remedy.changes.len() == 1 => {
                in_order(&mut group, checks);
                found.push(Diagnosis::new(group, Some(remedy)));
            }
            _ => found.extend(group.into_iter().map(|at| Diagnosis::new(vec![at], None))),
        }
    }
    merge_columns(form, cells, checks, witnesses, found)
}

/// Rows before columns, so that the nearest relation is reported.
fn in_order(group: &mut Vec<usize>, checks: &[Check]) {
    crate::order::sort_by_key(group, |at| [checks[*at].kind as usize, *at, 0]);
}

/// Takes a broken equation and all that hang together with it by common cells.
fn take_connected(rest: &mut Vec<usize>, checks: &[Check]) -> Option<Vec<usize>> {
    let mut group = vec![rest.pop()?];
    let mut at = 0;
    while at < group.len() {
        let cells: Vec<CellId> = checks[group[at]].terms().map(|(id, _)| id).gather();
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
/// group; none if there is none up to [`DEPTH`] cells, or if of several of the same size the prose
/// favours no one.
fn smallest(
    group: &[usize],
    checks: &[Check],
    cells: &Cells,
    witnesses: &[Witness],
) -> Option<Remedy> {
    let mut differences = vec![Decimal::ZERO; checks.len()];
    for at in group {
        differences[*at] = checks[*at].difference();
    }
    let mut search = Search {
        checks,
        cells,
        uses: uses(checks),
        changes: Vec::new(),
        found: Vec::new(),
    };
    for depth in 1..=DEPTH {
        search.go(&differences, depth);
        if !search.found.is_empty() {
            return favoured(search.found, cells, witnesses);
        }
    }
    None
}

/// The only change, or the one that the prose bears out better than any other; of several that it
/// bears out alike the first, if it bears them out at all.
fn favoured(found: Vec<Changes>, cells: &Cells, witnesses: &[Witness]) -> Option<Remedy> {
    let favour = |changes: &Changes| -> isize {
        let mended = Numbers { cells, changes };
        witnesses
            .iter()
            .map(|witness| {
                isize::from(witness.agrees(mended))
                    - isize::from(witness.agrees(Numbers::of(cells)))
            })
            .sum()
    };
    let favours: Vec<isize> = found.iter().map(favour).gather();
    let most = *favours.iter().max()?;
    let mut best = found
        .into_iter()
        .zip(favours)
        .filter(|(_, favour)| *favour == most);
    let (changes, _) = best.next()?;
    let certain = best.next().is_none();
    (certain || most > 0).then_some(Remedy { changes, certain })
}

/// For each cell, at its place among the slots of a report's cells, the equations that can be
/// evaluated and its sign in them.
fn uses(checks: &[Check]) -> Vec<Vec<(usize, i8)>> {
    let mut uses = vec![Vec::new(); CellId::SLOTS];
    for (at, check) in checks.iter().enumerate() {
        if matches!(check.state, State::Holds | State::Broken) {
            for (id, sign) in check.terms() {
                uses[id.slot()].push((at, sign));
            }
        }
    }
    uses
}

struct Search<'c> {
    checks: &'c [Check],
    cells: &'c Cells,
    uses: Vec<Vec<(usize, i8)>>,
    changes: Changes,
    found: Vec<Changes>,
}

impl Search<'_> {
    /// Changes each cell of each broken equation so that this equation holds, and goes on with what
    /// is then broken. `differences` are those of all equations, nought where one holds.
    fn go(&mut self, differences: &[Decimal], depth: usize) {
        let broken = || differences.iter().enumerate().filter(|(_, d)| !d.is_zero());
        let count = broken().count();
        if count == 0 {
            let mut set = self.changes.clone();
            crate::order::sort_by_key(&mut set, |(cell, _)| {
                [cell.table as usize, cell.row.into(), cell.column.into()]
            });
            if depth == 0 && !self.found.contains(&set) {
                self.found.push(set);
            }
            return;
        }
        if depth == 0 || count > depth * EQUATIONS_OF_A_CELL || self.found.len() > MOST {
            return;
        }
        for (at, difference) in broken() {
            for (cell, sign) in self.checks[at].terms() {
                let change = -*difference * sign.into();
                let value = self.cells.number(cell).unwrap_or_default() + change;
                if value.is_negative() || self.changes.iter().any(|(changed, _)| *changed == cell) {
                    continue;
                }
                let mut next = differences.to_vec();
                for (check, sign) in &self.uses[cell.slot()] {
                    next[*check] += change * (*sign).into();
                }
                self.changes.push((cell, value));
                self.go(&next, depth - 1);
                self.changes.pop();
            }
        }
    }
}

/// Columns that are off together, the total by the sum of the others, are one cause: a whole row is
/// wrong or missing.
fn merge_columns(
    form: &Form,
    cells: &Cells,
    checks: &[Check],
    witnesses: &[Witness],
    mut found: Vec<Diagnosis>,
) -> Vec<Diagnosis> {
    let total = form.table3_columns.len() - 1;
    let mut merged: Vec<Diagnosis> = Vec::new();
    for kinds in [
        &[Kind::Balance, Kind::Handled][..],
        &[Kind::Handled],
        &[Kind::Balance],
    ] {
        let lone: Vec<usize> = found
            .iter()
            .filter(|d| d.changes.is_empty())
            .flat_map(|d| d.checks.iter().copied())
            .filter(|at| kinds.contains(&checks[*at].kind))
            .gather();
        let (totals, parts): (Vec<usize>, Vec<usize>) =
            lone.iter().partition(|at| checks[**at].of == total);
        let sum = |list: &[usize]| {
            list.iter()
                .map(|at| checks[*at].difference())
                .sum::<Decimal>()
        };
        if totals.is_empty() || parts.is_empty() || sum(&totals) != sum(&parts) {
            continue;
        }
        let mut broken: Vec<usize> = totals.into_iter().chain(parts).gather();
        let rows = row_changes(&broken, checks, cells);
        // One row of both relations: that of the total of outcomes.
        if kinds.len() > 1 {
            if rows.is_empty() {
                continue;
            }
            in_order(&mut broken, checks);
        }
        found.retain(|d| !d.checks.iter().any(|at| broken.contains(at)));
        merged.push(Diagnosis::new(broken, favoured(rows, cells, witnesses)));
    }
    merged.extend(found);
    merged
}

/// The changes of one row of table three that would make the broken equations of its columns hold.
fn row_changes(broken: &[usize], checks: &[Check], cells: &Cells) -> Vec<Changes> {
    let Some(first) = broken.first().and_then(|at| checks.get(*at)) else {
        return Vec::new();
    };
    first
        .terms()
        .filter_map(|(of, _)| {
            let mut changes: Changes = Vec::new();
            for at in broken {
                let check = checks.get(*at)?;
                let id = CellId::new(Table::Three, of.row.into(), check.of);
                let (_, sign) = check.terms().find(|(term, _)| *term == id)?;
                let value = cells.number(id)? - check.difference() * sign.into();
                match changes.iter().find(|(cell, _)| *cell == id) {
                    Some((_, known)) if *known == value => {}
                    None if value >= Decimal::ZERO => changes.push((id, value)),
                    _ => return None,
                }
            }
            Some(changes)
        })
        .gather()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::document::Document;
    use crate::repair::{evaluate, witnesses};
    use crate::rules::example::MODEL;

    type Told = (Vec<Kind>, Option<(String, Decimal)>);

    fn diagnosed(from: &str, to: &str) -> Vec<Told> {
        assert!(MODEL.contains(from));
        let document = Document::new(MODEL.replace(from, to));
        let report = crate::report::read(&document, &Config::default());
        let form = report.form.form();
        let checks = evaluate(form, &report.tables.cells);
        let witnesses = witnesses(form, Numbers::of(&report.tables.cells), &report.claims);
        diagnose(form, &report.tables.cells, &checks, &witnesses)
            .into_iter()
            .map(|d| {
                let kinds = d.checks.iter().map(|at| checks[*at].kind).collect();
                (
                    kinds,
                    d.suspect()
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
