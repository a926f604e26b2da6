//! S02 章节顺序错误.

use super::{official, present};
use crate::finding::{Draft, Severity};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::{Heading, SectionKind};
use crate::rules::{Context, Family, Rule, change};

/// S02 章节顺序错误.
pub const RULE: Rule = Rule {
    code: "S02",
    name: "章节顺序错误",
    family: Family::Structure,
    severity: Severity::Error,
    checks: "六个部分应按规定的顺序排列。",
    basis: "年度报告格式规定了六个部分的名称和顺序。",
    advice: "请按规定的顺序调整各部分的位置和序号。",
    false_alarms: "",
    wrong: &[change(
        "五、存在的主要问题及改进情况\n\n2024年，我局政府信息公开工作取得了一定成效，但仍存在以下问题：一是政策解读形式较为单一；二是依申请公开答复的规范性有待提高。\n\n下一步，我局将重点做好以下工作：一是丰富政策解读形式，多用图表、问答等方式解读政策；二是加强业务培训，规范答复文书，提高办理质量。\n\n六、其他需要报告的事项\n\n2024年，我局未收取政府信息公开信息处理费。无其他需要报告的事项。\n",
        "五、其他需要报告的事项\n\n2024年，我局未收取政府信息公开信息处理费。无其他需要报告的事项。\n\n六、存在的主要问题及改进情况\n\n2024年，我局政府信息公开工作取得了一定成效，但仍存在以下问题：一是政策解读形式较为单一；二是依申请公开答复的规范性有待提高。\n\n下一步，我局将重点做好以下工作：一是丰富政策解读形式，多用图表、问答等方式解读政策；二是加强业务培训，规范答复文书，提高办理质量。\n",
    )],
    right: &[
        change(
            "编制本报告。",
            "编制本报告。本报告由六、其他需要报告的事项，一、总体情况等六部分组成。",
        ),
        change("五、存在的主要问题及改进情况\n", ""),
    ],
    check,
};

fn check(context: &Context) -> Outcome {
    let present = present(context);
    if present.len() < 2 {
        return Outcome::NotAssessable("没有找到两个以上的章节标题。".to_string());
    }
    let kinds: Vec<SectionKind> = present.iter().map(|(kind, _)| *kind).gather();
    let ordered = longest_ordered(&kinds);
    let drafts = present
        .iter()
        .filter(|(kind, _)| !ordered.contains(kind))
        .map(|(kind, heading)| finding(context, *kind, heading, &ordered))
        .gather();
    Outcome::from_findings(drafts)
}

fn finding(
    context: &Context,
    kind: SectionKind,
    heading: &Heading,
    ordered: &[SectionKind],
) -> Draft {
    let title = official(context, kind);
    let before = ordered.iter().rev().find(|other| **other < kind);
    let after = ordered.iter().find(|other| **other > kind);
    let message = match (before, after) {
        (Some(before), _) => {
            format!(
                "“{title}”的位置不对，应排在“{}”之后。",
                official(context, *before)
            )
        }
        (None, Some(after)) => {
            format!(
                "“{title}”的位置不对，应排在“{}”之前。",
                official(context, *after)
            )
        }
        (None, None) => format!("“{title}”的位置不对。"),
    };
    Draft::new(heading.range.clone(), message)
}

/// The longest run of sections, taken in order of place, whose numbers rise.
fn longest_ordered(kinds: &[SectionKind]) -> Vec<SectionKind> {
    let mut best: Vec<Vec<SectionKind>> = Vec::new();
    for kind in kinds {
        let mut run = best
            .iter()
            .filter(|run| run.last().is_some_and(|last| last < kind))
            .max_by_key(|run| run.len())
            .cloned()
            .unwrap_or_default();
        run.push(*kind);
        best.push(run);
    }
    // Of runs of one length the one that was found first: later sections were moved forward.
    let longest = best.iter().map(Vec::len).max().unwrap_or(0);
    best.into_iter()
        .find(|run| run.len() == longest)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_moved_section_is_one_finding() {
        use SectionKind::{Applications, Disclosure, Disputes, Other, Overview, Problems};
        let moved = [
            Overview,
            Applications,
            Disclosure,
            Disputes,
            Problems,
            Other,
        ];
        assert_eq!(longest_ordered(&moved).len(), 5);
        let moved = [
            Other,
            Overview,
            Disclosure,
            Applications,
            Disputes,
            Problems,
        ];
        assert!(!longest_ordered(&moved).contains(&Other));
    }
}
