//! L06: words of the form's template that should have been replaced.

use crate::finding::{Draft, Severity};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "L06",
    name: "模板说明残留",
    family: Family::Language,
    severity: Severity::Warning,
    checks: "查找年度报告模板中的填写说明，如“（文字描述）”“该部分以表格形式报告”。",
    basis: "模板中的填写说明供编制时参考，不应出现在公开的报告里。",
    advice: "请删去填写说明，补上应写的内容。",
    false_alarms: "",
    wrong: &[
        change("澄湖县水务局认真贯彻", "（文字描述）澄湖县水务局认真贯彻"),
        change(
            "2024年，我局未收取政府信息公开信息处理费",
            "（文字描述，收取信息处理费情况在此处报告。）我局未收取政府信息公开信息处理费",
        ),
        change(
            "二、主动公开政府信息情况",
            "二、主动公开政府信息情况\n\n该部分以表格形式报告。表格如下：",
        ),
    ],
    right: &[
        change(
            "多用图表、问答等方式",
            "配以简明的文字描述，多用图表、问答等方式",
        ),
        change("无其他需要报告的事项", "信息处理费收取情况已在此处报告"),
    ],
    check,
};

/// Sentences of the template, folded, the longer before those that they contain.
const RESIDUE: [&str; 9] = [
    "(文字描述,收取信息处理费情况在此处报告。)",
    "收取信息处理费情况在此处报告",
    "(文字描述)",
    "(文字描述。)",
    "该部分以表格形式报告",
    "此部分以表格形式报告",
    "本部分以表格形式报告",
    "此处填写文字描述",
    "(以表格形式报告)",
];

/// Words of which each sentence of [`RESIDUE`] has one.
const KEYS: [&str; 3] = ["文字描述", "表格形式报告", "收取信息处理费情况在此处报告"];

fn check(context: &Context) -> Outcome {
    // Nearly every report has none: one look at the whole text tells.
    if !KEYS.iter().any(|key| context.document.holds(key)) {
        return Outcome::Pass;
    }
    let mut findings = Vec::new();
    for paragraph in &context.report.paragraphs {
        let text = paragraph.text(context.document);
        let mut end = 0;
        let mut places: Vec<(usize, &str)> = RESIDUE
            .iter()
            .flat_map(|residue| text.match_indices(residue))
            .gather();
        crate::order::sort_by_key(&mut places, |(at, residue)| {
            [*at, usize::MAX - residue.len(), 0]
        });
        for (at, residue) in places {
            if at < end {
                continue;
            }
            end = at + residue.len();
            findings.push(Draft::new(
                paragraph.source(context.document, &(at..end)),
                format!("“{}”是模板里的填写说明，不应留在报告里。", shown(residue)),
            ));
        }
    }
    Outcome::from_findings(findings)
}

/// The residue without its brackets and full stop.
fn shown(residue: &str) -> &str {
    residue.trim_matches(['(', ')', '。'])
}
