//! Table four: reconsiderations and lawsuits, one row under heads of two lines.

use std::ops::Range;

use super::lexicon::lexicon;
use super::{NO_VALUES, OPEN, ORDER_LOST, Reader};
use crate::finding::TextRange;
use crate::form::Table;
use crate::gather::Gather;
use crate::report::SectionKind;
use crate::report::tables::letters::core;
use crate::report::tables::rows::{Layout, ReadCell, Reading};
use crate::report::tables::slots::{Slot, SlotKind};
use crate::report::tables::split::RowLaw;
use crate::report::tables::{RowRead, Value, rows};

/// Stops that no table has between its heads.
const PROSE: [char; 4] = ['。', '；', '，', '、'];

impl Reader<'_> {
    pub(super) fn table4(&mut self) {
        let form = self.form;
        let all = self.letters.len();
        let after_three = self
            .tables
            .zones
            .iter()
            .find(|(table, _)| *table == Table::Three)
            .map_or(0, |(_, zone)| self.letters.at_source(zone.end));
        let body = self.body(SectionKind::Disputes);
        let words = &lexicon(form).table4_words;
        let heads = [
            "结果维持结果纠正",
            "结果结果其他尚未",
            "结结其尚",
            "结果维持",
            "尚未审结",
            "复议后起诉",
        ];
        // Prose names results in the order of the heads: 结果维持2件，结果纠正1件。
        let find = |head: &&str, mut range: Range<usize>| loop {
            let at = self.letters.find(head, range.clone())?;
            let last = at + head.chars().count() - 1;
            let place = self.letters.source(at)..self.letters.source(last);
            if !self.document.slice(&place).contains(PROSE) {
                return Some(at);
            }
            range.start = at + 1;
        };
        let found = [body, after_three..all].into_iter().find_map(|range| {
            let at = heads.iter().find_map(|head| find(head, range.clone()))?;
            Some((at, range))
        });
        let Some((at, range)) = found else {
            return self.missing(Table::Four, SectionKind::Disputes);
        };
        // Prose above the table may end in words of its heads: 未审结5件。
        let goes_on = |at: usize| {
            let between = self.letters.source(at - 1) + 3..self.letters.source(at);
            let prose = self.document.slice(&between).contains(PROSE);
            words.has(self.letters.letter(at - 1)) && !prose
        };
        let mut start = at;
        while start > range.start && goes_on(start) {
            start -= 1;
        }
        self.know(start..range.end, words, &[]);
        let end = self.next_heading(at).min(self.letters.source(range.end));
        let from = self.letters.source(start);
        let width = form.table4.len() * form.table4_columns.len();
        let after = self.after_heads(start..self.letters.at_source(end));
        let after = self.after_frame(after..end, width);
        let mut slots = self.split(after..end, &[]);
        let values = |slots: &[Slot]| slots.iter().filter(|slot| slot.kind.is_value()).count();
        let all = self.split(from..end, &[]);
        let mut lines = rows::settle(&mut [&mut slots]);
        // Some layouts put each value after its own head.
        if values(&slots) != width && values(&all) > values(&slots) {
            lines = false;
            slots = all
                .into_iter()
                .filter(|slot| slot.kind.is_value() || matches!(slot.kind, SlotKind::Word(_)))
                .gather();
        }
        drop_head_cells(&mut slots);
        keep_full_line(&mut slots, width);
        trim_after(&mut slots, width);
        let glued = self.glued && values(&slots) < width || rows::looks_glued(&slots, width);
        let layout = Layout {
            glued,
            lines,
            // The row has no label, so its first cell is the first there is.
            margins: Some((0, 0)),
            ..Layout::default()
        };
        let mut reading = rows::read(&slots, width, RowLaw::FifthIsSum, layout);
        // Where the values of table three stand apart from their labels, only a row that is one line
        // is in its order still.
        let torn = slots.windows(2).any(|pair| pair[0].line != pair[1].line);
        if torn && self.tables.missing.iter().any(|(_, why)| why == ORDER_LOST) {
            reading = Reading::Unclear(ORDER_LOST);
        }
        let values = slots.iter().filter(|slot| slot.kind.is_value()).count();
        // A line a value, and some lines are gone: of which group is not said.
        let blank = |cell: &ReadCell| matches!(cell.value, Value::Blank(_));
        let seen = slots.iter().filter(|slot| slot.kind.is_empty()).count() + values;
        if torn
            && seen < width
            && matches!(&reading, Reading::Sure(cells) if cells.iter().any(blank))
        {
            reading = Reading::Unclear(OPEN);
        }
        let (cells, inferred, unread) = match reading {
            Reading::Sure(cells) => (cells, false, None),
            Reading::Open(mut readings) if readings.len() == 1 => {
                (readings.pop().unwrap_or_default(), true, None)
            }
            Reading::Open(_) => (Vec::new(), false, Some(OPEN)),
            Reading::Nothing => (Vec::new(), false, Some(NO_VALUES)),
            Reading::Unclear(why) => (Vec::new(), false, Some(why)),
        };
        let head = self.letters.source(start)..self.letters.source(at) + 3;
        let zone_end = slots
            .last()
            .map_or(head.end, |slot| slot.range.end.max(head.end));
        for (group, cells) in cells.chunks(form.table4_columns.len()).enumerate() {
            for (column, cell) in cells.iter().enumerate() {
                self.put(Table::Four, group, column, cell, inferred);
            }
        }
        for row in 0..form.table4.len() {
            self.tables.rows.push(RowRead {
                table: Table::Four,
                row,
                label: Some((core(form.table4[row].label), head.clone())),
                label_exact: true,
                values,
                glued,
                unread: None,
            });
        }
        if let Some(why) = unread {
            self.tables.missing.push((Table::Four, why.to_string()));
        }
        self.tables.zones.push((Table::Four, from..zone_end));
    }

    /// The byte of the pipe that opens a row of as many cells, or the start of the range.
    pub(super) fn after_frame(&self, range: TextRange, width: usize) -> usize {
        let text = self.document.slice(&range);
        let mut at = range.start;
        for line in text.split_inclusive('\n') {
            let bare = line.trim_start();
            if bare.starts_with('|') && bare.matches('|').count() > width {
                return at + (line.len() - bare.len());
            }
            at += line.len();
        }
        range.start
    }

    /// The byte after the last letter of the heads that begin a range.
    pub(super) fn after_heads(&self, range: Range<usize>) -> usize {
        let known = |at: &usize| self.of_form.get(*at).is_some_and(|letter| letter.known);
        let last = range
            .clone()
            .take_while(known)
            .last()
            .unwrap_or(range.start);
        self.letters.source(last) + 3
    }
}

