//! The six sections, found by their titles.
//!
//! Numbers alone tell nothing: rows of table three bear 一、 to 四、 too. So a place counts as a
//! heading by what its title says, by whether it has a line of its own, and by what stands around
//! it; lists of the titles in the preamble and tables of contents are told apart from headings.

use std::ops::Range;

use super::numbering::{MarkerStyle, chinese_number, marker};
use super::section_title::{self, Fit};
use crate::document::Document;
use crate::finding::TextRange;
use crate::gather::Gather;

/// One of the six sections of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SectionKind {
    /// 一、总体情况.
    Overview,
    /// 二、主动公开政府信息情况.
    Disclosure,
    /// 三、收到和处理政府信息公开申请情况.
    Applications,
    /// 四、政府信息公开行政复议、行政诉讼情况.
    Disputes,
    /// 五、存在的主要问题及改进情况.
    Problems,
    /// 六、其他需要报告的事项.
    Other,
}

impl SectionKind {
    /// All six in their order.
    pub const ALL: [SectionKind; 6] = [
        SectionKind::Overview,
        SectionKind::Disclosure,
        SectionKind::Applications,
        SectionKind::Disputes,
        SectionKind::Problems,
        SectionKind::Other,
    ];

    /// Its number, from 1.
    pub fn number(self) -> usize {
        self as usize + 1
    }
}

/// The heading of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Which section its title means; none for a level-1 heading that is none of the six.
    pub kind: Option<SectionKind>,
    /// The number that it bears, if any: 一 is 1.
    pub number: Option<u8>,
    /// Its title without the number, white space removed.
    pub title: String,
    /// Whether the title is the form's own.
    pub exact: bool,
    /// Whether the title is at least one of the spellings known to be in use.
    pub known: bool,
    /// Where the heading stands, number included.
    pub range: TextRange,
    /// From the end of the heading to the next heading of one of the six sections, or to one that is
    /// numbered after them (七、), or to the end of the text. Headings of kind none in between
    /// are part of the body.
    pub body: TextRange,
}

/// Every section heading in order of place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sections {
    /// The headings, repeated ones and unknown ones included.
    pub headings: Vec<Heading>,
}

impl Sections {
    /// The section of this kind: of repeated headings the one with the longest body.
    pub fn get(&self, kind: SectionKind) -> Option<&Heading> {
        self.headings
            .iter()
            .filter(|heading| heading.kind == Some(kind))
            .max_by_key(|heading| heading.body.len())
    }

    /// Headings of the six sections, in order of place.
    pub fn known(&self) -> impl Iterator<Item = (SectionKind, &Heading)> {
        self.headings
            .iter()
            .filter_map(|heading| Some((heading.kind?, heading)))
    }

    /// The section in which a byte of the text lies: that of the last heading before it.
    pub fn at(&self, byte: usize) -> Option<SectionKind> {
        let before = self
            .headings
            .partition_point(|heading| heading.range.start <= byte);
        self.headings[..before]
            .iter()
            .rev()
            .find(|heading| heading.kind.is_some() || heading.number > Some(LAST_NUMBER))
            .and_then(|heading| heading.kind)
    }
}

/// The number of the last of the six sections.
const LAST_NUMBER: u8 = 6;

/// Bytes of the shadow that may stand between two entries of a table of contents.
const CONTENTS_GAP: usize = 12;

/// The longest title in characters that may be a heading without being known.
const LONGEST_TITLE: usize = 36;

/// Finds the sections of a document.
pub fn read(document: &Document) -> Sections {
    let mut candidates = candidates(document);
    drop_contents(&mut candidates);
    let candidates = settle(candidates);
    Sections {
        headings: headings(document, candidates),
    }
}

/// A place that may be a heading, in the shadow.
#[derive(Debug, Clone)]
struct Candidate {
    kind: Option<SectionKind>,
    number: Option<(u8, MarkerStyle)>,
    fit: Fit,
    /// Whether it has its line to itself.
    alone: bool,
    /// The whole, number included.
    range: Range<usize>,
    title: Range<usize>,
}

impl Candidate {
    /// How much it looks like the heading of its section; the best of a kind wins.
    fn strength(&self) -> u8 {
        match (self.fit, self.is_numbered()) {
            (Fit::Exact | Fit::Variant, true) => 4,
            (Fit::Exact | Fit::Variant, false) if self.number.is_none() => 3,
            (Fit::Near, true) => 2,
            (Fit::Words, true) => 1,
            _ => 0,
        }
    }

    /// Whether it bears the number of a section. Other ways of numbering belong to the parts of
    /// sections, unless the number is the section's own.
    fn is_numbered(&self) -> bool {
        self.number.is_some_and(|(number, style)| match style {
            MarkerStyle::Chinese | MarkerStyle::Part => true,
            MarkerStyle::Arabic | MarkerStyle::Point => self
                .kind
                .is_some_and(|kind| kind.number() == usize::from(number)),
            MarkerStyle::ChineseBracketed | MarkerStyle::ArabicBracketed => false,
        })
    }
}

