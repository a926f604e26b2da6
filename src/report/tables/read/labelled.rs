//! Rows whose labels were found: their values, one row with the others.

use super::order::lost;
use super::table4::trim_after;
use super::{ASTRAY, NO_ROW_VALUES, OPEN, ORDER_LOST, Reader};
use crate::document::{Residue, ResidueKind};
use crate::finding::TextRange;
use crate::form::{CellId, Table};
use crate::gather::Gather;
use crate::report::tables::labels::Found;
use crate::report::tables::rows::{self, Layout, Reading};
use crate::report::tables::slots::{OfForm, Slot, SlotKind};
use crate::report::tables::split::RowLaw;
use crate::report::tables::{RowRead, Value, slots, solve};

/// A row of a table whose label was looked for.
pub(super) struct Row {
    pub(super) row: usize,
    pub(super) width: usize,
    /// How deep its label stands: rows of one depth have the same empty cells around their values.
    pub(super) depth: usize,
    pub(super) found: Option<Found>,
    pub(super) slots: Vec<Slot>,
}

impl Reader<'_> {
    /// Reads rows whose labels were found, and puts their cells in their places.
    pub(super) fn rows(
        &mut self,
        table: Table,
        mut rows: Vec<Row>,
        stops: &[usize],
        end: usize,
        zone_start: usize,
    ) {
        let numbering = self.numbering(table, &rows);
        let starts: Vec<usize> = rows
            .iter()
            .filter_map(|row| row.found.as_ref().map(Found::start))
            .chain(stops.iter().copied())
            .gather();
        let last = starts.iter().copied().max().unwrap_or(0);
        for row in &mut rows {
            let Some(found) = &row.found else { continue };
            let next = starts
                .iter()
                .copied()
                .filter(|start| *start > found.start())
                .min();
            let to = next.map_or(end, |next| self.line_of_label(next, found.end()));
            // What stands under the next section's heading is not the row's.
            let to = to.min(self.next_section(self.letters.source(found.end() - 1)));
            // Within a label in one piece stands no value.
            let from = match self.in_one_piece(found) {
                true => found.end() - 1,
                false => found.start(),
            };
            row.slots = self.split(self.letters.source(from)..to, &numbering);
            if found.start() == last {
                trim_after(&mut row.slots, row.width);
            }
        }
        // Where rows are lines, empty cells below the values are of the next row, but for those that
        // stand alone on theirs.
        if rows::shared(rows.iter().map(|row| row.slots.as_slice())) {
            for row in &mut rows {
                let values = row.slots.iter().rfind(|slot| slot.kind.is_value());
                let Some(last) = values.map(|slot| slot.line) else {
                    continue;
                };
                let lines = &self.document.lines;
                row.slots.retain(|slot| {
                    let line = || lines.range(lines.of(slot.range.start));
                    !slot.kind.is_empty()
                        || slot.line <= last
                        || self.document.slice(&line()).trim() == "|"
                });
            }
        }
        self.lines = rows::settle(&mut rows.iter_mut().map(|row| &mut row.slots).gather());
        let law = if table == Table::Three {
            RowLaw::LastIsSum
        } else {
            RowLaw::Free
        };
        if table == Table::Three {
            let glued = rows
                .iter()
                .filter(|row| rows::looks_glued(&row.slots, row.width))
                .count();
            self.glued = glued * 2 > rows.iter().filter(|row| row.found.is_some()).count();
        }
        let mut readings = self.readings(&rows, law);
        let mut lost = lost(table, &rows, &readings);
        let sure = |reading: &Reading| matches!(reading, Reading::Sure(_));
        let doubtful = rows
            .iter()
            .zip(&readings)
            .any(|(row, reading)| row.found.is_some() && !sure(reading));
        if doubtful && self.by_lines(table, &mut rows, zone_start..end, &numbering) {
            readings = self.readings(&rows, law);
            lost = None;
        }
        robbed(&mut readings);
        self.walled(&rows, &mut readings);
        self.zones(table, &rows, zone_start);
        self.beside_astray(table, &rows, &mut readings);
        torn(law, &rows, &mut readings);
        // Where values of table three lost their order, rows of several values in table two did too.
        let three_lost = self
            .tables
            .missing
            .iter()
            .any(|(lost, why)| *lost == Table::Three && why == ORDER_LOST);
        let choices: solve::Choices = rows
            .iter()
            .zip(&readings)
            .map(|(row, reading)| match reading {
                _ if lost.is_some() || three_lost && row.width > 1 => &[][..],
                Reading::Sure(cells) => std::slice::from_ref(cells),
                Reading::Open(readings) => readings,
                Reading::Nothing | Reading::Unclear(_) => &[],
            })
            .gather();
        let picked = if table == Table::Three {
            solve::solve(self.form, &choices)
        } else {
            choices
                .iter()
                .map(|choices| (choices.len() == 1).then_some(0))
                .gather()
        };
        for ((row, reading), (choices, pick)) in
            rows.iter().zip(&readings).zip(choices.iter().zip(picked))
        {
            let read = pick.and_then(|pick| choices.get(pick));
            let collapsed = table == Table::Three && self.form.table3[row.row].collapsed;
            let unread = match reading {
                _ if self.astray(table, row).is_some() => Some(ASTRAY),
                _ if row.found.is_none() || read.is_some() || lost.is_some() || collapsed => None,
                Reading::Nothing => Some(NO_ROW_VALUES),
                Reading::Unclear(why) => Some(*why),
                Reading::Sure(_) | Reading::Open(_) => Some(OPEN),
            };
            for (column, cell) in read.into_iter().flatten().enumerate() {
                self.put(
                    table,
                    row.row,
                    column,
                    cell,
                    matches!(reading, Reading::Open(_)),
                );
            }
            if !collapsed {
                self.tables.rows.push(RowRead {
                    table,
                    row: row.row,
                    label: row.found.as_ref().map(|found| self.label(found)),
                    label_exact: row.found.as_ref().is_none_or(|found| {
                        let id = CellId::new(table, row.row, 0);
                        found.exact || self.goes_on_below(found, self.form.row_label(id))
                    }),
                    values: row.slots.iter().filter(|slot| slot.kind.is_value()).count(),
                    glued: row.width > 1
                        && (self.glued || rows::looks_glued(&row.slots, row.width)),
                    unread: unread.map(str::to_string),
                });
            }
        }
        if let Some(why) = lost {
            self.tables.missing.push((table, why.to_string()));
        }
    }

    /// Where every line with values holds those of one row and there are as many such lines as labels,
    /// each beside its label, the lines are the rows in their order: a PDF whose values sit a little
    /// higher than their labels gives them first. Says whether it was so, and sets the rows' slots.
    pub(super) fn by_lines(
        &self,
        table: Table,
        rows: &mut [Row],
        zone: TextRange,
        numbering: &[TextRange],
    ) -> bool {
        let lines = &self.document.lines;
        let mut groups: Vec<(usize, Vec<Slot>)> = Vec::new();
        for slot in self
            .split(zone, numbering)
            .into_iter()
            .filter(|slot| slot.kind.is_value())
        {
            let line = lines.of(slot.range.start);
            match groups.last_mut() {
                Some((last, group)) if *last == line => group.push(slot),
                _ => groups.push((line, vec![slot])),
            }
        }
        let mut found: Vec<&mut Row> = rows.iter_mut().filter(|row| row.found.is_some()).gather();
        // The number of a label whose letters only begin on a later line.
        for (row, (_, group)) in found.iter().zip(&mut groups) {
            let label = row.found.as_ref().map(Found::start);
            let label = label.map_or(0, |label| self.letters.source(label));
            let numbered = table == Table::Three
                && group.len() == row.width + 1
                && group[0].range.end <= label
                && self.form.table3.get(row.row).is_some_and(|own| {
                    let ordinal: String =
                        own.label.chars().take_while(char::is_ascii_digit).collect();
                    matches!(&group[0].kind, SlotKind::Number(digits, _) if **digits == ordinal)
                });
            if numbered {
                group.remove(0);
            }
        }
        let line_of = |row: &Row, end: bool| {
            let found = row.found.as_ref()?;
            let at = if end {
                found.end().saturating_sub(1)
            } else {
                found.start()
            };
            Some(lines.of(self.letters.source(at)))
        };
        let fits = groups.len() == found.len()
            && found.iter().zip(&groups).all(|(row, (line, group))| {
                group.len() == row.width
                    && line_of(row, false).is_some_and(|first| *line + 3 > first)
                    && line_of(row, true).is_some_and(|last| *line < last + 3)
            });
        if fits {
            for (row, (_, group)) in found.iter_mut().zip(groups) {
                row.slots = group;
            }
        }
        fits
    }

    pub(super) fn readings(&self, rows: &[Row], law: RowLaw) -> Vec<Reading> {
        // Rows of one depth and width are laid out alike.
        let mut layouts: Vec<([usize; 2], Layout)> = Vec::new();
        let mut readings = Vec::with_capacity(rows.len());
        for row in rows {
            if row.found.is_none() {
                readings.push(Reading::Nothing);
                continue;
            }
            let kind = [row.depth, row.width];
            let layout = match layouts.iter().find(|(known, _)| *known == kind) {
                Some((_, layout)) => *layout,
                None => {
                    let layout = self.layout(row, rows);
                    layouts.push((kind, layout));
                    layout
                }
            };
            readings.push(rows::read(&row.slots, row.width, law, layout));
        }
        readings
    }

    pub(super) fn layout(&self, row: &Row, rows: &[Row]) -> Layout {
        let margins = common_margins(rows.iter().filter(|other| other.depth == row.depth))
            .or_else(|| common_margins(rows.iter().filter(|other| other.width == row.width)));
        Layout {
            glued: self.glued && row.width > 1,
            margins,
            lines: self.lines,
            trail: common_trail(rows.iter().filter(|other| other.depth == row.depth)),
            lead: common_lead(rows.iter().filter(|other| other.depth == row.depth)),
        }
    }

    /// In a grid table (`+---+` between rows) a row whose values stand in another band than its label
    /// is not read.
    pub(super) fn walled(&self, rows: &[Row], readings: &mut [Reading]) {
        let is_wall = |residue: &&Residue| {
            residue.kind == ResidueKind::Rule
                && self.document.slice(&residue.range).starts_with("+-")
        };
        let walls: Vec<usize> = self
            .document
            .residue
            .iter()
            .filter(is_wall)
            .map(|residue| residue.range.start)
            .gather();
        let band = |at: usize| walls.partition_point(|wall| *wall < at);
        let Some(last) = walls.last() else { return };
        for (row, reading) in rows.iter().zip(readings) {
            let Some(found) = &row.found else { continue };
            let label = self.letters.source(found.start());
            let mut values = row
                .slots
                .iter()
                .filter(|slot| slot.kind.is_value())
                .peekable();
            let astray =
                values.peek().is_none() || values.any(|slot| band(slot.range.start) != band(label));
            if label < *last && band(label) > 0 && astray {
                *reading = Reading::Unclear(OPEN);
            }
        }
    }

    /// The ranges of a table: from its start to its last value, without the sections that a tool put
    /// in its midst.
    pub(super) fn zones(&mut self, table: Table, rows: &[Row], start: usize) {
        let mut extents: Vec<TextRange> = rows
            .iter()
            .filter_map(|row| {
                let found = row.found.as_ref()?;
                let label = self.letters.source(found.end() - 1) + 3;
                let last = row.slots.last().map_or(label, |slot| slot.range.end);
                Some(self.letters.source(found.start())..label.max(last))
            })
            .collect();
        crate::order::sort_by_key(&mut extents, |extent| [extent.start, 0, 0]);
        let mut zone = start..start;
        for extent in extents {
            if self.next_section(zone.end) < extent.start {
                self.tables.zones.push((table, zone));
                zone = extent;
            } else {
                zone.end = zone.end.max(extent.end);
            }
        }
        self.tables.zones.push((table, zone));
    }

    pub(super) fn split(&self, range: TextRange, numbering: &[TextRange]) -> Vec<Slot> {
        let mut at = self.letters.at_source(range.start);
        let mut of_form = |byte: usize| {
            while at < self.letters.len() && self.letters.source(at) < byte {
                at += 1;
            }
            match self.of_form.get(at) {
                Some(letter) if self.letters.source(at) == byte => *letter,
                _ => OfForm::default(),
            }
        };
        slots::split(self.document, range, &mut of_form, numbering)
    }

    /// Whether nothing stands between the letters of a label.
    pub(super) fn in_one_piece(&self, found: &Found) -> bool {
        let letters = found.letters.len();
        let last = self.letters.source(found.end() - 1);
        last - self.letters.source(found.start()) == (letters - 1) * 3
    }

    /// The label as written with its place; what stands between its letters is left out.
    pub(super) fn label(&self, found: &Found) -> (String, TextRange) {
        let written = if found.end() - found.start() == found.letters.len() {
            self.letters.slice(found.start()..found.end()).to_string()
        } else {
            let letters = found.letters.iter();
            letters.map(|at| self.letters.letter(*at)).collect()
        };
        let last = found.end().saturating_sub(1);
        (
            written,
            self.letters.source(found.start())..self.letters.source(last) + 3,
        )
    }
}

