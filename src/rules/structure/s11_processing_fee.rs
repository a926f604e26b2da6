//! S11 第六部分未说明信息处理费.

use super::{official, said_in};
use crate::finding::{Draft, Severity};
use crate::form::FormId;
use crate::one_of::has_one;
use crate::outcome::Outcome;
use crate::report::SectionKind;
use crate::rules::{Context, Family, Rule, change};

/// S11 第六部分未说明信息处理费.
pub const RULE: Rule = Rule {
    code: "S11",
    name: "第六部分未说明信息处理费",
    family: Family::Structure,
    severity: Severity::Warning,
    checks: "第六部分应写明收取信息处理费的情况，没有收取的也要写明。",
    basis: "年度报告格式在第六部分注明：“收取信息处理费情况在此处报告”。",
    advice: "请在第六部分写明收取信息处理费的件数和金额；没有收取的，写“未收取信息处理费”。",
    false_alarms: "",
    wrong: &[
        change(
            "2024年，我局未收取政府信息公开信息处理费。无其他需要报告的事项。",
            "无。",
        ),
        change("2024年，我局未收取政府信息公开信息处理费。无其他", "无其他"),
    ],
    right: &[
        change(
            "2024年，我局未收取政府信息公开信息处理费。无其他",
            "本年度没有产生处理费。无其他",
        ),
        change("未收取政府信息公开信息处理费", "收取信息处理费2件共200元"),
        change("未收取政府信息公开信息处理费", "办理政府信息公开申请未收费"),
    ],
    check,
};

/// Words of a statement on the fee.
const FEE: &[&str] = &["处理费", "收费", "费用", "收取"];

fn check(context: &Context) -> Outcome {
    if context.report.form != FormId::Form2021 {
        return Outcome::NotApplicable;
    }
    if context.report.sections.get(SectionKind::Other).is_none() {
        return Outcome::NotAssessable("没有找到第六部分。".to_string());
    }
    let said = said_in(context, SectionKind::Other);
    let Some((first, text)) = said.first() else {
        // An empty section is the matter of S09.
        return Outcome::NotApplicable;
    };
    let tells = |text: &str| has_one(text, FEE);
    if said.iter().any(|(_, text)| tells(text)) {
        return Outcome::Pass;
    }
    let title = official(context, SectionKind::Other);
    let place = first.place.clone();
    let elsewhere = context
        .prose()
        .find(|(_, text)| text.contains("信息处理费") || text.contains("处理费"));
    let draft = match elsewhere {
        Some((paragraph, _)) => Draft::new(
            place,
            format!("信息处理费的情况写在了别处，应在“{title}”中报告。"),
        )
        .with_severity(Severity::Info)
        .with_related(paragraph.place.clone(), "别处所写"),
        None if said.len() == 1 && text.chars().count() <= 12 => Draft::new(
            place,
            format!("“{title}”只写了“{text}”，没有说明收取信息处理费的情况。"),
        ),
        None => Draft::new(place, format!("“{title}”没有说明收取信息处理费的情况。")),
    };
    Outcome::Fail(vec![draft])
}
