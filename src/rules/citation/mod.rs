//! Rules of the family `citation`.

use super::Rule;

/// The rules in the order of their codes.
pub const RULES: &[&Rule] = &[];