/// Where values share a line, empty cells that end the line of the heads are of the heads.
fn drop_head_cells(slots: &mut Vec<Slot>) {
    let first = slots.iter().find(|slot| slot.kind.is_value());
    let Some(line) = first.map(|slot| slot.line) else {
        return;
    };
    if rows::shared(std::iter::once(slots.as_slice())) {
        slots.retain(|slot| line == 0 || slot.line > 0 || !slot.kind.is_empty());
    }
}

/// Where one line holds just as many values as there are cells, or all values there are, it is the
/// row; figures of the prose below and empty cells of the heads above are not.
pub(super) fn keep_full_line(slots: &mut Vec<Slot>, width: usize) {
    let values = |line: usize| {
        slots
            .iter()
            .filter(|slot| slot.line == line && slot.kind.is_value())
            .count()
    };
    let all = slots.iter().filter(|slot| slot.kind.is_value()).count();
    let cells = |line: usize| {
        slots
            .iter()
            .filter(|slot| slot.line == line && (slot.kind.is_value() || slot.kind.is_empty()))
            .count()
    };
    let is_row = |line: usize| {
        values(line) == width || all > 0 && values(line) == all && cells(line) == width
    };
    if let Some(line) = slots
        .iter()
        .map(|slot| slot.line)
        .find(|line| is_row(*line))
    {
        slots.retain(|slot| slot.line == line);
    }
}

/// Once a row has all its values, whatever follows a word of prose is not its own.
pub(super) fn trim_after(slots: &mut Vec<Slot>, width: usize) {
    let mut values = 0;
    let word = slots.iter().position(|slot| {
        values += usize::from(slot.kind.is_value());
        values >= width && matches!(slot.kind, SlotKind::Word(_))
    });
    if let Some(at) = word {
        slots.truncate(at);
    }
    // Empty lines before the next heading are no cells.
    while slots
        .last()
        .is_some_and(|slot| slot.kind == SlotKind::EmptyLine)
    {
        slots.pop();
    }
}
