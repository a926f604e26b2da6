//! Paragraphs, joined again where a line was wrapped or a page was turned.

use std::ops::Range;

use super::closing::{self, Closing};
use super::dates::{WrittenDate, dates_in};
use super::numbering::{Marker, MarkerStyle, marker};
use super::words::words;
use super::{SectionKind, Sections, Tables, agency, furniture, table_text, title};
use crate::document::{Document, Stops};
use crate::finding::TextRange;
use crate::gather::Gather;
use crate::one_of::{ends_in_one, has_one};

/// A paragraph of prose, or a heading. Its text is a slice of the document's shadow, so that wrapped
/// lines are joined and white space is gone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Prose or heading.
    pub kind: ParagraphKind,
    /// The section in which it stands; none before the first section.
    pub section: Option<SectionKind>,
    /// Bytes of the shadow.
    pub range: Range<usize>,
    /// Bytes of the document's text.
    pub place: TextRange,
    /// The dates that it names, with their places in its text.
    pub dates: Vec<(WrittenDate, Range<usize>)>,
}

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphKind {
    /// The title of the report.
    Title,
    /// The heading of one of the six sections.
    SectionHeading,
    /// Another heading: （一）主动公开情况.
    Heading,
    /// Prose.
    Prose,
    /// The organ's name and the date at the end.
    SignOff,
    /// What a web page puts around a report: breadcrumbs, metadata, buttons.
    Furniture,
}

impl Paragraph {
    /// The folded text, without white space.
    pub fn text<'d>(&self, document: &'d Document) -> &'d str {
        document.shadow.text.get(self.range.clone()).unwrap_or("")
    }

    /// The range of the document's text for a byte range of `text()`.
    pub fn source(&self, document: &Document, within: &Range<usize>) -> TextRange {
        let at = self.range.start;
        document
            .shadow
            .to_source(&(at + within.start..at + within.end))
    }
}

/// Splits what is not table into paragraphs. Headings that turn out to lie in a table are taken out
/// of `sections`.
pub fn read(document: &Document, sections: &mut Sections, tables: &Tables) -> Vec<Paragraph> {
    sections.headings.retain(|heading| {
        heading.kind.is_some()
            || !tables
                .zones
                .iter()
                .any(|(_, zone)| zone.contains(&heading.range.start))
    });
    let frame = Frame::find(document, sections);
    let blocks = blocks(document, sections, tables, &frame);
    let pieces = pieces(document, sections, &frame, &blocks);
    let measure = Measure::of(document, &pieces);
    join(document, pieces, &measure)
}

/// What stands around the sections.
struct Frame {
    /// The title, if one was found before the first section.
    title: Option<Range<usize>>,
    /// Where the first section begins.
    first_section: usize,
    /// The end of the metadata before the report: of the divider line, else of nothing.
    metadata_end: usize,
    closing: Option<Closing>,
    /// Where the last section's heading ends.
    last_section: usize,
}

/// Bytes of the shadow in which a title is looked for where there is no section.
const HEAD_WITHOUT_SECTIONS: usize = 1500;

impl Frame {
    fn find(document: &Document, sections: &Sections) -> Frame {
        let shadow = document.shadow.text.as_str();
        let first = sections.known().next();
        let first_section = first.map_or_else(
            || floor(shadow, HEAD_WITHOUT_SECTIONS),
            |(_, heading)| document.shadow.from_source(heading.range.start),
        );
        let last_section = sections.known().last().map_or(0, |(_, heading)| {
            document.shadow.from_source(heading.range.end)
        });
        let metadata_end = metadata_end(document, first_section);
        let title = title::locate(document, &(metadata_end..first_section))
            .or_else(|| title::locate(document, &(0..first_section)));
        let organ = title
            .clone()
            .and_then(|title| agency::name_in_title(shadow.get(title)?));
        let tail = last_section.max(title.as_ref().map_or(0, |title| title.end))..shadow.len();
        Frame {
            closing: closing::locate(document, &tail, organ),
            first_section: first.map_or(0, |_| first_section),
            title,
            metadata_end,
            last_section,
        }
    }
}

/// The greatest character boundary that is not above `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The end of the line that parts metadata from the report: `==== 正文 ====`.
fn metadata_end(document: &Document, before: usize) -> usize {
    let shadow = document.shadow.text.as_str();
    let Some(at) = shadow.get(..before).and_then(|head| head.find("===")) else {
        return 0;
    };
    let line = document
        .lines
        .of(document.shadow.to_source(&(at..at + 1)).start);
    let range = document.shadow_line(line);
    let is_divider = shadow.get(range.clone()).is_some_and(furniture::is_divider);
    if is_divider { range.end } else { 0 }
}

