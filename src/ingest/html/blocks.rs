//! The paragraphs and tables of a page.

use super::tree::{Id, Tree};
use crate::ingest::block::Content;
use crate::ingest::counting::Counting;
use crate::ingest::{Block, Kind, Table, TableCell, Unreadable, limits};

/// How deep elements are followed; browsers stop at 512.
const DEPTH: usize = 512;

/// The blocks of these elements, in order.
pub fn of(tree: &Tree, nodes: &[Id], kind: Kind) -> Result<Content, Unreadable> {
    let mut walk = Walk {
        tree,
        kind,
        show_hidden: false,
        deleted: false,
    };
    let mut blocks = walk.whole(nodes)?;
    if signs(&blocks) * 2 < nodes.iter().map(|id| shown_signs(tree, *id)).sum() {
        // The text is hidden until a script shows it; or what is hidden are copies for phones and print.
        walk.show_hidden = true;
        let all = walk.whole(nodes)?;
        if !has_copies(&blocks, &all) {
            blocks = all;
        }
    }
    let note = "文中有修订痕迹，已按全部接受修订来读。";
    let notes = walk.deleted.then(|| note.to_string());
    Ok((blocks, notes.into_iter().collect()))
}

/// Whether the longest of the paragraphs that are seen stands among all more often.
fn has_copies(seen: &[Block], all: &[Block]) -> bool {
    let (seen, all) = (paragraphs(seen), paragraphs(all));
    let longest = seen.iter().max_by_key(|text| text.len());
    longest.is_some_and(|longest| {
        let times = |texts: &[&str]| texts.iter().filter(|text| *text == longest).count();
        times(&all) > times(&seen)
    })
}

/// The paragraphs, those in cells too.
fn paragraphs(blocks: &[Block]) -> Vec<&str> {
    let mut texts = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(text) => texts.push(text.as_str()),
            Block::Table(table) => {
                let cells = table.cells.iter();
                texts.extend(cells.flat_map(|cell| paragraphs(&cell.blocks)));
            }
            _ => {}
        }
    }
    texts
}

fn signs(blocks: &[Block]) -> usize {
    let in_block = |block: &Block| match block {
        Block::Paragraph(text) => count(text),
        Block::Table(table) => table.cells.iter().map(|cell| signs(&cell.blocks)).sum(),
        _ => 0,
    };
    blocks.iter().map(in_block).sum()
}

/// Signs of all text, hidden or not, that is no script.
fn shown_signs(tree: &Tree, id: Id) -> usize {
    let texts = tree.below(id).filter(|id| {
        let parent = tree.parent(*id).map_or("", |parent| tree.name(parent));
        !is_skipped(parent)
    });
    texts.filter_map(|id| tree.text(id)).map(count).sum()
}

fn count(text: &str) -> usize {
    text.chars().filter(|sign| sign.is_alphanumeric()).count()
}

fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "head"
            | "script"
            | "style"
            | "noscript"
            | "template"
            | "iframe"
            | "object"
            | "svg"
            | "math"
            | "select"
            | "option"
            | "button"
            | "textarea"
            | "rt"
            | "rp"
            | "title"
            | "audio"
            | "video"
            | "canvas"
    )
}

struct Walk<'t> {
    tree: &'t Tree,
    kind: Kind,
    show_hidden: bool,
    /// Whether deleted text was left out.
    deleted: bool,
}

/// A paragraph under way.
#[derive(Default)]
struct Line {
    text: String,
    /// White space has been seen since the last sign.
    gap: Gap,
}

/// White space between two signs.
#[derive(Default, PartialEq, Clone, Copy)]
enum Gap {
    #[default]
    None,
    Space,
    /// With a line end of the source in it.
    LineEnd,
}

