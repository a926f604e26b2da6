//! Properties of paragraphs and of signs, which are kept in pages of 512 bytes.

use std::cell::Cell;

use super::Files;
use crate::ingest::limits;
use crate::ingest::ole::{u16_at, u32_at};
use crate::ingest::rows::{CellShape, Down, RowShape};

/// What is known of a paragraph.
#[derive(Debug, Clone, Default)]
pub struct Paragraph {
    /// Its style's number.
    pub style: usize,
    /// Whether it is the end of a row of a table that is in no other.
    pub ends_row: bool,
    /// The same in a table within a table.
    pub ends_inner_row: bool,
    /// Whether it ends a cell of a table within a table.
    pub ends_inner_cell: bool,
    /// The row that it ends.
    pub row: RowShape,
    /// The list that numbers it, from 1; 0 is none.
    pub list: Option<i16>,
    /// Its level in the list, from 0.
    pub list_level: Option<usize>,
    in_table: bool,
    depth: Option<usize>,
}

/// What is known of signs that are not like others.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Signs {
    pub deleted: bool,
    pub inserted: bool,
    pub hidden: bool,
}

/// What holds for runs of bytes of the document's stream.
#[derive(Debug)]
pub struct Runs<T> {
    /// Start, end, what holds; by start.
    runs: Vec<(usize, usize, T)>,
}

impl<T> Default for Runs<T> {
    fn default() -> Self {
        Runs { runs: Vec::new() }
    }
}

impl<T> Runs<T> {
    /// What holds at a byte.
    pub fn at(&self, at: usize) -> Option<&T> {
        let after = self.runs.partition_point(|(start, ..)| *start <= at);
        let (_, end, value) = self.runs.get(after.checked_sub(1)?)?;
        (at < *end).then_some(value)
    }
}

impl Paragraph {
    /// How deep in tables it is.
    pub fn level(&self) -> usize {
        self.depth.unwrap_or(0).max(usize::from(self.in_table))
    }

    /// Takes properties in.
    pub fn apply(&mut self, properties: &[u8], files: &Files) {
        for (code, operand) in each(properties) {
            let is_on = operand.first().is_some_and(|byte| *byte != 0);
            match code {
                0x2416 => self.in_table = is_on,
                0x2417 => self.ends_row = is_on,
                0x244b => self.ends_inner_cell = is_on,
                0x244c => self.ends_inner_row = is_on,
                0x6649 => self.depth = u32_at(operand, 0).map(|depth| (depth as usize).min(1000)),
                0x260a => self.list_level = operand.first().map(|level| usize::from(*level)),
                0x460b => self.list = u16_at(operand, 0).map(|list| list as i16),
                0xd608 => self.row = row(operand).unwrap_or_default(),
                0xd62b => self.merge_down(operand),
                0x5624 => self.merge_along(operand),
                0x6645 | 0x6646 => {
                    let apart = u32_at(operand, 0).and_then(|at| elsewhere(files.data, at));
                    // Those hold no such reference themselves.
                    let apart = apart.filter(|apart| {
                        each(apart).all(|(code, _)| !matches!(code, 0x6645 | 0x6646))
                    });
                    self.apply(apart.unwrap_or_default(), files);
                }
                _ => {}
            }
        }
    }

    fn merge_down(&mut self, operand: &[u8]) {
        let (Some(at), Some(how)) = (operand.get(1), operand.get(2)) else {
            return;
        };
        if let Some(cell) = self.row.cells.get_mut(usize::from(*at)) {
            cell.down = match how {
                0 => Down::Alone,
                1 => Down::GoesOn,
                _ => Down::Begins,
            };
        }
    }

    fn merge_along(&mut self, operand: &[u8]) {
        let (Some(first), Some(end)) = (operand.first(), operand.get(1)) else {
            return;
        };
        let cells = self.row.cells.iter_mut().take(usize::from(*end));
        for cell in cells.skip(usize::from(*first) + 1) {
            cell.joined = true;
        }
    }
}

/// A row: where its cells end, and how each goes on from its neighbours.
fn row(operand: &[u8]) -> Option<RowShape> {
    let count = usize::from(*operand.get(2)?);
    let edge = |at: usize| u16_at(operand, 3 + at * 2).map(|edge| i32::from(edge as i16));
    let cell = |at: usize| {
        let flags = u16_at(operand, 3 + (count + 1) * 2 + at * 20).unwrap_or(0);
        Some(CellShape {
            right: edge(at + 1)?,
            down: match flags & 0x60 {
                0 => Down::Alone,
                0x20 => Down::GoesOn,
                _ => Down::Begins,
            },
            joined: flags & 3 == 2,
        })
    };
    Some(RowShape {
        left: edge(0)?,
        cells: (0..count.min(limits::COLUMN_SPAN))
            .map_while(cell)
            .collect(),
    })
}

