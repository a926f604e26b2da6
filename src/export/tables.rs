//! The three tables in the look of the form, to be pasted elsewhere.

use super::csv::is_formula;
use crate::form::layout::{Layout, SlotKind, table2, table3, table4};
use crate::form::{Form, Table};

/// The three tables with the titles of their sections; `collapsed` shows the rows of table three that
/// the form does not have but the report bears.
pub fn tables(form: &Form, collapsed: bool) -> [(&'static str, Layout); 3] {
    [
        (form.sections[1], table2(form)),
        (form.sections[2], table3(form, collapsed)),
        (form.sections[3], table4(form)),
    ]
}

/// Whether an address is of a row that the form does not have but reports bear.
pub fn is_collapsed(form: &Form, address: &str) -> bool {
    let id = form.find(address).filter(|id| id.table == Table::Three);
    let row = id.and_then(|id| form.table3.get(id.row as usize));
    row.is_some_and(|row| row.collapsed)
}

/// A table with a tab between fields and a line for each row; a field that spans several stands in
/// the first of them. `value` gives a cell's value by its address.
pub fn tab_separated(layout: &Layout, value: &dyn Fn(&str) -> String) -> String {
    let rows: Vec<_> = layout.heads.iter().chain(&layout.body).collect();
    let mut grid = vec![vec![None; layout.width]; rows.len()];
    for (top, row) in rows.iter().enumerate() {
        let mut left = 0;
        for slot in row.iter() {
            while grid
                .get(top)
                .and_then(|line| line.get(left))
                .is_some_and(Option::is_some)
            {
                left += 1;
            }
            let text = match &slot.kind {
                SlotKind::Cell { address, .. } => field(&value(address)),
                _ => slot.label.to_string(),
            };
            for line in grid.iter_mut().skip(top).take(slot.rows) {
                for place in line.iter_mut().skip(left).take(slot.columns) {
                    *place = Some(String::new());
                }
            }
            if let Some(place) = grid.get_mut(top).and_then(|line| line.get_mut(left)) {
                *place = Some(text);
            }
        }
    }
    let mut out = String::new();
    for line in grid {
        for (at, place) in line.into_iter().enumerate() {
            if at > 0 {
                out.push('\t');
            }
            out.push_str(&place.unwrap_or_default());
        }
        out.push('\n');
    }
    out
}

/// A value that neither breaks the table nor is taken for a formula.
fn field(value: &str) -> String {
    let plain = value.replace(['\t', '\r', '\n'], " ");
    match is_formula(&plain) {
        true => format!("'{plain}"),
        false => plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::FORM_2021;

    fn lines(at: usize) -> Vec<Vec<String>> {
        let value = |address: &str| address.rsplit('/').next().unwrap_or_default().to_string();
        let text = tab_separated(&tables(&FORM_2021, false)[at].1, &value);
        let fields = |line: &str| line.split('\t').map(str::to_string).collect();
        text.lines().map(fields).collect()
    }

    #[test]
    fn every_line_has_all_fields() {
        for (at, width) in [(0, 4), (1, 10), (2, 15)] {
            let lines = lines(at);
            assert!(lines.iter().all(|line| line.len() == width), "{lines:?}");
        }
    }

    #[test]
    fn a_field_that_spans_stands_in_the_first() {
        let lines = lines(1);
        assert_eq!(
            lines[1][3..],
            ["自然人", "法人或其他组织", "", "", "", "", "总计"]
        );
        let denied = lines.iter().position(|line| line[1] == "（三）不予公开");
        let below = denied.and_then(|at| lines.get(at + 1));
        assert!(below.is_some_and(|line| line[0].is_empty() && line[1].is_empty()));
        assert!(below.is_some_and(|line| line[2].starts_with("2.") && line[9] == "total"));
    }

    #[test]
    fn values_neither_break_the_table_nor_compute() {
        assert_eq!(field("1\t2\n3"), "1 2 3");
        assert_eq!(field("=1+1"), "'=1+1");
        assert_eq!(field("-3"), "-3");
    }
}
