//! One JSON array of all reports.

use crate::engine::Checked;

/// All reports as one indented array.
pub fn render(reports: &[Checked]) -> serde_json::Result<String> {
    serde_json::to_string_pretty(reports)
}