/// A range of the shadow whose kind is settled before lines are looked at; a table has no kind.
struct Block {
    range: Range<usize>,
    kind: Option<ParagraphKind>,
}

/// Title, headings, tables and sign-off in order, without overlaps.
fn blocks(document: &Document, sections: &Sections, tables: &Tables, frame: &Frame) -> Vec<Block> {
    let shadow = &document.shadow;
    let in_shadow =
        |range: &Range<usize>| shadow.from_source(range.start)..shadow.from_source(range.end);
    let mut blocks: Vec<Block> = sections
        .headings
        .iter()
        .map(|heading| Block {
            range: in_shadow(&heading.range),
            kind: Some(match heading.kind {
                Some(_) => ParagraphKind::SectionHeading,
                None => ParagraphKind::Heading,
            }),
        })
        .gather();
    blocks.extend(tables.zones.iter().map(|(_, zone)| Block {
        range: in_shadow(zone),
        kind: None,
    }));
    let known = |range: Range<usize>, kind| Block {
        range,
        kind: Some(kind),
    };
    blocks.extend(
        frame
            .title
            .clone()
            .map(|range| known(range, ParagraphKind::Title)),
    );
    blocks.extend(
        frame
            .closing
            .as_ref()
            .map(|closing| known(closing.range.clone(), ParagraphKind::SignOff)),
    );
    crate::order::sort_by_key(&mut blocks, |block| [block.range.start, block.range.end, 0]);
    let mut end = 0;
    for block in &mut blocks {
        block.range.start = block.range.start.max(end);
        end = end.max(block.range.end);
    }
    blocks.retain(|block| !block.range.is_empty());
    blocks
}

/// A line or part of one, before lines are joined.
#[derive(Debug, Clone)]
struct Piece {
    kind: ParagraphKind,
    section: Option<SectionKind>,
    range: Range<usize>,
    /// Where the block begins of which it is a part; for prose, itself.
    block: usize,
    /// Whether it begins its line, and whether it ends it.
    opens_line: bool,
    closes_line: bool,
    /// White space at the head of its line, in columns.
    indent: usize,
    /// Its width on the page, in columns.
    width: usize,
    /// Lines between it and the one before: 1 for the next line.
    distance: usize,
}

/// Cuts the lines at the blocks and leaves the tables out.
fn pieces(document: &Document, sections: &Sections, frame: &Frame, blocks: &[Block]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut next_block = 0;
    let mut last_line = 0;
    for line in 0..document.lines.len() {
        let whole = document.shadow_line(line);
        let mut at = whole.start;
        while at < whole.end {
            while blocks
                .get(next_block)
                .is_some_and(|block| block.range.end <= at)
            {
                next_block += 1;
            }
            let block = blocks
                .get(next_block)
                .filter(|block| block.range.start < whole.end);
            let (end, kind, origin) = match block {
                Some(block) if block.range.start <= at => (
                    block.range.end.min(whole.end),
                    block.kind,
                    block.range.start,
                ),
                Some(block) => (block.range.start, Some(ParagraphKind::Prose), at),
                None => (whole.end, Some(ParagraphKind::Prose), at),
            };
            let range = at..end;
            at = end;
            let Some(kind) = kind else { continue };
            let source = document.lines.range(line);
            let text = document.slice(&source);
            let piece = Piece {
                kind,
                block: origin,
                section: sections.at(document.shadow.to_source(&range).start),
                opens_line: range.start == whole.start,
                closes_line: range.end == whole.end,
                indent: columns(&text[..text.len() - text.trim_start().len()]),
                width: columns(text.trim()),
                distance: line - last_line,
                range,
            };
            last_line = line;
            if kind == ParagraphKind::Prose {
                split(document, frame, piece, &mut pieces);
            } else {
                pieces.push(piece);
            }
        }
    }
    pieces
}

/// Columns that a text takes: two for a wide character.
fn columns(text: &str) -> usize {
    // Every character has one byte that does not go on; the wide ones begin with 0xe2 or more.
    let width = |byte: &u8| u8::from(byte & 0xc0 != 0x80) + u8::from(*byte >= 0xe2);
    // Sums of few bytes are small numbers, of which many are added at once.
    let few = |bytes: &[u8]| usize::from(bytes.iter().map(width).sum::<u8>());
    text.as_bytes().chunks(64).map(few).sum()
}

