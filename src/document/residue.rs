//! What a conversion leaves in a text: bookmarks, image marks, automatic links, comments, Markdown.

use super::{Lines, Stops};
use crate::finding::TextRange;
use crate::gather::Gather;

/// A piece of the text that is no part of the report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Residue {
    /// What it is.
    pub kind: ResidueKind,
    /// Where it stands.
    pub range: TextRange,
}

/// Kinds of residue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResidueKind {
    /// `[bookmark: …]`, `_GoBack`.
    Bookmark,
    /// `[image: …]`: content may be hidden in a picture.
    Image,
    /// The angle brackets of an automatic link `<http…>`; the address itself stays.
    Link,
    /// `<!-- … -->`.
    Comment,
    /// A tag such as `<br>` or an entity such as `&nbsp;` that stayed as text.
    Markup,
    /// A sign that nobody sees: zero width, direction, control.
    Hidden,
    /// A sign in place of one that was lost: U+FFFD, private use.
    Lost,
    /// `**`, `__`, a leading `#`: Markdown that a reader does not see. Never reported.
    Emphasis,
    /// A line of dashes and pipes under a table's head, or of dashes alone. Never reported.
    Rule,
    /// A page number between lines. Never reported.
    PageNumber,
    /// The report's title as it comes again on each page. Never reported.
    RunningHead,
}

impl ResidueKind {
    /// Whether a reader of the published page would see it and wonder.
    pub fn is_visible(self) -> bool {
        !matches!(
            self,
            ResidueKind::Emphasis
                | ResidueKind::Rule
                | ResidueKind::PageNumber
                | ResidueKind::RunningHead
        )
    }
}

/// Finds all residue, in order of place, without overlaps.
pub fn find(text: &str, lines: &Lines) -> Vec<Residue> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut line_start = true;
    while let Some(start) = BEGINNINGS.next(text, at) {
        let rest = &text[start..];
        if rest.starts_with('\n') {
            line_start = true;
            at = start + 1;
            continue;
        }
        line_start = line_start && text[at..start].trim_start().is_empty();
        let residue = bracketed(rest)
            .or_else(|| angled(rest))
            .or_else(|| entity(rest))
            .or_else(|| field(rest))
            .or_else(|| if line_start { rule(rest) } else { None })
            .or_else(|| emphasis(rest, line_start));
        let advance = match residue {
            Some((kind, length, skipped)) => {
                found.push(Residue {
                    kind,
                    range: start..start + length,
                });
                length + skipped
            }
            None => rest.chars().next().map_or(1, char::len_utf8),
        };
        at = start + advance;
        line_start = false;
    }
    let marks = super::page_marks::find(text, lines);
    let grid = grid_walls(text, &found);
    merge(merge(found, marks), grid)
}

/// With what residue may begin, or a line before it.
static BEGINNINGS: Stops = Stops::at(b"![<&*#-+|_{$\n");

/// The walls of a grid table (`+---+` between rows) on the further lines of a row: the cells of those
/// lines go on with those of the first and are none of their own.
fn grid_walls(text: &str, found: &[Residue]) -> Vec<Residue> {
    let is_grid = |rule: &&Residue| {
        rule.kind == ResidueKind::Rule && text[rule.range.clone()].starts_with("+-")
    };
    let rules: Vec<&Residue> = found.iter().filter(is_grid).gather();
    let mut walls = Vec::new();
    for pair in rules.windows(2) {
        let (start, end) = (pair[0].range.end, pair[1].range.start);
        let row = &text[start..end];
        let mut at = start;
        for (number, line) in row.split_inclusive('\n').enumerate() {
            if !line.trim().is_empty() && !line.trim_start().starts_with(['|', '+']) {
                break;
            }
            // The rule's own line end comes first, then the first line of the row.
            if number > 1 {
                walls.extend(line.match_indices('|').map(|(offset, _)| Residue {
                    kind: ResidueKind::Rule,
                    range: at + offset..at + offset + 1,
                }));
            }
            at += line.len();
        }
    }
    walls
}

/// Puts the marks of pages among the rest; where two overlap, the one that starts first stays.
fn merge(mut found: Vec<Residue>, marks: Vec<Residue>) -> Vec<Residue> {
    if marks.is_empty() {
        return found;
    }
    found.extend(marks);
    crate::order::sort_by_key(&mut found, |residue| {
        [residue.range.start, usize::MAX - residue.range.end, 0]
    });
    let mut end = 0;
    found.retain(|residue| {
        let stands = residue.range.start >= end;
        if stands {
            end = residue.range.end;
        }
        stands
    });
    found
}

type Piece = (ResidueKind, usize, usize);

fn bracketed(rest: &str) -> Option<Piece> {
    let kind = if rest.starts_with("[bookmark:") {
        ResidueKind::Bookmark
    } else if rest.starts_with("[image:") || rest.starts_with("![") && rest.contains("](") {
        ResidueKind::Image
    } else {
        return None;
    };
    let line = rest.lines().next()?;
    let close = if rest.starts_with("![") {
        line.find(')')?
    } else {
        line.find(']')?
    };
    Some((kind, close + 1, 0))
}