fn elsewhere(data: &[u8], at: u32) -> Option<&[u8]> {
    let at = at as usize;
    let length = usize::from(u16_at(data, at)?);
    data.get(at + 2..at + 2 + length)
}

/// Each property's code and operand.
fn each(mut properties: &[u8]) -> impl Iterator<Item = (u16, &[u8])> {
    std::iter::from_fn(move || {
        let code = u16_at(properties, 0)?;
        let rest = properties.get(2..)?;
        let length = match code >> 13 {
            0 | 1 => 1,
            2 | 4 | 5 => 2,
            3 => 4,
            7 => 3,
            _ if code == 0xd608 => usize::from(u16_at(rest, 0)?) + 1,
            // Tab stops may say that their length must be counted; nothing after them matters here.
            _ if code == 0xc615 && rest.first() == Some(&255) => return None,
            _ => usize::from(*rest.first()?) + 1,
        };
        let operand = rest.get(..length)?;
        properties = rest.get(length..)?;
        Some((code, operand))
    })
}

/// The paragraphs' properties.
pub fn paragraphs(files: &Files) -> Option<Runs<Paragraph>> {
    // Paragraphs may share the shape of a row, which each of them keeps.
    let shapes_left = Cell::new(limits::CELLS * 10);
    let read = |page: &[u8], at: usize, count: usize| {
        let offset = usize::from(*page.get((count + 1) * 4 + at * 13)?) * 2;
        let mut paragraph = Paragraph::default();
        if offset > 0 {
            let length = usize::from(*page.get(offset)?);
            let (start, length) = match length {
                0 => (offset + 2, usize::from(*page.get(offset + 1)?) * 2),
                _ => (offset + 1, length * 2 - 1),
            };
            let end = (start + length).min(page.len());
            let properties = page.get(start..end)?;
            paragraph.style = usize::from(u16_at(properties, 0)?);
            paragraph.apply(properties.get(2..)?, files);
        }
        let shapes = paragraph.row.cells.len();
        shapes_left.set(shapes_left.get().checked_sub(shapes)?);
        Some(paragraph)
    };
    runs(files, 13, read)
}

/// The signs' properties, of those that are not like others.
pub fn signs(files: &Files) -> Option<Runs<Signs>> {
    let read = |page: &[u8], at: usize, count: usize| {
        let offset = usize::from(*page.get((count + 1) * 4 + at)?) * 2;
        let mut signs = Signs::default();
        if offset > 0 {
            let length = usize::from(*page.get(offset)?);
            let properties = page.get(offset + 1..offset + 1 + length)?;
            for (code, operand) in each(properties) {
                let is_on = operand.first().is_some_and(|byte| *byte & 1 != 0);
                match code {
                    0x0800 => signs.deleted = is_on,
                    0x0801 => signs.inserted = is_on,
                    0x083c => signs.hidden = is_on,
                    _ => {}
                }
            }
        }
        Some(signs)
    };
    let mut runs = runs(files, 12, read)?;
    runs.runs.retain(|(_, _, signs)| *signs != Signs::default());
    Some(runs)
}

/// The runs of all pages that a part of the table stream lists. A page tells the ends of its runs,
/// then of each run where in the page its properties are.
fn runs<T>(
    files: &Files,
    part: usize,
    read: impl Fn(&[u8], usize, usize) -> Option<T>,
) -> Option<Runs<T>> {
    let list = files.part(part)?;
    let pages = list.len().saturating_sub(4) / 8;
    if pages > files.document.len() / 512 {
        return None;
    }
    let mut runs = Vec::new();
    for number in 0..pages {
        let number = u32_at(list, (pages + 1) * 4 + number * 4)? & 0x3f_ffff;
        let start = number as usize * 512;
        let page = files.document.get(start..).unwrap_or_default();
        let page = page.get(..512).unwrap_or(page);
        let count = usize::from(page.get(511).copied().unwrap_or(0));
        for at in 0..count {
            let ends = (u32_at(page, at * 4), u32_at(page, at * 4 + 4));
            if let ((Some(start), Some(end)), Some(value)) = (ends, read(page, at, count)) {
                runs.push((start as usize, end as usize, value));
            }
        }
        if runs.len() > limits::NODES {
            return None;
        }
    }
    runs.sort_by_key(|(start, ..)| *start);
    Some(Runs { runs })
}
