//! Whether values still stand in the order of their labels.

use super::labelled::Row;
use super::lexicon::lexicon;
use super::{ASTRAY, NO_VALUES, ORDER_LOST, Reader, SURE_LABEL};
use crate::finding::TextRange;
use crate::form::{CellId, Table};
use crate::report::SectionKind;
use crate::report::tables::labels::Found;
use crate::report::tables::letters::core;
use crate::report::tables::rows::Reading;
use crate::report::tables::slots::Slot;

impl Reader<'_> {
    /// Where the label of a row that was not found stands in its table, out of its order.
    pub(super) fn astray(&self, table: Table, row: &Row) -> Option<usize> {
        let collapsed = table == Table::Three && self.form.table3[row.row].collapsed;
        if row.found.is_some() || collapsed {
            return None;
        }
        let label = core(self.form.row_label(CellId::new(table, row.row, 0)));
        let length = label.chars().count();
        // A short label is a part of others and of heads, unless it has a number of its own. None of
        // table two is part of another.
        let is_sure = table == Table::Two || length >= SURE_LABEL;
        let own = |at: usize| self.of_form.get(at).is_some_and(|letter| letter.own);
        let goes_on = |at: usize| {
            self.letters.source(at + length) == self.letters.source(at + length - 1) + 3
        };
        let zones = self.tables.zones.iter().filter(|(of, _)| *of == table);
        zones
            .flat_map(|(_, zone)| {
                let zone = self.letters.at_source(zone.start)..self.letters.at_source(zone.end);
                self.letters.find_all(&label, zone)
            })
            .find(|at| is_sure || self.letters.is_numbered(*at) && !own(*at) && !goes_on(*at))
    }

    /// A label out of its order may have taken the place of those beside it: the row above whose values
    /// stand after it, and the one right after it, are not read.
    pub(super) fn beside_astray(&self, table: Table, rows: &[Row], readings: &mut [Reading]) {
        let start = |row: &Row| row.found.as_ref().map(|found| found.start());
        for at in rows.iter().filter_map(|row| self.astray(table, row)) {
            let byte = self.letters.source(at);
            let above = rows
                .iter()
                .filter_map(start)
                .filter(|start| *start < at)
                .max();
            let below = rows
                .iter()
                .filter_map(start)
                .filter(|start| *start > at)
                .min();
            let mut taken = false;
            for (row, reading) in rows.iter().zip(&mut *readings) {
                let after = |slot: &Slot| slot.kind.is_value() && slot.range.start > byte;
                if start(row).is_some() && start(row) == above && row.slots.iter().any(after) {
                    taken = true;
                    *reading = Reading::Unclear(ASTRAY);
                }
            }
            for (row, reading) in rows.iter().zip(&mut *readings) {
                if !taken && start(row).is_some() && start(row) == below {
                    *reading = Reading::Unclear(ASTRAY);
                }
            }
        }
    }

    /// The lines of tables in which the labels stand twice: two reports side by side.
    pub(super) fn doubled_lines(&self) -> Option<TextRange> {
        // So long a name of a row is not met twice on a line of prose.
        const LONG: usize = 8;
        let lines = &self.document.lines;
        let mut doubled: Vec<usize> = Vec::new();
        let mut present = 0;
        for label in &lexicon(self.form).table3 {
            let label = label.own();
            if label.chars().count() < LONG {
                continue;
            }
            let places = self.letters.find_all(label, 0..self.letters.len());
            let of: Vec<usize> = places.map(|at| lines.of(self.letters.source(at))).collect();
            present += usize::from(!of.is_empty());
            if let Some(pair) = of.windows(2).find(|pair| pair[0] == pair[1]) {
                doubled.push(pair[0]);
            }
        }
        let (first, last) = (*doubled.iter().min()?, *doubled.iter().max()?);
        (doubled.len() * 2 > present).then(|| lines.range(first).start..lines.range(last).end)
    }

    /// Whether the rest of a label that breaks off stands alone on one of the next lines: the row's
    /// values were given before it.
    pub(super) fn goes_on_below(&self, found: &Found, label: &str) -> bool {
        let written = self.label(found).0;
        let wanted = core(label);
        let Some(rest) = wanted
            .strip_prefix(&written)
            .filter(|rest| !rest.is_empty())
        else {
            return false;
        };
        let lines = &self.document.lines;
        let line = lines.of(self.letters.source(found.end() - 1));
        (line + 1..line + 4).any(|line| {
            let text = self.document.slice(&lines.range(line));
            text.split_whitespace().collect::<String>() == rest
        })
    }

    /// Whether a part of a table that was read stands in another section than its own.
    pub(super) fn is_displaced(&self) -> bool {
        self.tables.zones.iter().any(|(table, zone)| {
            let own = match table {
                Table::Two => SectionKind::Disclosure,
                Table::Three => SectionKind::Applications,
                Table::Four => SectionKind::Disputes,
            };
            let mut headings = self
                .sections
                .known()
                .filter(|(kind, _)| *kind == own)
                .peekable();
            headings.peek().is_some()
                && headings.all(|(_, heading)| {
                    zone.start < heading.range.start || zone.end > heading.body.end
                })
        })
    }
}

