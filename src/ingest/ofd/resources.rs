//! Drawings that pages share: the composite units of a document's resources.

use std::collections::HashMap;

use super::location::Location;
use crate::ingest::container::Container;
use crate::ingest::xml::{self, Element, Node};
use crate::ingest::{Kind, Unreadable};

/// The units by their numbers.
#[derive(Debug, Default)]
pub struct Resources<'x> {
    roots: Vec<Element<'x>>,
    /// For each number the root and the places on the way down to it.
    places: HashMap<String, [usize; 3]>,
}

/// The texts of a document's resources.
pub fn texts(
    container: &mut Container<'_>,
    at: &Location,
    common: Option<&Element<'_>>,
) -> Result<Vec<String>, Unreadable> {
    let mut texts = Vec::new();
    let all = common.into_iter().flat_map(Element::elements);
    for resource in all.filter(|one| matches!(one.name, "PublicRes" | "DocumentRes")) {
        texts.extend(container.xml(at.of(&resource.text()).path())?);
    }
    Ok(texts)
}

impl<'x> Resources<'x> {
    /// The resources in some texts.
    pub fn of(texts: &'x [String]) -> Result<Self, Unreadable> {
        let mut resources = Resources::default();
        for text in texts {
            let root = xml::parse(text, Kind::Ofd)?;
            let at = resources.roots.len();
            for (list, units) in elements(&root) {
                for (place, unit) in elements(units) {
                    if let ("CompositeGraphicUnit", Some(id)) = (unit.name, unit.attribute("ID")) {
                        resources.places.insert(id.to_string(), [at, list, place]);
                    }
                }
            }
            resources.roots.push(root);
        }
        Ok(resources)
    }

    /// What a unit holds.
    pub fn unit(&self, id: &str) -> Option<&Element<'x>> {
        let [root, list, place] = *self.places.get(id)?;
        let list = child(self.roots.get(root)?, list)?;
        child(list, place)?.child("Content")
    }
}

fn child<'e, 'x>(parent: &'e Element<'x>, at: usize) -> Option<&'e Element<'x>> {
    match parent.children.get(at)? {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    }
}

/// The elements in an element, each with its place.
fn elements<'e, 'x>(parent: &'e Element<'x>) -> impl Iterator<Item = (usize, &'e Element<'x>)> {
    (0..parent.children.len()).filter_map(|at| Some((at, child(parent, at)?)))
}
