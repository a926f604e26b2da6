//! Findings that a person has looked at and let stand.
//!
//! A finding is known again by its fingerprint: its rule, its place and its content. The place is
//! its cells, or its section and the words of its sentence, never a line number; the content is the
//! figures. So an edit elsewhere does not bring an ignored finding back, and a change of its own
//! figure does.

use serde::Serialize;

use crate::document::Document;
use crate::finding::Draft;
use crate::form::Form;
use crate::report::{Paragraph, Report, Value};

/// A finding that is to be ignored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ignore {
    /// The finding's [`fingerprint`](crate::finding::Finding::fingerprint).
    pub fingerprint: String,
    /// Why, in the user's words; may be empty.
    pub reason: String,
}

/// That a finding is ignored: it stays in every export and is not counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ignored {
    /// Why, in the user's words; may be empty.
    pub reason: String,
}

/// By what a finding is known again: 16 hexadecimal digits.
pub(crate) fn fingerprint(
    code: &str,
    draft: &Draft,
    document: &Document,
    report: &Report,
    form: &Form,
) -> String {
    let mut hash = Hash::new();
    hash.add(code);
    for id in &draft.cells {
        hash.add(form.address(*id));
    }
    // A finding on figures has them; one on a label has not, and outlives a change of a figure.
    let figures = draft.expected.is_some() || !draft.equations.is_empty();
    for id in &draft.cells {
        let cell = report.tables.cells.get(*id);
        if let Some(cell) = cell.filter(|cell| figures || cell.range == draft.range) {
            match &cell.value {
                Value::Number(number) => hash.add(&number.to_string()),
                Value::Blank(_) => hash.add(""),
                Value::Text(text) => hash.add(text),
            }
        }
    }
    let shadow = &document.shadow;
    let (start, end) = (
        shadow.from_source(draft.range.start),
        shadow.from_source(draft.range.end),
    );
    hash.add(shadow.text.get(start..end).unwrap_or(""));
    if let Some((paragraph, sentence, offset)) = sentence_at(document, report, start) {
        hash.add(&paragraph.section.map_or(0, |s| s.number()).to_string());
        hash.add(sentence);
        hash.add(&offset.to_string());
    }
    if draft.cells.is_empty() {
        hash.add(&draft.message);
    }
    hash.hexadecimal()
}

/// The fingerprint of a finding that is like one of this fingerprint in all; `turn` counts those before.
pub(crate) fn of_turn(fingerprint: &str, turn: usize) -> String {
    let mut hash = Hash::new();
    hash.add(fingerprint);
    hash.add(&turn.to_string());
    hash.hexadecimal()
}

/// The sentence of the prose around a byte of the shadow: its paragraph, its words, and how far
/// into it the byte stands.
fn sentence_at<'d>(
    document: &'d Document,
    report: &'d Report,
    at: usize,
) -> Option<(&'d Paragraph, &'d str, usize)> {
    let paragraph = report
        .paragraphs
        .iter()
        .find(|paragraph| paragraph.range.contains(&at))?;
    let text = paragraph.text(document);
    let within = at - paragraph.range.start;
    let is_end = |c: char| matches!(c, '。' | '!' | '?');
    let start = text.get(..within)?.rfind(is_end).map_or(0, |end| end + 1);
    let start = (start..=within).find(|at| text.is_char_boundary(*at))?;
    let end = text
        .get(within..)?
        .find(is_end)
        .map_or(text.len(), |end| within + end);
    Some((paragraph, text.get(start..end)?, within - start))
}

/// FNV-1a over parts, each ended by a byte that no text holds.
struct Hash(u64);

impl Hash {
    fn new() -> Self {
        Hash(0xcbf2_9ce4_8422_2325)
    }

