//! Pages to blocks in reading order: paragraphs over page breaks, tables joined over them.

use super::columns::{gutter, in_columns};
use super::furniture::furniture;
use super::grid::grids;
use super::lines::{Line, lines};
use super::paragraphs::{Growing, Measure, measure};
use super::pieces::{Piece, piece};
use super::wrapped::unwrap;
use super::{Sheet, Sign};
use crate::ingest::Block;

/// The blocks of all pages.
pub fn blocks(sheets: Vec<Sheet>) -> Vec<Block> {
    let mut pages: Vec<Page> = sheets
        .into_iter()
        .zip(1..)
        .map(|(sheet, number)| Page::of(sheet, number))
        .collect();
    let gutters: Vec<_> = pages
        .iter_mut()
        .map(|page| gutter(&mut page.signs))
        .collect();
    // A page with little on it does not tell of its columns.
    let usual = gutters.iter().flatten().next().copied();
    for (page, own) in pages.iter_mut().zip(gutters) {
        let mut signs = std::mem::take(&mut page.signs);
        unwrap(&mut signs);
        let tops: Vec<f32> = page.tables.iter().map(|(top, _)| *top).collect();
        page.lines = match own.or(usual) {
            Some(gutter) => in_columns(&mut signs, &tops, gutter),
            None => lines(&mut signs),
        };
    }
    let texts: Vec<(f32, &[Line])> = pages
        .iter()
        .map(|page| (page.height, page.lines.as_slice()))
        .collect();
    let dropped = furniture(&texts);
    let kept = |page: &Page, dropped: &[bool]| -> Vec<Line> {
        let lines = page.lines.iter().zip(dropped);
        lines
            .filter(|(_, dropped)| !**dropped)
            .map(|(line, _)| line.clone())
            .collect()
    };
    let kept: Vec<Vec<Line>> = pages
        .iter()
        .zip(&dropped)
        .map(|(page, dropped)| kept(page, dropped))
        .collect();
    let all: Vec<&Line> = kept.iter().flatten().collect();
    let usual = measure(&all);
    let mut flow = Flow::default();
    for ((page, lines), number) in pages.into_iter().zip(&kept).zip(1..) {
        let own = measure(&lines.iter().collect::<Vec<_>>());
        flow.page(number, lines, page.tables, own.or(usual));
    }
    flow.finish()
}

struct Page {
    height: f32,
    /// Its signs outside of tables, and the lines that they make.
    signs: Vec<Sign>,
    lines: Vec<Line>,
    /// Its tables, each with the height of its upper edge.
    tables: Vec<(f32, Piece)>,
}

impl Page {
    fn of(mut sheet: Sheet, number: usize) -> Page {
        let mut grids = grids(&sheet.rules);
        // What stands in a table inside of another one belongs to the inner one.
        let area = |extent: [f32; 4]| (extent[2] - extent[0]) * (extent[3] - extent[1]);
        grids.sort_by(|one, other| area(one.extent()).total_cmp(&area(other.extent())));
        let mut tables: Vec<(f32, Piece)> = grids
            .iter()
            .map(|grid| (grid.extent()[1], piece(grid, &mut sheet, number)))
            .collect();
        tables.sort_by(|one, other| one.0.total_cmp(&other.0));
        // A table that runs off the page is read whole; else what is not to be seen is no text.
        sheet.signs.retain(|sign| sign.hidden_by.is_none());
        Page {
            height: sheet.height,
            signs: sheet.signs,
            lines: Vec::new(),
            tables,
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
    fn page(
        &mut self,
        number: usize,
        lines: &[Line],
        tables: Vec<(f32, Piece)>,
        measure: Option<Measure>,
    ) {
        let mut turned = true;
        let mut lines = lines.iter().peekable();
        for (top, table) in tables {
            while let Some(line) = lines.next_if(|line| line.base < top + 0.5 * line.size) {
                self.line(number, line, measure, turned);
                turned = false;
            }
            self.table(number, table, turned);
            turned = false;
        }
        for line in lines {
            self.line(number, line, measure, turned);
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