/// Settles a piece of prose: parts page furniture and table text from it, and the parts of a section
/// that were run together on one line.
fn split(document: &Document, frame: &Frame, piece: Piece, pieces: &mut Vec<Piece>) {
    let shadow = document.shadow.text.as_str();
    let Some(text) = shadow.get(piece.range.clone()) else {
        return;
    };
    let may_be_table = matches!(
        piece.section,
        Some(SectionKind::Disclosure | SectionKind::Applications | SectionKind::Disputes)
    );
    // A short line with a count that goes on with the sentence above is no cell.
    let goes_on = pieces.last().is_some_and(|before| {
        before.kind == ParagraphKind::Prose
            && before.range.end == piece.range.start
            && piece.distance == 1
            && text.contains('件')
            && !ends_sentence(&shadow[before.range.clone()])
    });
    if may_be_table && !goes_on && table_text::is_table(text) {
        return;
    }
    let as_furniture = |range: Range<usize>| Piece {
        kind: ParagraphKind::Furniture,
        range,
        ..piece.clone()
    };
    let before_title = frame
        .title
        .as_ref()
        .is_some_and(|title| piece.range.end <= title.start);
    let is_outside =
        piece.range.start < frame.first_section || piece.range.start >= frame.last_section;
    if before_title
        || piece.range.end <= frame.metadata_end
        || is_outside && furniture::is_line(text)
    {
        pieces.push(as_furniture(piece.range.clone()));
        return;
    }
    let mut range = piece.range.clone();
    if is_outside {
        let (from, to) = without_furniture(document, &range);
        if from > range.start {
            pieces.push(as_furniture(range.start..from));
        }
        if from < to {
            range = from..to;
            push_parts(shadow, &piece, range.clone(), pieces);
        }
        if to < piece.range.end && to >= from {
            pieces.push(as_furniture(to..piece.range.end));
        }
        return;
    }
    push_parts(shadow, &piece, range, pieces);
}

/// A range without the furniture words at its two ends.
fn without_furniture(document: &Document, range: &Range<usize>) -> (usize, usize) {
    let shadow = document.shadow.text.as_str();
    let words = words(document, range);
    let is_furniture =
        |range: &Range<usize>| shadow.get(range.clone()).is_some_and(furniture::is_word);
    let from = words
        .iter()
        .find(|word| !is_furniture(&word.range))
        .map_or(range.end, |word| word.range.start);
    let to = words
        .iter()
        .rev()
        .find(|word| !is_furniture(&word.range))
        .map_or(from, |word| word.range.end);
    (from.max(range.start), to.clamp(from, range.end))
}

/// Pushes a range of prose, parted where a new part （二）… begins right after a sentence.
fn push_parts(shadow: &str, piece: &Piece, range: Range<usize>, pieces: &mut Vec<Piece>) {
    let text = &shadow[range.clone()];
    let mut cuts = vec![range.start];
    static NUMBERS: Stops = Stops::at(b"(0123456789");
    let mut from = 0;
    while let Some(at) = NUMBERS.next(text, from) {
        from = at + 1;
        let after_sentence = text[..at].ends_with(['。', ';', ':', '!', '?', '”']);
        let is_part = || {
            marker(&text[at..]).is_some_and(|marker| match marker.style {
                MarkerStyle::ChineseBracketed => true,
                // 2.依申请公开。…: the number of a part, not of an item or a clause.
                MarkerStyle::Arabic => text[at + marker.length..]
                    .split(['。', ':', ','])
                    .next()
                    .is_some_and(|lead| {
                        lead.chars().count() <= LONGEST_HEADING && ends_like_heading(lead)
                    }),
                _ => false,
            })
        };
        if after_sentence && is_part() {
            cuts.push(range.start + at);
        }
    }
    cuts.push(range.end);
    let last = cuts.len() - 2;
    for (at, pair) in cuts.windows(2).enumerate() {
        pieces.push(Piece {
            range: pair[0]..pair[1],
            opens_line: piece.opens_line && at == 0 && pair[0] == piece.range.start,
            closes_line: piece.closes_line && at == last && pair[1] == piece.range.end,
            ..piece.clone()
        });
    }
}

/// How wide the lines of a text are, where they were wrapped; else no line is full.
struct Measure {
    /// The width from which a line counts as full.
    full: usize,
    /// The width that half of such lines do not exceed.
    usual: usize,
}

