//! Makes one text of a document's blocks, and remembers where each stood.
//!
//! A table becomes one line a row with tabs between the cells, which the table reader reads by its
//! labels as it does a table copied from Word. A table that only lays a page out (tables in its cells,
//! one cell alone, prose in its cells) becomes what is in it.

use std::fmt;

use super::{Block, Kind, Table, TableCell, Unreadable, limits};

/// Characters from which a cell's text is prose, not a label or a value.
const PROSE: usize = 160;

/// A file's text, and where in the file it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// What the file is.
    pub kind: Kind,
    /// The text.
    pub text: String,
    /// Where each piece of the text stands in the file, in the order of the text.
    pub places: Vec<(usize, Place)>,
    /// What the reader has to know: tracked changes taken as accepted, parts left out.
    pub notes: Vec<String>,
    /// The encoding's name, for plain text.
    pub encoding: Option<&'static str>,
    /// Bytes before the text in the file, where the file holds the text in UTF-8 as it is.
    pub byte_offset: Option<usize>,
}

/// A place in a file that a person can find again; numbers from 1.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The page, where the format has pages.
    pub page: Option<usize>,
    /// The sheet's name, in a workbook.
    pub sheet: Option<String>,
    /// The paragraph, outside of tables.
    pub paragraph: Option<usize>,
    /// The table, its row and its cell's column.
    pub cell: Option<(usize, usize, usize)>,
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        let cell = self
            .cell
            .map(|(table, row, column)| format!("表{table}，第{row}行，第{column}列"));
        let parts = [
            self.sheet.as_ref().map(|sheet| format!("工作表“{sheet}”")),
            self.page.map(|page| format!("第{page}页")),
            self.paragraph.map(|paragraph| format!("第{paragraph}段")),
            cell,
        ];
        out.write_str(&parts.into_iter().flatten().collect::<Vec<_>>().join("，"))
    }
}

impl Source {
    /// One text of the blocks; an error where there is none, or too much of it.
    pub fn of(kind: Kind, blocks: Vec<Block>, notes: Vec<String>) -> Result<Source, Unreadable> {
        let mut flat = Flat::default();
        flat.blocks(blocks);
        if flat.text.trim().is_empty() {
            return Err(Unreadable::Empty);
        }
        if flat.text.len() > limits::CHARACTERS * 3 {
            return Err(Unreadable::TooLarge);
        }
        Ok(Source {
            kind,
            text: flat.text,
            places: flat.places,
            notes,
            encoding: None,
            byte_offset: None,
        })
    }

    /// Where a byte of the text stands in the file.
    pub fn place(&self, at: usize) -> Option<&Place> {
        let after = self.places.partition_point(|(start, _)| *start <= at);
        self.places
            .get(after.checked_sub(1)?)
            .map(|(_, place)| place)
    }
}

#[derive(Default)]
struct Flat {
    text: String,
    places: Vec<(usize, Place)>,
    page: Option<usize>,
    sheet: Option<String>,
    paragraphs: usize,
    tables: usize,
}

impl Flat {
    fn blocks(&mut self, blocks: Vec<Block>) {
        for block in blocks {
            match block {
                Block::Paragraph(text) => self.paragraph(&text),
                Block::Table(table) => self.table(table),
                Block::Page(page) => self.page = Some(page),
                Block::Sheet(name) => self.sheet = Some(name),
            }
        }
    }

    fn paragraph(&mut self, text: &str) {
        self.paragraphs += 1;
        self.place(Some(self.paragraphs), None);
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn table(&mut self, table: Table) {
        if table.only_lays_out() {
            for cell in table.cells {
                self.blocks(cell.blocks);
            }
            return;
        }
        self.tables += 1;
        let mut row = None;
        for cell in &table.cells {
            let starts_row = row != Some(cell.row);
            if starts_row && row.is_some() {
                self.text.push('\n');
            }
            if starts_row {
                // One empty cell for what spans into this row from above, so that its place is kept.
                self.text.push_str(if cell.column > 0 { "\t" } else { "" });
            } else {
                self.text.push('\t');
            }
            row = Some(cell.row);
            if let Some(Block::Page(page)) = cell.blocks.first() {
                self.page = Some(*page);
            }
            self.place(None, Some((self.tables, cell.row + 1, cell.column + 1)));
            self.text.push_str(&cell.line());
        }
        self.text.push('\n');
    }

    fn place(&mut self, paragraph: Option<usize>, cell: Option<(usize, usize, usize)>) {
        let place = Place {
            page: self.page,
            sheet: self.sheet.clone(),
            paragraph,
            cell,
        };
        self.places.push((self.text.len(), place));
    }
}

impl Table {
    fn only_lays_out(&self) -> bool {
        let nested = |block: &Block| matches!(block, Block::Table(_));
        self.cells.len() <= 1
            || self
                .cells
                .iter()
                .any(|cell| cell.blocks.iter().any(nested) || cell.line().chars().count() > PROSE)
    }
}

impl TableCell {
    /// Its text on one line.
    fn line(&self) -> String {
        let mut line = String::new();
        for block in &self.blocks {
            if let Block::Paragraph(text) = block {
                for word in text.split_whitespace() {
                    let parts = line
                        .chars()
                        .next_back()
                        .is_some_and(|sign| sign.is_ascii_alphanumeric())
                        && word.starts_with(|sign: char| sign.is_ascii_alphanumeric());
                    line.push_str(if parts { " " } else { "" });
                    line.push_str(word);
                }
            }
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(text.to_string())
    }

    #[test]
    fn a_table_is_a_line_a_row_and_places_are_found_again() {
        let mut label = TableCell::new(0, 0, "行政\n许可");
        label.row_span = 2;
        let cells = vec![
            label,
            TableCell::new(0, 1, "1"),
            TableCell::new(0, 2, ""),
            TableCell::new(1, 1, "2"),
        ];
        let blocks = vec![
            Block::Page(3),
            paragraph("二、主动公开政府信息情况"),
            Block::Table(Table { cells }),
        ];
        let source = Source::of(Kind::Docx, blocks, Vec::new()).unwrap();
        assert_eq!(
            source.text,
            "二、主动公开政府信息情况\n行政许可\t1\t\n\t2\n"
        );
        let place = |word| {
            source
                .place(source.text.find(word).unwrap())
                .unwrap()
                .to_string()
        };
        assert_eq!(place("主动"), "第3页，第1段");
        assert_eq!(place("2"), "第3页，表1，第2行，第2列");
    }

    #[test]
    fn a_table_that_lays_a_page_out_gives_what_is_in_it() {
        let inner = Table {
            cells: vec![TableCell::new(0, 0, "甲"), TableCell::new(0, 1, "1")],
        };
        let mut outer = TableCell::new(0, 0, "一、总体情况");
        outer.blocks.push(Block::Table(inner));
        let cells = vec![outer, TableCell::new(0, 1, "页脚")];
        let source = Source::of(Kind::Html, vec![Block::Table(Table { cells })], Vec::new());
        assert_eq!(source.unwrap().text, "一、总体情况\n甲\t1\n页脚\n");
    }

    #[test]
    fn nothing_is_no_text() {
        let source = Source::of(Kind::Docx, vec![paragraph(" \n")], Vec::new());
        assert_eq!(source, Err(Unreadable::Empty));
    }
}
