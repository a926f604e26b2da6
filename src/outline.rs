//! A report's parts in the order in which they stand, for whoever shows it as it reads.

use crate::document::Document;
use crate::form::Table;
use crate::order::sort_by_key;
use crate::report::{ParagraphKind, Report};

/// A part of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// First byte of the document's text.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

/// What a part of the report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// Text.
    Text(ParagraphKind),
    /// One of the three tables; where a table was torn, each piece is a block.
    Table(Table),
}

/// Paragraphs, headings and tables by place.
pub fn of(document: &Document, report: &Report) -> Vec<Block> {
    let texts = report.paragraphs.iter().map(|paragraph| {
        let range = paragraph.place.clone();
        (BlockKind::Text(paragraph.kind), range.start, range.end)
    });
    let zones = report.tables.zones.iter();
    let tables = zones.map(|(table, zone)| {
        // A zone is found by letters; the bracket before the first of them belongs to it too.
        let before = document.text.get(..zone.start).unwrap_or("");
        let start = before.trim_end_matches(['（', '(']).len();
        (BlockKind::Table(*table), start, zone.end)
    });
    let mut blocks: Vec<Block> = texts
        .chain(tables)
        .map(|(kind, start, end)| Block { kind, start, end })
        .filter(|block| block.start < block.end)
        .collect();
    sort_by_key(&mut blocks, |block| [block.start, block.end, 0]);
    // A table's zone may reach into what follows it, whose text must not be lost.
    for at in 1..blocks.len() {
        let (before, start) = (blocks[at - 1], blocks[at].start);
        if matches!(before.kind, BlockKind::Table(_)) {
            blocks[at - 1].end = before.end.min(start);
        } else {
            blocks[at].start = start.max(before.end);
        }
    }
    blocks.retain(|block| block.start < block.end);
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::MODEL;
    use crate::{Config, check};

    #[test]
    fn the_parts_of_the_model_report_hold_all_of_it_in_order() {
        let blocks = check(MODEL, &Config::default()).blocks;
        let mut end = 0;
        for block in &blocks {
            let between = MODEL.get(end..block.start).expect("no overlap");
            assert_eq!(between.trim(), "", "before {block:?}");
            end = block.end;
        }
        assert_eq!(MODEL[end..].trim(), "");
        let tables: Vec<_> = blocks
            .iter()
            .filter_map(|block| match block.kind {
                BlockKind::Table(table) => Some(table),
                BlockKind::Text(_) => None,
            })
            .collect();
        assert_eq!(tables, [Table::Two, Table::Three, Table::Four]);
    }

    #[test]
    fn nothing_has_no_parts() {
        assert_eq!(check("", &Config::default()).blocks, []);
    }
}
