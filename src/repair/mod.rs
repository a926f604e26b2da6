//! The form's equations on a report's cells, and the smallest change of cells that makes all hold.

mod diagnosis;
mod equations;

pub use diagnosis::{Diagnosis, diagnose};
pub use equations::{Check, Kind, State, evaluate};
