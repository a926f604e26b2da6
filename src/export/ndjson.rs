//! One JSON object a line.

use crate::engine::Checked;

/// One report as one line, without its line end.
pub fn render(checked: &Checked) -> serde_json::Result<String> {
    serde_json::to_string(checked)
}
