//! hegao (核稿) checks Chinese annual reports on government-information disclosure.
//!
//! The pipeline in one screen: a text becomes a [`document::Document`], the document is read as a
//! [`report::Report`], the [`rules`] look at both, and what they find leaves as [`Checked`].

pub mod config;
pub mod document;
mod engine;
pub mod export;
pub mod finding;
pub mod fix;
pub mod form;
mod gather;
pub mod ignore;
pub mod ingest;
pub mod map;
pub mod number;
mod one_of;
mod order;
pub mod outcome;
pub mod outline;
pub mod repair;
pub mod report;
pub mod rules;

pub use config::Config;
pub use engine::{CellValue, Checked, Counts, Coverage, Place, RuleOutcome, SectionSummary};

/// Checks one report given as text.
pub fn check(text: &str, config: &Config) -> Checked {
    let document = document::Document::new(text);
    let report = report::read(&document, config);
    engine::run(&document, &report, config)
}
