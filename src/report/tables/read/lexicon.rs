//! A form's labels and the letters of its heads, made once.

use std::sync::OnceLock;

use crate::document::Signs;
use crate::form::{Form, FormId, Row as Row3};
use crate::gather::Gather;
use crate::report::tables::labels::Label;
use crate::report::tables::letters::core;

/// What is looked for in a form's tables, worked out once.
pub(super) struct Lexicon {
    /// Rows of table three.
    pub(super) table3: Vec<Label>,
    /// Blocks, heads and rows of table two in their order.
    pub(super) table2: Vec<Label>,
    /// Where the rows stand in `table2`, and how many columns each has.
    pub(super) table2_rows: Vec<(usize, usize)>,
    /// Heads of the columns of table two, with the form's own spelling.
    pub(super) table2_heads: Vec<(&'static str, Label)>,
    /// The note over table three.
    pub(super) note: Label,
    /// The letters of heads and merged cells.
    pub(super) table2_words: Signs,
    pub(super) table3_words: Signs,
    pub(super) table4_words: Signs,
}

pub(super) fn lexicon(form: &'static Form) -> &'static Lexicon {
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
pub(super) fn phrases(form: &Form) -> Vec<String> {
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

pub(super) fn table2_words(form: &Form) -> String {
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

pub(super) fn table3_words(form: &Form) -> String {
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

pub(super) fn table4_words(form: &Form) -> String {
    let mut words = String::from("行政复议诉讼");
    form.table4
        .iter()
        .for_each(|group| words += &core(group.label));
    form.table4_columns
        .iter()
        .for_each(|column| words += &core(column.label));
    words
}
