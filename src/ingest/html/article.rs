//! Finds the article among navigation, footers and what else a portal puts around it.
//!
//! First by the names that portals' systems give its element, then by where the text is that is not
//! in links. What is in doubt stays in: furniture does less harm than a section that is lost.

use super::tree::{Id, ROOT, Tree};

/// An article.
pub struct Article {
    /// The elements that hold it, in order.
    pub nodes: Vec<Id>,
    /// The page's title, where the article does not begin with its own.
    pub title: Option<String>,
}

/// Classes, ids and element names of the element that holds an article, the surest first.
const NAMES: [&str; 24] = [
    "trs_editor",
    "custom_unionstyle",
    "ucap-content",
    "ucapcontent",
    "trs_ueditor",
    "zoom",
    "zoomcon",
    "articlecontent",
    "article-content",
    "article_content",
    "article-con",
    "artcontent",
    "news_content",
    "news-content",
    "newscontent",
    "detail-content",
    "detail_content",
    "xxgk_content",
    "pages_content",
    "content-text",
    "view",
    "conten",
    "main-content",
    "article",
];

/// Classes and ids of what is no article.
const FURNITURE: [&str; 18] = [
    "nav",
    "navbar",
    "menu",
    "header",
    "head",
    "top",
    "footer",
    "foot",
    "bottom",
    "breadcrumb",
    "crumbs",
    "location",
    "position",
    "share",
    "bdsharebuttonbox",
    "sidebar",
    "copyright",
    "related",
];

/// How much of the page's text, in hundredths, the element must hold that is taken by its name.
const BY_NAME: usize = 60;

/// How much of the text, in hundredths, a narrower element must hold to be taken for it.
const BY_TEXT: usize = 97;

/// How far into an article its title may begin, in signs.
const OPENING: usize = 300;

/// How many times as much text must be hidden as is seen, for the article to be what a script shows;
/// less are copies for phones and for print.
const HIDDEN: usize = 3;

/// Finds the article.
pub fn find(tree: &Tree) -> Article {
    let seen = Weights::of(tree, false);
    let all = Weights::of(tree, true);
    let hidden = seen.of_node(ROOT) * (HIDDEN + 1) < all.of_node(ROOT);
    let weights = if hidden { all } else { seen };
    let nodes = by_name(tree, &weights, hidden).unwrap_or_else(|| vec![by_text(tree, &weights)]);
    let title = title(tree, &nodes);
    Article { nodes, title }
}

fn by_name(tree: &Tree, weights: &Weights, hidden: bool) -> Option<Vec<Id>> {
    let all = weights.of_node(ROOT);
    NAMES.iter().find_map(|name| {
        let nodes = outermost(tree, name, hidden);
        let weight: usize = nodes.iter().map(|id| weights.of_node(*id)).sum();
        (weight > 0 && weight * 100 >= all * BY_NAME).then_some(nodes)
    })
}

/// The elements of a name that are in no other of that name, in order; those in what is hidden only
/// where that is asked for.
fn outermost(tree: &Tree, name: &str, hidden: bool) -> Vec<Id> {
    let mut found = Vec::new();
    let mut open = vec![ROOT];
    while let Some(id) = open.pop() {
        if !hidden && tree.is_hidden(id) {
            continue;
        }
        match is_called(tree, id, name) {
            true => found.push(id),
            false => open.extend(tree.children(id).iter().rev()),
        }
    }
    found
}

/// Goes inwards as long as one element holds nearly all of the text; a table is entered only where
/// one of its cells does.
fn by_text(tree: &Tree, weights: &Weights) -> Id {
    let mut best = ROOT;
    let mut at = ROOT;
    loop {
        let most = weights.of_node(at) * BY_TEXT;
        let mut children = tree.children(at).iter();
        let Some(next) = children.find(|id| weights.of_node(**id) * 100 >= most.max(1)) else {
            return best;
        };
        at = *next;
        if !matches!(
            tree.name(at),
            "table" | "tbody" | "thead" | "tr" | "p" | "span" | "font"
        ) {
            best = at;
        }
    }
}

/// Signs of the text in each node that counts: not in links, furniture, scripts.
struct Weights(Vec<usize>);

impl Weights {
    fn of(tree: &Tree, hidden: bool) -> Weights {
        let mut weights = vec![0; tree.len()];
        let mut counted = Vec::new();
        let mut open = vec![ROOT];
        while let Some(id) = open.pop() {
            if is_furniture(tree, id) || !hidden && tree.is_hidden(id) {
                continue;
            }
            counted.push(id);
            let text = tree.text(id).unwrap_or_default();
            weights[id] = text.chars().filter(|sign| sign.is_alphanumeric()).count();
            open.extend(tree.children(id));
        }
        // Each node was reached before what stands in it.
        for id in counted.into_iter().rev() {
            if let Some(parent) = tree.parent(id) {
                weights[parent] += weights[id];
            }
        }
        Weights(weights)
    }

    fn of_node(&self, id: Id) -> usize {
        self.0.get(id).copied().unwrap_or(0)
    }
}

fn is_furniture(tree: &Tree, id: Id) -> bool {
    match tree.name(id) {
        "" => false,
        "head" | "script" | "style" | "noscript" | "template" | "nav" | "footer" | "a"
        | "select" | "button" | "iframe" | "textarea" => true,
        "body" | "html" => false,
        _ => FURNITURE.iter().any(|name| is_called(tree, id, name)),
    }
}

/// Whether an element bears a name, as its tag, id or one of its classes.
fn is_called(tree: &Tree, id: Id, name: &str) -> bool {
    tree.name(id) == name
        || tree.attribute(id, "id").eq_ignore_ascii_case(name)
        || tree
            .attribute(id, "class")
            .split_ascii_whitespace()
            .any(|class| class.eq_ignore_ascii_case(name))
}

/// The page's title, unless the article begins with one that ends alike.
fn title(tree: &Tree, nodes: &[Id]) -> Option<String> {
    let candidates = tree.below(ROOT).filter_map(|id| match tree.name(id) {
        "meta"
            if tree
                .attribute(id, "name")
                .eq_ignore_ascii_case("articletitle") =>
        {
            Some((0, tree.attribute(id, "content").to_string()))
        }
        "h1" => Some((1, tree.whole_text(id))),
        "title" => Some((2, before_the_site(&tree.whole_text(id)))),
        _ => None,
    });
    let candidates = candidates.map(|(rank, title)| (rank, in_one_line(&title)));
    let candidates = candidates.filter(|(_, title)| title.chars().count() >= 8);
    let (_, title) = candidates.min_by_key(|(rank, _)| *rank)?;
    let opening: String = nodes.iter().map(|id| tree.whole_text(*id)).collect();
    let opening = opening.chars().filter(|sign| !sign.is_whitespace());
    let opening: String = opening.take(OPENING).collect();
    let end = title.char_indices().rev().nth(3).map_or(0, |(at, _)| at);
    (!opening.contains(title.get(end..)?)).then_some(title)
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Of `标题-网站` and the like the part before the site's name.
fn before_the_site(title: &str) -> String {
    let mut parts = title.split(['-', '_', '|', '—', '–']);
    let part = parts.find(|part| part.trim().chars().count() >= 8);
    part.unwrap_or(title).to_string()
}
