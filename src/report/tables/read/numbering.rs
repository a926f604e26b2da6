//! Numbers that count rows and are no values.

use super::Reader;
use super::labelled::Row;
use crate::document::fold;
use crate::finding::TextRange;
use crate::form::Table;
use crate::gather::Gather;

/// A numbering sign before a label.
pub(super) struct Numbering {
    pub(super) range: TextRange,
    /// A full stop or the like stands between it and the label.
    pub(super) signed: bool,
    /// It begins its line or field.
    pub(super) alone: bool,
}

impl Reader<'_> {
    /// Bytes of the numbering signs before labels (`2.`), which must not be taken for values.
    pub(super) fn numbering(&self, table: Table, rows: &[Row]) -> Vec<TextRange> {
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

    pub(super) fn numbering_before(&self, label: usize, ordinal: &str) -> Option<Numbering> {
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
}
