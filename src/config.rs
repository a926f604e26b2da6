//! What the caller may set: the year, the form, rules on and off, severities.

use crate::finding::Severity;
use crate::form::FormId;
use crate::ignore::Ignore;
use crate::map::Map;

/// Settings of a check. The default checks every rule at its own severity.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Config {
    /// The report year, where the caller knows better than the text.
    pub year: Option<u16>,
    /// The form, where the caller knows better than the text.
    pub form: Option<FormId>,
    /// Codes or prefixes (`A`, `A01`) of the only rules to run; empty for all.
    pub select: Vec<String>,
    /// Codes or prefixes of rules not to run.
    pub ignore: Vec<String>,
    /// Severities by code, over the rules' own.
    pub severities: Map<Severity>,
    /// Findings to ignore: they stay in the result, marked, and are not counted.
    pub ignored: Vec<Ignore>,
}

impl Config {
    /// Whether the rule of this code is to run.
    pub fn runs(&self, code: &str) -> bool {
        let named = |list: &[String]| list.iter().any(|prefix| code.starts_with(prefix.as_str()));
        (self.select.is_empty() || named(&self.select)) && !named(&self.ignore)
    }
}