/// Every place that may be a heading, in order, without overlaps.
fn candidates(document: &Document) -> Vec<Candidate> {
    let shadow = document.shadow.text.as_str();
    let lines = ShadowLines::new(document);
    let mut inline = inline_markers(shadow).peekable();
    let mut found: Vec<Candidate> = Vec::new();
    let mut free_from = 0;
    for line in 0..lines.starts.len() {
        let start = lines.starts[line];
        let end = lines.end(line);
        if start >= free_from
            && start < end
            && let Some(candidate) = at_line_start(shadow, &lines, line)
        {
            free_from = candidate.range.end;
            found.push(candidate);
        }
        while let Some(at) = inline.next_if(|at| *at < end) {
            if at <= start || at < free_from {
                continue;
            }
            if let Some(candidate) = inside_line(shadow, &lines, at) {
                free_from = candidate.range.end;
                found.push(candidate);
            }
        }
    }
    found
}

/// Where the lines that hold anything begin in the shadow.
struct ShadowLines {
    starts: Vec<usize>,
    length: usize,
}

impl ShadowLines {
    fn new(document: &Document) -> Self {
        let mut starts: Vec<usize> = (0..document.lines.len())
            .map(|line| document.shadow_line(line).start)
            .gather();
        starts.dedup();
        let length = document.shadow.text.len();
        if starts.last() == Some(&length) {
            starts.pop();
        }
        ShadowLines { starts, length }
    }

    fn end(&self, line: usize) -> usize {
        self.starts.get(line + 1).copied().unwrap_or(self.length)
    }

    /// Whether a line ends here.
    fn ends_at(&self, at: usize) -> bool {
        at == self.length || self.starts.binary_search(&at).is_ok()
    }
}

/// Where a Chinese numeral with 、 stands in the shadow.
fn inline_markers(shadow: &str) -> impl Iterator<Item = usize> + '_ {
    shadow.match_indices('、').filter_map(|(at, _)| {
        let numeral = shadow.get(at.checked_sub(3)?..at)?;
        chinese_number(numeral)?;
        Some(at - 3)
    })
}

fn at_line_start(shadow: &str, lines: &ShadowLines, line: usize) -> Option<Candidate> {
    let line_start = lines.starts[line];
    let rest = shadow.get(line_start..)?.trim_start_matches('|');
    let start = shadow.len() - rest.len();
    let marker = marker(rest);
    let title_start = start + marker.map_or(0, |marker| marker.length);
    let number = marker.map(|marker| (marker.number, marker.style));
    let candidate = |kind, fit, alone, length: usize, tail: usize| Candidate {
        kind,
        number,
        fit,
        alone,
        range: start..title_start + length + tail,
        title: title_start..title_start + length,
    };
    let title = shadow.get(title_start..)?;
    if let Some((kind, length, fit)) = section_title::known(title) {
        let tail = line_tail(title.get(length..)?, |tail| {
            lines.ends_at(title_start + length + tail)
        });
        if let Some(tail) = tail {
            return Some(candidate(Some(kind), fit, true, length, tail));
        }
        let is_top = number.is_some_and(|(_, style)| style.is_top());
        if is_top && !continues_list(title.get(length..)?) {
            return Some(candidate(Some(kind), fit, false, length, 0));
        }
    }
    let (_, style) = number.filter(|(_, style)| !matches!(style, MarkerStyle::Arabic))?;
    if !matches!(
        style,
        MarkerStyle::Chinese | MarkerStyle::Part | MarkerStyle::Point
    ) {
        return None;
    }
    let line_end = lines.end(line);
    let whole = shadow.get(title_start..line_end)?;
    let bare = whole.trim_end_matches(is_title_tail);
    let tail = whole.len() - bare.len();
    if is_titlelike(bare) {
        if section_title::is_table_row(bare) {
            return None;
        }
        if let Some((kind, fit)) = section_title::guess(bare) {
            return Some(candidate(Some(kind), fit, true, bare.len(), tail));
        }
        return style
            .is_top()
            .then(|| candidate(None, Fit::Words, true, bare.len(), tail));
    }
    if !style.is_top() {
        return None;
    }
    let (kind, length) = section_title::near(title)?;
    Some(candidate(Some(kind), Fit::Near, false, length, 0))
}

