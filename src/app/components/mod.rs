//! The page's parts, from the whole to the smallest.

mod app;
mod detail;
mod dialog;
mod exports;
mod findings;
mod flow;
mod header;
mod help;
mod inplace;
mod manual;
mod on;
mod opinion;
mod paragraphs;
mod report;
mod reports;
mod reveal;
mod settings;
mod source;
mod spots;
mod status;
mod table;

pub use app::App;