fn angled(rest: &str) -> Option<Piece> {
    if rest.starts_with("<!--") {
        return rest
            .find("-->")
            .map(|end| (ResidueKind::Comment, end + 3, 0));
    }
    if rest.starts_with("<http") {
        let line = rest.lines().next()?;
        return line.find('>').map(|end| (ResidueKind::Link, end + 1, 0));
    }
    let name = rest.strip_prefix('<')?;
    let name = name.strip_prefix('/').unwrap_or(name);
    let length = name.bytes().take_while(u8::is_ascii_alphanumeric).count();
    const TAGS: [&str; 26] = [
        "br", "p", "div", "span", "td", "tr", "th", "table", "tbody", "thead", "b", "strong", "u",
        "font", "a", "img", "i", "em", "sup", "sub", "li", "ul", "ol", "h1", "h2", "h3",
    ];
    if !TAGS.contains(&name.get(..length)?.to_ascii_lowercase().as_str()) {
        return None;
    }
    let end = rest.find('>')?;
    (end < 200).then_some((ResidueKind::Markup, end + 1, 0))
}

fn entity(rest: &str) -> Option<Piece> {
    const ENTITIES: [&str; 9] = [
        "&nbsp;", "&ensp;", "&emsp;", "&lt;", "&gt;", "&amp;", "&quot;", "&ldquo;", "&rdquo;",
    ];
    let named = ENTITIES
        .iter()
        .find(|entity| rest.starts_with(**entity))
        .map(|entity| entity.len());
    let numbered = || {
        let code = rest.strip_prefix("&#")?;
        let length = code.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let ends = code.get(length..)?.starts_with(';');
        (ends && (1..=6).contains(&length)).then_some(length + 3)
    };
    named
        .or_else(numbered)
        .map(|length| (ResidueKind::Markup, length, 0))
}

/// A field of a template that was never filled in: `{{name}}`, `${name}`.
fn field(rest: &str) -> Option<Piece> {
    let close = if rest.starts_with("{{") {
        "}}"
    } else if rest.starts_with("${") {
        "}"
    } else {
        return None;
    };
    let line = rest.lines().next()?;
    let end = line.find(close)? + close.len();
    (end < 80).then_some((ResidueKind::Markup, end, 0))
}

/// A line that holds nothing but dashes, pipes, colons and spaces, with three dashes at least.
fn rule(rest: &str) -> Option<Piece> {
    let line = rest.split(['\n', '\r', '\x0c']).next()?;
    let dashes = line.matches('-').count();
    let bare = line
        .chars()
        .all(|c| matches!(c, '-' | '|' | ':' | '=' | '+') || is_unseen(c));
    (bare && dashes >= 3 && line.contains("---")).then_some((
        ResidueKind::Rule,
        line.trim_end().len(),
        0,
    ))
}

/// White space and invisible signs, of which nothing is left in the shadow.
pub(super) fn is_unseen(c: char) -> bool {
    let mut seen = false;
    super::shadow::fold(c, |_| seen = true);
    !seen
}

fn emphasis(rest: &str, line_start: bool) -> Option<Piece> {
    if rest.starts_with("**") {
        return Some((ResidueKind::Emphasis, 2, 0));
    }
    let hashes = rest.bytes().take_while(|b| *b == b'#').count();
    (line_start
        && (1..=6).contains(&hashes)
        && rest[hashes..].starts_with([' ', '\u{a0}', '\u{3000}']))
    .then_some((ResidueKind::Emphasis, hashes, 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(ResidueKind, &str)> {
        find(text, &Lines::new(text))
            .into_iter()
            .map(|r| (r.kind, &text[r.range]))
            .collect()
    }

    #[test]
    fn each_kind_is_found_with_its_range() {
        assert_eq!(
            kinds(
                "[bookmark: _GoBack]本报告[image: IMG_1]见<http://a.cn/b>。<!--x-->甲<br>乙&nbsp;"
            ),
            [
                (ResidueKind::Bookmark, "[bookmark: _GoBack]"),
                (ResidueKind::Image, "[image: IMG_1]"),
                (ResidueKind::Link, "<http://a.cn/b>"),
                (ResidueKind::Comment, "<!--x-->"),
                (ResidueKind::Markup, "<br>"),
                (ResidueKind::Markup, "&nbsp;"),
            ]
        );
        assert_eq!(
            kinds("甲<a href='x'>乙</a>&#160;{{name}}${year}"),
            [
                (ResidueKind::Markup, "<a href='x'>"),
                (ResidueKind::Markup, "</a>"),
                (ResidueKind::Markup, "&#160;"),
                (ResidueKind::Markup, "{{name}}"),
                (ResidueKind::Markup, "${year}"),
            ]
        );
    }

    #[test]
    fn markdown_is_not_seen_by_readers() {
        assert_eq!(
            kinds("##\u{a0}二、主动\n|---|:--|\n（五） **监督** 。\n------"),
            [
                (ResidueKind::Emphasis, "##"),
                (ResidueKind::Rule, "|---|:--|"),
                (ResidueKind::Emphasis, "**"),
                (ResidueKind::Emphasis, "**"),
                (ResidueKind::Rule, "------"),
            ]
        );
    }

    #[test]
    fn ordinary_signs_are_left_alone() {
        assert!(kinds("小于<5，A&B，{甲}，$5，&#；1*2，-3，[2024]，|0|0|").is_empty());
    }

    #[test]
    fn walls_of_a_grid_part_cells_only_on_the_first_line_of_a_row() {
        let text = "+---+---+\n| 甲 | 0 |\n| 乙 |   |\n+---+---+\n| 丙 | 1 |\n+---+---+\n";
        let walls: Vec<usize> = find(text, &Lines::new(text))
            .into_iter()
            .filter(|residue| &text[residue.range.clone()] == "|")
            .map(|residue| text[..residue.range.start].matches('\n').count())
            .collect();
        assert_eq!(walls, [2, 2, 2]);
    }
}
