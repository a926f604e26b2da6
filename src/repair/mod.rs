//! The form's equations on a report's cells, and the smallest change of cells that makes all hold.

mod diagnosis;
mod equations;
mod witness;

pub use diagnosis::{Changes, Diagnosis, diagnose};
pub use equations::{Check, Kind, State, evaluate};
pub use witness::{Reading, Witness, contrary_cells, readings, witnesses};

use crate::number::Decimal;

use crate::form::{CellId, Form};
use crate::gather::Gather;
use crate::report::{Cells, Claims};

/// The numbers of a report's cells, some of them changed.
#[derive(Clone, Copy)]
pub struct Numbers<'c> {
    cells: &'c Cells,
    changes: &'c [(CellId, Decimal)],
}

impl<'c> Numbers<'c> {
    /// The numbers as they stand.
    pub fn of(cells: &'c Cells) -> Self {
        Numbers {
            cells,
            changes: &[],
        }
    }

    /// The number of a cell after the changes; none if the cell holds none.
    pub fn get(&self, id: CellId) -> Option<Decimal> {
        let changed = self.changes.iter().find(|(cell, _)| *cell == id);
        changed.map_or_else(|| self.cells.number(id), |(_, value)| Some(*value))
    }
}

/// Every equation of a report with what became of it, and the causes of those that do not hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Balance {
    /// The equations.
    pub checks: Vec<Check>,
    /// The causes.
    pub diagnoses: Vec<Diagnosis>,
    /// The changes of all causes.
    changes: Vec<(CellId, Decimal)>,
}

impl Balance {
    /// Evaluates the equations of a form on cells. Where they leave several cells as the wrong one,
    /// what the prose says of the cells decides.
    pub fn of(form: &Form, cells: &Cells, claims: &Claims) -> Self {
        let checks = evaluate(form, cells);
        if checks.iter().all(|check| check.state != State::Broken) {
            return Balance {
                checks,
                diagnoses: Vec::new(),
                changes: Vec::new(),
            };
        }
        let witnesses = witnesses(form, Numbers::of(cells), claims);
        let mut diagnoses = diagnose(form, cells, &checks, &witnesses);
        let changes: Vec<_> = diagnoses.iter().flat_map(|d| d.changes.clone()).gather();
        let mended = Numbers {
            cells,
            changes: &changes,
        };
        for witness in &witnesses {
            if !witness.agrees(Numbers::of(cells)) && witness.agrees(mended) {
                let of = diagnoses
                    .iter_mut()
                    .find(|d| d.changes.iter().any(|(id, _)| witness.speaks_of(*id)));
                if let Some(diagnosis) = of {
                    diagnosis.said.push(witness.range.clone());
                }
            }
        }
        Balance {
            checks,
            diagnoses,
            changes,
        }
    }

    /// The numbers of the cells with the wrong ones put right.
    pub fn mended<'c>(&'c self, cells: &'c Cells) -> Numbers<'c> {
        Numbers {
            cells,
            changes: &self.changes,
        }
    }

    /// The cause that is one cell, if it is this one.
    pub fn cause_at(&self, cell: CellId) -> Option<&Diagnosis> {
        self.diagnoses.iter().find(|diagnosis| {
            diagnosis.certain && matches!(diagnosis.changes[..], [(id, _)] if id == cell)
        })
    }
}
