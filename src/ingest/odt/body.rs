//! Paragraphs, lists and tables.

use std::collections::HashMap;

use super::styles::{Level, Styles};
use crate::ingest::block::Content;
use crate::ingest::lists::numbered;
use crate::ingest::xml::{Element, Node};
use crate::ingest::{Block, Kind, Table, TableCell, Unreadable, limits, sheet};

/// Times that a cell or a row with text may be repeated.
const REPEATED: usize = 64;

/// Reads a document's body.
pub struct Body<'d> {
    styles: &'d Styles,
    element: &'d Element<'d>,
    /// How far each list has counted, by its style.
    counts: HashMap<String, Vec<u32>>,
    /// How much more may be repeated.
    repeats_left: usize,
    page: Option<usize>,
    tracked: bool,
    hidden: bool,
    footnotes: bool,
}

/// The list that a paragraph stands in.
#[derive(Clone, Copy)]
struct List<'e> {
    style: &'e str,
    level: usize,
}

impl<'d> Body<'d> {
    /// A reader of `element`.
    pub fn new(styles: &'d Styles, element: &'d Element<'d>) -> Self {
        Body {
            styles,
            element,
            counts: HashMap::new(),
            repeats_left: limits::CHARACTERS,
            page: element.descendant("soft-page-break").map(|_| 1),
            tracked: false,
            hidden: false,
            footnotes: false,
        }
    }

    /// The blocks, and notes for the reader.
    pub fn read(mut self) -> Result<Content, Unreadable> {
        let mut blocks: Vec<Block> = self.page.map(Block::Page).into_iter().collect();
        for part in self.element.elements() {
            match part.name {
                "text" => self.blocks(part, &mut blocks)?,
                "spreadsheet" => self.sheets(part, &mut blocks)?,
                _ => {}
            }
        }
        let notes = [
            (self.tracked, "文中有修订痕迹，已按全部接受修订来读。"),
            (self.hidden, "文中有隐藏文字，没有检查。"),
            (self.footnotes, "文中有脚注或尾注，没有检查。"),
        ];
        let notes = notes.iter().filter(|(is_so, _)| *is_so);
        Ok((blocks, notes.map(|(_, note)| note.to_string()).collect()))
    }

    fn sheets(&mut self, part: &Element, out: &mut Vec<Block>) -> Result<(), Unreadable> {
        for table in part.elements().filter(|it| it.name == "table") {
            let cells = self.table(table)?.cells;
            let cells = cells.into_iter().filter(|cell| !cell.blocks.is_empty());
            let name = table.attribute("name").unwrap_or_default();
            out.extend(sheet::blocks(name, cells.collect()));
        }
        Ok(())
    }

