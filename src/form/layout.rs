//! The three tables as the form prints them: which cell stands where, and what it spans.

use super::{CellId, Form, Row, TABLE2_CORNER, Table};
use crate::gather::Gather;

/// A table of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// How many columns.
    pub width: usize,
    /// Rows of heads above the body.
    pub heads: Vec<Vec<Slot>>,
    /// Rows of the body.
    pub body: Vec<Vec<Slot>>,
}

/// A field of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// What it is.
    pub kind: SlotKind,
    /// The label; empty for a cell.
    pub label: &'static str,
    /// Columns spanned.
    pub columns: usize,
    /// Rows spanned.
    pub rows: usize,
}

/// What a field of a table is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SlotKind {
    /// The head of columns.
    Head,
    /// The title of a block, over the whole width.
    Title,
    /// The label of a row.
    Label,
    /// The label of several rows, so narrow that it is written downwards where it can be.
    Group,
    /// A cell of the form.
    Cell {
        /// Its address.
        address: String,
        /// In words.
        name: String,
    },
}

/// How many columns the labels of table three take: group, family, row.
const TABLE3_LABELS: usize = 3;

/// Table two.
pub fn table2(form: &Form) -> Layout {
    let most = form.table2.iter().map(|block| block.columns.len()).max();
    let width = 1 + most.unwrap_or(1);
    let mut body = Vec::new();
    let mut row_number = 0;
    for block in form.table2 {
        // The last column of a block with fewer columns takes what is left.
        let span = |at: usize| match at + 1 == block.columns.len() {
            true => width - 1 - at,
            false => 1,
        };
        let heads = block.columns.iter().enumerate();
        let heads = heads.map(|(at, column)| Slot::new(SlotKind::Head, column.label, span(at), 1));
        body.push(vec![Slot::new(SlotKind::Title, block.title, width, 1)]);
        body.push(
            std::iter::once(Slot::new(SlotKind::Head, TABLE2_CORNER, 1, 1))
                .chain(heads)
                .gather(),
        );
        for row in block.rows {
            let label = Slot::new(SlotKind::Label, row.label, 1, 1);
            let cells = (0..block.columns.len()).map(|at| {
                let id = CellId::new(Table::Two, row_number, at);
                Slot::cell(form, id, span(at))
            });
            body.push(std::iter::once(label).chain(cells).gather());
            row_number += 1;
        }
    }
    Layout {
        width,
        heads: Vec::new(),
        body,
    }
}

/// Table three; `with_collapsed` shows the rows that the form does not have but the report bears.
pub fn table3(form: &Form, with_collapsed: bool) -> Layout {
    let width = TABLE3_LABELS + form.table3_columns.len();
    let shown: Vec<(usize, &Row)> = form
        .table3
        .iter()
        .enumerate()
        .filter(|(_, row)| with_collapsed || !row.collapsed)
        .gather();
    let outer = shown.iter().find_map(|(_, row)| row.group);
    let grouped = shown.iter().filter(|(_, row)| row.group.is_some()).count();
    let mut body = Vec::new();
    let mut last_group = None;
    for (number, row) in &shown {
        let mut slots = Vec::new();
        if row.group.is_some() && last_group.is_none() {
            let label = outer.unwrap_or_default();
            slots.push(Slot::new(SlotKind::Group, label, 1, grouped));
        }
        match row.group {
            None => slots.push(Slot::new(SlotKind::Label, row.label, TABLE3_LABELS, 1)),
            Some(group) if Some(group) == outer => {
                slots.push(Slot::new(SlotKind::Label, row.label, TABLE3_LABELS - 1, 1));
            }
            Some(group) => {
                if last_group != Some(group) {
                    let members = shown.iter().filter(|(_, row)| row.group == Some(group));
                    slots.push(Slot::new(SlotKind::Group, group, 1, members.count()));
                }
                slots.push(Slot::new(SlotKind::Label, row.label, 1, 1));
            }
        }
        last_group = row.group.or(last_group);
        let columns = 0..form.table3_columns.len();
        slots.extend(columns.map(|at| Slot::cell(form, CellId::new(Table::Three, *number, at), 1)));
        body.push(slots);
    }
    Layout {
        width,
        heads: table3_heads(form),
        body,
    }
}

/// Each spanning head opens a row of its own, the widest first; a column's own head stands in the
/// row under the last head that spans it and reaches down to the body.
fn table3_heads(form: &Form) -> Vec<Vec<Slot>> {
    let spanning = form.table3_heads;
    let height = spanning.len() + 1;
    let mut rows = vec![Vec::new(); height];
    rows[0].push(Slot::new(
        SlotKind::Head,
        form.table3_note,
        TABLE3_LABELS,
        height,
    ));
    for (level, row) in rows.iter_mut().enumerate() {
        for (at, column) in form.table3_columns.iter().enumerate() {
            if let Some((label, _, span)) = spanning.get(level).filter(|head| head.1 == at) {
                row.push(Slot::new(SlotKind::Head, label, *span, 1));
            }
            let covers =
                |(_, first, span): &&(&str, usize, usize)| (*first..first + span).contains(&at);
            if spanning.iter().filter(covers).count() == level {
                row.push(Slot::new(SlotKind::Head, column.label, 1, height - level));
            }
        }
    }
    rows
}