impl Walk<'_> {
    fn whole(&mut self, nodes: &[Id]) -> Result<Vec<Block>, Unreadable> {
        let mut blocks = Vec::new();
        for id in nodes {
            let mut line = Line::default();
            self.node(*id, 0, &mut line, &mut blocks)?;
            line.end(&mut blocks);
        }
        Ok(blocks)
    }

    fn inside(
        &mut self,
        id: Id,
        depth: usize,
        line: &mut Line,
        out: &mut Vec<Block>,
    ) -> Result<(), Unreadable> {
        let tree = self.tree;
        for child in tree.children(id) {
            self.node(*child, depth + 1, line, out)?;
        }
        Ok(())
    }

    fn node(
        &mut self,
        id: Id,
        depth: usize,
        line: &mut Line,
        out: &mut Vec<Block>,
    ) -> Result<(), Unreadable> {
        if depth > DEPTH {
            return Err(Unreadable::TooComplex(self.kind));
        }
        if let Some(text) = self.tree.text(id) {
            line.add(text);
            return Ok(());
        }
        let name = self.tree.name(id);
        if is_skipped(name) || self.is_hidden(id) {
            return Ok(());
        }
        match name {
            "br" => line.turn(),
            "del" => self.deleted = true,
            "table" => {
                line.end(out);
                let table = self.table(id, depth, out)?;
                out.push(Block::Table(table));
            }
            "ol" => {
                line.end(out);
                self.list(id, depth, out)?;
            }
            "pre" => {
                line.end(out);
                let text = self.tree.whole_text(id);
                out.extend(text.lines().map(|line| Block::Paragraph(line.to_string())));
            }
            _ if is_list_number(self.tree.attribute(id, "style")) => {
                let number = self.tree.whole_text(id);
                line.add(number.trim_matches(|sign: char| sign.is_whitespace()));
            }
            _ if is_inline(name) => self.inside(id, depth, line, out)?,
            _ => {
                line.end(out);
                self.inside(id, depth, line, out)?;
                line.end(out);
            }
        }
        Ok(())
    }

    fn is_hidden(&self, id: Id) -> bool {
        let style = self.tree.attribute(id, "style");
        let style: String = style.chars().filter(|sign| !sign.is_whitespace()).collect();
        let style = style.to_ascii_lowercase();
        let apart = [
            "mso-element:comment",
            "mso-element:header",
            "mso-element:footer",
        ];
        if apart.iter().any(|it| style.contains(it)) || style.contains("mso-hide:all") {
            return true;
        }
        !self.show_hidden && self.tree.is_hidden(id)
    }

    /// A list whose items are numbered by the browser.
    fn list(&mut self, id: Id, depth: usize, out: &mut Vec<Block>) -> Result<(), Unreadable> {
        let tree = self.tree;
        let shape = tree.attribute(id, "style").to_ascii_lowercase();
        let has = |name: &str| shape.contains(name);
        let (counting, end) = if has("none") {
            (Counting::Nothing, "")
        } else if has("cjk-ideographic") || has("chinese") {
            (Counting::Chinese, "、")
        } else {
            let counting = match tree.attribute(id, "type") {
                "a" => Counting::LowerLetter,
                "A" => Counting::UpperLetter,
                "i" => Counting::LowerRoman,
                "I" => Counting::UpperRoman,
                _ => Counting::Decimal,
            };
            (counting, ".")
        };
        let mut number: u32 = tree.attribute(id, "start").parse().unwrap_or(1);
        for item in tree.children(id) {
            let mut line = Line::default();
            if tree.name(*item) == "li" {
                number = tree.attribute(*item, "value").parse().unwrap_or(number);
                line.text = counting.write(number) + end;
                number = number.saturating_add(1);
                self.inside_item(*item, depth + 1, &mut line, out)?;
            } else {
                self.node(*item, depth + 1, &mut line, out)?;
            }
            line.end(out);
        }
        Ok(())
    }

    /// An item's first paragraph stands on the line of its number.
    fn inside_item(
        &mut self,
        item: Id,
        depth: usize,
        line: &mut Line,
        out: &mut Vec<Block>,
    ) -> Result<(), Unreadable> {
        let tree = self.tree;
        let mut children = tree.children(item).iter().skip_while(|id| {
            let text = tree.text(**id);
            text.is_some_and(|text| text.trim().is_empty())
        });
        if let Some(first) = children.next() {
            match tree.name(*first) {
                "p" | "div" => self.inside(*first, depth + 1, line, out)?,
                _ => self.node(*first, depth + 1, line, out)?,
            }
        }
        for child in children {
            self.node(*child, depth + 1, line, out)?;
        }
        Ok(())
    }

    fn table(&mut self, id: Id, depth: usize, out: &mut Vec<Block>) -> Result<Table, Unreadable> {
        let tree = self.tree;
        let mut table = Table::default();
        // For each column the row from which it is free.
        let mut free: Vec<usize> = Vec::new();
        let mut row = 0;
        for part in tree.children(id) {
            let rows: &[Id] = match tree.name(*part) {
                "thead" | "tbody" | "tfoot" => tree.children(*part),
                "caption" => {
                    let mut line = Line::default();
                    self.node(*part, depth + 1, &mut line, out)?;
                    line.end(out);
                    continue;
                }
                _ => continue,
            };
            for element in rows {
                if tree.name(*element) == "tr" && !self.is_hidden(*element) {
                    self.row(*element, depth + 2, row, &mut free, &mut table)?;
                    row += 1;
                }
            }
            // Spans end with the part that they are in.
            free.iter_mut().for_each(|free| *free = (*free).min(row));
        }
        Ok(table)
    }

    fn row(
        &mut self,
        element: Id,
        depth: usize,
        row: usize,
        free: &mut Vec<usize>,
        table: &mut Table,
    ) -> Result<(), Unreadable> {
        let tree = self.tree;
        let mut column = 0;
        for cell in tree.children(element) {
            if !matches!(tree.name(*cell), "td" | "th") || self.is_hidden(*cell) {
                continue;
            }
            while free.get(column).is_some_and(|free| *free > row) {
                column += 1;
            }
            let span = |name: &str, most: usize| {
                let span = tree.attribute(*cell, name).trim().parse::<usize>();
                span.unwrap_or(1).clamp(1, most)
            };
            let column_span = span("colspan", limits::COLUMN_SPAN);
            let row_span = match tree.attribute(*cell, "rowspan").trim() {
                "0" => limits::ROW_SPAN,
                _ => span("rowspan", limits::ROW_SPAN),
            };
            let mut line = Line::default();
            let mut blocks = Vec::new();
            self.inside(*cell, depth + 1, &mut line, &mut blocks)?;
            line.end(&mut blocks);
            table.cells.push(TableCell {
                row,
                column,
                row_span,
                column_span,
                blocks,
            });
            let end = column + column_span;
            if table.cells.len() > limits::CELLS || end > limits::COLUMNS {
                return Err(Unreadable::TooComplex(self.kind));
            }
            free.resize(free.len().max(end), 0);
            free[column..end].fill(row + row_span);
            column = end;
        }
        Ok(())
    }
}

