//! C04: the title of a document that every report cites is almost, but not quite, right.

use super::d04_year_of_title::{announces, own_titles};
use super::format_notice::{NEW, OLD};
use super::sentence_at;
use crate::finding::{Draft, Severity};
use crate::gather::Gather;
use crate::one_of::has_one;
use crate::outcome::Outcome;
use crate::report::{Citation, SectionKind};
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "C04",
    name: "文件名称错误",
    family: Family::Citation,
    severity: Severity::Warning,
    checks: "把书名号内的文件名称与条例、年度报告格式及其通知、信息处理费管理办法的原名比对，相差一两个字的报出；并核对导言中报告自称的名称和“政府信息公开信息处理费”这一用语。",
    basis: "引用公文应当使用准确的标题；条例所称的报告是“政府信息公开工作年度报告”，收费项目是“政府信息公开信息处理费”。",
    advice: "请对照原文件改正名称。",
    false_alarms: "名称确实相近的另一份文件。已声明的简称、地方性法规不报。",
    wrong: &[
        change(
            "〈中华人民共和国政府信息公开工作年度报告格式〉",
            "〈中华人民共和国政府信息公开年度报告格式〉",
        ),
        change(
            "《中华人民共和国政府信息公开条例》和",
            "《中华人民共和国信息公开条例》和",
        ),
        change(
            "《中华人民共和国政府信息公开条例》和",
            "《中华人民共和国政府信息公开条列》和",
        ),
        change(
            "国务院办公厅政府信息与政务公开办公室",
            "国务院办公厅政府信息与政府公开办公室",
        ),
        change("未收取政府信息公开信息处理费", "未收取政府信息公开处理费"),
        change("未收取政府信息公开信息处理费", "未收取处理费"),
        change(
            "《中华人民共和国政府信息公开条例》和",
            "《中华人民共和国政府信息公开办法》和",
        ),
        change(
            "（五）监督保障。",
            "（五）监督保障。落实《政府信息公开处理费管理办法》。",
        ),
        change(
            "贯彻落实《中华人民共和国政府信息公开条例》",
            "贯彻落实《政府信息公开工作条例》",
        ),
        change("编制本报告。", "现向社会公布2024年度政府信息公开年度报告。"),
    ],
    right: &[
        change(
            "《中华人民共和国政府信息公开条例》和",
            "《中华人民共和国政府信息公开条例》（以下简称《条例》）、《云麓省政府信息公开条例》和",
        ),
        change(
            "（五）监督保障。",
            "（五）监督保障。代为收取污水处理费，落实《政府信息公开条例》《政府信息公开信息处理费管理办法》，编制《政府信息公开工作年度报告》。",
        ),
        change(
            "《中华人民共和国政府信息公开条例》和",
            "《中华人民共和国政府信息公开条例（2019年修订）》《〈中华人民共和国政府信息公开条例〉释义》和",
        ),
        change("编制本报告。", "现公布2024年政府信息公开年度报告。"),
    ],
    check,
};

/// Titles that are right, without marks and brackets; short forms that are in use among them.
const TITLES: [&str; 13] = [
    "中华人民共和国政府信息公开条例",
    "政府信息公开条例",
    "中华人民共和国政府信息公开工作年度报告格式",
    "政府信息公开工作年度报告格式",
    "国务院办公厅政府信息与政务公开办公室关于印发中华人民共和国政府信息公开工作年度报告格式的通知",
    "关于印发中华人民共和国政府信息公开工作年度报告格式的通知",
    "关于印发政府信息公开工作年度报告格式的通知",
    "国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知",
    "关于政府信息公开工作年度报告有关事项的通知",
    "政府信息公开信息处理费管理办法",
    "国务院办公厅关于印发政府信息公开信息处理费管理办法的通知",
    "关于印发政府信息公开信息处理费管理办法的通知",
    "印发政府信息公开信息处理费管理办法的通知",
];

/// Terms that are often written short of a word: the wrong form, and the right one.
const TERMS: [(&str, &str); 3] = [
    ("政府信息公开处理费", "政府信息公开信息处理费"),
    ("收取处理费", "收取信息处理费"),
    ("产生处理费", "产生信息处理费"),
];

