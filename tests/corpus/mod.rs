//! A generator of right reports, and their printing in every layout in which reports reach us.
#![allow(dead_code)]

pub mod case;
pub mod dress;
pub mod faults;
pub mod figures;
pub mod grid;
pub mod judge;
pub mod marks;
pub mod organs;
pub mod prose;
pub mod random;
pub mod render;
pub mod report;
pub mod residue;
pub mod run;