    fn add(&mut self, part: &str) {
        for byte in part.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn hexadecimal(&self) -> String {
        (0..16)
            .rev()
            .filter_map(|at| char::from_digit((self.0 >> (4 * at)) as u32 & 15, 16))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::example::MODEL;
    use crate::{Config, check};

    /// A wrong total, a doubled word, a label with a slip, and a figure of the prose.
    fn faulty() -> String {
        [
            ("12\t3\t0\t0\t1\t0\t16", "12\t3\t0\t0\t1\t0\t17"),
            ("加强业务培训，规范", "加强业务培训培训，规范"),
            ("本年废止件数", "本年废除件数"),
            ("结转下年度继续办理1件", "结转下年度继续办理2件"),
        ]
        .iter()
        .fold(MODEL.to_string(), |text, (right, wrong)| {
            assert!(text.contains(right), "{right}");
            text.replacen(right, wrong, 1)
        })
    }

    fn fingerprints(text: &str) -> Vec<(&'static str, String)> {
        check(text, &Config::default())
            .findings
            .into_iter()
            .map(|finding| (finding.rule, finding.fingerprint))
            .collect()
    }

    fn ignoring_all(text: &str) -> Config {
        let ignored = |(_, fingerprint)| Ignore {
            fingerprint,
            reason: "已核实".to_string(),
        };
        Config {
            ignored: fingerprints(text).into_iter().map(ignored).collect(),
            ..Config::default()
        }
    }

    /// The rules of the findings that are not ignored.
    fn left(text: &str, config: &Config) -> Vec<&'static str> {
        let findings = check(text, config).findings;
        let open = findings.iter().filter(|finding| finding.ignored.is_none());
        open.map(|finding| finding.rule).collect()
    }

    #[test]
    fn ignored_findings_stay_and_are_not_counted() {
        let text = faulty();
        let checked = check(&text, &ignoring_all(&text));
        let plain = check(&text, &Config::default());
        assert_eq!(checked.findings.len(), plain.findings.len());
        assert_eq!(checked.counts.ignored, plain.findings.len());
        assert!(plain.counts.error > 0 && plain.counts.warning > 0);
        assert_eq!((checked.counts.error, checked.counts.warning), (0, 0));
        for finding in &checked.findings {
            let reason = finding.ignored.as_ref().map(|ignored| &*ignored.reason);
            assert_eq!(reason, Some("已核实"), "{}", finding.rule);
        }
    }

    #[test]
    fn every_finding_has_a_fingerprint_of_its_own() {
        let mut all = fingerprints(&faulty());
        assert!(all.len() >= 4, "{all:?}");
        assert!(all.iter().all(|(_, print)| print.len() == 16));
        let count = all.len();
        all.sort();
        all.dedup_by(|a, b| a.1 == b.1);
        assert_eq!(all.len(), count);
    }

    #[test]
    fn like_sentences_are_ignored_each_for_itself() {
        let line = "（四）平台建设。加强业务培训培训，规范办理。\n";
        let text = MODEL.replacen("（四）", &format!("{line}{line}（四）"), 1);
        let doubled = || {
            fingerprints(&text)
                .into_iter()
                .filter(|(rule, _)| *rule == "L02")
        };
        assert_eq!(doubled().count(), 2);
        let config = Config {
            ignored: doubled()
                .take(1)
                .map(|(_, fingerprint)| Ignore {
                    fingerprint,
                    reason: String::new(),
                })
                .collect(),
            ..Config::default()
        };
        assert_eq!(left(&text, &config), ["L02"]);
    }

    #[test]
    fn an_edit_elsewhere_does_not_bring_it_back() {
        let text = faulty();
        let config = ignoring_all(&text);
        for (from, to) in [
            // Lines above, a sentence in the same paragraph, a cell of another row, wrapping.
            ("一、总体情况", "\n\n\n一、总体情况"),
            ("（四）", "全县各级各单位认真落实要求。\n（四）"),
            ("加强业务培训培训，规范", "加强业务\n培训培训，规范"),
            ("电话：0000-1234567", "电话：0000-7654321"),
        ] {
            let edited = text.replacen(from, to, 1);
            assert_ne!(edited, text, "{from}");
            assert_eq!(left(&edited, &config), Vec::<&str>::new(), "{from}");
        }
    }

    #[test]
    fn a_change_of_its_figure_brings_it_back() {
        let text = faulty();
        let config = ignoring_all(&text);
        for (from, to, rule) in [
            ("12\t3\t0\t0\t1\t0\t17", "12\t3\t0\t0\t1\t0\t18", "A01"),
            ("结转下年度继续办理2件", "结转下年度继续办理3件", "X04"),
            ("培训培训，规范", "培训培训，强化", "L02"),
            ("本年废除件数", "本年废掉件数", "T05"),
        ] {
            let edited = text.replacen(from, to, 1);
            assert_ne!(edited, text, "{from}");
            assert!(left(&edited, &config).contains(&rule), "{rule}");
        }
    }

    #[test]
    fn a_label_is_not_bound_to_the_figures_of_its_row() {
        let text = MODEL.replacen(
            "1.本机关不掌握相关政府信息",
            "1.本单位不掌握相关政府信息",
            1,
        );
        let config = ignoring_all(&text);
        assert!(!config.ignored.is_empty());
        let row = text.find("1.本单位不掌握").unwrap_or_default();
        let (head, tail) = text.split_at(row);
        let edited = format!("{head}{}", tail.replacen("\t0", "\t5", 1));
        assert_ne!(edited, text);
        assert!(!left(&edited, &config).contains(&"T05"));
    }
}
