//! OpenDocument text and sheets (.odt, .ods), packed or in one XML file.

mod body;
mod styles;

use super::block::Content;
use super::container::Container;
use super::xml::{self, Element};
use super::{Kind, Unreadable};

use body::Body;
use styles::Styles;

/// Reads a package.
pub fn read(container: &mut Container) -> Result<Content, Unreadable> {
    let content = container.xml("content.xml")?;
    let content = content.ok_or(Unreadable::Damaged(Kind::Odt))?;
    let manifest = container.xml("META-INF/manifest.xml").unwrap_or_default();
    if manifest.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Unreadable::Locked(Kind::Odt));
    }
    let styles = container.xml("styles.xml")?;
    let styles = styles.unwrap_or_else(|| "<none/>".to_string());
    let styles = xml::parse(&styles, Kind::Odt)?;
    let content = xml::parse(&content, Kind::Odt)?;
    whole(&content, &[&styles, &content])
}

/// Whether a text is a document in one XML file.
pub fn is_flat(text: &str) -> bool {
    let start: String = text.chars().take(500).collect();
    start.contains("<office:document")
}

/// Reads a document in one XML file.
pub fn read_flat(text: &str) -> Result<Content, Unreadable> {
    let root = xml::parse(text, Kind::Odt)?;
    whole(&root, &[&root])
}

fn whole(document: &Element, styled: &[&Element]) -> Result<Content, Unreadable> {
    let mut styles = Styles::default();
    for part in styled {
        styles.add(part);
    }
    let body = document.child("body");
    let body = body.ok_or(Unreadable::Damaged(Kind::Odt))?;
    Body::new(&styles, body).read()
}
