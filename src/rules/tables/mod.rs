//! The tables' shape and cells.

mod t01_missing_table;
mod t02_wrong_form;
mod t03_missing_row;
mod t05_altered_label;
mod t06_blank_cell;
mod t07_not_a_number;
mod t08_not_a_count;
mod t09_wrong_width;
mod t11_note;

use super::{Context, Rule};
use crate::form::{CellId, Table};

/// The rules in the order of their codes.
pub const RULES: &[&Rule] = &[
    &t01_missing_table::RULE,
    &t02_wrong_form::RULE,
    &t03_missing_row::RULE,
    &t05_altered_label::RULE,
    &t06_blank_cell::RULE,
    &t07_not_a_number::RULE,
    &t08_not_a_count::RULE,
    &t09_wrong_width::RULE,
    &t11_note::RULE,
];

/// The three tables in their order.
const TABLES: [Table; 3] = [Table::Two, Table::Three, Table::Four];

/// Whether the table was found but its values stand apart from their labels.
fn is_lost(context: &Context, table: Table) -> bool {
    context
        .report
        .tables
        .missing
        .iter()
        .any(|(missing, _)| *missing == table)
}

/// The cells of a row.
fn cells_of(context: &Context, table: Table, row: usize) -> impl Iterator<Item = CellId> {
    (0..context.form.width(table, row)).map(move |column| CellId::new(table, row, column))
}
