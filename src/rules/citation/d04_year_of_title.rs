//! D04: the title and other statements of the report's own title name different years.

use std::ops::Range;

use super::sentence_at;
use crate::finding::{Draft, Severity, TextRange};
use crate::gather::Gather;
use crate::one_of::{begins_with_one, has_one};
use crate::outcome::Outcome;
use crate::report::SectionKind;
use crate::report::citations::titles_in;
use crate::report::dates::years_in;
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "D04",
    name: "标题与正文所称年度不一致",
    family: Family::Citation,
    severity: Severity::Error,
    checks: "核对标题的年度与导言中“现公布××××年政府信息公开工作年度报告”等处所称的年度是否一致。",
    basis: "一份报告只对应一个年度，标题与正文自称的年度应当相同。",
    advice: "请核对哪一处的年度有误并改正。",
    false_alarms: "导言提到往年报告的名称时。书名号内为通知、方案名称的不报。",
    wrong: &[
        change("编制本报告。", "现公布2023年政府信息公开工作年度报告。"),
        change(
            "编制本报告。",
            "现发布《澄湖县水务局2023年政府信息公开工作年度报告》。",
        ),
        change(
            "澄湖县水务局2024年政府信息公开工作年度报告",
            "澄湖县水务局2023年政府信息公开工作年度报告\n\n现公布2024年度政府信息公开工作年度报告。",
        ),
    ],
    right: &[
        change("编制本报告。", "现公布2024年度政府信息公开工作年度报告。"),
        change(
            "编制本报告。",
            "按照《关于做好2025年政府信息公开工作年度报告编制工作的通知》编制本报告。",
        ),
        change(
            "（三）政府信息管理。",
            "（三）政府信息管理。按时发布《澄湖县水务局2023年政府信息公开工作年度报告》。",
        ),
    ],
    check,
};

fn check(context: &Context) -> Outcome {
    let Some(title) = &context.report.title else {
        return Outcome::NotAssessable("没有读到标题，无法核对年度。".into());
    };
    let Some(year) = title.year else {
        return Outcome::NotApplicable;
    };
    if let Some(told) = context.config.year.filter(|told| *told != year) {
        let message = format!("标题写的是{year}年，与指定的报告年度{told}年不一致。");
        return Outcome::Fail(vec![Draft::new(title.range.clone(), message)]);
    }
    // Period, sign-off and text agree on another year: the title is the suspect.
    if let (None, Some(report)) = (context.config.year, context.report.year)
        && report != year
    {
        let message = format!("标题写的是{year}年，而正文所述的是{report}年，两处不一致。");
        let mut draft = Draft::new(title.range.clone(), message);
        if let Some(range) = &context.report.year_range {
            draft = draft.with_related(range.clone(), format!("{report}年"));
        }
        return Outcome::Fail(vec![draft]);
    }
    let findings = others(context, year)
        .into_iter()
        .map(|(other, range)| {
            let message =
                format!("标题写的是{year}年的年度报告，这里却称{other}年的年度报告，两处不一致。");
            Draft::new(range, message).with_related(title.range.clone(), format!("标题：{year}年"))
        })
        .gather();
    Outcome::from_findings(findings)
}

/// Statements of the report's own title with another year than `year`.
pub(super) fn others(context: &Context, year: u16) -> Vec<(u16, TextRange)> {
    let title = context.report.title.as_ref().map(|title| &title.range);
    let first_overview = context
        .prose_of(SectionKind::Overview)
        .next()
        .map(|(paragraph, _)| paragraph.range.clone());
    let mut found = Vec::new();
    for (paragraph, text) in context.prose() {
        let in_preamble = paragraph.section.is_none();
        if !in_preamble && first_overview.as_ref() != Some(&paragraph.range) {
            continue;
        }
        for (other, range) in own_titles(text) {
            let place = paragraph.source(context.document, &range);
            let is_title =
                title.is_some_and(|title| title.start < place.end && place.start < title.end);
            if other != year && !is_title && announces(text, &range, in_preamble) {
                found.push((other, place));
            }
        }
    }
    found
}

