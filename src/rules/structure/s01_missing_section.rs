//! S01 缺少法定章节.

use super::official;
use crate::finding::{Draft, Severity, TextRange};
use crate::form::Table;
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::{Heading, SectionKind};
use crate::rules::{Context, Family, Rule, change};

/// S01 缺少法定章节.
pub const RULE: Rule = Rule {
    code: "S01",
    name: "缺少法定章节",
    family: Family::Structure,
    severity: Severity::Error,
    checks: "年度报告应有规定的六个部分，按标题的意思认定，不看序号。",
    basis: "年度报告格式规定了六个部分的名称和顺序，《中华人民共和国政府信息公开条例》第五十条规定了报告应当包括的内容，不能遗漏。",
    advice: "请补上这一部分的标题和内容；确无相关情况的，也应保留标题并写明。",
    false_alarms: "标题改动很大、看不出意思时，可能认不出来。",
    wrong: &[
        change(
            "六、其他需要报告的事项\n\n2024年，我局未收取政府信息公开信息处理费。无其他需要报告的事项。\n",
            "",
        ),
        change("五、存在的主要问题及改进情况\n", ""),
        change("二、主动公开政府信息情况\n", ""),
    ],
    right: &[
        change("一、总体情况", "一、概述"),
        change(
            "四、政府信息公开行政复议、行政诉讼情况",
            "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况",
        ),
        change(
            "五、存在的主要问题及改进情况\n",
            "五、存在的问题和下一步改进措施\n",
        ),
    ],
    check,
};

/// From so many missing sections on, one finding tells of all.
const MANY: usize = 4;

fn check(context: &Context) -> Outcome {
    let sections = &context.report.sections;
    if context.document.shadow.text.is_empty() {
        return Outcome::NotAssessable("没有正文。".to_string());
    }
    let missing: Vec<SectionKind> = SectionKind::ALL
        .into_iter()
        .filter(|kind| sections.get(*kind).is_none())
        .gather();
    // Tools that take out a page's text may leave its headings behind.
    if missing.len() == SectionKind::ALL.len() && context.report.tables.missing.is_empty() {
        return Outcome::NotAssessable(
            "表格都在而六个标题都没有读到，可能在复制时丢失。".to_string(),
        );
    }
    if missing.len() >= MANY {
        let titles: Vec<_> = missing
            .iter()
            .map(|kind| format!("“{}”", official(context, *kind)))
            .gather();
        let draft = Draft::new(
            place_of(context, missing[0]),
            format!("报告缺少{}等{}个部分。", titles.join(""), missing.len()),
        );
        return Outcome::Fail(vec![draft]);
    }
    let drafts = missing
        .into_iter()
        .map(|kind| {
            let draft = Draft::new(place_of(context, kind), message(context, kind));
            match namesake(context, kind) {
                Some(heading) => {
                    draft.with_related(heading.range.clone(), "同一序号的标题，但看不出是这一部分")
                }
                None => draft,
            }
        })
        .gather();
    Outcome::from_findings(drafts)
}

/// What is missing: the whole section, or its title only where its table is there.
fn message(context: &Context, kind: SectionKind) -> String {
    let title = official(context, kind);
    let table = match kind {
        SectionKind::Disclosure => Some(Table::Two),
        SectionKind::Applications => Some(Table::Three),
        SectionKind::Disputes => Some(Table::Four),
        _ => None,
    };
    if table.is_some_and(|table| context.report.tables.found(table)) {
        format!("报告有这一部分的表格，但缺少标题“{title}”。")
    } else {
        format!("报告缺少“{title}”这一部分。")
    }
}

/// Where a missing section ought to stand: at the heading that follows it, else at the last one.
fn place_of(context: &Context, kind: SectionKind) -> TextRange {
    let sections = &context.report.sections;
    sections
        .known()
        .find(|(other, _)| *other > kind)
        .or_else(|| sections.known().last())
        .map_or(0..0, |(_, heading)| heading.range.clone())
}

/// A heading that bears the section's number but a title of another meaning.
fn namesake<'c>(context: &'c Context, kind: SectionKind) -> Option<&'c Heading> {
    context.report.sections.headings.iter().find(|heading| {
        heading.kind.is_none() && heading.number.map(usize::from) == Some(kind.number())
    })
}

#[cfg(test)]
mod tests {
    use crate::rules::example::MODEL;
    use crate::{Config, check};

    #[test]
    fn a_text_whose_headings_were_all_lost_is_not_assessed() {
        let outcome = |text: &str| {
            let rules = check(text, &Config::default()).rules;
            rules
                .iter()
                .find(|rule| rule.rule == "S01")
                .unwrap()
                .outcome
        };
        let headings = ["一、", "二、", "三、", "四、", "五、", "六、"];
        let is_heading =
            |line: &str| line.ends_with("况\n") && headings.iter().any(|h| line.starts_with(h));
        let bare: String = MODEL
            .split_inclusive('\n')
            .filter(|line| !is_heading(line) && !line.starts_with("六、"))
            .collect();
        assert_eq!(outcome(&bare), "not_assessable");
        let first_table = bare.find("规章").unwrap();
        assert_eq!(outcome(&bare[..first_table]), "fail");
    }
}