impl Measure {
    fn of(document: &Document, pieces: &[Piece]) -> Measure {
        const FEWEST: usize = 4;
        // Narrower lines without a full stop are headings rather than wrapped lines.
        const NARROWEST: usize = 36;
        const WIDEST: usize = 160;
        let mut widths: Vec<usize> = pieces
            .iter()
            .filter(|piece| {
                piece.kind == ParagraphKind::Prose && piece.opens_line && piece.closes_line
            })
            .filter(|piece| piece.width >= NARROWEST)
            .filter(|piece| !ends_sentence(&document.shadow.text[piece.range.clone()]))
            .map(|piece| piece.width)
            .gather();
        crate::order::sort_by_key(&mut widths, |width| [*width, 0, 0]);
        match widths.get(widths.len() * 3 / 4) {
            Some(&wide) if widths.len() >= FEWEST && wide <= WIDEST => Measure {
                full: wide * 7 / 8,
                usual: widths[widths.len() / 2],
            },
            _ => Measure {
                full: usize::MAX,
                usual: usize::MAX,
            },
        }
    }

    fn is_full(&self, piece: &Piece) -> bool {
        piece.width >= self.full
    }

    /// Whether the line of a piece had no room left for what the next line begins with, so that it
    /// may have been wrapped there.
    fn has_no_room(&self, piece: &Piece, next: &Piece, text: &str) -> bool {
        // The first line of a paragraph is set in.
        let set_in = piece.indent.saturating_sub(next.indent);
        let width = set_in + piece.width + columns(unbreakable(text));
        self.is_full(piece) && width > self.usual
    }
}

/// What is never parted by the end of a line at the head of a text: a number or a word with the
/// closing sign behind it.
fn unbreakable(text: &str) -> &str {
    let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '%' | '-');
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let goes_on = match text.get(..at).and_then(|before| before.chars().next_back()) {
            None => true,
            Some(last) => {
                is_letter(last) && is_letter(c)
                    || matches!(last, '(' | '《' | '“' | '〈')
                    || matches!(
                        c,
                        ',' | '。' | ';' | ':' | '、' | ')' | '》' | '”' | '!' | '?'
                    )
            }
        };
        if !goes_on {
            break;
        }
        end = at + c.len_utf8();
    }
    text.get(..end).unwrap_or("")
}

/// Joins pieces of prose that are one paragraph, and tells headings from prose.
fn join(document: &Document, pieces: Vec<Piece>, measure: &Measure) -> Vec<Paragraph> {
    let shadow = document.shadow.text.as_str();
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut last: Option<Piece> = None;
    for piece in pieces {
        let text = &shadow[piece.range.clone()];
        let mut kind = piece.kind;
        if let (Some(before), Some(paragraph)) = (&last, paragraphs.last_mut())
            && before.kind == piece.kind
            && paragraph.range.end == piece.range.start
        {
            let whole = &shadow[paragraph.range.clone()];
            let joins = match kind {
                ParagraphKind::Prose => {
                    paragraph.kind == ParagraphKind::Prose
                        && goes_on(
                            before,
                            &shadow[before.range.clone()],
                            whole,
                            &piece,
                            text,
                            measure,
                        )
                }
                ParagraphKind::Furniture => false,
                _ => before.block == piece.block,
            };
            if joins {
                paragraph.range.end = piece.range.end;
                last = Some(piece);
                continue;
            }
        }
        if kind == ParagraphKind::Prose && is_heading(text, &piece, measure) {
            kind = ParagraphKind::Heading;
        }
        paragraphs.push(Paragraph {
            kind,
            section: piece.section,
            range: piece.range.clone(),
            place: 0..0,
            dates: Vec::new(),
        });
        last = Some(piece);
    }
    for paragraph in &mut paragraphs {
        paragraph.place = document.shadow.to_source(&paragraph.range);
        paragraph.dates = dates_in(paragraph.text(document));
    }
    paragraphs
}

/// Whether a piece goes on with the sentence of the one before. `whole` is the paragraph so far.
fn goes_on(
    before: &Piece,
    line: &str,
    whole: &str,
    piece: &Piece,
    text: &str,
    measure: &Measure,
) -> bool {
    if !piece.opens_line || !before.closes_line {
        return !piece.opens_line && marker(text).is_none() && !ends_sentence(line);
    }
    let is_full = measure.is_full(before);
    let indented = piece.distance == 1 && piece.indent >= before.indent + 2;
    if is_open(whole) {
        return true;
    }
    let item = marker(text).filter(|marker| !is_figure_of_sentence(whole, text, marker));
    if ends_sentence(line) {
        // Where the next word had no room left, the line was wrapped and not ended by a hand.
        let is_midway = line.ends_with([';', ':']) || measure.has_no_room(before, piece, text);
        return is_full
            && is_midway
            && item.is_none()
            && piece.distance == 1
            && !indented
            && !is_heading(text, piece, measure);
    }
    if let Some(item) = item {
        return item.style == MarkerStyle::Point && (is_full || line.ends_with([',', '、', '。']));
    }
    !indented || is_full
}

