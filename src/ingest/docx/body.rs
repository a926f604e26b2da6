//! Paragraphs and what stands in them.

use super::numbering::Numbering;
use super::styles::{Styles, hidden, value};
use crate::ingest::block::Content;
use crate::ingest::lists::numbered;
use crate::ingest::xml::{Element, Node};
use crate::ingest::{Block, Unreadable};

/// Reads a document's body.
pub struct Body<'d> {
    styles: &'d Styles,
    numbering: Numbering,
    element: &'d Element<'d>,
    /// What was left out or taken as decided.
    pub notes: Notes,
    /// The page, where Word has left where its pages began.
    page: Option<usize>,
    /// Text of a paragraph whose end was deleted: it goes on in the next.
    carried: String,
}

/// What the reader has to know of a document.
#[derive(Default)]
pub struct Notes {
    pub tracked: bool,
    pub hidden: bool,
    pub footnotes: bool,
}

/// A paragraph as it is read.
#[derive(Default)]
struct Line {
    text: String,
    /// What stands in text boxes that hang on the paragraph.
    boxes: Vec<Block>,
    /// Pages that begin in it, before and after its first sign.
    pages: [usize; 2],
}

impl<'d> Body<'d> {
    /// A reader of `element`.
    pub fn new(styles: &'d Styles, numbering: Numbering, element: &'d Element<'d>) -> Self {
        Body {
            styles,
            numbering,
            element,
            notes: Notes::default(),
            page: element.descendant("lastRenderedPageBreak").map(|_| 1),
            carried: String::new(),
        }
    }

    /// The blocks, and notes for the reader.
    pub fn read(mut self) -> Result<Content, Unreadable> {
        let mut blocks: Vec<Block> = self.page.map(Block::Page).into_iter().collect();
        self.blocks(self.element, &mut blocks)?;
        if !self.carried.is_empty() {
            blocks.push(Block::Paragraph(self.carried));
        }
        let notes = [
            (self.notes.tracked, "文中有修订痕迹，已按全部接受修订来读。"),
            (self.notes.hidden, "文中有隐藏文字，没有检查。"),
            (self.notes.footnotes, "文中有脚注或尾注，没有检查。"),
        ];
        let notes = notes.iter().filter(|(is_so, _)| *is_so);
        Ok((blocks, notes.map(|(_, note)| note.to_string()).collect()))
    }

