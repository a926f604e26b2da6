//! S17 标题不规范.

use crate::finding::{Draft, Severity, TextRange};
use crate::one_of::ends_in_one;
use crate::outcome::Outcome;
use crate::report::dates::years_in;
use crate::rules::{Context, Family, Rule, change};

/// S17 标题不规范.
pub const RULE: Rule = Rule {
    code: "S17",
    name: "标题不规范",
    family: Family::Structure,
    severity: Severity::Warning,
    checks: "报告的标题应由机关名称、年度和“政府信息公开工作年度报告”组成。",
    basis: "《中华人民共和国政府信息公开条例》把这种报告称为政府信息公开工作年度报告。",
    advice: "请把标题改为“机关名称＋年份＋年政府信息公开工作年度报告”。",
    false_alarms: "",
    wrong: &[
        change(
            "2024年政府信息公开工作年度报告\n",
            "2024年度信息公开工作报告\n",
        ),
        change(
            "2024年政府信息公开工作年度报告\n",
            "2024年度政府信息公开工作报告\n",
        ),
        change(
            "2024年政府信息公开工作年度报告\n",
            "政府信息公开工作年度报告\n",
        ),
        change(
            "2024年政府信息公开工作年度报告\n",
            "2024年政府信息公开工作年度年度报告\n",
        ),
    ],
    right: &[
        change(
            "2024年政府信息公开工作年度报告\n",
            "2024年度政府信息公开工作年度报告\n",
        ),
        change(
            "2024年政府信息公开工作年度报告\n",
            "政府信息公开工作2024年度报告\n",
        ),
        change(
            "2024年政府信息公开工作年度报告\n",
            "关于2024年度政府信息公开工作的年度报告\n",
        ),
        change(
            "澄湖县水务局2024年政府信息公开工作年度报告\n",
            "澄湖县水务局\n2024 年政府信息公开工作\n年度报告\n",
        ),
    ],
    check,
};

/// What stays of a right title without organ, year, 关于 and 的.
const RIGHT: [&str; 5] = [
    "政府信息公开工作年度报告",
    "度政府信息公开工作年度报告",
    "政府信息公开工作度报告",
    "政府信息公开工作年度报告()",
    "政府信息公开工作年度报告(度)",
];

fn check(context: &Context) -> Outcome {
    let Some(title) = &context.report.title else {
        return match other_heading(context) {
            Some(range) => {
                let written: String = context.document.slice(&range).split_whitespace().collect();
                let message = format!("标题“{written}”不是“年度报告”。");
                Outcome::Fail(vec![Draft::new(range, message)])
            }
            None => Outcome::NotAssessable("没有找到报告的标题。".to_string()),
        };
    };
    let years = years_in(&title.text);
    let Some(fault) = fault(context, &title.text, &years) else {
        return Outcome::Pass;
    };
    let organ = context
        .report
        .agency
        .as_ref()
        .map_or("", |agency| agency.name.as_str());
    let advice = match title.year {
        Some(year) => format!("请把标题改为“{organ}{year}年政府信息公开工作年度报告”。"),
        None => RULE.advice.to_string(),
    };
    let draft = Draft::new(
        title.range.clone(),
        format!("标题“{}”{fault}。", title.text),
    )
    .with_advice(advice);
    Outcome::Fail(vec![draft])
}

/// A first line that names the work and the year, but is called something other than a report: 工作总结.
fn other_heading(context: &Context) -> Option<TextRange> {
    let first = context
        .document
        .lines
        .iter()
        .find(|line| !context.document.slice(line).trim().is_empty())?;
    let text: String = context.document.slice(&first).split_whitespace().collect();
    let named =
        text.contains("信息公开") && ends_in_one(&text, &["总结", "汇报", "情况", "说明", "年报"]);
    (named && text.chars().count() <= 50 && !years_in(&text).is_empty()).then_some(first)
}

/// What is wrong with a title, in a few words.
fn fault(
    context: &Context,
    title: &str,
    years: &[(u16, std::ops::Range<usize>)],
) -> Option<&'static str> {
    let organ = context
        .report
        .agency
        .as_ref()
        .map_or("", |agency| agency.name.as_str());
    let mut rest = title.to_string();
    for (_, place) in years.iter().rev() {
        rest.replace_range(place.clone(), "");
    }
    let rest = rest
        .replacen(organ, "", 1)
        .replace("关于", "")
        .replace('的', "");
    match years.len() {
        // A table of a tool's own making parted the year and the organ from it.
        0 if title.starts_with('年') => return None,
        0 => return Some("没有写明年度"),
        1 => {}
        _ => return Some("中年份写了不止一次"),
    }
    if RIGHT.contains(&rest.as_str()) {
        return None;
    }
    Some(if !rest.contains("政府信息公开") {
        "缺少“政府”二字，应为“政府信息公开工作年度报告”"
    } else if rest.matches("年度").count() > 1 {
        "中“年度”重复，应为“政府信息公开工作年度报告”"
    } else if !rest.contains("公开工作") {
        "缺少“工作”二字，应为“政府信息公开工作年度报告”"
    } else if !rest.contains("年度报告") {
        "末尾应为“年度报告”"
    } else {
        "与通行的写法不一致，应为“政府信息公开工作年度报告”"
    })
}