/// Whether a sentence ends here.
fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(['”', '’', '」', '』', ')', '》', '"'])
        .ends_with(['。', '!', '?', ';', ':', '…'])
}

/// Whether a bracket or a title mark is open at the end of a text.
fn is_open(text: &str) -> bool {
    let after = |open: char, close: char| match (text.rfind(open), text.rfind(close)) {
        (Some(open), Some(close)) => open > close,
        (Some(_), None) => true,
        _ => false,
    };
    // Far back, an open bracket is a slip, not a sign that the text goes on.
    const NEAR: usize = 400;
    let near = |sign: char| text.rfind(sign).is_some_and(|at| text.len() - at <= NEAR);
    near('(') && after('(', ')') || near('《') && after('《', '》')
}

/// Whether what looks like a number of a list belongs to the sentence: `2024` / `.5万元`.
fn is_figure_of_sentence(before: &str, text: &str, marker: &Marker) -> bool {
    marker.style == MarkerStyle::Arabic
        && before.ends_with(|c: char| c.is_ascii_digit() || c == '-' || c == '第')
        && text.len() > marker.length
}

/// The longest heading below the sections, in characters.
const LONGEST_HEADING: usize = 30;

/// Words with which headings end.
const HEADING_ENDINGS: &[&str] = &[
    "情况",
    "方面",
    "建设",
    "管理",
    "保障",
    "公开",
    "问题",
    "措施",
    "打算",
    "不足",
    "事项",
    "工作",
    "收费",
    "处理费",
    "安排",
    "计划",
    "监督",
    "解读",
    "回应",
    "申请",
    "平台",
    "机制",
    "培训",
    "考核",
    "评议",
    "亮点",
    "做法",
    "方向",
    "经验",
    "困难",
];

/// Whether a text ends with a word with which headings end.
pub fn ends_like_heading(text: &str) -> bool {
    ends_in_one(text, HEADING_ENDINGS)
}

