//! Pages to blocks in reading order: paragraphs over page breaks, tables joined over them.

use super::columns::{Gutter, Halves, Item, gutter, halves, in_columns, in_order};
use super::furniture::furniture;
use super::grid::grids;
use super::lines::Line;
use super::paragraphs::{Growing, Measure, measure};
use super::pieces::{Piece, piece};
use super::wrapped::unwrap;
use super::{Rule, Sheet, Sign};
use crate::ingest::Block;

/// The blocks of all pages.
pub fn blocks(sheets: Vec<Sheet>) -> Vec<Block> {
    let mut pages: Vec<Page> = sheets
        .into_iter()
        .zip(1..)
        .map(|(sheet, number)| Page::of(sheet, number))
        .collect();
    cut(&mut pages);
    let halves: Vec<Vec<Halves>> = pages.iter_mut().map(Page::halves).collect();
    let own = halves.iter().map(|halves| gutter(halves));
    // A page with little on it does not tell of its columns, but all may.
    let usual = own
        .clone()
        .flatten()
        .next()
        .or_else(|| gutter(&halves.concat()));
    for (page, own) in pages.iter_mut().zip(own) {
        page.put_in_order(own.or(usual));
    }
    let texts: Vec<(f32, &[Line])> = pages
        .iter()
        .map(|page| (page.height, page.lines.as_slice()))
        .collect();
    let dropped = furniture(&texts);
    let kept = |(page, dropped): (&Page, &Vec<bool>)| -> Vec<Line> {
        let lines = page.lines.iter().zip(dropped);
        let kept = lines.filter(|(_, dropped)| !**dropped);
        kept.map(|(line, _)| line.clone()).collect()
    };
    let kept: Vec<Vec<Line>> = pages.iter().zip(&dropped).map(kept).collect();
    let usual = measure(&kept.iter().flatten().collect::<Vec<_>>());
    let mut flow = Flow::default();
    for (((page, dropped), kept), number) in pages.into_iter().zip(&dropped).zip(&kept).zip(1..) {
        let own = measure(&kept.iter().collect::<Vec<_>>());
        flow.page(number, page, dropped, own.or(usual));
    }
    flow.finish()
}

/// What ends where a table is cut off is cut off too.
fn cut(pages: &mut [Page]) {
    let tables = pages.iter().flat_map(|page| &page.tables);
    let cut = tables.filter(|(_, piece)| piece.cut);
    let ends: Vec<f32> = cut.map(|(extent, _)| extent[2]).collect();
    for (extent, piece) in pages.iter_mut().flat_map(|page| &mut page.tables) {
        piece.cut |= ends.iter().any(|end| (end - extent[2]).abs() < 1.0);
    }
}

struct Page {
    height: f32,
    /// Its signs outside of tables, and the lines that they make.
    signs: Vec<Sign>,
    lines: Vec<Line>,
    /// Its tables, each with its extent.
    tables: Vec<([f32; 4], Piece)>,
    /// In which order they are read: the next line, or the table of a number.
    order: Vec<Option<usize>>,
}

impl Page {
    fn of(mut sheet: Sheet, number: usize) -> Page {
        let mut grids = grids(&sheet.rules);
        // What stands in a table inside of another one belongs to the inner one.
        let area = |extent: [f32; 4]| (extent[2] - extent[0]) * (extent[3] - extent[1]);
        grids.sort_by(|one, other| area(one.extent()).total_cmp(&area(other.extent())));
        let mut tables: Vec<([f32; 4], Piece)> = grids
            .iter()
            .map(|grid| (grid.extent(), piece(grid, &mut sheet, number)))
            .collect();
        tables.sort_by(|one, other| one.0[1].total_cmp(&other.0[1]));
        // A table that runs off the page is read whole; else what is not on the page is no text. What is
        // clipped may be, in a table without lines.
        let page = Rule {
            left: 0.0,
            top: 0.0,
            right: sheet.width,
            bottom: sheet.height,
        };
        let is_on_page = |sign: &Sign| page.holds(sign.centre(), sign.middle());
        sheet
            .signs
            .retain(|sign| sign.hidden_by.is_none() || is_on_page(sign));
        unwrap(&mut sheet.signs);
        Page {
            height: sheet.height,
            signs: sheet.signs,
            lines: Vec::new(),
            tables,
            order: Vec::new(),
        }
    }

    fn extents(&self) -> Vec<[f32; 4]> {
        self.tables.iter().map(|(extent, _)| *extent).collect()
    }

    fn halves(&mut self) -> Vec<Halves> {
        let extents = self.extents();
        halves(&mut self.signs, &extents)
    }

    fn put_in_order(&mut self, gutter: Option<Gutter>) {
        let extents = self.extents();
        let mut signs = std::mem::take(&mut self.signs);
        let items = match gutter {
            Some(gutter) => in_columns(&mut signs, &extents, gutter),
            None => in_order(&mut signs, &extents),
        };
        for item in items {
            self.order.push(match item {
                Item::Table(at) => Some(at),
                Item::Line(line) => {
                    self.lines.push(line);
                    None
                }
            });
        }
    }
}

/// The blocks so far, with the paragraph and the table that may go on.
#[derive(Default)]
struct Flow {
    blocks: Vec<Block>,
    paragraph: Option<Growing>,
    table: Option<(usize, Piece)>,
    page: usize,
}

impl Flow {
    fn page(&mut self, number: usize, page: Page, dropped: &[bool], measure: Option<Measure>) {
        let mut turned = true;
        let mut lines = page.lines.iter().zip(dropped);
        let tables = page.tables.into_iter();
        let mut tables: Vec<Option<Piece>> = tables.map(|(_, piece)| Some(piece)).collect();
        for place in page.order {
            match place {
                Some(at) => {
                    let table = tables.get_mut(at).and_then(Option::take);
                    table
                        .into_iter()
                        .for_each(|table| self.table(number, table, turned));
                }
                None => match lines.next() {
                    Some((line, false)) => self.line(number, line, measure, turned),
                    _ => continue,
                },
            }
            turned = false;
        }
    }

    fn line(&mut self, page: usize, line: &Line, measure: Option<Measure>, turned: bool) {
        self.end_table();
        match &mut self.paragraph {
            Some(paragraph) if paragraph.goes_on(line, measure, turned) => paragraph.add(line),
            _ => {
                self.end_paragraph();
                self.paragraph = Some(Growing::new(line, page));
            }
        }
    }

    fn table(&mut self, page: usize, piece: Piece, turned: bool) {
        self.end_paragraph();
        match &mut self.table {
            Some((_, table)) if turned && table.goes_on_with(&piece) => table.go_on(piece),
            _ => {
                self.end_table();
                self.table = Some((page, piece));
            }
        }
    }

    fn end_paragraph(&mut self) {
        if let Some(paragraph) = self.paragraph.take() {
            self.turn_to(paragraph.page);
            self.blocks.push(Block::Paragraph(paragraph.text));
        }
    }

    fn end_table(&mut self) {
        if let Some((page, table)) = self.table.take() {
            self.turn_to(page);
            self.blocks.push(Block::Table(table.table()));
        }
    }

    fn turn_to(&mut self, page: usize) {
        if self.page != page {
            self.page = page;
            self.blocks.push(Block::Page(page));
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.end_paragraph();
        self.end_table();
        self.blocks
    }
}