/// The margins that most complete rows have.
pub(super) fn common_margins<'r>(rows: impl Iterator<Item = &'r Row>) -> Option<(usize, usize)> {
    let mut counts: Vec<((usize, usize), usize)> = Vec::new();
    for margins in rows.filter_map(|row| rows::margins(&row.slots, row.width)) {
        match counts.iter_mut().find(|(known, _)| *known == margins) {
            Some((_, count)) => *count += 1,
            None => counts.push((margins, 1)),
        }
    }
    counts
        .into_iter()
        .max_by_key(|(_, count)| *count)
        .map(|(margins, _)| margins)
}

/// Empty cells after the last value that the rows have at the least, if several have just as many:
/// the total at the end of a row is seldom left blank.
pub(super) fn common_trail<'r>(rows: impl Iterator<Item = &'r Row>) -> Option<usize> {
    let trails: Vec<usize> = rows.filter_map(|row| rows::trail(&row.slots)).gather();
    let least = *trails.iter().min()?;
    let shared = trails.iter().filter(|trail| **trail == least).count();
    (shared >= 2 && shared * 2 >= trails.len()).then_some(least)
}

/// Empty cells before the first value that the rows have at the least, if two have just as many.
pub(super) fn common_lead<'r>(rows: impl Iterator<Item = &'r Row>) -> Option<usize> {
    let leads: Vec<usize> = rows.filter_map(|row| rows::lead(&row.slots)).gather();
    let least = *leads.iter().min()?;
    (leads.iter().filter(|lead| **lead == least).count() >= 2).then_some(least)
}