    fn blocks(&mut self, parent: &Element, out: &mut Vec<Block>) -> Result<(), Unreadable> {
        for element in parent.elements() {
            match element.name {
                "p" | "h" => self.paragraph(element, None, out)?,
                "list" => self.list(element, None, out)?,
                "table" => {
                    let table = self.table(element)?;
                    out.push(Block::Table(table));
                }
                "tracked-changes" => self.tracked = true,
                "soft-page-break" => self.turn(out),
                "section" if element.attribute("display") == Some("none") => self.hidden = true,
                "section" | "frame" | "text-box" | "index-body" | "table-of-content" | "g" => {
                    self.blocks(element, out)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn turn(&mut self, out: &mut Vec<Block>) {
        if let Some(page) = &mut self.page {
            *page += 1;
            out.push(Block::Page(*page));
        }
    }

    fn list(
        &mut self,
        list: &Element,
        above: Option<List>,
        out: &mut Vec<Block>,
    ) -> Result<(), Unreadable> {
        let style = list.attribute("style-name");
        let style = style.or(above.map(|above| above.style));
        let level = above.map_or(1, |above| above.level + 1);
        // A list need not name its style where its first paragraph's style does.
        let of_paragraph = || {
            let paragraph = list.descendant("p").or_else(|| list.descendant("h"))?;
            self.styles.list_of(paragraph.attribute("style-name"))
        };
        let style = style.or_else(of_paragraph).unwrap_or_default();
        let goes_on = list.attribute("continue-numbering") == Some("true")
            || list.attribute("continue-list").is_some();
        if above.is_none() && !goes_on {
            self.counts.remove(style);
        }
        let here = List { style, level };
        for item in list.elements() {
            let mut number = (item.name == "list-item").then_some(here);
            if let (Some(start), Some(_)) = (item.number::<u32>("start-value"), number) {
                self.set(style, level, start);
            }
            for element in item.elements() {
                match element.name {
                    "p" | "h" => self.paragraph(element, number.take(), out)?,
                    "list" => self.list(element, Some(here), out)?,
                    "soft-page-break" => self.turn(out),
                    _ => {}
                }
            }
        }
        Ok(())
    }

    /// Sets a count so that the next is `start`.
    fn set(&mut self, style: &str, level: usize, start: u32) {
        let counts = self.counts.entry(style.to_string()).or_default();
        counts.truncate(level);
        while counts.len() < level.min(limits::DEPTH) {
            let at = counts.len() + 1;
            let shape = self.styles.level(style, at);
            counts.push(shape.map_or(1, |shape| shape.start));
        }
        if let Some(count) = counts.last_mut() {
            *count = start.saturating_sub(1);
        }
    }

    fn number(&mut self, list: List) -> Option<String> {
        let List { style, level } = list;
        let styles = self.styles;
        let shape = styles.level(style, level)?;
        let counted = self
            .counts
            .get(style)
            .is_some_and(|counts| counts.len() >= level);
        if !counted {
            self.set(style, level, shape.start);
        }
        let counts = self.counts.get_mut(style)?;
        counts.truncate(level);
        let count = counts.last_mut()?;
        *count = count.saturating_add(1);
        let of = |level| {
            styles
                .level(style, level)
                .map(Level::counting)
                .unwrap_or_default()
        };
        Some(shape.written(counts, of))
    }

    /// The number of a heading that is in no list.
    fn heading_number(&mut self, heading: &Element) -> Option<String> {
        const OUTLINE: &str = "\0";
        let level: usize = heading.number("outline-level")?;
        let outline = &self.styles.outline;
        let shape = outline.get(&level)?;
        let counts = self.counts.entry(OUTLINE.to_string()).or_default();
        counts.truncate(level);
        while counts.len() < level.min(limits::DEPTH) {
            let start = outline
                .get(&(counts.len() + 1))
                .map_or(1, |shape| shape.start);
            // The levels above have begun; this one is counted below.
            counts.push(if counts.len() + 1 == level {
                start.saturating_sub(1)
            } else {
                start
            });
        }
        let count = counts.last_mut()?;
        *count = count.saturating_add(1);
        let of = |level| outline.get(&level).map(Level::counting).unwrap_or_default();
        Some(shape.written(counts, of))
    }

    fn paragraph(
        &mut self,
        element: &Element,
        list: Option<List>,
        out: &mut Vec<Block>,
    ) -> Result<(), Unreadable> {
        if self.styles.hides(element.attribute("style-name")) {
            self.hidden = true;
            return Ok(());
        }
        let unlisted = element.attribute("is-list-header") == Some("true");
        let label = match list {
            Some(list) => self.number(list),
            None if element.name == "h" && !unlisted => self.heading_number(element),
            None => None,
        };
        let mut text = String::new();
        let mut boxes = Vec::new();
        self.spans(element, &mut text, &mut boxes)?;
        out.push(Block::Paragraph(numbered(label, text)));
        out.append(&mut boxes);
        Ok(())
    }

    fn spans(
        &mut self,
        parent: &Element,
        text: &mut String,
        boxes: &mut Vec<Block>,
    ) -> Result<(), Unreadable> {
        for node in &parent.children {
            let element = match node {
                Node::Text(piece) => {
                    add(text, piece);
                    continue;
                }
                Node::Element(element) => element,
            };
            match element.name {
                "s" => {
                    let count = element.number("c").unwrap_or(1).min(limits::COLUMN_SPAN);
                    text.extend(std::iter::repeat_n(' ', count));
                }
                "tab" => text.push('\t'),
                "line-break" => text.push('\n'),
                "soft-page-break" => self.turn(boxes),
                "span" if self.styles.hides(element.attribute("style-name")) => self.hidden = true,
                "note" => self.footnotes = true,
                "annotation" | "hidden-text" | "ruby-text" | "tracked-changes" => {}
                "frame" | "custom-shape" | "text-box" | "g" | "rect" => {
                    self.blocks(element, boxes)?;
                }
                _ => self.spans(element, text, boxes)?,
            }
        }
        Ok(())
    }

    fn table(&mut self, element: &Element) -> Result<Table, Unreadable> {
        let mut table = Table::default();
        let mut row = 0;
        self.rows(element, &mut row, &mut table)?;
        Ok(table)
    }

    fn rows(
        &mut self,
        parent: &Element,
        row: &mut usize,
        table: &mut Table,
    ) -> Result<(), Unreadable> {
        for element in parent.elements() {
            match element.name {
                "table-row" => {
                    let times = element.number("number-rows-repeated").unwrap_or(1);
                    let before = table.cells.len();
                    self.row(element, *row, table)?;
                    let added = table.cells.get(before..).unwrap_or_default();
                    let has_text = added.iter().any(|cell| !cell.blocks.is_empty());
                    let most = times.min(if has_text { REPEATED } else { 1 });
                    self.repeat(most, || added.iter().map(|cell| weight(&cell.blocks)).sum())?;
                    let added = added.to_vec();
                    for again in 1..most {
                        let copies = added.iter().cloned();
                        table.cells.extend(copies.map(|cell| TableCell {
                            row: *row + again,
                            ..cell
                        }));
                        self.sound(table)?;
                    }
                    *row = row.saturating_add(times.max(1));
                }
                "table-header-rows" | "table-rows" | "table-row-group" => {
                    self.rows(element, row, table)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn row(&mut self, element: &Element, row: usize, table: &mut Table) -> Result<(), Unreadable> {
        let mut column: usize = 0;
        for cell in element.elements() {
            let times = cell.number("number-columns-repeated").unwrap_or(1).max(1);
            if cell.name == "table-cell" {
                let mut blocks = Vec::new();
                self.blocks(cell, &mut blocks)?;
                let span = |name: &str, most: usize| {
                    let span = cell.number::<usize>(name).unwrap_or(1);
                    span.clamp(1, most)
                };
                // Sheets end in thousands of empty cells, which are one.
                let is_rest = blocks.is_empty() && times > REPEATED;
                let most = times.min(if is_rest { 0 } else { REPEATED });
                self.repeat(most, || weight(&blocks))?;
                for again in 0..most {
                    table.cells.push(TableCell {
                        row,
                        column: column + again,
                        row_span: span("number-rows-spanned", limits::ROW_SPAN),
                        column_span: span("number-columns-spanned", limits::COLUMN_SPAN),
                        blocks: blocks.clone(),
                    });
                }
                self.sound(table)?;
            }
            column = column.saturating_add(times);
        }
        Ok(())
    }

    /// Counts what is about to stand so many times: tables that are repeated may hold such tables.
    fn repeat(&mut self, times: usize, weight: impl Fn() -> usize) -> Result<(), Unreadable> {
        if times > 1 {
            let more = weight().saturating_mul(times);
            let left = self.repeats_left.checked_sub(more);
            self.repeats_left = left.ok_or(Unreadable::TooComplex(Kind::Odt))?;
        }
        Ok(())
    }

    fn sound(&self, table: &Table) -> Result<(), Unreadable> {
        match table.cells.len() > limits::CELLS {
            true => Err(Unreadable::TooComplex(Kind::Odt)),
            false => Ok(()),
        }
    }
}

/// Bytes of text, and one for each block and cell.
fn weight(blocks: &[Block]) -> usize {
    let weights = blocks.iter().map(|block| match block {
        Block::Paragraph(text) => 1 + text.len(),
        Block::Table(table) => table
            .cells
            .iter()
            .map(|cell| 1 + weight(&cell.blocks))
            .sum(),
        Block::Sheet(_) | Block::Page(_) => 1,
    });
    weights.sum()
}

/// Adds text; white space counts once, as the format has it.
fn add(text: &mut String, piece: &str) {
    for sign in piece.chars() {
        match sign {
            ' ' | '\n' | '\r' | '\t' => {
                if !text.is_empty() && !text.ends_with([' ', '\n', '\t']) {
                    text.push(' ');
                }
            }
            _ => text.push(sign),
        }
    }
}
