//! Table three: what became of the applications.

use super::Reader;
use super::labelled::Row;
use super::lexicon::lexicon;
use crate::form::Table;
use crate::gather::Gather;
use crate::report::SectionKind;
use crate::report::tables::labels;
use crate::report::tables::labels::Found;

impl Reader<'_> {
    pub(super) fn table3(&mut self) {
        let form = self.form;
        let wanted = &lexicon(form).table3;
        let all = 0..self.letters.len();
        let body = self.body(SectionKind::Applications);
        let mut found = labels::find(wanted, &self.letters, body.clone());
        let mut end = body.end;
        let count = |found: &[Option<Found>]| found.iter().flatten().count();
        if count(&found) < wanted.len() * 2 / 3 {
            let mut wider = labels::find(wanted, &self.letters, all.clone());
            // Prose on the year uses the words of labels too; most of the table is not among it.
            if let Some(start) = self.end_of_overview() {
                let later = labels::find(wanted, &self.letters, start..all.end);
                if count(&later) + 2 >= count(&wider) || count(&wider) < wanted.len() * 2 / 3 {
                    wider = later;
                }
            }
            // Prose elsewhere names some rows too.
            if count(&wider) > count(&found).max(wanted.len() / 3) {
                found = wider;
                end = all.end;
            }
        }
        // Short labels are common words of prose; the long ones are not.
        let long = |at: &usize| {
            found[*at]
                .as_ref()
                .is_some_and(|found| found.letters.len() >= 6)
        };
        let exact = |at: &usize| found[*at].as_ref().is_some_and(|found| found.exact);
        let firsts = (0..2).filter(|at| long(at) && exact(at)).count();
        if count(&found) < 5 || firsts == 0 && (0..found.len()).filter(long).count() < 5 {
            return self.missing(Table::Three, SectionKind::Applications);
        }
        let first = found.iter().flatten().map(Found::start).min().unwrap_or(0);
        let start = self.table3_start(first);
        self.know(start..end, &lexicon(form).table3_words, &found);
        let last = found.iter().flatten().map(Found::end).max().unwrap_or(0);
        let heads_of_four = self.letters.find("结果维持", last..end).unwrap_or(end);
        let end = self
            .next_heading(last)
            .min(self.letters.source(heads_of_four));
        let rows = found
            .into_iter()
            .enumerate()
            .map(|(row, found)| {
                let group = form.table3[row].group;
                let depth = usize::from(group.is_some())
                    + usize::from(group.is_some_and(|g| g.starts_with('（')));
                Row {
                    row,
                    width: form.table3_columns.len(),
                    depth,
                    found,
                    slots: Vec::new(),
                }
            })
            .gather();
        self.note(start..first);
        self.rows(Table::Three, rows, &[], end, self.letters.source(start));
    }

    /// The letter after section one, where that and the section of the table are both known.
    fn end_of_overview(&self) -> Option<usize> {
        self.sections.get(SectionKind::Applications)?;
        self.sections.get(SectionKind::Overview)?;
        Some(self.body(SectionKind::Overview).end)
    }

    /// Where table three begins: at its note or heads, if they stand before the first label.
    pub(super) fn table3_start(&self, first: usize) -> usize {
        let from = self
            .sections
            .get(SectionKind::Applications)
            .map_or(first.saturating_sub(160), |heading| {
                self.letters.at_source(heading.body.start)
            });
        let from = from.min(first);
        [
            "本列数据",
            "勾稽关系",
            "申请人情况",
            "自然人法人",
            "法人或其他组织",
        ]
        .iter()
        .filter_map(|head| self.letters.find(head, from..first))
        .min()
        .unwrap_or(first)
    }
}
