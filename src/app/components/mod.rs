//! The page's parts, from the whole to the smallest.

mod app;
mod findings;
mod header;
mod reports;
mod reveal;
mod source;
mod status;
mod tables;

pub use app::App;

use hegao::finding::Severity;

/// A severity in a word for people.
fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "错误",
        Severity::Warning => "疑点",
        Severity::Info => "提示",
    }
}
