//! The form's equations on a report's cells, and the smallest change of cells that makes all hold.

mod diagnosis;
mod equations;

pub use diagnosis::{Diagnosis, diagnose};
pub use equations::{Check, Kind, State, evaluate};

use crate::form::Form;
use crate::report::Cells;

/// Every equation of a report with what became of it, and the causes of those that do not hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Balance {
    /// The equations.
    pub checks: Vec<Check>,
    /// The causes.
    pub diagnoses: Vec<Diagnosis>,
}

impl Balance {
    /// Evaluates the equations of a form on cells.
    pub fn of(form: &Form, cells: &Cells) -> Self {
        let checks = evaluate(form, cells);
        let diagnoses = diagnose(form, cells, &checks);
        Balance { checks, diagnoses }
    }
}
