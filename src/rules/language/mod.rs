//! Rules of the family `language`.

use super::Rule;

/// The rules in the order of their codes.
pub const RULES: &[&Rule] = &[];
