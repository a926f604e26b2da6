//! A page as a tree, built by html5ever.

use std::borrow::Cow;
use std::cell::RefCell;

use html5ever::interface::tree_builder::{
    ElemName, ElementFlags, NodeOrText, QuirksMode, TreeSink,
};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, LocalName, Namespace, ParseOpts, QualName, parse_document};

use crate::ingest::{Kind, Unreadable, limits};

/// A node's number in its tree.
pub type Id = usize;

/// The number of the document itself.
pub const ROOT: Id = 0;

/// A page.
#[derive(Default)]
pub struct Tree {
    nodes: Vec<Node>,
}

#[derive(Default)]
struct Node {
    parent: Option<Id>,
    children: Vec<Id>,
    data: Data,
}

/// What a node is.
#[derive(Default)]
enum Data {
    /// The document, a comment, a type.
    #[default]
    Other,
    Text(String),
    Element(QualName, Vec<Attribute>),
}

/// Parses a page; an error only where it has more nodes than are sound.
pub fn parse(page: &str, kind: Kind) -> Result<Tree, Unreadable> {
    let sink = Sink::default();
    sink.add(Data::Other);
    let mut parser = parse_document(sink, ParseOpts::default());
    parser.process(StrTendril::from_slice(page));
    let tree = parser.finish();
    match tree.nodes.len() > limits::NODES {
        true => Err(Unreadable::TooComplex(kind)),
        false => Ok(tree),
    }
}

impl Tree {
    /// What stands in a node, in order.
    pub fn children(&self, id: Id) -> &[Id] {
        self.nodes.get(id).map_or(&[], |node| &node.children)
    }

    /// The node around one.
    pub fn parent(&self, id: Id) -> Option<Id> {
        self.nodes.get(id)?.parent
    }

    /// How many nodes there are; a parent need not stand before its children.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }

    /// A text node's text.
    pub fn text(&self, id: Id) -> Option<&str> {
        match &self.nodes.get(id)?.data {
            Data::Text(text) => Some(text),
            _ => None,
        }
    }

    /// An element's name, in small letters; empty for other nodes.
    pub fn name(&self, id: Id) -> &str {
        match self.nodes.get(id).map(|node| &node.data) {
            Some(Data::Element(name, _)) => &name.local,
            _ => "",
        }
    }

    /// An element's attribute; empty if it has none.
    pub fn attribute(&self, id: Id, name: &str) -> &str {
        let Some(Data::Element(_, attributes)) = self.nodes.get(id).map(|node| &node.data) else {
            return "";
        };
        let mut attributes = attributes.iter();
        let found = attributes.find(|attribute| &*attribute.name.local == name);
        found.map_or("", |attribute| &attribute.value)
    }

    /// Whether an element is hidden until a script shows it.
    pub fn is_hidden(&self, id: Id) -> bool {
        let style = self.attribute(id, "style");
        if style.is_empty() {
            return false;
        }
        let style: String = style.chars().filter(|sign| !sign.is_whitespace()).collect();
        style.to_ascii_lowercase().contains("display:none")
    }

    /// The nodes from one on, each before what stands in it.
    pub fn below(&self, id: Id) -> impl Iterator<Item = Id> {
        let mut open = vec![id];
        std::iter::from_fn(move || {
            let next = open.pop()?;
            open.extend(self.children(next).iter().rev());
            Some(next)
        })
    }

    /// All text in a node.
    pub fn whole_text(&self, id: Id) -> String {
        self.below(id).filter_map(|id| self.text(id)).collect()
    }
}

/// Takes what the parser finds.
#[derive(Default)]
struct Sink(RefCell<Tree>);

impl Sink {
    fn add(&self, data: Data) -> Id {
        let mut tree = self.0.borrow_mut();
        tree.nodes.push(Node {
            data,
            ..Node::default()
        });
        tree.nodes.len() - 1
    }

