//! Web pages: saved from a portal, copied from one, or out of an office program.
//!
//! Parsed as browsers do, in the encoding that the bytes show rather than the one they claim; the
//! article is found among what a portal puts around it; nothing in the page is run.

mod article;
mod blocks;
mod tree;

use encoding_rs::{Encoding, GB18030, GBK};

use super::block::Content;
use super::text::{self, Decoded};
use super::{Kind, Unreadable};

/// Reads a page.
pub fn read(page: &str, kind: Kind) -> Result<Content, Unreadable> {
    let tree = tree::parse(page, kind)?;
    let article = article::find(&tree);
    let mut blocks = blocks::of(&tree, &article.nodes, kind)?;
    if let Some(title) = article.title {
        blocks.0.insert(0, super::Block::Paragraph(title));
    }
    Ok(blocks)
}

/// Whether a text is the source of a web page, or a piece of one.
pub fn is_page(text: &str) -> bool {
    const STARTS: [&str; 12] = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<meta",
        "<div",
        "<table",
        "<p>",
        "<p ",
        "<span",
        "<title",
        "<article",
    ];
    const ENDS: [&str; 5] = ["</p>", "</td>", "</div>", "</span>", "</tr>"];
    let start: String = text
        .chars()
        .take(50_000)
        .collect::<String>()
        .to_ascii_lowercase();
    let after_clipboard_header = match start.starts_with("version:") {
        true => start.find('<').and_then(|at| start.get(at..)),
        false => Some(start.trim_start()),
    };
    let is_markup = after_clipboard_header.is_some_and(|start| start.starts_with('<'));
    is_markup && STARTS.iter().any(|tag| start.contains(tag))
        || ENDS
            .iter()
            .map(|tag| start.matches(tag).count())
            .sum::<usize>()
            >= 3
}

/// The text of a page's bytes: by a mark, as UTF-8 where it is valid, as the page says, else GB 18030.
pub fn decode(bytes: &[u8]) -> Result<String, Unreadable> {
    let plain = |decoded: Decoded| decoded.text;
    let claimed = claimed(bytes).filter(|_| {
        let marked = bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"\xfe\xff");
        !marked && std::str::from_utf8(bytes).is_err()
    });
    let Some(claimed) = claimed else {
        return text::decode(bytes).map(plain);
    };
    let claimed = if claimed == GBK { GB18030 } else { claimed };
    let decoded = claimed.decode(bytes).0.into_owned();
    match text::decode(bytes) {
        // The claim is false if another reading has less damage.
        Ok(other) if text::replaced(&other.text) < text::replaced(&decoded) => Ok(other.text),
        _ => Ok(decoded),
    }
}

/// The encoding that a page names in its first lines.
fn claimed(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..4096).unwrap_or(bytes);
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    let (_, after) = start.split_once("charset=")?;
    let after = after.trim_start_matches(['"', '\'', ' ']);
    let end = after.find(|sign: char| !sign.is_ascii_alphanumeric() && !"-_:".contains(sign));
    let label = after.get(..end.unwrap_or(after.len()))?;
    // A page whose claim could be read as signs of one byte is not in UTF-16.
    Encoding::for_label(label.as_bytes()).filter(|encoding| encoding.is_ascii_compatible())
}