/// Whether the values of a table stand apart from their labels, and why that is thought.
pub(super) fn lost(table: Table, rows: &[Row], readings: &[Reading]) -> Option<&'static str> {
    let found = rows.iter().filter(|row| row.found.is_some()).count();
    let values = |row: &Row| row.slots.iter().filter(|slot| slot.kind.is_value()).count();
    let bare = rows
        .iter()
        .zip(readings)
        .filter(|(row, reading)| row.found.is_some() && **reading == Reading::Nothing)
        .count();
    if rows.iter().all(|row| values(row) == 0) {
        let blank = readings
            .iter()
            .any(|reading| matches!(reading, Reading::Sure(_)));
        return (!blank).then_some(NO_VALUES);
    }
    let crowded = rows.iter().any(|row| values(row) > row.width + 2);
    let few = if table == Table::Three { 3 } else { 1 };
    // All that was found stands behind the last of many labels; table three is never blank but there.
    let filled = rows.iter().filter(|row| values(row) > 0);
    let last = rows.iter().rfind(|row| row.found.is_some());
    let behind = table == Table::Three
        && found > 6
        && filled.count() == 1
        && last.is_some_and(|row| values(row) > 0);
    // More values than twice the labels that were found could have: labels were cut off.
    let room = |row: &Row| row.width * usize::from(row.found.is_some());
    let nameless = table == Table::Three
        && rows.iter().map(values).sum::<usize>() > 2 * rows.iter().map(room).sum::<usize>();
    (crowded && (bare >= few || nameless) || bare * 2 > found || behind).then_some(ORDER_LOST)
}

#[cfg(test)]
mod tests {
    use crate::rules::example::MODEL;
    use crate::{Checked, Config, check};

    fn changed(from: &str, to: &str) -> Checked {
        assert!(MODEL.contains(from));
        check(&MODEL.replace(from, to), &Config::default())
    }

    fn has(checked: &Checked, address: &str) -> bool {
        checked.cells.iter().any(|(cell, _)| *cell == address)
    }

    fn errors(checked: &Checked) -> Vec<&'static str> {
        checked
            .findings
            .iter()
            .map(|f| f.rule)
            .filter(|rule| rule.starts_with(['A', 'T']))
            .collect()
    }

    #[test]
    fn a_label_out_of_its_order_takes_no_values_of_its_neighbour() {
        let checked = changed(
            "\t\t3.其他\t0\t0\t0\t0\t0\t0\t0\n\t（七）总计\t\t",
            "\t（七）总计\t\t3.其他\t",
        );
        assert!(!has(&checked, "table3/other.other/total"));
        assert!(has(&checked, "table3/other.no_payment/total"));
        assert!(!errors(&checked).contains(&"T03"), "{:?}", errors(&checked));
    }

    #[test]
    fn a_table_of_which_most_labels_are_cut_off_is_not_read() {
        // A workbook's rows are too low for them, and show the last line only.
        let mut in_three = false;
        let lines = MODEL.lines().map(|line| {
            in_three = line.contains("属于国家秘密") || in_three && !line.contains("（七）总计");
            let mut cells: Vec<String> = line.split('\t').map(str::to_string).collect();
            if in_three && let Some(label) = cells.iter_mut().rfind(|cell| cell.len() > 6) {
                *label = label.chars().skip(label.chars().count() - 2).collect();
            }
            cells.join("\t") + "\n"
        });
        let checked = check(&lines.collect::<String>(), &Config::default());
        assert_eq!(errors(&checked), Vec::<&str>::new());
    }

    #[test]
    fn a_row_that_is_left_out_is_not_out_of_its_order() {
        let checked = changed("\t\t3.其他\t0\t0\t0\t0\t0\t0\t0\n", "");
        assert!(errors(&checked).contains(&"T03"), "{:?}", errors(&checked));
    }

    #[test]
    fn no_row_is_judged_in_a_table_that_the_layout_tore() {
        let text = MODEL
            .replace(
                "1.信访举报投诉类申请\t0\t0\t0",
                "1.信访举报投诉类申请\t0\t0\n\n0\n",
            )
            .replace("2.重复申请\t0\t0\t0\t0\t0\t0\t0", "2.重复申请\t0\t0\t0\t0")
            .replace(
                "3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0",
                "3.要求提供公开出版物\t0\t0",
            )
            .replace(
                "4.无正当理由大量反复申请\t0\t0\t0\t0\t0\t0\t0",
                "4.无正当理由大量反复申请\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0",
            );
        assert!(text.len() != MODEL.len());
        assert_eq!(
            errors(&check(&text, &Config::default())),
            Vec::<&str>::new()
        );
    }

    #[test]
    fn heads_that_end_in_an_empty_cell_shift_no_value() {
        // The last column ran off the page.
        let mut lines: Vec<&str> = MODEL.lines().collect();
        let heads = lines
            .iter()
            .rposition(|line| line.contains("结果维持"))
            .expect("heads");
        let before_last = |line: &str| line.rfind('\t').expect("cells");
        lines[heads] = &lines[heads][..=before_last(lines[heads])];
        lines[heads + 1] = &lines[heads + 1][..before_last(lines[heads + 1])];
        let checked = check(&lines.join("\n"), &Config::default());
        assert!(!errors(&checked).contains(&"A04"), "{:?}", errors(&checked));
        assert!(!has(&checked, "table4/reconsideration/pending"));
    }
}
