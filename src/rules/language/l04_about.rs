//! L04: an exact figure that is said to be about as much.

use crate::finding::{Draft, Severity};
use crate::one_of::ends_in_one;
use crate::outcome::Outcome;
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "L04",
    name: "确数与约数混用",
    family: Family::Language,
    severity: Severity::Info,
    checks: "查找精确到个位的数字后又写“余”“多”，以及“突破”“超过”“近”“约”与“余”“多”“左右”同用的说法。",
    basis: "约数只用一种说法，精确的数字不必再写成约数。",
    advice: "请改为确数，或者取整后只留一个表示约数的词。",
    false_alarms: "",
    wrong: &[
        change("工作动态61条", "工作动态61余条"),
        change("发布信息214条", "发布信息突破200余条"),
    ],
    right: &[
        change("发布信息214条", "发布信息210余条，阅读2.35万余次"),
        change("发布信息214条", "发布信息214条，多为工作动态"),
    ],
    check,
};

fn check(context: &Context) -> Outcome {
    let mut findings = Vec::new();
    for (paragraph, text) in context.prose() {
        for (at, about) in text.match_indices('余').chain(text.match_indices('多')) {
            let behind = text[at + about.len()..].chars().next();
            if !behind.is_some_and(|c| "条件篇次人个场期份项元名户".contains(c)) {
                continue;
            }
            let scaled = text[..at].trim_end_matches(['万', '亿', '千', '百']);
            let figure = scaled.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.');
            let exact = scaled.len() == at
                && scaled.len() - figure.len() > 1
                && scaled.ends_with(|c: char| matches!(c, '1'..='9'));
            let twice = scaled.len() > figure.len()
                && ends_in_one(figure, &["突破", "超过", "约", "近", "逾", "达到近"]);
            if exact || twice {
                let range = figure.len()..at + about.len();
                let range = paragraph.source(context.document, &range);
                let message = if exact {
                    format!("数字已经精确到个位，后面不宜再写“{about}”。")
                } else {
                    format!("数字前后都表示约数，“{about}”可以不写。")
                };
                findings.push(Draft::new(range, message));
            }
        }
    }
    Outcome::from_findings(findings)
}
