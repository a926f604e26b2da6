//! The page's parts, from the whole to the smallest.

mod app;
mod detail;
mod findings;
mod header;
mod inplace;
mod report;
mod reports;
mod reveal;
mod source;
mod spots;
mod status;
mod table;

pub use app::App;
