//! S06 总体情况五方面缺项.

use super::aspects::{ASPECTS, Aspect};
use super::{official, said_in};
use crate::document::Document;
use crate::finding::{Draft, Severity};
use crate::form::FormId;
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::numbering::{MarkerStyle, marker};
use crate::report::{Paragraph, ParagraphKind, SectionKind, ends_like_heading};
use crate::rules::{Context, Family, ORDER_LOST, Rule, change};

/// S06 总体情况五方面缺项.
pub const RULE: Rule = Rule {
    code: "S06",
    name: "总体情况五方面缺项",
    family: Family::Structure,
    severity: Severity::Warning,
    checks: "第一部分应写到主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面，按小标题或者关键词认定。",
    basis: "国办公开办函〔2021〕30号文件印发的年度报告格式要求，总体情况主要包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障。",
    advice: "请在第一部分补写这一方面的情况；已写在别处的，可单列小标题。",
    false_alarms: "内容已写到、但用词特别或者并入其他小标题时，可能误报。",
    wrong: &[
        change(
            "（五）监督保障。明确局办公室负责政府信息公开工作，开展业务培训2次，主动接受社会监督。\n\n",
            "",
        ),
        change(
            "（四）政府信息公开平台建设。加强政府网站专栏和政务新媒体的日常维护，全年未发生安全事件。\n\n",
            "",
        ),
        change(
            "（三）政府信息管理。严格执行信息发布“三审三校”制度，落实保密审查要求，定期清理失效文件。\n\n",
            "",
        ),
    ],
    right: &[
        change("（三）政府信息管理。", "（三）信息资源管理。"),
        change("（四）政府信息公开平台建设。", "（四）公开渠道。"),
        change("（五）监督保障。", "（五）监督考核情况。"),
    ],
    check,
};

/// From so many named aspects on, the section's parts are taken to be the aspects.
const NAMED: usize = 3;

/// Characters at the head of a part that are taken for its heading where nothing ends it.
const HEADING_REACH: usize = 18;

/// So few characters in the whole section are the matter of other rules.
const SHORTEST: usize = 30;

fn check(context: &Context) -> Outcome {
    if context.report.form != FormId::Form2021 {
        return Outcome::NotApplicable;
    }
    let Some(section) = context.report.sections.get(SectionKind::Overview) else {
        return Outcome::NotAssessable("没有找到第一部分。".to_string());
    };
    let goes_on = context
        .report
        .sections
        .known()
        .any(|(_, heading)| heading.range.start > section.range.start);
    if context.report.tables.displaced {
        return Outcome::NotAssessable(ORDER_LOST.to_string());
    }
    if !goes_on {
        return Outcome::NotAssessable("第一部分之后没有其他部分，文字可能不全。".to_string());
    }
    let said = said_in(context, SectionKind::Overview);
    if said
        .iter()
        .map(|(_, text)| text.chars().count())
        .sum::<usize>()
        < SHORTEST
    {
        return Outcome::NotAssessable("第一部分没有文字。".to_string());
    }
    let headings: Vec<&str> = said
        .iter()
        .filter_map(|(paragraph, text)| heading_of(context.document, paragraph, text))
        .gather();
    let named = |aspect: &Aspect| holds(context, &headings, aspect.heading);
    let by_headings = ASPECTS.iter().filter(|aspect| named(aspect)).count() >= NAMED;
    let texts: Vec<&str> = said.iter().map(|(_, text)| *text).gather();
    let missing: Vec<&str> = ASPECTS
        .iter()
        .filter(|aspect| {
            let words = if by_headings {
                aspect.certain
            } else {
                aspect.likely
            };
            // 公开审计公告7篇: what is counted in pieces was published.
            let counted = || aspect.name == "主动公开" && !by_headings && counts_pieces(&texts);
            !named(aspect) && !holds(context, &texts, words) && !counted()
        })
        .map(|aspect| aspect.name)
        .gather();
    let title = official(context, SectionKind::Overview);
    let finding = |names: &str| {
        Draft::new(
            section.range.clone(),
            format!("“{title}”没有写到“{names}”方面的情况。"),
        )
    };
    // A section without any structure is one fault, not five.
    if missing.len() > 2 {
        return Outcome::Fail(vec![finding(&missing.join("”“"))]);
    }
    Outcome::from_findings(missing.into_iter().map(finding).gather())
}

/// Whether a text counts pieces of information: 7篇, 131条.
fn counts_pieces(texts: &[&str]) -> bool {
    let counts = |text: &str, unit| {
        let mut places = text.match_indices(unit);
        places.any(|(at, _)| text[..at].ends_with(|c: char| c.is_ascii_digit()))
    };
    texts
        .iter()
        .any(|text| counts(text, "条") || counts(text, "篇"))
}

fn holds(context: &Context, texts: &[&str], words: &[&str]) -> bool {
    let mut words = words.iter().filter(|word| context.document.holds(word));
    words.any(|word| texts.iter().any(|text| text.contains(word)))
}

/// The heading of a part: a line of its own, or the words after its number.
fn heading_of<'t>(document: &Document, paragraph: &Paragraph, text: &'t str) -> Option<&'t str> {
    if paragraph.kind == ParagraphKind::Heading {
        return Some(text);
    }
    let marker = marker(text).filter(|marker| marker.style != MarkerStyle::Chinese)?;
    let body = text.get(marker.length..)?;
    // Where heading and text were run together, a blank or the heading's last word parts them.
    let ended = |at: usize| {
        let before = body.get(..at).unwrap_or("");
        let gap = || {
            document
                .shadow
                .has_gap(paragraph.range.start + marker.length + at)
        };
        before.ends_with("情况") || ends_like_heading(before) && gap()
    };
    let end = body
        .char_indices()
        .enumerate()
        .find(|(count, (at, c))| {
            *count >= HEADING_REACH || matches!(c, '。' | ',' | ':' | ';') || ended(*at)
        })
        .map_or(body.len(), |(_, (at, _))| at);
    body.get(..end)
}