    /// Reads what stands in a body, a cell, a text box.
    pub fn blocks(&mut self, parent: &Element, out: &mut Vec<Block>) -> Result<(), Unreadable> {
        for element in parent.elements() {
            match element.name {
                "p" => self.paragraph(element, out)?,
                "tbl" => {
                    let table = self.table(element)?;
                    out.push(Block::Table(table));
                }
                "del" | "moveFrom" => self.notes.tracked = true,
                "annotation" => {
                    if let Some(kept) = self.kept(element) {
                        self.blocks(kept, out)?;
                    }
                }
                "AlternateContent" => {
                    if let Some(chosen) = chosen(element) {
                        self.blocks(chosen, out)?;
                    }
                }
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" | "sect" | "sub-section"
                | "smartTag" => self.blocks(element, out)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn paragraph(&mut self, element: &Element, out: &mut Vec<Block>) -> Result<(), Unreadable> {
        let properties = element.child("pPr");
        let mark = properties.and_then(|properties| properties.child("rPr"));
        let end_is = |name: &str| mark.is_some_and(|mark| mark.child(name).is_some());
        let end_deleted = end_is("del") || end_is("moveFrom");
        let mut line = Line::default();
        self.runs(element, &mut line)?;
        let text = std::mem::take(&mut self.carried) + &line.text;
        if end_deleted {
            self.notes.tracked = true;
            self.carried = text;
        } else {
            let hides_end = mark.and_then(hidden) == Some(true) && text.is_empty();
            let label = match hides_end {
                true => None,
                false => self.label(properties),
            };
            self.turn(line.pages[0], out);
            out.push(Block::Paragraph(numbered(label, text)));
            self.turn(line.pages[1], out);
        }
        out.append(&mut line.boxes);
        Ok(())
    }

    fn turn(&mut self, pages: usize, out: &mut Vec<Block>) {
        if let Some(page) = self.page.as_mut().filter(|_| pages > 0) {
            *page += pages;
            out.push(Block::Page(*page));
        }
    }

    fn label(&mut self, properties: Option<&Element>) -> Option<String> {
        // Word 2003 leaves the number that it showed.
        let shown = properties.and_then(|properties| properties.child("listPr")?.child("t"));
        match shown {
            Some(shown) => value(shown).map(str::to_string),
            None => self.numbering.label(properties, self.styles),
        }
    }

    fn runs(&mut self, parent: &Element, line: &mut Line) -> Result<(), Unreadable> {
        for element in parent.elements() {
            match element.name {
                "r" => self.run(element, line)?,
                "del" | "moveFrom" => self.notes.tracked = true,
                "annotation" => {
                    if let Some(kept) = self.kept(element) {
                        self.runs(kept, line)?;
                    }
                }
                "AlternateContent" => {
                    if let Some(chosen) = chosen(element) {
                        self.runs(chosen, line)?;
                    }
                }
                "pict" | "drawing" | "object" => self.boxes(element, line)?,
                "pPr" | "rPr" | "sdtPr" | "sdtEndPr" | "instrText" => {}
                _ => self.runs(element, line)?,
            }
        }
        Ok(())
    }

    fn run(&mut self, run: &Element, line: &mut Line) -> Result<(), Unreadable> {
        let properties = run.child("rPr");
        let style = properties.and_then(|properties| properties.child("rStyle").and_then(value));
        let hides = properties
            .and_then(hidden)
            .unwrap_or_else(|| style.is_some_and(|style| self.styles.hides(style)));
        if hides {
            self.notes.hidden = true;
            return Ok(());
        }
        self.inside_run(run, line)
    }

    fn inside_run(&mut self, run: &Element, line: &mut Line) -> Result<(), Unreadable> {
        for element in run.elements() {
            match element.name {
                "t" => {
                    for node in &element.children {
                        if let Node::Text(text) = node {
                            line.text.push_str(text);
                        }
                    }
                }
                "tab" | "ptab" => line.text.push('\t'),
                "cr" => line.text.push('\n'),
                "br" if !matches!(element.attribute("type"), Some("page" | "column")) => {
                    line.text.push('\n');
                }
                "noBreakHyphen" => line.text.push('-'),
                "lastRenderedPageBreak" => {
                    line.pages[usize::from(!line.text.trim().is_empty())] += 1;
                }
                "footnoteReference" | "endnoteReference" => self.notes.footnotes = true,
                "ruby" => {
                    if let Some(base) = element.child("rubyBase") {
                        self.runs(base, line)?;
                    }
                }
                "AlternateContent" => {
                    if let Some(chosen) = chosen(element) {
                        self.inside_run(chosen, line)?;
                    }
                }
                "pict" | "drawing" | "object" => self.boxes(element, line)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// The text boxes below an element.
    fn boxes(&mut self, parent: &Element, line: &mut Line) -> Result<(), Unreadable> {
        for element in parent.elements() {
            match element.name {
                "txbxContent" => {
                    // A paragraph may be under way outside.
                    let carried = std::mem::take(&mut self.carried);
                    self.blocks(element, &mut line.boxes)?;
                    self.carried = carried;
                }
                "AlternateContent" => {
                    if let Some(chosen) = chosen(element) {
                        self.boxes(chosen, line)?;
                    }
                }
                _ => self.boxes(element, line)?,
            }
        }
        Ok(())
    }

    /// What an annotation of Word 2003 holds that is kept: what was inserted, not what was deleted
    /// or remarked.
    fn kept<'e, 'x>(&mut self, annotation: &'e Element<'x>) -> Option<&'e Element<'x>> {
        match annotation.attribute("type") {
            Some("Word.Insertion") => annotation.child("content"),
            Some("Word.Deletion") => {
                self.notes.tracked = true;
                None
            }
            _ => None,
        }
    }
}

/// Of the same thing for newer and for older programs, the one for newer ones.
fn chosen<'e, 'x>(alternatives: &'e Element<'x>) -> Option<&'e Element<'x>> {
    let choice = alternatives.child("Choice");
    choice.or_else(|| alternatives.child("Fallback"))
}
