//! S03 章节标题不规范.

use super::official;
use crate::finding::{Draft, Severity, TextRange};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::{Heading, SectionKind};
use crate::rules::{Context, Family, Rule, change};

/// S03 章节标题不规范.
pub const RULE: Rule = Rule {
    code: "S03",
    name: "章节标题不规范",
    family: Family::Structure,
    severity: Severity::Warning,
    checks: "六个部分的标题应与年度报告格式一致；各地通行的其他写法只作提示。",
    basis: "年度报告格式规定了六个部分的名称和顺序。",
    advice: "请把标题改成规定的写法。",
    false_alarms: "上级机关另行规定了标题写法的，以其规定为准。",
    wrong: &[
        change(
            "四、政府信息公开行政复议、行政诉讼情况",
            "四、政府信息公开行政复议、行政诉诉情况",
        ),
        change(
            "三、收到和处理政府信息公开申请情况",
            "三、收到处理政府信息公开申请情况",
        ),
        change(
            "五、存在的主要问题及改进情况",
            "五、政府信息公开工作存在的问题及改进措施",
        ),
    ],
    right: &[
        change("一、总体情况", "一、 总体情况"),
        change(
            "四、政府信息公开行政复议、行政诉讼情况",
            "四、政府信息公开行政复议、行政诉讼\n情况",
        ),
        change(
            "五、存在的主要问题及改进情况",
            "五、政府信息公开工作存在的主要问题及改进情况",
        ),
    ],
    check,
};

fn check(context: &Context) -> Outcome {
    let mut known = context.report.sections.known().peekable();
    if known.peek().is_none() {
        return Outcome::NotAssessable("没有找到章节标题。".to_string());
    }
    let drafts = known
        .filter(|(_, heading)| !heading.exact)
        .map(|(kind, heading)| finding(context, kind, heading))
        .gather();
    Outcome::from_findings(drafts)
}

/// Where the words of a heading stand, if they stand on one line with nothing between.
fn title_range(context: &Context, heading: &Heading) -> Option<TextRange> {
    let shadow = &context.document.shadow;
    let end = shadow.from_source(heading.range.end);
    let start = end.checked_sub(heading.title.len())?;
    let range = shadow.to_source(&(start..end));
    let written = context.document.slice(&range);
    (written == heading.title && range.start >= heading.range.start).then_some(range)
}

fn finding(context: &Context, kind: SectionKind, heading: &Heading) -> Draft {
    let official = official(context, kind);
    let title = official
        .split_once('、')
        .map_or(official, |(_, title)| title);
    let draft = Draft::new(
        heading.range.clone(),
        format!("标题“{}”与规定的“{title}”不一致。", heading.title),
    );
    let draft = match title_range(context, heading) {
        Some(range) => draft.with_fix(format!("改为“{title}”"), [(range, title.to_string())]),
        None => draft,
    };
    if heading.known {
        draft
            .with_severity(Severity::Info)
            .with_advice("这种写法各地也在使用，宜改成规定的写法。")
    } else {
        draft
    }
}