/// A heading that runs into the text before it: only titles that are known, or nearly.
fn inside_line(shadow: &str, lines: &ShadowLines, at: usize) -> Option<Candidate> {
    let before = shadow.get(..at)?.chars().next_back()?;
    if "“‘\"《〈(第至到和与及、,;见在由十百".contains(before) {
        return None;
    }
    let rest = shadow.get(at..)?;
    let marker = marker(rest).filter(|marker| marker.style == MarkerStyle::Chinese)?;
    let title_start = at + marker.length;
    let title = shadow.get(title_start..)?;
    let (kind, length, fit) = match section_title::known(title) {
        Some(known) => known,
        None => {
            let (kind, length) = section_title::near(title)?;
            (kind, length, Fit::Near)
        }
    };
    let end = title_start + length;
    let alone = lines.ends_at(end);
    if !alone && continues_list(shadow.get(end..)?) {
        return None;
    }
    Some(Candidate {
        kind: Some(kind),
        number: Some((marker.number, marker.style)),
        fit,
        alone: false,
        range: at..end,
        title: title_start..end,
    })
}

/// How many bytes of signs stand between a title and the end of its line, if only signs do (a table
/// of contents has leaders and a page number).
fn line_tail(after: &str, ends_line: impl Fn(usize) -> bool) -> Option<usize> {
    let mut tail = 0;
    loop {
        if ends_line(tail) {
            return Some(tail);
        }
        let next = after.get(tail..)?.chars().next()?;
        if !is_title_tail(next) && !next.is_ascii_digit() {
            return None;
        }
        tail += next.len_utf8();
    }
}

/// Signs that may follow a title without being part of it.
fn is_title_tail(c: char) -> bool {
    matches!(
        c,
        '、' | '。' | ':' | ';' | ',' | '.' | '…' | '·' | '-' | '—' | '|' | '*'
    )
}

/// Whether what follows a title shows that it stood in a list of the titles: ；二、主动公开…, 六个部分.
fn continues_list(after: &str) -> bool {
    let next = after.chars().next();
    if next.is_none_or(|c| {
        matches!(
            c,
            '、' | ',' | ';' | '。' | '和' | '及' | '以' | '”' | '"' | '》' | '）' | ')'
        )
    }) {
        return next.is_some();
    }
    // 该部分以表格形式报告 is an instruction left under the heading.
    if next.is_some_and(|c| "该此本".contains(c)) {
        return false;
    }
    let near: String = after.chars().take(10).collect();
    near.split(['。', ';'])
        .next()
        .is_some_and(|near| near.contains("部分") || near.contains("组成"))
}

/// Whether the rest of a numbered line may be a title: short, and no sentence.
fn is_titlelike(text: &str) -> bool {
    let length = text.chars().count();
    (2..=LONGEST_TITLE).contains(&length)
        && !text.contains(['。', ';', ',', '|', '%'])
        && !text
            .chars()
            .next()
            .is_some_and(|c| c.is_ascii_digit() && length < 4)
}

/// Drops a table of contents: three titles or more with nothing between them, each of which comes
/// again later.
fn drop_contents(candidates: &mut Vec<Candidate>) {
    let mut start = 0;
    while start < candidates.len() {
        let mut end = start + 1;
        while end < candidates.len()
            && candidates[end].range.start - candidates[end - 1].range.end <= CONTENTS_GAP
        {
            end += 1;
        }
        let again = |candidate: &Candidate| {
            candidate.kind.is_some()
                && candidates[end..]
                    .iter()
                    .any(|later| later.kind == candidate.kind && later.strength() > 0)
        };
        let run = &candidates[start..end];
        let repeated = run.iter().filter(|candidate| again(candidate)).count();
        if run.len() >= 3 && repeated >= 3 && repeated + 1 >= run.len() {
            candidates.drain(start..end);
        } else {
            start = end;
        }
    }
}

/// Of the candidates of one kind keeps the ones that look most like headings. A weaker one with a
/// number stays as a heading of no kind.
fn settle(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut best = [0; 6];
    for candidate in &candidates {
        if let Some(kind) = candidate.kind {
            best[kind as usize] = best[kind as usize].max(candidate.strength());
        }
    }
    // Bracketed numbers belong to parts of sections, unless the whole report numbers its sections so.
    let mut bracketed: Vec<SectionKind> = candidates
        .iter()
        .filter(|candidate| candidate.alone)
        .filter_map(|candidate| candidate.kind)
        .gather();
    bracketed.dedup();
    let bracketed_are_sections = best == [0; 6] && bracketed.len() >= 4;
    candidates.retain_mut(|candidate| {
        let Some(kind) = candidate.kind else {
            return true;
        };
        let strength = candidate.strength();
        let stands = strength == best[kind as usize] && (strength > 0 || bracketed_are_sections);
        if !stands && candidate.alone && candidate.number.is_some_and(|(_, style)| style.is_top()) {
            candidate.kind = None;
            return true;
        }
        stands
    });
    candidates
}

