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
        let parts = table.parts();
        self.tables += usize::from(parts.iter().any(|part| !part.only_lays_out()));
        for part in parts {
            match part.only_lays_out() {
                true => part
                    .cells
                    .into_iter()
                    .for_each(|cell| self.blocks(cell.blocks)),
                false => self.rows(&part),
            }
        }
    }

    fn rows(&mut self, table: &Table) {
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
    /// The table in parts where it holds a whole document, as the page of a sheet does: prose that has a
    /// row to itself, and the rows between.
    fn parts(self) -> Vec<Table> {
        let has_text = |cell: &&TableCell| !cell.line().is_empty();
        let is_prose = |row: &[TableCell]| {
            let mut filled = row.iter().filter(has_text);
            let first = filled.next();
            first.is_some_and(TableCell::is_prose) && filled.next().is_none()
        };
        let rows = || self.cells.chunk_by(|one, other| one.row == other.row);
        let is_table = |row: &[TableCell]| row.iter().filter(has_text).count() > 1;
        if self.cells.iter().any(TableCell::has_tables)
            || !rows().any(is_table)
            || !rows().any(is_prose)
        {
            return vec![self];
        }
        let mut parts: Vec<Table> = Vec::new();
        let mut after_prose = true;
        for row in rows() {
            let is_prose = is_prose(row);
            if is_prose || after_prose {
                parts.push(Table::default());
            }
            after_prose = is_prose;
            if let Some(part) = parts.last_mut() {
                let cells = row.iter().filter(|cell| !is_prose || has_text(cell));
                part.cells.extend(cells.cloned());
            }
        }
        parts
    }

    fn only_lays_out(&self) -> bool {
        let cells = &self.cells;
        cells.len() <= 1
            || cells
                .iter()
                .any(|cell| cell.has_tables() || cell.is_prose())
    }
}

impl TableCell {
    fn has_tables(&self) -> bool {
        let is_table = |block: &Block| matches!(block, Block::Table(_));
        self.blocks.iter().any(is_table)
    }

    fn is_prose(&self) -> bool {
        self.line().chars().count() > PROSE
    }

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
    fn a_document_in_one_table_keeps_its_rows() {
        let row = |row: usize, texts: &[&str]| {
            let cells = texts.iter().enumerate();
            cells
                .map(|(column, text)| TableCell::new(row, column, *text))
                .collect::<Vec<_>>()
        };
        let prose = "我局依法公开政府信息。".repeat(20);
        let cells = [
            row(0, &["一、总体情况", ""]),
            row(1, &[&prose, ""]),
            row(2, &["规章", "1"]),
            row(3, &["行政许可", "2"]),
        ];
        let table = Block::Table(Table {
            cells: cells.concat(),
        });
        let source = Source::of(Kind::Html, vec![table], Vec::new()).unwrap();
        let wanted = format!("一、总体情况\t\n{prose}\n规章\t1\n行政许可\t2\n");
        assert_eq!(source.text, wanted);
        let last = source.place(source.text.len() - 2).unwrap();
        assert_eq!(last.to_string(), "表1，第4行，第2列");
    }

    #[test]
    fn nothing_is_no_text() {
        let source = Source::of(Kind::Docx, vec![paragraph(" \n")], Vec::new());
        assert_eq!(source, Err(Unreadable::Empty));
    }
}
