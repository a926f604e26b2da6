//! S04 章节编号错误.

use crate::finding::{Draft, Severity};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::numbering::chinese_numeral;
use crate::report::{Heading, SectionKind};
use crate::rules::{Context, Family, Rule, change};

use super::present;

/// S04 章节编号错误.
pub const RULE: Rule = Rule {
    code: "S04",
    name: "章节编号错误",
    family: Family::Structure,
    severity: Severity::Warning,
    checks: "六个部分的序号应依次为一至六，不应重复、跳号或者漏写。",
    basis: "年度报告格式规定了六个部分的名称、序号和顺序。",
    advice: "请按顺序改正各部分的序号。",
    false_alarms: "使用自动编号的文档，复制成文字时序号可能丢失；六个标题都没有序号时不作提示。",
    wrong: &[
        change("四、政府信息公开行政复议", "三、政府信息公开行政复议"),
        change("六、其他需要报告的事项", "五、其他需要报告的事项"),
        change("二、主动公开政府信息情况", "主动公开政府信息情况"),
    ],
    right: &[
        change("五、存在的主要问题及改进情况\n", ""),
        change("一、总体情况", "一. 总体情况"),
    ],
    check,
};

/// So many sections must bear a number before one without is a slip.
const MOST: usize = 4;

fn check(context: &Context) -> Outcome {
    let present = present(context);
    let numbered = present
        .iter()
        .filter(|(_, heading)| heading.number.is_some())
        .count();
    if numbered == 0 {
        return Outcome::NotAssessable("章节标题没有序号。".to_string());
    }
    let wrong: Vec<(usize, SectionKind, &Heading)> = present
        .iter()
        .enumerate()
        .filter(
            |(at, (kind, heading))| match heading.number.map(usize::from) {
                // After a missing or moved section the numbers may run on.
                Some(number) => number != kind.number() && number != at + 1,
                None => numbered >= MOST,
            },
        )
        .map(|(at, (kind, heading))| (at, *kind, *heading))
        .gather();
    let Some((_, kind, first)) = wrong.first() else {
        return Outcome::Pass;
    };
    let wanted = chinese_numeral(kind.number() as u8);
    let message = match first.number {
        Some(number) => format!(
            "“{}”的序号应为“{wanted}”，现为“{}”{}。",
            first.title,
            chinese_numeral(number),
            others(wrong.len())
        ),
        None => format!(
            "“{}”缺少序号“{wanted}、”{}。",
            first.title,
            others(wrong.len())
        ),
    };
    let draft = wrong.iter().skip(1).fold(
        Draft::new(first.range.clone(), message),
        |draft, (_, kind, heading)| {
            let wanted = chinese_numeral(kind.number() as u8);
            draft.with_related(heading.range.clone(), format!("序号应为“{wanted}”"))
        },
    );
    Outcome::Fail(vec![draft])
}

/// How many headings more are wrong.
fn others(count: usize) -> String {
    match count {
        0 | 1 => String::new(),
        count => format!("，连同其后共{count}个标题的序号不对"),
    }
}
