//! S09 章节内容为空.

use super::{official, said_in};
use crate::document::ResidueKind;
use crate::finding::{Draft, Severity};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::SectionKind;
use crate::rules::{Context, Family, ORDER_LOST, Rule, change};

/// S09 章节内容为空.
pub const RULE: Rule = Rule {
    code: "S09",
    name: "章节内容为空",
    family: Family::Structure,
    severity: Severity::Error,
    checks: "第一、五、六部分的标题之下应有文字；第二、三、四部分的表格由规则 T01 检查。",
    basis: "《中华人民共和国政府信息公开条例》第五十条规定了报告应当包括的内容，不能遗漏；确无相关情况的，也应写明。",
    advice: "请补写这一部分的内容；确无相关情况的，写明“无”和具体事项。",
    false_alarms: "内容以图片形式插入时，本工具看不到。",
    wrong: &[
        change(
            "\n2024年，我局未收取政府信息公开信息处理费。无其他需要报告的事项。\n",
            "",
        ),
        change(
            "2024年，我局政府信息公开工作取得了一定成效，但仍存在以下问题：一是政策解读形式较为单一；二是依申请公开答复的规范性有待提高。\n\n下一步，我局将重点做好以下工作：一是丰富政策解读形式，多用图表、问答等方式解读政策；二是加强业务培训，规范答复文书，提高办理质量。\n\n",
            "",
        ),
    ],
    right: &[change(
        "2024年，我局未收取政府信息公开信息处理费。无其他需要报告的事项。",
        "无",
    )],
    check,
};

fn check(context: &Context) -> Outcome {
    let sections = &context.report.sections;
    if context.report.tables.order_lost() {
        return Outcome::NotAssessable(ORDER_LOST.to_string());
    }
    let written = [
        SectionKind::Overview,
        SectionKind::Problems,
        SectionKind::Other,
    ];
    if written.iter().all(|kind| sections.get(*kind).is_none()) {
        return Outcome::NotAssessable("没有找到第一、五、六部分。".to_string());
    }
    let drafts = written
        .into_iter()
        .filter(|kind| said_in(context, *kind).is_empty())
        .filter_map(|kind| Some((kind, sections.get(kind)?)))
        .map(|(kind, heading)| {
            let title = official(context, kind);
            let has_image = context.document.residue.iter().any(|residue| {
                residue.kind == ResidueKind::Image && heading.body.contains(&residue.range.start)
            });
            if has_image {
                Draft::new(
                    heading.range.clone(),
                    format!("“{title}”之下只有图片，没有文字。"),
                )
                .with_severity(Severity::Warning)
            } else {
                Draft::new(heading.range.clone(), format!("“{title}”之下没有内容。"))
            }
        })
        .gather();
    Outcome::from_findings(drafts)
}