fn check(context: &Context) -> Outcome {
    let near: Vec<(&Citation, &'static str)> = context
        .report
        .citations
        .iter()
        .filter_map(|citation| Some((citation, near_miss(&plain(citation.title.as_deref()?))?)))
        .gather();
    let mut findings = Vec::new();
    if !near.is_empty() {
        let declared = declared(context);
        findings.extend(
            near.into_iter()
                .filter_map(|(citation, right)| title(context, citation, right, &declared)),
        );
    }
    findings.extend(terms(context));
    findings.extend(own_title(context));
    Outcome::from_findings(findings)
}

/// A cited title that is nearly a known one.
fn title(
    context: &Context,
    citation: &Citation,
    right: &'static str,
    declared: &[&str],
) -> Option<Draft> {
    let title = citation.title.as_deref()?;
    let written = plain(title);
    if right.ends_with("有关事项的通知") && !is_by_state_council(citation) {
        return None;
    }
    let paragraph = context.report.paragraphs.get(citation.paragraph)?;
    let text = paragraph.text(context.document);
    let sentence = text.get(sentence_at(text, citation.within.start))?;
    let before = text.get(..citation.within.start)?;
    let renamed = has_one(sentence, &["修改为", "更名为", "改为"]);
    let is_declared = |rest: &&str| {
        rest.strip_prefix(title)
            .is_some_and(|rest| rest.starts_with('》'))
    };
    if renamed || declared.iter().any(is_declared) || before.ends_with("简称") {
        return None;
    }
    let slip = match missing(&written, right) {
        Some(words) => format!("漏了“{words}”"),
        None => "有错字或者多字、少字".to_string(),
    };
    let message = format!("所引文件名称与《{right}》不一致，疑{slip}。");
    Some(Draft::new(citation.title_range.clone()?, message))
}

/// What stands behind each `称《`, which declares a short name: 以下简称《…》.
fn declared<'d>(context: &Context<'d>) -> Vec<&'d str> {
    const LEAD: &str = "称《";
    let behind = |text: &'d str| {
        text.match_indices(LEAD)
            .map(move |(at, _)| &text[at + LEAD.len()..])
    };
    context.prose().flat_map(|(_, text)| behind(text)).gather()
}

/// Whether the citation is of a document of the State Council's office, by its title or number.
fn is_by_state_council(citation: &Citation) -> bool {
    let by_title = citation
        .title
        .as_deref()
        .is_some_and(|title| title.starts_with("国务院"));
    let by_number = citation
        .number
        .as_ref()
        .is_some_and(|number| NEW.has(number) || OLD.has(number));
    by_title || by_number
}

/// The title without marks, quotes and what stands in brackets.
fn plain(title: &str) -> String {
    let mut depth = 0usize;
    title
        .chars()
        .filter(|c| {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && (matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_ascii_alphanumeric())
        })
        .collect()
}

/// The known title that is meant, if this one is nearly but not quite it.
fn near_miss(written: &str) -> Option<&'static str> {
    if TITLES.contains(&written) {
        return None;
    }
    // A word too many that would be too much for so short a title.
    let shorter = written.replace("工作条例", "条例");
    if let Some(title) = TITLES.iter().find(|title| **title == shorter) {
        return Some(title);
    }
    // 办法 or 规定 in place of 条例: there is no other of this name.
    let kind = written.strip_prefix("中华人民共和国政府信息公开");
    if kind.is_some_and(|kind| kind.chars().count() <= 2) {
        return TITLES.first().copied();
    }
    let letters: Vec<char> = written.chars().gather();
    TITLES
        .iter()
        .filter_map(|title| {
            let length = title.chars().count();
            let allowed = match length {
                ..=10 => 1,
                11..=30 => 3,
                _ => 4,
            };
            if length.abs_diff(letters.len()) > allowed {
                return None;
            }
            let known: Vec<char> = title.chars().gather();
            let distance = distance_within(&letters, &known, allowed)?;
            (distance > 0 && is_slip(&letters, &known) && !written.contains(title))
                .then_some((distance, *title))
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, title)| title)
}

/// Whether the difference is one that a slip makes, and not one that makes another document: another
/// kind of document at the end, or words added.
fn is_slip(written: &[char], known: &[char]) -> bool {
    let shorter = written.len().min(known.len());
    let head = (0..shorter)
        .take_while(|at| written[*at] == known[*at])
        .count();
    let tail = (1..=shorter - head)
        .take_while(|back| written[written.len() - back] == known[known.len() - back])
        .count();
    let ends_otherwise = tail == 0 && known.len().saturating_sub(head) >= 2;
    let only_added = head + tail == known.len() && written.len() >= known.len() + 2;
    !ends_otherwise && !only_added
}

/// The words that are missing, where one run of them is all the difference.
fn missing(written: &str, right: &str) -> Option<String> {
    let (written, right): (Vec<char>, Vec<char>) =
        (written.chars().gather(), right.chars().gather());
    let gap = right
        .len()
        .checked_sub(written.len())
        .filter(|gap| *gap > 0)?;
    let head = written
        .iter()
        .zip(&right)
        .take_while(|(a, b)| a == b)
        .count();
    (written.get(head..) == right.get(head + gap..))
        .then(|| right.iter().skip(head).take(gap).collect())
}

