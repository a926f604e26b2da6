//! OFD (GB/T 33190): a container of XML that says where each sign and line stands on a page.

mod location;
mod page;
mod resources;

use self::location::Location;
use self::page::Painter;
use self::resources::Resources;
use super::container::Container;
use super::layout::{self, Sheet};
use super::xml::{self, Element};
use super::{Kind, Source, Unreadable, limits};

/// Reads an OFD.
pub fn read(container: &mut Container<'_>) -> Result<Source, Unreadable> {
    read_document(container).map_err(|error| match error {
        // What is encrypted reads as damaged.
        Unreadable::Damaged(kind) if is_encrypted(container) => Unreadable::Locked(kind),
        error => error,
    })
}

fn is_encrypted(container: &Container<'_>) -> bool {
    let mut names = container.names();
    names.any(|name| name.to_ascii_lowercase().ends_with("encryptions.xml"))
}

fn read_document(container: &mut Container<'_>) -> Result<Source, Unreadable> {
    let at = root(container)?;
    let text = need(container, &at)?;
    let document = xml::parse(&text, Kind::Ofd)?;
    let common = document.child("CommonData");
    let texts = resources::texts(container, &at, common)?;
    let resources = Resources::of(&texts)?;
    let templates = templates(container, &at, common)?;
    let templates: Vec<(&str, Element<'_>)> = templates
        .iter()
        .map(|(id, text)| Ok((id.as_str(), xml::parse(text, Kind::Ofd)?)))
        .collect::<Result<_, _>>()?;
    let area = common.and_then(|common| common.child("PageArea"));
    let pages = document
        .child("Pages")
        .ok_or(Unreadable::Damaged(Kind::Ofd))?;
    let mut painter = Painter::new(&resources, &templates, area);
    let mut sheets: Vec<Sheet> = Vec::new();
    for page in pages.elements().filter(|page| page.name == "Page") {
        if sheets.len() == limits::PAGES {
            return Err(Unreadable::TooComplex(Kind::Ofd));
        }
        let Some(place) = page.attribute("BaseLoc") else {
            continue;
        };
        let text = need(container, &at.of(place))?;
        sheets.push(painter.sheet(&xml::parse(&text, Kind::Ofd)?)?);
    }
    if sheets.is_empty() {
        return Err(Unreadable::Empty);
    }
    layout::source(Kind::Ofd, sheets)
}

/// Where the document stands: of several the last, and of its versions the current one.
fn root(container: &mut Container<'_>) -> Result<Location, Unreadable> {
    let top = Location::new("OFD.xml");
    let text = need(container, &top)?;
    let ofd = xml::parse(&text, Kind::Ofd)?;
    let bodies = ofd.elements().filter(|body| body.name == "DocBody");
    let body = bodies.last().ok_or(Unreadable::Damaged(Kind::Ofd))?;
    let current = body.child("Versions").and_then(|versions| {
        let is_current = |version: &&Element<'_>| version.attribute("Current") == Some("true");
        versions.elements().find(is_current)?.attribute("BaseLoc")
    });
    if let Some(version) = current {
        let at = top.of(version);
        if let Some(text) = container.xml(at.path())? {
            let version = xml::parse(&text, Kind::Ofd)?;
            if let Some(root) = version.child("DocRoot") {
                return Ok(at.of(&root.text()));
            }
        }
    }
    let root = body
        .child("DocRoot")
        .ok_or(Unreadable::Damaged(Kind::Ofd))?;
    Ok(top.of(&root.text()))
}

/// The templates on which pages lie: their numbers and texts.
fn templates(
    container: &mut Container<'_>,
    at: &Location,
    common: Option<&Element<'_>>,
) -> Result<Vec<(String, String)>, Unreadable> {
    let mut templates = Vec::new();
    let all = common.into_iter().flat_map(Element::elements);
    for template in all.filter(|element| element.name == "TemplatePage") {
        let told = (template.attribute("ID"), template.attribute("BaseLoc"));
        if let (Some(id), Some(place)) = told
            && let Some(text) = container.xml(at.of(place).path())?
        {
            templates.push((id.to_string(), text));
        }
    }
    Ok(templates)
}

fn need(container: &mut Container<'_>, at: &Location) -> Result<String, Unreadable> {
    let text = container.xml(at.path())?;
    text.ok_or(Unreadable::Damaged(Kind::Ofd))
}
