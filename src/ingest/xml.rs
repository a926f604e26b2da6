//! A small tree of an XML text: names without their prefixes, entities beyond the five of XML not
//! expanded.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::{Kind, Unreadable, limits};

/// An element.
#[derive(Debug, Default)]
pub struct Element<'x> {
    /// Its name without the prefix.
    pub name: &'x str,
    attributes: Vec<(&'x str, Cow<'x, str>)>,
    /// What it holds, in order.
    pub children: Vec<Node<'x>>,
}

/// What stands in an element.
#[derive(Debug)]
pub enum Node<'x> {
    /// An element.
    Element(Element<'x>),
    /// Text, its entities resolved.
    Text(Cow<'x, str>),
}

/// The root element of a text; `kind` is what an error tells of.
pub fn parse(text: &str, kind: Kind) -> Result<Element<'_>, Unreadable> {
    parse_without(text, kind, &[])
}

/// The same without the elements of these names and what is in them.
pub fn parse_without<'x>(
    text: &'x str,
    kind: Kind,
    unwanted: &[&str],
) -> Result<Element<'x>, Unreadable> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut open = vec![Element::default()];
    let mut nodes = 0;
    loop {
        let top = open.last_mut().ok_or(Unreadable::Damaged(kind))?;
        match reader.read_event().map_err(|_| Unreadable::Damaged(kind))? {
            Event::Start(start) if unwanted.contains(&start.local_name().as_ref()) => {
                let passed = reader.read_to_end(start.name());
                passed.map_err(|_| Unreadable::Damaged(kind))?;
            }
            Event::Start(start) => open.push(element(&start, text)),
            Event::Empty(start) => put(&mut top.children, Node::Element(element(&start, text))),
            Event::End(_) => {
                let closed = open.pop().ok_or(Unreadable::Damaged(kind))?;
                let parent = open.last_mut().ok_or(Unreadable::Damaged(kind))?;
                put(&mut parent.children, Node::Element(closed));
            }
            Event::Text(piece) => top.add(piece.into_inner()),
            Event::CData(piece) => top.add(piece.into_inner()),
            Event::GeneralRef(name) => top.add(resolved(&name).into()),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
        }
        nodes += 1;
        if nodes > limits::NODES || open.len() > limits::DEPTH {
            return Err(Unreadable::TooComplex(kind));
        }
    }
    let mut root = open.pop().ok_or(Unreadable::Damaged(kind))?;
    let root = root.children.drain(..).find_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text(_) => None,
    });
    // An element left open: the file was cut.
    root.filter(|_| open.is_empty())
        .ok_or(Unreadable::Damaged(kind))
}

impl<'x> Element<'x> {
    /// An attribute by its name without the prefix.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let mut attributes = self.attributes.iter();
        let found = attributes.find(|(its, _)| *its == name);
        found.map(|(_, value)| value.as_ref())
    }

    /// An attribute that is a number.
    pub fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.attribute(name)?.trim().parse().ok()
    }

    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element<'x>> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element of a name in it.
    pub fn child(&self, name: &str) -> Option<&Element<'x>> {
        self.elements().find(|element| element.name == name)
    }

    /// The first element of a name anywhere below.
    pub fn descendant(&self, name: &str) -> Option<&Element<'x>> {
        self.elements()
            .find_map(|element| match element.name == name {
                true => Some(element),
                false => element.descendant(name),
            })
    }

    /// The text that stands right in it.
    pub fn text(&self) -> String {
        let pieces = self.children.iter().map(|node| match node {
            Node::Text(text) => text.as_ref(),
            Node::Element(_) => "",
        });
        pieces.collect()
    }

    fn add(&mut self, piece: Cow<'x, str>) {
        match self.children.last_mut() {
            Some(Node::Text(text)) => text.to_mut().push_str(&piece),
            _ => put(&mut self.children, Node::Text(piece)),
        }
    }
}

fn element<'x>(start: &BytesStart, text: &'x str) -> Element<'x> {
    let mut attributes = Vec::new();
    for attribute in start.attributes().with_checks(false).flatten() {
        let value = slice(text, &attribute.value);
        let value = match quick_xml::escape::unescape(value) {
            Ok(plain) => plain,
            Err(_) => value.into(),
        };
        let name = slice(text, attribute.key.local_name().as_ref());
        put(&mut attributes, (name, value));
    }
    Element {
        name: slice(text, start.local_name().as_ref()),
        attributes,
        children: Vec::new(),
    }
}

/// Adds an item; for the first there is room for no other, since most elements hold one thing, and
/// memory touched for the first time costs more than what is done with it.
fn put<T>(items: &mut Vec<T>, item: T) {
    if items.is_empty() {
        items.reserve_exact(1);
    }
    items.push(item);
}

/// The same piece as a part of the text, which outlives the event that showed it.
fn slice<'x>(text: &'x str, piece: &str) -> &'x str {
    let at = (piece.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
    let end = at.checked_add(piece.len());
    end.and_then(|end| text.get(at..end)).unwrap_or_default()
}

fn resolved(name: &BytesRef) -> String {
    if let Ok(Some(sign)) = name.resolve_char_ref() {
        return sign.to_string();
    }
    let entity = quick_xml::escape::resolve_xml_entity(name);
    entity.unwrap_or_default().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Element<'_>, Unreadable> {
        parse(text, Kind::Docx)
    }

    #[test]
    fn names_lose_prefixes_and_entities_are_resolved() {
        let text = r#"<?xml version="1.0"?><w:a w:v="1&amp;2"><b>甲&lt;&#20057;<![CDATA[<丙>]]></b></w:a>"#;
        let root = read(text).unwrap();
        assert_eq!((root.name, root.attribute("v")), ("a", Some("1&2")));
        assert_eq!(root.child("b").unwrap().text(), "甲<乙<丙>");
        assert!(root.child("c").is_none());
    }

    #[test]
    fn what_is_unwanted_is_left_out() {
        let text = "<w:a><w:b><w:b>甲</w:b></w:b><w:c/><w:b/></w:a>";
        let root = parse_without(text, Kind::Docx, &["b"]).unwrap();
        let names: Vec<_> = root.elements().map(|element| element.name).collect();
        assert_eq!(names, ["c", "b"], "an empty one costs nothing");
        let cut = parse_without("<a><b>", Kind::Docx, &["b"]);
        assert_eq!(cut.err(), Some(Unreadable::Damaged(Kind::Docx)));
    }

    #[test]
    fn own_entities_are_not_expanded() {
        let text = r#"<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>甲&c;乙</a>"#;
        assert_eq!(read(text).unwrap().text(), "甲乙");
    }

    #[test]
    fn what_is_cut_or_deep_is_refused() {
        let damaged = Some(Unreadable::Damaged(Kind::Docx));
        for text in ["", "甲", "<a><b></b>", "<a", "</a>", "<a></a></b>"] {
            assert_eq!(read(text).err(), damaged, "{text}");
        }
        let deep = "<a>".repeat(limits::DEPTH + 1);
        assert_eq!(read(&deep).err(), Some(Unreadable::TooComplex(Kind::Docx)));
    }
}