/// The number of single signs to change, add or leave out, if it is not above `limit`.
fn distance_within(a: &[char], b: &[char], limit: usize) -> Option<usize> {
    if a.len().abs_diff(b.len()) > limit {
        return None;
    }
    let mut row: Vec<usize> = (0..=b.len()).gather();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        let mut least = left;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (y, cell) in b.iter().zip(row.iter_mut().skip(1)) {
            let above = *cell;
            let here = (diagonal + usize::from(x != y))
                .min(above + 1)
                .min(left + 1);
            diagonal = above;
            *cell = here;
            left = here;
            least = least.min(here);
        }
        if least > limit {
            return None;
        }
    }
    row.last().copied().filter(|distance| *distance <= limit)
}

fn terms(context: &Context) -> Vec<Draft> {
    let mut findings = Vec::new();
    for (paragraph, text) in context.prose() {
        for (wrong, right) in TERMS {
            if !text.contains(wrong) {
                continue;
            }
            for (at, _) in text.match_indices(wrong) {
                let before = text.get(..at).unwrap_or("");
                let in_title = before.rfind('《') > before.rfind('》');
                if in_title {
                    continue;
                }
                let range = paragraph.source(context.document, &(at..at + wrong.len()));
                let message = format!("“{wrong}”的规范用语是“{right}”。");
                findings.push(
                    Draft::new(range.clone(), message)
                        .with_fix(format!("改为“{right}”"), [(range, right.to_string())]),
                );
            }
        }
    }
    findings
}

/// `2023年度政府信息公开年度报告` in the preamble of a report whose title has it right.
fn own_title(context: &Context) -> Vec<Draft> {
    const SHORT: &str = "年度政府信息公开年度报告";
    let right = context
        .report
        .title
        .as_ref()
        .is_some_and(|title| title.text.contains("政府信息公开工作年度报告"));
    if !right {
        return Vec::new();
    }
    let overview = context.prose_of(SectionKind::Overview).take(1);
    let preamble = context
        .prose()
        .filter(|(paragraph, _)| paragraph.section.is_none());
    preamble
        .chain(overview)
        .flat_map(|(paragraph, text)| {
            own_titles(text)
                .into_iter()
                .filter(|(_, range)| {
                    text.get(range.clone())
                        .is_some_and(|name| name.ends_with(SHORT))
                        && announces(text, range, paragraph.section.is_none())
                })
                .map(|(year, range)| {
                    let message = format!(
                        "报告自称“{year}{SHORT}”，“年度”重复而漏了“工作”，应为“{year}年政府信息公开工作年度报告”。"
                    );
                    let range = paragraph.source(context.document, &range);
                    let draft = Draft::new(range.clone(), message);
                    let written = context.document.slice(&range);
                    // A wrap within it would be lost.
                    if written.contains(char::is_whitespace) {
                        return draft;
                    }
                    let right = format!("{year}年政府信息公开工作年度报告");
                    draft.with_fix("补上“工作”，删去一个“度”", [(range, right)])
                })
        })
        .gather()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_in_a_known_title_is_found() {
        for (written, right) in [
            ("中华人民共和国政府信息公开年度报告格式", 2),
            ("中华人民共和国信息公开条例", 0),
            ("中华人民共和国政府信息公开条列", 0),
            ("中华人民共和国政府公开条例", 0),
            ("中华人名共和国政府信息公开条例", 0),
            ("政府信息公开年度报告格式", 3),
            (
                "国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开年度报告格式〉的通知",
                4,
            ),
            ("政府信息公开处理费管理办法", 9),
            (
                "关于印发《中华人民共和国政府信息公开工作年度报告》的通知",
                5,
            ),
        ] {
            assert_eq!(near_miss(&plain(written)), Some(TITLES[right]), "{written}");
        }
    }

    #[test]
    fn other_documents_are_left_alone() {
        for title in [
            "条例",
            "云麓省政府信息公开条例",
            "云麓省政府信息公开办法",
            "中华人民共和国政府采购法",
            "中华人民共和国政府信息公开条例释义",
            "中华人民共和国政府信息公开条例(2019年修订)",
            "政府信息公开工作年度报告",
            "2024年政府信息公开工作年度报告",
            "中华人民共和国政府信息公开工作年度报告格式(试行)",
            "政府信息公开工作年度报告制度",
            "政府信息公开指南",
            "〈中华人民共和国政府信息公开工作年度报告格式〉的通知",
        ] {
            assert_eq!(near_miss(&plain(title)), None, "{title}");
        }
    }

    #[test]
    fn the_missing_words_are_named() {
        assert_eq!(missing("甲丁", "甲乙丙丁"), Some("乙丙".into()));
        assert_eq!(missing("甲乙", "甲丙"), None);
    }

    #[test]
    fn distance_gives_up_beyond_its_limit() {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        assert_eq!(
            distance_within(&letters("甲乙丙"), &letters("甲丙"), 2),
            Some(1)
        );
        assert_eq!(
            distance_within(&letters("甲乙丙"), &letters("丁戊己"), 2),
            None
        );
        assert_eq!(distance_within(&[], &letters("丁"), 1), Some(1));
    }
}