/// Names by which a report calls itself, after its year.
const NAMES: [&str; 8] = [
    "政府信息公开工作年度报告",
    "政府信息公开年度报告",
    "政府信息公开年度工作报告",
    "政府信息公开工作报告",
    "政府信息公开工作情况报告",
    "信息公开工作年度报告",
    "信息公开年度报告",
    "政务公开工作年度报告",
];

/// Every `2024年度政府信息公开工作年度报告`, with its year.
pub(super) fn own_titles(text: &str) -> Vec<(u16, Range<usize>)> {
    years_in(text)
        .into_iter()
        .filter_map(|(year, range)| {
            let rest = text.get(range.end..)?;
            let rest = rest.strip_prefix('度').unwrap_or(rest);
            let name = NAMES.iter().find(|name| rest.starts_with(**name))?;
            let end = text.len() - rest.len() + name.len();
            Some((year, range.start..end))
        })
        .gather()
}

/// Whether the sentence puts this very report before the public, and does not name another document.
pub(super) fn announces(text: &str, range: &Range<usize>, in_preamble: bool) -> bool {
    let after = text.get(range.end..).unwrap_or("");
    const OTHER_DOCUMENT: [&str; 9] = [
        "编制",
        "编写",
        "发布工作",
        "公布工作",
        "报送",
        "工作",
        "有关",
        "的通知",
        "格式",
    ];
    if begins_with_one(after, &OTHER_DOCUMENT) {
        return false;
    }
    let in_other_title = titles_in(text).iter().any(|title| {
        title.start <= range.start
            && range.end <= title.end
            && text
                .get(title.clone())
                .is_some_and(|title| title.contains("通知") || title.contains("关于做好"))
    });
    let sentence = sentence_at(text, range.start);
    let written = text.get(sentence.clone()).unwrap_or("");
    let before = text.get(sentence.start..range.start).unwrap_or("");
    let before = before
        .rsplit([',', '、', '》', ')'])
        .next()
        .unwrap_or(before);
    if in_other_title || has_one(before, &["与", "较", "比", "上年"]) {
        return false;
    }
    let publishes = has_one(
        written,
        &[
            "公布",
            "发布",
            "编制",
            "公开如下",
            "报告如下",
            "如下",
            "制作",
        ],
    );
    let present = has_one(
        written,
        &[
            "现将",
            "现公布",
            "现发布",
            "现予",
            "特向社会",
            "如下",
            "根据",
            "按照",
        ],
    );
    publishes && (in_preamble || present)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_names_itself_in_several_ways() {
        let years = |text: &str| {
            own_titles(text)
                .into_iter()
                .map(|(year, range)| (year, text[range].to_string()))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            years(
                "现公布2023年度政府信息公开工作年度报告,《2024年政府信息公开年度报告》,2023年预算报告"
            ),
            [
                (2023, "2023年度政府信息公开工作年度报告".to_string()),
                (2024, "2024年政府信息公开年度报告".to_string()),
            ]
        );
    }

    #[test]
    fn names_of_other_documents_do_not_announce() {
        let announces = |text: &str| {
            own_titles(text)
                .into_iter()
                .any(|(_, range)| announces(text, &range, true))
        };
        assert!(announces("现公布2023年政府信息公开工作年度报告。"));
        assert!(announces("编制了《甲局2023年政府信息公开工作年度报告》。"));
        assert!(!announces(
            "根据《关于做好2025年政府信息公开工作年度报告编制工作的通知》编制。"
        ));
        assert!(!announces(
            "与2023年政府信息公开工作年度报告相比,编制更细。"
        ));
        assert!(!announces("2023年政府信息公开工作年度报告编制工作已发布。"));
        assert!(!announces("上一篇:2023年政府信息公开工作年度报告"));
    }
}