/// A row all blank after one with too many values has lost its own to it.
pub(super) fn robbed(readings: &mut [Reading]) {
    for at in 1..readings.len() {
        let blank = matches!(&readings[at], Reading::Sure(cells)
            if cells.iter().all(|cell| matches!(cell.value, Value::Blank(_))));
        if blank && readings[at - 1] == Reading::Unclear(rows::TOO_MANY) {
            readings[at] = Reading::Unclear(OPEN);
        }
    }
}

/// Where several rows could not be read, the layout tore the table: a row that does not add up and
/// whose values stand on several lines holds those of others.
fn torn(law: RowLaw, rows: &[Row], readings: &mut [Reading]) {
    let unread = |(row, reading): (&Row, &Reading)| {
        row.found.is_some() && matches!(reading, Reading::Nothing | Reading::Unclear(_))
    };
    if rows
        .iter()
        .zip(&*readings)
        .filter(|pair| unread(*pair))
        .count()
        < UNREAD_ROWS
    {
        return;
    }
    for (row, reading) in rows.iter().zip(readings) {
        let mut lines = row.slots.iter().filter(|slot| slot.kind.is_value());
        let first = lines.next().map(|slot| slot.line);
        let apart = lines.any(|slot| Some(slot.line) != first);
        let adds_up = match &*reading {
            Reading::Sure(cells) => {
                cells.iter().any(|cell| cell.figure().is_none()) || rows::adds_up(cells, law)
            }
            _ => true,
        };
        if apart && !adds_up {
            *reading = Reading::Unclear(OPEN);
        }
    }
}

/// So many rows of a table that were not read are the layout's doing.
const UNREAD_ROWS: usize = 3;
