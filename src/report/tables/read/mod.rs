//! Finds the three tables in a document and reads them by their labels.

mod bounds;
mod labelled;
mod lexicon;
mod numbering;
mod order;
mod table2;
mod table3;
mod table4;

use std::ops::Range;

use lexicon::lexicon;

use super::labels::{self, Found};
use super::letters::Letters;
use super::rows::ReadCell;
use super::slots::OfForm;
use super::{Cell, Tables};
use crate::config::Config;
use crate::document::{Document, ResidueKind, Signs};
use crate::finding::TextRange;
use crate::form::{CellId, Form, FormId, Table};
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

impl Reader<'_> {
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
