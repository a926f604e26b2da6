//! Finds the three tables in a document and reads them by their labels.

use std::ops::Range;
use std::sync::OnceLock;

use super::labels::{self, Found, Label};
use super::letters::{Letters, core};
use super::rows::{self, Layout, ReadCell, Reading};
use super::slots::{self, OfForm, Slot, SlotKind};
use super::solve;
use super::split::RowLaw;
use super::{Cell, RowRead, Tables, Value};
use crate::config::Config;
use crate::document::{Document, Residue, ResidueKind, Signs, fold};
use crate::finding::TextRange;
use crate::form::{CellId, Form, FormId, Row as Row3, Table};
use crate::gather::Gather;
use crate::report::{SectionKind, Sections};

/// Why a table is not read whose values stand apart from their labels.
pub const ORDER_LOST: &str = "表中数值与行名已经分离（可能按列输出，或重复的行被网站删去），无法判断各数属于哪一格，请从原文件重新复制表格。";
/// Why tables are not read whose rows stand beside those of another report.
pub const TWO_REPORTS: &str =
    "同一行并排列有两份报告的数，无法判断各数属于哪一份，请把两份报告分开后再校核。";
const ASTRAY: &str = "行名不在规定的位置，无法判断哪些数属于这一行，请从原文件重新复制表格。";
/// A label of so many letters is not met by chance.
const SURE_LABEL: usize = 4;
const NO_VALUES: &str = "只读到行名，没有读到任何数值，请确认表格已填写并完整复制。";
const NOT_FOUND: &str = "没有找到这张表，请确认复制完整；表格若是图片，本工具读不到其中的数字。";
const IMAGE: &str = "没有找到这张表，此处有图片，表格可能以图片形式插入，本工具读不到图片中的数字，请改为可复制的表格。";
const NO_ROW_VALUES: &str = "读到行名，没有读到这一行的数值，请补全（没有的填0）后再校核。";
const OPEN: &str = "这一行的数字有几种读法，勾稽关系不能唯一确定，请从原文件重新复制表格。";

/// Reads the tables.
pub fn read(document: &Document, sections: &Sections, config: &Config) -> Tables {
    let letters = Letters::new(document);
    let form_id = config.form.or_else(|| form_of(&letters));
    let form = form_id.unwrap_or(FormId::Form2021).form();
    let mut reader = Reader {
        document,
        sections,
        form,
        of_form: vec![OfForm::default(); letters.len()],
        letters,
        tables: Tables {
            form: form_id,
            ..Tables::default()
        },
        glued: false,
        lines: false,
    };
    if let Some(zone) = reader.doubled_lines() {
        for table in [Table::Two, Table::Three, Table::Four] {
            reader.tables.missing.push((table, TWO_REPORTS.to_string()));
        }
        reader.tables.zones.push((Table::Three, zone));
        return reader.tables;
    }
    reader.table3();
    reader.table2();
    reader.table4();
    reader.tables.displaced = reader.is_displaced();
    crate::order::sort_by_key(&mut reader.tables.rows, |row| {
        [row.table as usize, row.row, 0]
    });
    crate::order::sort_by_key(&mut reader.tables.zones, |(_, zone)| [zone.start, 0, 0]);
    reader.tables
}

/// The form whose own words stand in the text.
fn form_of(letters: &Letters) -> Option<FormId> {
    const TRIAL: [&str; 6] = [
        "新制作数量",
        "新公开数量",
        "对外公开总数量",
        "上一年项目数量",
        "其他对外管理服务事项",
        "采购总金额",
    ];
    const NEW: [&str; 5] = [
        "制发件数",
        "废止件数",
        "现行有效件",
        "本年收费金额",
        "逾期未按收费通知",
    ];
    let hits = |words: &[&str]| {
        words
            .iter()
            .filter(|word| letters.find(word, 0..letters.len()).is_some())
            .count()
    };
    match (hits(&TRIAL), hits(&NEW)) {
        // Without table two the last outcome tells: one row in the trial form, three in the other.
        (0, 0) if hits(&["其他处理", "本年新收政府信息公开申请"]) == 2 => {
            Some(if hits(&["逾期"]) == 0 {
                FormId::Trial2019
            } else {
                FormId::Form2021
            })
        }
        (0, 0) => None,
        (trial, new) if trial > new => Some(FormId::Trial2019),
        _ => Some(FormId::Form2021),
    }
}