/// Table four: groups whose labels share a part before ` / ` stand under it.
pub fn table4(form: &Form) -> Layout {
    let columns = form.table4_columns;
    let split = |label: &'static str| match label.split_once(" / ") {
        Some((above, below)) => (above, Some(below)),
        None => (label, None),
    };
    let mut heads = vec![Vec::new(), Vec::new(), Vec::new()];
    let mut cells = Vec::new();
    let mut last_above = None;
    for (number, group) in form.table4.iter().enumerate() {
        let (above, below) = split(group.label);
        if last_above != Some(above) {
            let members = form.table4.iter().filter(|g| split(g.label).0 == above);
            let span = members.count() * columns.len();
            heads[0].push(Slot::new(SlotKind::Head, above, span, 1));
        }
        last_above = Some(above);
        let own = match below {
            Some(below) => {
                heads[1].push(Slot::new(SlotKind::Head, below, columns.len(), 1));
                2
            }
            None => 1,
        };
        let own_heads = columns
            .iter()
            .map(|c| Slot::new(SlotKind::Head, c.label, 1, 3 - own));
        heads[own].extend(own_heads);
        cells.extend(
            (0..columns.len()).map(|at| Slot::cell(form, CellId::new(Table::Four, number, at), 1)),
        );
    }
    Layout {
        width: cells.len(),
        heads,
        body: vec![cells],
    }
}

impl Slot {
    fn new(kind: SlotKind, label: &'static str, columns: usize, rows: usize) -> Slot {
        Slot {
            kind,
            label,
            columns,
            rows,
        }
    }

    fn cell(form: &Form, id: CellId, columns: usize) -> Slot {
        let kind = SlotKind::Cell {
            address: form.address(id).to_string(),
            name: form.describe(id),
        };
        Slot::new(kind, "", columns, 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{FORM_2019, FORM_2021};

    /// Every field lies on free ground, and together they fill the table.
    fn assert_fills(rows: &[Vec<Slot>], width: usize) {
        let mut taken = vec![vec![false; width]; rows.len()];
        for (top, row) in rows.iter().enumerate() {
            let mut left = 0;
            for slot in row {
                while left < width && taken[top][left] {
                    left += 1;
                }
                for line in &mut taken[top..top + slot.rows] {
                    for field in &mut line[left..left + slot.columns] {
                        assert!(!*field, "{slot:?} overlaps in row {top}");
                        *field = true;
                    }
                }
            }
        }
        for (top, line) in taken.iter().enumerate() {
            assert!(line.iter().all(|field| *field), "row {top}: {line:?}");
        }
    }

    fn addresses(layout: &Layout) -> Vec<String> {
        let slots = layout.body.iter().flatten();
        slots
            .filter_map(|slot| match &slot.kind {
                SlotKind::Cell { address, .. } => Some(address.clone()),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn every_table_of_both_forms_is_filled() {
        for form in [&FORM_2019, &FORM_2021] {
            for layout in [
                table2(form),
                table3(form, false),
                table3(form, true),
                table4(form),
            ] {
                assert_fills(&layout.heads, layout.width);
                assert_fills(&layout.body, layout.width);
            }
        }
    }

    #[test]
    fn every_cell_of_the_form_stands_once() {
        for form in [&FORM_2019, &FORM_2021] {
            let shown: Vec<_> = [table2(form), table3(form, false), table4(form)]
                .iter()
                .flat_map(addresses)
                .collect();
            let all: Vec<_> = form.cells().map(|id| form.address(id)).collect();
            assert_eq!(shown, all);
        }
    }

    #[test]
    fn the_heads_of_table_three_are_the_forms() {
        let heads = table3(&FORM_2021, false).heads;
        let labels = |row: &[Slot]| row.iter().map(|slot| slot.label).collect::<Vec<_>>();
        assert_eq!(labels(&heads[0])[1..], ["申请人情况"]);
        assert_eq!(labels(&heads[1]), ["自然人", "法人或其他组织", "总计"]);
        assert_eq!(heads[2].len(), 5);
        assert_eq!(heads[1][0].rows, 2);
    }

    #[test]
    fn table_four_has_two_levels_of_heads_over_the_columns() {
        let heads = table4(&FORM_2021).heads;
        let spans = |row: &[Slot]| row.iter().map(|slot| slot.columns).collect::<Vec<_>>();
        assert_eq!(spans(&heads[0]), [5, 10]);
        assert_eq!(spans(&heads[1]), [1, 1, 1, 1, 1, 5, 5]);
        assert_eq!(spans(&heads[2]), [1; 10]);
    }
}
