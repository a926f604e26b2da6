//! Word since 2007 (.docx), Word 2003's XML and a package in one XML file.
//!
//! Tracked changes are taken as accepted; comments, hidden text, notes at the foot, headers and
//! footers are left out. Automatic numbers are rebuilt.

mod body;
mod numbering;
mod styles;
mod table;
#[cfg(test)]
mod tests;

use super::block::Content;
use super::container::Container;
use super::xml::{self, Element};
use super::{Kind, Unreadable};

use body::Body;
use numbering::Numbering;
use styles::Styles;

/// What stands for a part that is not there.
const NONE: &str = "<none/>";

/// Most of the styles, and of no matter here: how tables look, and styles that are not there.
const LOOKS: [&str; 3] = ["tblStylePr", "tblPr", "latentStyles"];

/// Reads a package.
pub fn read(container: &mut Container) -> Result<Content, Unreadable> {
    let main = main_part(container)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let beside = |name: &str| format!("{folder}/{name}");
    let document = container.xml(&main)?;
    let document = document.ok_or(Unreadable::Damaged(Kind::Docx))?;
    let styles = container.xml(&beside("styles.xml"))?;
    let numbering = container.xml(&beside("numbering.xml"))?;
    let document = xml::parse(&document, Kind::Docx)?;
    let styles = styles.as_deref().unwrap_or(NONE);
    let styles = xml::parse_without(styles, Kind::Docx, &LOOKS)?;
    let numbering = xml::parse(numbering.as_deref().unwrap_or(NONE), Kind::Docx)?;
    content(&document, &styles, &numbering)
}

/// Whether a text is a Word document in one XML file.
pub fn is_flat(text: &str) -> bool {
    let start: String = text.chars().take(2000).collect();
    start.contains("<w:wordDocument") || start.contains("<pkg:package")
}

/// Reads a document in one XML file.
pub fn read_flat(text: &str) -> Result<Content, Unreadable> {
    let root = xml::parse(text, Kind::Docx)?;
    let none = Element::default();
    if root.name != "package" {
        // Word 2003 writes each number beside its paragraph.
        return content(&root, root.child("styles").unwrap_or(&none), &none);
    }
    let part = |name: &str| {
        let mut parts = root.elements();
        let part = parts.find(|part| part.attribute("name") == Some(name));
        part.and_then(|part| part.child("xmlData")?.elements().next())
    };
    content(
        part("/word/document.xml").ok_or(Unreadable::Damaged(Kind::Docx))?,
        part("/word/styles.xml").unwrap_or(&none),
        part("/word/numbering.xml").unwrap_or(&none),
    )
}

fn content(
    document: &Element,
    styles: &Element,
    numbering: &Element,
) -> Result<Content, Unreadable> {
    let styles = Styles::read(styles);
    let numbering = Numbering::read(numbering, &styles);
    let body = document.child("body");
    let body = body.ok_or(Unreadable::Damaged(Kind::Docx))?;
    Body::new(&styles, numbering, body).read()
}

/// The name of the part that holds the text, as the package says.
fn main_part(container: &mut Container) -> Result<String, Unreadable> {
    let usual = || "word/document.xml".to_string();
    let Some(relations) = container.xml("_rels/.rels")? else {
        return Ok(usual());
    };
    let relations = xml::parse(&relations, Kind::Docx)?;
    let target = relations.elements().find_map(|relation| {
        let is_main = relation.attribute("Type")?.ends_with("/officeDocument");
        is_main.then(|| relation.attribute("Target"))?
    });
    Ok(target.map_or_else(usual, |target| target.trim_start_matches('/').to_string()))
}
