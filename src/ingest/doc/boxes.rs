//! Text boxes: where in the text each is anchored.

use super::Files;
use crate::ingest::ole::{u16_at, u32_at};

/// Bytes of what is told of a drawing, and of a text box, after the places of all.
const DRAWING: usize = 26;
const BOX: usize = 22;

/// A text box: before which sign of the body it stands, and its first sign and the one after its last.
pub type Anchored = (usize, [usize; 2]);

/// The boxes that are anchored in the body, in the order of their anchors; `start` is where the text of
/// boxes begins.
pub fn anchored(files: &Files, start: usize) -> Option<Vec<Anchored>> {
    let (drawings, boxes) = (files.part(40)?, files.part(56)?);
    let (drawn, count) = (counted(drawings, DRAWING), counted(boxes, BOX));
    let place = |number: usize| Some(start.saturating_add(u32_at(boxes, number * 4)? as usize));
    let mut texts = Vec::new();
    for number in 0..count {
        let at = (count + 1) * 4 + number * BOX;
        // One that is free for a new box has no text.
        if u16_at(boxes, at + 8)? == 0 {
            texts.push((
                u32_at(boxes, at + 14)?,
                [place(number)?, place(number + 1)?],
            ));
        }
    }
    texts.sort_unstable();
    texts.dedup_by_key(|(shape, _)| *shape);
    let anchor = |number: usize| {
        let shape = u32_at(drawings, (drawn + 1) * 4 + number * DRAWING)?;
        let at = texts
            .binary_search_by_key(&shape, |(shape, _)| *shape)
            .ok()?;
        Some((u32_at(drawings, number * 4)? as usize, texts[at].1))
    };
    let mut anchored: Vec<Anchored> = (0..drawn).filter_map(anchor).collect();
    // Each part of the text once, whatever a damaged file says.
    anchored.sort_unstable_by_key(|(_, text)| *text);
    let mut read = start;
    anchored.retain(|(_, [from, to])| {
        let is_next = read <= *from && from < to;
        read = if is_next { *to } else { read };
        is_next
    });
    anchored.sort_unstable();
    Some(anchored)
}

/// How many things of so many bytes a part tells of, after a place for each and one more.
fn counted(part: &[u8], bytes: usize) -> usize {
    part.len().saturating_sub(4) / (4 + bytes)
}
