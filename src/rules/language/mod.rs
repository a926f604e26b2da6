//! Rules of the family `language`: wording, signs, leftovers.

mod l01_pairs;
mod l02_doubled;
mod l03_typos;
mod l04_about;
mod l05_placeholder;
mod l06_template;
mod l07_residue;
mod l09_doubled_signs;
mod l10_half_width;

use super::Rule;

/// The rules in the order of their codes.
pub const RULES: &[&Rule] = &[
    &l01_pairs::RULE,
    &l02_doubled::RULE,
    &l03_typos::RULE,
    &l04_about::RULE,
    &l05_placeholder::RULE,
    &l06_template::RULE,
    &l07_residue::RULE,
    &l09_doubled_signs::RULE,
    &l10_half_width::RULE,
];
