//! Whether a piece of text is made of the tables' labels and values, where no table was read.

use std::sync::LazyLock;

use crate::document::fold;
use crate::form::{FORM_2019, FORM_2021, Form};

/// Characters of a piece that are looked at.
const LOOKED_AT: usize = 160;

/// Characters of a cell that gives its unit: `1234件`.
const LONGEST_CELL: usize = 10;

/// Every label of both forms, folded, one after the other.
static LABELS: LazyLock<String> = LazyLock::new(|| {
    let mut labels = String::new();
    for form in [&FORM_2021, &FORM_2019] {
        for label in labels_of(form) {
            label.chars().for_each(|c| fold(c, |c| labels.push(c)));
            labels.push('\n');
        }
    }
    labels
});

fn labels_of(form: &'static Form) -> impl Iterator<Item = &'static str> {
    let two = form.table2.iter().flat_map(|block| {
        let columns = block.columns.iter().map(|column| column.label);
        let rows = block.rows.iter().map(|row| row.label);
        [block.title, "信息内容"]
            .into_iter()
            .chain(columns)
            .chain(rows)
    });
    let heads = form.table3_heads.iter().map(|head| head.0);
    let columns = form.table3_columns.iter().map(|column| column.label);
    let rows = form
        .table3
        .iter()
        .flat_map(|row| row.group.into_iter().chain([row.label]));
    let four = form
        .table4
        .iter()
        .chain(form.table4_columns)
        .map(|column| column.label);
    two.chain([form.table3_note])
        .chain(heads)
        .chain(columns)
        .chain(rows)
        .chain(["行政复议", "行政诉讼"])
        .chain(four)
}

/// Whether a folded text is mostly labels of the tables, figures and cell borders.
pub fn is_table(text: &str) -> bool {
    let text = text
        .char_indices()
        .nth(LOOKED_AT)
        .map_or(text, |(at, _)| &text[..at]);
    // 无 may be all that a section says.
    if text.contains('。') || text == "无" {
        return false;
    }
    let counts = text
        .match_indices('件')
        .any(|(at, _)| text[..at].ends_with(|c: char| c.is_ascii_digit()));
    if counts && text.chars().count() > LONGEST_CELL {
        return false;
    }
    let (mut covered, mut total) = (0, 0);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if is_neutral(c) {
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let (length, count) = longest_label_part(rest);
        if count >= 2 || count == rest.chars().count() {
            covered += count;
        }
        total += count;
        rest = &rest[length..];
    }
    if total == 0 {
        return text.chars().any(|c| c.is_ascii_digit() || c == '|');
    }
    covered * 5 >= total * 4
}

/// Figures, borders and marks of blank cells say nothing.
fn is_neutral(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '|' | '/' | '-' | '—' | '.' | ',' | '+' | '%')
}

/// The longest head of a text that is part of a label, one character at least: bytes, characters.
fn longest_label_part(text: &str) -> (usize, usize) {
    let mut best = (text.chars().next().map_or(1, char::len_utf8), 1);
    for (count, (at, c)) in text.char_indices().enumerate() {
        let end = at + c.len_utf8();
        if !LABELS.contains(&text[..end]) {
            break;
        }
        best = (end, count + 1);
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn table_text_is_told_from_prose() {
        for text in [
            "规章000",
            "|行政许可|9487||",
            "0",
            "科研机构",
            "于第三项加第四项之和)",
            "三、本年度办理结果(一)予以公开0000000",
            "结果维持结果纠正其他结果尚未审结总计",
            "业",
            "第二十条第(一)项信息内容本年制发件数",
        ] {
            assert!(is_table(text), "{text}");
        }
        for text in [
            "2024年,我局未收到政府信息公开申请。",
            "本单位无规章",
            "无",
            "该部分以表格形式报告,表格如下:",
            "2024年制发行政规范性文件2件,废止1件",
        ] {
            assert!(!is_table(text), "{text}");
        }
    }
}
