//! S05 章节标题重复.

use crate::finding::{Draft, Severity};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::SectionKind;
use crate::rules::{Context, Family, Rule, change};

/// S05 章节标题重复.
pub const RULE: Rule = Rule {
    code: "S05",
    name: "章节标题重复",
    family: Family::Structure,
    severity: Severity::Warning,
    checks: "同一部分的标题只应出现一次。",
    basis: "年度报告格式规定的六个部分各有一个标题。",
    advice: "请删去多余的标题。",
    false_alarms: "网页上的目录若没有被识别出来，可能误报。",
    wrong: &[
        change("一、总体情况\n", "一、总体情况\n\n一、总体情况\n"),
        change(
            "\n六、其他需要报告的事项\n",
            "\n五、存在的主要问题及改进情况\n\n六、其他需要报告的事项\n",
        ),
    ],
    right: &[
        change(
            "根据《中华人民共和国政府信息公开条例》和",
            "目录\n一、总体情况\n二、主动公开政府信息情况\n三、收到和处理政府信息公开申请情况\n四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题及改进情况\n六、其他需要报告的事项\n\n根据《中华人民共和国政府信息公开条例》和",
        ),
        change(
            "编制本报告。",
            "编制本报告。本报告由一、总体情况；二、主动公开政府信息情况；三、收到和处理政府信息公开申请情况；四、政府信息公开行政复议、行政诉讼情况；五、存在的主要问题及改进情况；六、其他需要报告的事项六部分组成。",
        ),
    ],
    check,
};

fn check(context: &Context) -> Outcome {
    let sections = &context.report.sections;
    let drafts = SectionKind::ALL
        .into_iter()
        .filter_map(|kind| {
            let mut headings = sections.known().filter(|(other, _)| *other == kind);
            let (_, first) = headings.next()?;
            let mut more = headings.map(|(_, heading)| heading).peekable();
            let second = *more.peek()?;
            let count = 1 + more.count();
            Some(
                Draft::new(
                    second.range.clone(),
                    format!("标题“{}”出现了{count}次。", second.title),
                )
                .with_related(first.range.clone(), "第一次出现"),
            )
        })
        .gather();
    Outcome::from_findings(drafts)
}