/// Whether a line of its own is a heading below the sections.
fn is_heading(text: &str, piece: &Piece, measure: &Measure) -> bool {
    if !piece.opens_line || !piece.closes_line || measure.is_full(piece) {
        return false;
    }
    let marker = marker(text);
    if marker.is_some_and(|marker| marker.style == MarkerStyle::Point) {
        return false;
    }
    let body = text
        .get(marker.map_or(0, |marker| marker.length)..)
        .unwrap_or("");
    let bare = body.trim_end_matches(['。', ':', ';', '.', '、']);
    let length = bare.chars().count();
    if !(2..=LONGEST_HEADING).contains(&length) {
        return false;
    }
    let says_something =
        has_one(bare, &["未", "无", "没有", "零"]) || bare.contains(|c: char| c.is_ascii_digit());
    if bare.contains(['。', ',', ';', ':', '?', '!']) || says_something {
        return false;
    }
    let has_ending = ends_like_heading(bare);
    match marker {
        Some(_) => has_ending || body.len() == bare.len(),
        None => has_ending && length <= 20,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::rules::example::MODEL;

    fn read_text(text: &str) -> Vec<(ParagraphKind, Option<SectionKind>, String)> {
        let document = Document::new(text);
        crate::report::read(&document, &Config::default())
            .paragraphs
            .iter()
            .map(|paragraph| {
                let text = paragraph.text(&document).to_string();
                (paragraph.kind, paragraph.section, text)
            })
            .collect()
    }

    fn prose(text: &str) -> Vec<String> {
        read_text(text)
            .into_iter()
            .filter(|paragraph| paragraph.0 == ParagraphKind::Prose)
            .map(|paragraph| paragraph.2)
            .collect()
    }

    /// The model report with its prose cut into lines of `width` characters, and after every so many
    /// lines the mark of a page.
    fn wrapped(width: usize, mark: &str) -> String {
        let mut text = String::new();
        let mut count = 0;
        for line in MODEL.lines() {
            let chars: Vec<char> = line.chars().collect();
            if line.contains('\t') || chars.len() <= width {
                text.push_str(line);
                text.push('\n');
                continue;
            }
            for piece in chars.chunks(width) {
                text.extend(piece);
                text.push('\n');
                count += 1;
                if count % 7 == 0 {
                    text.push_str(mark);
                }
            }
        }
        text
    }

    #[test]
    fn wrapped_lines_and_page_breaks_are_joined() {
        let wanted = prose(MODEL);
        for width in [28, 33, 41] {
            for mark in [
                "",
                "\n\n",
                "\n- 3 -\n\n",
                "— 5 —\n\x0c",
                "第 2 页 共 4 页\n",
            ] {
                // A sentence that ends where a line does leaves open whether the paragraph goes on.
                let found = prose(&wrapped(width, mark));
                assert_eq!(found.concat(), wanted.concat(), "{width} {mark:?}");
                let starts = |text: &String| {
                    wanted.iter().any(|whole| {
                        whole.starts_with(text.as_str())
                            || ["。", ";", ":"]
                                .iter()
                                .any(|sign| whole.contains(&format!("{sign}{text}")))
                    })
                };
                for paragraph in &found {
                    let text: String = paragraph.chars().take(12).collect();
                    assert!(starts(&text), "{width} {mark:?}: {paragraph}");
                }
            }
        }
    }

    #[test]
    fn each_part_of_the_model_report_has_its_kind() {
        let found = read_text(MODEL);
        let count = |kind| found.iter().filter(|paragraph| paragraph.0 == kind).count();
        assert_eq!(count(ParagraphKind::Title), 1);
        assert_eq!(count(ParagraphKind::SectionHeading), 6);
        assert_eq!(count(ParagraphKind::Heading), 0);
        assert_eq!(count(ParagraphKind::SignOff), 1);
        assert_eq!(count(ParagraphKind::Furniture), 0);
        assert_eq!(count(ParagraphKind::Prose), 10);
    }

    #[test]
    fn a_report_on_one_line_has_the_same_prose() {
        let one_line: String = MODEL.split_whitespace().collect();
        let spaced = MODEL.split_whitespace().collect::<Vec<_>>().join(" ");
        let wanted = prose(MODEL).concat();
        assert_eq!(prose(&spaced).concat(), wanted);
        assert_eq!(prose(&one_line).concat(), wanted);
    }

    #[test]
    fn headings_and_items_keep_their_lines() {
        let text = "一、总体情况\n（一）主动公开情况\n2024年公开信息1条。\n1.政策解读。\n公开解读2条；\n二是开展培训\n（二）依申请公开情况：\n未收到申请。\n六、其他需要报告的事项\n（一）未收取信息处理费。\n无";
        let found: Vec<_> = read_text(text)
            .into_iter()
            .map(|paragraph| (paragraph.0, paragraph.2))
            .collect();
        use ParagraphKind::{Heading, Prose, SectionHeading};
        let wanted = [
            (SectionHeading, "一、总体情况"),
            (Heading, "(一)主动公开情况"),
            (Prose, "2024年公开信息1条。"),
            (Heading, "1.政策解读。"),
            (Prose, "公开解读2条;"),
            (Prose, "二是开展培训"),
            (Heading, "(二)依申请公开情况:"),
            (Prose, "未收到申请。"),
            (SectionHeading, "六、其他需要报告的事项"),
            (Prose, "(一)未收取信息处理费。"),
            (Prose, "无"),
        ];
        assert_eq!(found, wanted.map(|(kind, text)| (kind, text.to_string())));
    }

    #[test]
    fn page_furniture_stays_out_of_the_prose() {
        let text = format!(
            "当前位置：首页 > 政府信息公开年报\n\n{}\n附件下载\n【打印本页】 【关闭窗口】\n",
            MODEL.replacen(
                '\n',
                "\n发布时间：2025-01-20 15:22　来源：县水务局　【字体：大 中 小】\n",
                1
            )
        );
        assert_eq!(prose(&text), prose(MODEL));
        let one_line = format!(
            "标题: {title}\n发布时间: 2025-01-20\n==== 正文 ====\n当前位置： 首页 {title} 来源：县政府 时间：2025-01-20 15:22 微信 微博 --> {body} 附件下载",
            title = "澄湖县水务局2024年政府信息公开工作年度报告",
            body = MODEL
                .split_whitespace()
                .skip(1)
                .collect::<Vec<_>>()
                .join(" ")
        );
        assert_eq!(prose(&one_line).concat(), prose(MODEL).concat());
    }
}