struct Reader<'d> {
    document: &'d Document,
    sections: &'d Sections,
    form: &'static Form,
    letters: Letters,
    /// For each letter, whether it belongs to a label or head of the form.
    of_form: Vec<OfForm>,
    tables: Tables,
    /// Whether the figures of table three run together; then those of the others do as well.
    glued: bool,
    /// Whether empty lines were taken for cells of the table that is being read.
    lines: bool,
}

/// A row of a table whose label was looked for.
struct Row {
    row: usize,
    width: usize,
    /// How deep its label stands: rows of one depth have the same empty cells around their values.
    depth: usize,
    found: Option<Found>,
    slots: Vec<Slot>,
}

impl Reader<'_> {
    fn table3(&mut self) {
        let form = self.form;
        let wanted = &lexicon(form).table3;
        let all = 0..self.letters.len();
        let body = self.body(SectionKind::Applications);
        let mut found = labels::find(wanted, &self.letters, body.clone());
        let mut end = body.end;
        let count = |found: &[Option<Found>]| found.iter().flatten().count();
        if count(&found) < wanted.len() * 2 / 3 {
            let wider = labels::find(wanted, &self.letters, all.clone());
            if count(&wider) > count(&found) {
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

    fn table2(&mut self) {
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

    fn table4(&mut self) {
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
            "结果维持",
            "尚未审结",
            "复议后起诉",
            "结果结果其他尚未",
            "结结其尚",
        ];
        let found = [body, after_three..all].into_iter().find_map(|range| {
            let at = heads
                .iter()
                .find_map(|head| self.letters.find(head, range.clone()))?;
            Some((at, range))
        });
        let Some((at, range)) = found else {
            return self.missing(Table::Four, SectionKind::Disputes);
        };
        let mut start = at;
        while start > range.start && words.has(self.letters.letter(start - 1)) {
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
    fn after_frame(&self, range: TextRange, width: usize) -> usize {
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
    fn after_heads(&self, range: Range<usize>) -> usize {
        let known = |at: &usize| self.of_form.get(*at).is_some_and(|letter| letter.known);
        let last = range
            .clone()
            .take_while(known)
            .last()
            .unwrap_or(range.start);
        self.letters.source(last) + 3
    }

    /// Reads rows whose labels were found, and puts their cells in their places.
    fn rows(
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
                    let line = lines.range(lines.of(slot.range.start));
                    !slot.kind.is_empty()
                        || slot.line <= last
                        || self.document.slice(&line).trim() == "|"
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
                _ if !collapsed && self.is_astray(table, row) => Some(ASTRAY),
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

    /// Whether a row's label stands in its table, but not in its order.
    fn is_astray(&self, table: Table, row: &Row) -> bool {
        if row.found.is_some() {
            return false;
        }
        let label = core(self.form.row_label(CellId::new(table, row.row, 0)));
        let mut zones = self.tables.zones.iter().filter(|(of, _)| *of == table);
        // No label of table two is part of another.
        (table == Table::Two || label.chars().count() >= SURE_LABEL)
            && zones.any(|(_, zone)| {
                let zone = self.letters.at_source(zone.start)..self.letters.at_source(zone.end);
                self.letters.find(&label, zone).is_some()
            })
    }

    /// The lines of tables in which the labels stand twice: two reports side by side.
    fn doubled_lines(&self) -> Option<TextRange> {
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
    fn goes_on_below(&self, found: &Found, label: &str) -> bool {
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

    /// The ranges of a table: from its start to its last value, without the sections that a tool put
    /// in its midst.
    fn zones(&mut self, table: Table, rows: &[Row], start: usize) {
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

    /// In a grid table (`+---+` between rows) a row whose values stand in another band than its label
    /// is not read.
    fn walled(&self, rows: &[Row], readings: &mut [Reading]) {
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

    /// Where every line with values holds those of one row and there are as many such lines as labels,
    /// each beside its label, the lines are the rows in their order: a PDF whose values sit a little
    /// higher than their labels gives them first. Says whether it was so, and sets the rows' slots.
    fn by_lines(
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
            let numbered = table == Table::Three
                && group.len() == row.width + 1
                && self.form.table3.get(row.row).is_some_and(|own| {
                    let ordinal: String =
                        own.label.chars().take_while(char::is_ascii_digit).collect();
                    matches!(&group[0].kind, SlotKind::Number(digits, _) if *digits == ordinal)
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

    fn readings(&self, rows: &[Row], law: RowLaw) -> Vec<Reading> {
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

    fn layout(&self, row: &Row, rows: &[Row]) -> Layout {
        let margins = common_margins(rows.iter().filter(|other| other.depth == row.depth))
            .or_else(|| common_margins(rows.iter().filter(|other| other.width == row.width)));
        Layout {
            glued: self.glued && row.width > 1,
            margins,
            lines: self.lines,
            trail: common_trail(rows.iter().filter(|other| other.depth == row.depth)),
        }
    }

    fn put(&mut self, table: Table, row: usize, column: usize, cell: &ReadCell, inferred: bool) {
        let cell = Cell {
            value: cell.value.clone(),
            range: cell.range.clone(),
            inferred,
        };
        self.tables
            .cells
            .insert(CellId::new(table, row, column), cell);
    }

    fn split(&self, range: TextRange, numbering: &[TextRange]) -> Vec<Slot> {
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
    fn in_one_piece(&self, found: &Found) -> bool {
        let letters = found.letters.len();
        let last = self.letters.source(found.end() - 1);
        last - self.letters.source(found.start()) == (letters - 1) * 3
    }

    /// The label as written with its place; what stands between its letters is left out.
    fn label(&self, found: &Found) -> (String, TextRange) {
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

    /// Letters of a section's body; all where the section was not found.
    fn body(&self, kind: SectionKind) -> Range<usize> {
        self.sections
            .get(kind)
            .map_or(0..self.letters.len(), |heading| {
                self.letters.at_source(heading.body.start)..self.letters.at_source(heading.body.end)
            })
    }

    /// Whether a part of a table that was read stands in another section than its own.
    fn is_displaced(&self) -> bool {
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

    /// The byte at which the next section heading after a letter stands, or the end of the text.
    fn next_heading(&self, letter: usize) -> usize {
        let from = self.letters.source(letter.saturating_sub(1));
        self.sections
            .headings
            .iter()
            .map(|heading| heading.range.start)
            .filter(|start| *start > from)
            .min()
            .unwrap_or(self.document.text.len())
    }

    /// The byte at which the next of the six sections begins after a byte, or the end of the text.
    fn next_section(&self, byte: usize) -> usize {
        self.sections
            .known()
            .map(|(_, heading)| heading.range.start)
            .find(|start| *start > byte)
            .unwrap_or(self.document.text.len())
    }

    /// The byte up to which a row goes whose follower's label starts at letter `next`: the start of
    /// that line where nothing but labels stands before it, so that its indentation is not ours.
    fn line_of_label(&self, next: usize, own_end: usize) -> usize {
        let start = self.letters.source(next);
        let own = self.letters.source(own_end.saturating_sub(1));
        let line = self.document.lines.range(self.document.lines.of(start));
        let before = self.document.slice(&(line.start..start));
        let mut figures = before
            .chars()
            .filter(|c| c.is_numeric() && !super::letters::is_letter(*c))
            .count();
        let numbers = before.trim_end().ends_with(['.', '、', '．', ')', '）']) || figures == 1;
        if numbers && figures <= 2 && !before.contains('|') {
            figures = 0;
        }
        if line.start > own && figures == 0 {
            line.start
        } else {
            start
        }
    }

    /// Bytes of the numbering signs before labels (`2.`), which must not be taken for values.
    fn numbering(&self, table: Table, rows: &[Row]) -> Vec<TextRange> {
        if table != Table::Three {
            return Vec::new();
        }
        let marks: Vec<Numbering> = rows
            .iter()
            .filter_map(|row| {
                let found = row.found.as_ref()?;
                let ordinal: String = self.form.table3[row.row]
                    .label
                    .chars()
                    .take_while(char::is_ascii_digit)
                    .collect();
                (!ordinal.is_empty())
                    .then(|| self.numbering_before(self.letters.source(found.start()), &ordinal))?
            })
            .gather();
        // Without a sign after the figure it is a number of the row before, unless most labels have it so.
        let unsigned = marks.iter().filter(|mark| !mark.signed).count();
        let styled = unsigned * 2 > rows.len();
        marks
            .into_iter()
            .filter(|mark| mark.signed || mark.alone || styled)
            .map(|mark| mark.range)
            .gather()
    }

    fn numbering_before(&self, label: usize, ordinal: &str) -> Option<Numbering> {
        let text = self
            .document
            .text
            .get(label.saturating_sub(48)..label)
            .or_else(|| {
                (label.saturating_sub(48)..label)
                    .find_map(|start| self.document.text.get(start..label))
            })?;
        let start = label - text.len();
        let mut before = text
            .char_indices()
            .rev()
            .map(|(at, c)| (start + at, c))
            .peekable();
        let fold_one = |c: char| {
            let mut folded = None;
            fold(c, |c| {
                folded.get_or_insert(c);
            });
            folded
        };
        let (mut end, mut signed, mut gap) = (label, false, false);
        while let Some((at, c)) = before.peek().copied() {
            match fold_one(c) {
                None => gap = true,
                Some(
                    '.' | '、' | ')' | ',' | ':' | '(' | '“' | '"' | '\'' | '‘' | '<' | '《' | '*'
                    | '_',
                ) => signed = true,
                _ => break,
            }
            end = at;
            before.next();
        }
        // The figures from the last to the first, each with its place.
        let mut figures: Vec<(usize, char)> = Vec::new();
        while let Some((at, figure)) = before
            .peek()
            .and_then(|(at, c)| Some((*at, fold_one(*c).filter(char::is_ascii_digit)?)))
        {
            figures.push((at, figure));
            before.next();
        }
        let wanted = ordinal.chars().rev();
        let is_ordinal = figures.len() >= ordinal.len()
            && wanted
                .zip(&figures)
                .all(|(own, (_, figure))| own == *figure);
        if !signed && !is_ordinal {
            return None;
        }
        let taken = if is_ordinal { ordinal.len() } else { 1 };
        let first = figures.get(taken.checked_sub(1)?)?.0;
        let alone = figures.len() == taken
            && !gap
            && before
                .peek()
                .is_none_or(|(_, c)| matches!(c, '\n' | '\t' | '|'));
        Some(Numbering {
            range: first..end,
            signed,
            alone,
        })
    }

    /// Where table three begins: at its note or heads, if they stand before the first label.
    fn table3_start(&self, first: usize) -> usize {
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

    fn note(&mut self, range: Range<usize>) {
        let note = &lexicon(self.form).note;
        let found = note
            .find(&self.letters, range.clone())
            .or_else(|| labels::slip(note, &self.letters, range.clone()));
        // A note that breaks off was torn by the layout rather than changed by a hand.
        let whole = |(written, place): (String, TextRange)| {
            let ends = written.starts_with("本列") && written.ends_with("之和");
            (if ends { written } else { String::new() }, place)
        };
        self.tables.note = found.map(|found| whole(self.label(&found))).or_else(|| {
            ["勾稽关系", "第一项加第二项", "第三项加第四项"]
                .iter()
                .find_map(|part| {
                    let at = self.letters.find(part, range.clone())?;
                    Some((
                        String::new(),
                        self.letters.source(at)..self.letters.source(at) + part.len(),
                    ))
                })
        });
    }

    /// Column heads of table two that stand in one piece, but slightly otherwise than the form has them.
    fn altered_heads(&mut self, range: Range<usize>) {
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

    /// Marks the letters of a table that belong to the form: those of labels, and those that occur in
    /// its heads, since layouts tear heads into single characters.
    fn know(&mut self, range: Range<usize>, words: &Signs, found: &[Option<Found>]) {
        for at in found.iter().flatten().flat_map(|found| &found.letters) {
            if let Some(letter) = self.of_form.get_mut(*at) {
                *letter = OfForm {
                    known: true,
                    own: true,
                };
            }
        }
        let written = self.letters.slice(range.clone()).chars();
        for (letter, c) in self.of_form.iter_mut().skip(range.start).zip(written) {
            letter.known |= words.has(c);
        }
    }

    fn missing(&mut self, table: Table, section: SectionKind) {
        let image = self.sections.get(section).is_some_and(|heading| {
            self.document.residue.iter().any(|residue| {
                residue.kind == ResidueKind::Image && heading.body.contains(&residue.range.start)
            })
        });
        self.tables
            .missing
            .push((table, if image { IMAGE } else { NOT_FOUND }.to_string()));
    }
}

/// A numbering sign before a label.
struct Numbering {
    range: TextRange,
    /// A full stop or the like stands between it and the label.
    signed: bool,
    /// It begins its line or field.
    alone: bool,
}

/// Where one line holds just as many values as there are cells, or all values there are, it is the
/// row; figures of the prose below and empty cells of the heads above are not.
fn keep_full_line(slots: &mut Vec<Slot>, width: usize) {
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
fn trim_after(slots: &mut Vec<Slot>, width: usize) {
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

/// The margins that most complete rows have.
fn common_margins<'r>(rows: impl Iterator<Item = &'r Row>) -> Option<(usize, usize)> {
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
fn common_trail<'r>(rows: impl Iterator<Item = &'r Row>) -> Option<usize> {
    let trails: Vec<usize> = rows.filter_map(|row| rows::trail(&row.slots)).gather();
    let least = *trails.iter().min()?;
    let shared = trails.iter().filter(|trail| **trail == least).count();
    (shared >= 2 && shared * 2 >= trails.len()).then_some(least)
}

/// A row all blank after one with too many values has lost its own to it.
fn robbed(readings: &mut [Reading]) {
    for at in 1..readings.len() {
        let blank = matches!(&readings[at], Reading::Sure(cells)
            if cells.iter().all(|cell| matches!(cell.value, Value::Blank(_))));
        if blank && readings[at - 1] == Reading::Unclear(rows::TOO_MANY) {
            readings[at] = Reading::Unclear(OPEN);
        }
    }
}

/// Whether the values of a table stand apart from their labels, and why that is thought.
fn lost(table: Table, rows: &[Row], readings: &[Reading]) -> Option<&'static str> {
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
    (crowded && bare >= few || bare * 2 > found || behind).then_some(ORDER_LOST)
}

/// What is looked for in a form's tables, worked out once.
struct Lexicon {
    /// Rows of table three.
    table3: Vec<Label>,
    /// Blocks, heads and rows of table two in their order.
    table2: Vec<Label>,
    /// Where the rows stand in `table2`, and how many columns each has.
    table2_rows: Vec<(usize, usize)>,
    /// Heads of the columns of table two, with the form's own spelling.
    table2_heads: Vec<(&'static str, Label)>,
    /// The note over table three.
    note: Label,
    /// The letters of heads and merged cells.
    table2_words: Signs,
    table3_words: Signs,
    table4_words: Signs,
}

fn lexicon(form: &'static Form) -> &'static Lexicon {
    static LEXICONS: [OnceLock<Lexicon>; 2] = [OnceLock::new(), OnceLock::new()];
    LEXICONS[usize::from(form.id == FormId::Form2021)].get_or_init(|| {
        let phrases = phrases(form);
        let mut table2 = Vec::new();
        let mut table2_rows = Vec::new();
        let mut table2_heads = Vec::new();
        for block in form.table2 {
            table2.push(Label::new(block.title, &[], None, &phrases));
            table2.push(Label::new("信息内容", &[], None, &phrases));
            for row in block.rows {
                table2_rows.push((table2.len(), block.columns.len()));
                table2.push(Label::new(row.label, row.variants, None, &phrases));
            }
            let heads = block.columns.iter().map(|column| column.label);
            table2_heads.extend(heads.map(|head| (head, Label::new(head, &[], None, &[]))));
        }
        let label = |row: &Row3| match row.collapsed {
            true => Label {
                last_resort: true,
                ..Label::new(row.label, row.variants, row.group, &[])
            },
            false => Label::new(row.label, row.variants, row.group, &phrases),
        };
        Lexicon {
            table3: form.table3.iter().map(label).gather(),
            table2,
            table2_rows,
            table2_heads,
            note: Label::new(form.table3_note, &[], None, &[]),
            table2_words: Signs::of(&table2_words(form)),
            table3_words: Signs::of(&table3_words(form)),
            table4_words: Signs::of(&table4_words(form)),
        }
    })
}

/// Longer words of the form, within which a short label is not itself.
fn phrases(form: &Form) -> Vec<String> {
    let groups = form.table3.iter().filter_map(|row| row.group);
    let heads = form.table3_heads.iter().map(|head| head.0);
    let rows = form.table3.iter().map(|row| row.label);
    let four = form.table4_columns.iter().map(|column| column.label);
    let blocks = form.table2_rows().map(|(_, row)| row.label);
    let mut phrases: Vec<String> = groups
        .chain(heads)
        .chain(rows)
        .chain(four)
        .chain(blocks)
        .map(core)
        .gather();
    phrases.push("不计其他情形".to_string());
    phrases
}

fn table2_words(form: &Form) -> String {
    let mut words = String::from("信息内容");
    for block in form.table2 {
        words += &core(block.title);
        block
            .columns
            .iter()
            .for_each(|column| words += &core(column.label));
    }
    words + "一二三四五六七八九十"
}

fn table3_words(form: &Form) -> String {
    let mut words = core(form.table3_note) + "一二三四五六七";
    form.table3_heads
        .iter()
        .for_each(|head| words += &core(head.0));
    form.table3_columns
        .iter()
        .for_each(|column| words += &core(column.label));
    form.table3
        .iter()
        .filter_map(|row| row.group)
        .for_each(|group| words += &core(group));
    words
}

fn table4_words(form: &Form) -> String {
    let mut words = String::from("行政复议诉讼");
    form.table4
        .iter()
        .for_each(|group| words += &core(group.label));
    form.table4_columns
        .iter()
        .for_each(|column| words += &core(column.label));
    words
}
