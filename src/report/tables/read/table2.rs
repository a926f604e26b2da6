//! Table two: documents, licences, penalties and fees.

use std::ops::Range;

use super::Reader;
use super::labelled::Row;
use super::lexicon::{Lexicon, lexicon};
use crate::form::Table;
use crate::gather::Gather;
use crate::report::SectionKind;
use crate::report::tables::labels;
use crate::report::tables::labels::Found;

impl Reader<'_> {
    pub(super) fn table2(&mut self) {
        let form = self.form;
        let Lexicon {
            table2: wanted,
            table2_rows: at_rows,
            ..
        } = lexicon(form);
        let body = self.body(SectionKind::Disclosure);
        let before_three = self
            .tables
            .zones
            .iter()
            .find(|(table, _)| *table == Table::Three)
            .map_or(self.letters.len(), |(_, zone)| {
                self.letters.at_source(zone.start)
            });
        let body = if body.start < before_three {
            body.start..body.end.min(before_three)
        } else {
            body
        };
        let wide = 0..before_three;
        let count = |found: &[Option<Found>]| {
            at_rows
                .iter()
                .filter(|(at, _)| found[*at].is_some())
                .count()
        };
        // A row's name alone is common in prose; the heads of the table are not.
        let real = |found: &[Option<Found>]| {
            count(found) >= 2 && found.iter().flatten().count() > count(found)
        };
        let mut found = labels::find(wanted, &self.letters, body.clone());
        let mut end = body.end;
        if !real(&found) || count(&found) * 2 < at_rows.len() {
            let wider = labels::find(wanted, &self.letters, wide.clone());
            if real(&wider) && (!real(&found) || count(&wider) > count(&found)) {
                found = wider;
                end = wide.end;
            }
        }
        if !real(&found) && self.is_displaced() {
            found = labels::find(wanted, &self.letters, 0..self.letters.len());
            end = self.letters.len();
        }
        if !real(&found) {
            return self.missing(Table::Two, SectionKind::Disclosure);
        }
        let start = found.iter().flatten().map(Found::start).min().unwrap_or(0);
        self.know(start..end, &lexicon(form).table2_words, &found);
        let last = found.iter().flatten().map(Found::end).max().unwrap_or(0);
        let end = self.next_heading(last).min(self.letters.source(end));
        let stops: Vec<usize> = found
            .iter()
            .enumerate()
            .filter(|(at, _)| !at_rows.iter().any(|(row, _)| row == at))
            .filter_map(|(_, found)| found.as_ref().map(Found::start))
            .gather();
        let rows = at_rows
            .iter()
            .enumerate()
            .map(|(row, (at, width))| Row {
                row,
                width: *width,
                depth: *width,
                found: found[*at].take(),
                slots: Vec::new(),
            })
            .gather();
        self.rows(Table::Two, rows, &stops, end, self.letters.source(start));
        self.altered_heads(start..last);
    }

    /// Column heads of table two that stand in one piece, but slightly otherwise than the form has them.
    pub(super) fn altered_heads(&mut self, range: Range<usize>) {
        for (own, label) in &lexicon(self.form).table2_heads {
            if label.find(&self.letters, range.clone()).is_some() {
                continue;
            }
            let Some(found) = labels::slip(label, &self.letters, range.clone()) else {
                continue;
            };
            let (written, place) = self.label(&found);
            if !self.document.slice(&place).chars().any(char::is_whitespace) {
                self.tables.altered_heads.push((own, written, place));
            }
        }
    }
}