fn headings(document: &Document, candidates: Vec<Candidate>) -> Vec<Heading> {
    let mut headings: Vec<Heading> = candidates
        .into_iter()
        .map(|candidate| {
            let range = document.shadow.to_source(&candidate.range);
            Heading {
                kind: candidate.kind,
                number: candidate.number.map(|(number, _)| number),
                title: document
                    .shadow
                    .text
                    .get(candidate.title)
                    .unwrap_or("")
                    .to_string(),
                exact: candidate.fit == Fit::Exact,
                known: matches!(candidate.fit, Fit::Exact | Fit::Variant),
                body: range.end..document.text.len(),
                range,
            }
        })
        .gather();
    let mut end = document.text.len();
    let mut end_of_unknown = end;
    for heading in headings.iter_mut().rev() {
        let closes = heading.kind.is_some() || heading.number > Some(LAST_NUMBER);
        heading.body.end = if closes { end } else { end_of_unknown };
        end_of_unknown = heading.range.start;
        if closes {
            end = heading.range.start;
        }
    }
    headings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::MODEL;

    fn kinds(text: &str) -> Vec<(Option<usize>, Option<u8>)> {
        read(&Document::new(text))
            .headings
            .iter()
            .map(|heading| (heading.kind.map(SectionKind::number), heading.number))
            .collect()
    }

    const ALL: [(Option<usize>, Option<u8>); 6] = [
        (Some(1), Some(1)),
        (Some(2), Some(2)),
        (Some(3), Some(3)),
        (Some(4), Some(4)),
        (Some(5), Some(5)),
        (Some(6), Some(6)),
    ];

    #[test]
    fn the_six_are_found_in_every_layout() {
        let one_line: String = MODEL.split_whitespace().collect();
        let spaced = MODEL.split_whitespace().collect::<Vec<_>>().join(" ");
        let markdown = MODEL
            .replace("\n一、总体", "\n## **一、总体")
            .replace("总体情况\n", "总体情况**\n");
        let piped = MODEL.replace(
            "\n三、收到和处理政府信息公开申请情况\n",
            "\n| 三、收到和处理政府信息公开申请情况 | | |\n",
        );
        let wrapped = MODEL.replace(
            "五、存在的主要问题及改进情况",
            "五、存在的主要\n问题及改进情况",
        );
        let half_width = MODEL.replace("一、总体情况", "一.总体情况");
        let spelt = MODEL
            .replace("二、主动公开政府信息情况", "第二部分 主动公开政府信息情况")
            .replace(
                "四、政府信息公开行政复议、行政诉讼情况",
                "四、行政复议和诉讼有关情况",
            )
            .replace("六、其他需要报告的事项", "六、其他有关事项");
        let listed = MODEL.replace(
            "编制本报告。",
            "编制本报告。本报告由一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况；四、政府信息公开行政复议、行政诉讼情况；五、存在的主要问题及改进情况；六、其他需要报告的事项六部分组成。",
        );
        let listed_on_one_line: String = listed.split_whitespace().collect();
        for text in [
            MODEL,
            &one_line,
            &spaced,
            &markdown,
            &piped,
            &wrapped,
            &half_width,
            &spelt,
            &listed,
            &listed_on_one_line,
        ] {
            assert_eq!(kinds(text), ALL, "{text}");
        }
    }

    #[test]
    fn parts_of_sections_are_no_sections() {
        let text = MODEL
            .replace("（一）主动公开。", "1.主动公开政府信息情况\n")
            .replace(
                "（二）依申请公开。",
                "（二）收到和处理政府信息公开申请情况\n",
            )
            .replace("（三）政府信息管理。", "一是总体情况良好。");
        assert_eq!(kinds(&text), ALL);
    }

    #[test]
    fn headings_without_numbers_count_where_they_stand_alone() {
        let mut text = MODEL.to_string();
        for title in crate::form::FORM_2021.sections {
            let (_, bare) = title.split_once('、').unwrap();
            text = text.replace(title, bare);
        }
        let found: Vec<_> = kinds(&text).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(found, ALL.map(|(kind, _)| kind));
    }

    #[test]
    fn order_repetition_and_strange_headings_are_seen_as_they_are() {
        let text = "一、总体情况\n甲。\n三、收到和处理政府信息公开申请情况\n二、主动公开政府信息情况\n二、主动公开政府信息情况\n七、附件\n乙。";
        let wanted = [
            (Some(1), Some(1)),
            (Some(3), Some(3)),
            (Some(2), Some(2)),
            (Some(2), Some(2)),
            (None, Some(7)),
        ];
        assert_eq!(kinds(text), wanted);
        let document = Document::new(text);
        let sections = read(&document);
        assert_eq!(
            sections.at(text.find('甲').unwrap()),
            Some(SectionKind::Overview)
        );
        assert_eq!(sections.at(text.find('乙').unwrap()), None);
    }
}
