//! What may lie open over the report.

/// Something open over the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Panel {
    /// Settings.
    Settings,
    /// Keys and hints.
    Help,
    /// The manual of the rules, open at this one.
    Manual(Option<String>),
    /// What became of the applications.
    Flow,
    /// The opinion sheet, to be printed.
    Opinion,
}