impl Line {
    fn add(&mut self, text: &str) {
        for sign in text.chars() {
            match sign {
                '\n' | '\r' => self.gap = Gap::LineEnd,
                ' ' | '\t' | '\u{c}' if self.gap == Gap::None => self.gap = Gap::Space,
                ' ' | '\t' | '\u{c}' => {}
                '\0' | '\u{feff}' | '\u{200b}' | '\u{ad}' => {}
                _ => {
                    self.close_gap(sign);
                    self.text.push(sign);
                }
            }
        }
    }

    /// White space counts once, not at the start of a line, and not where the source only broke a
    /// line of Chinese.
    fn close_gap(&mut self, next: char) {
        let gap = std::mem::take(&mut self.gap);
        let Some(last) = self.text.chars().next_back().filter(|last| *last != '\n') else {
            return;
        };
        let within_chinese = !last.is_ascii() && !next.is_ascii();
        if gap == Gap::Space || gap == Gap::LineEnd && !within_chinese {
            self.text.push(' ');
        }
    }

    fn turn(&mut self) {
        self.gap = Gap::None;
        self.text.push('\n');
    }

    fn end(&mut self, out: &mut Vec<Block>) {
        let line = std::mem::take(self);
        let text = line.text.trim_end_matches('\n');
        if !text.is_empty() {
            out.push(Block::Paragraph(text.to_string()));
        }
    }
}

fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "" | "a"
            | "abbr"
            | "acronym"
            | "b"
            | "basefont"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "img"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "nobr"
            | "q"
            | "ruby"
            | "rb"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "o:p"
            | "input"
    )
}

/// Word writes a paragraph's automatic number out in such an element.
fn is_list_number(style: &str) -> bool {
    let style: String = style.chars().filter(|sign| !sign.is_whitespace()).collect();
    style.to_ascii_lowercase().contains("mso-list:ignore")
}