    /// Puts a node or a text into `parent` at a place; a text joins the one before it.
    fn insert(&self, parent: Id, at: usize, child: NodeOrText<Id>) {
        let child = match child {
            NodeOrText::AppendNode(id) => id,
            NodeOrText::AppendText(text) => {
                let before = at.checked_sub(1).and_then(|at| {
                    let tree = self.0.borrow();
                    tree.children(parent).get(at).copied()
                });
                let mut tree = self.0.borrow_mut();
                if let Some(node) = before.and_then(|id| tree.nodes.get_mut(id))
                    && let Data::Text(before) = &mut node.data
                {
                    before.push_str(&text);
                    return;
                }
                drop(tree);
                self.add(Data::Text(text.to_string()))
            }
        };
        self.remove_from_parent(&child);
        let mut tree = self.0.borrow_mut();
        if let Some(node) = tree.nodes.get_mut(parent) {
            let at = at.min(node.children.len());
            node.children.insert(at, child);
        }
        if let Some(node) = tree.nodes.get_mut(child) {
            node.parent = Some(parent);
        }
    }

    /// The parent and the place in it.
    fn place(&self, id: Id) -> Option<(Id, usize)> {
        let tree = self.0.borrow();
        let parent = tree.parent(id)?;
        // What the parser moves is nearly always among the last.
        let at = tree.children(parent).iter().rposition(|it| *it == id)?;
        Some((parent, at))
    }
}

/// An element's name as the parser asks for it.
#[derive(Debug)]
struct Name(QualName);

impl ElemName for Name {
    fn ns(&self) -> &Namespace {
        &self.0.ns
    }

    fn local_name(&self) -> &LocalName {
        &self.0.local
    }
}

impl TreeSink for Sink {
    type Handle = Id;
    type Output = Tree;
    type ElemName<'a> = Name;

    fn finish(self) -> Tree {
        self.0.into_inner()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> Id {
        ROOT
    }

    fn elem_name(&self, target: &Id) -> Name {
        let tree = self.0.borrow();
        match tree.nodes.get(*target).map(|node| &node.data) {
            Some(Data::Element(name, _)) => Name(name.clone()),
            _ => Name(QualName::new(
                None,
                Namespace::default(),
                LocalName::default(),
            )),
        }
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> Id {
        self.add(Data::Element(name, attributes))
    }

    fn create_comment(&self, _: StrTendril) -> Id {
        self.add(Data::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Id {
        self.add(Data::Other)
    }

    fn append(&self, parent: &Id, child: NodeOrText<Id>) {
        let end = self.0.borrow().children(*parent).len();
        self.insert(*parent, end, child);
    }

    fn append_based_on_parent_node(&self, element: &Id, before: &Id, child: NodeOrText<Id>) {
        match self.place(*element) {
            Some(_) => self.append_before_sibling(element, child),
            None => self.append(before, child),
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    /// What stands in a template is not shown; it is kept in the element, which is skipped.
    fn get_template_contents(&self, target: &Id) -> Id {
        *target
    }

    fn same_node(&self, one: &Id, other: &Id) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &Id, child: NodeOrText<Id>) {
        if let NodeOrText::AppendNode(id) = &child {
            self.remove_from_parent(id);
        }
        if let Some((parent, at)) = self.place(*sibling) {
            self.insert(parent, at, child);
        }
    }

    fn add_attrs_if_missing(&self, target: &Id, attributes: Vec<Attribute>) {
        let mut tree = self.0.borrow_mut();
        if let Some(Data::Element(_, own)) = tree.nodes.get_mut(*target).map(|node| &mut node.data)
        {
            for attribute in attributes {
                if own.iter().all(|its| its.name != attribute.name) {
                    own.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &Id) {
        if let Some((parent, at)) = self.place(*target) {
            let mut tree = self.0.borrow_mut();
            if let Some(node) = tree.nodes.get_mut(parent) {
                node.children.remove(at);
            }
            if let Some(node) = tree.nodes.get_mut(*target) {
                node.parent = None;
            }
        }
    }

    fn reparent_children(&self, node: &Id, parent: &Id) {
        let children = self.0.borrow().children(*node).to_vec();
        for child in children {
            self.append(parent, NodeOrText::AppendNode(child));
        }
    }
}
