//! C07: the regulations are cited by an order or an article that is no longer theirs.

use super::sentence_at;
use crate::finding::{Draft, Severity};
use crate::one_of::has_one;
use crate::outcome::Outcome;
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "C07",
    name: "条例令号错误",
    family: Family::Citation,
    severity: Severity::Warning,
    checks: "引用《中华人民共和国政府信息公开条例》时所注的国务院令号，应为第711号。",
    basis: "现行《中华人民共和国政府信息公开条例》由2019年国务院令第711号公布。",
    advice: "请改为“国务院令第711号”。",
    false_alarms: "",
    wrong: &[change(
        "根据《中华人民共和国政府信息公开条例》",
        "根据《中华人民共和国政府信息公开条例》（国务院令第492号）",
    )],
    right: &[
        change(
            "根据《中华人民共和国政府信息公开条例》",
            "根据《中华人民共和国政府信息公开条例》（国务院令第711号）",
        ),
        change(
            "根据《中华人民共和国政府信息公开条例》",
            "根据《中华人民共和国政府信息公开条例》（国务院令第492号公布，国务院令第711号修订）",
        ),
    ],
    check,
};

fn check(context: &Context) -> Outcome {
    // 国务院令第, 国令第
    const ORDER: &str = "令第";
    let mut findings = Vec::new();
    if !context.document.holds(ORDER) {
        return Outcome::Pass;
    }
    for (paragraph, text) in context.prose() {
        for (at, order) in text.match_indices(ORDER) {
            let start = at + order.len();
            let digits = text[start..].bytes().take_while(u8::is_ascii_digit).count();
            let number = &text[start..start + digits];
            let sentence = &text[sentence_at(text, at)];
            // The order stands right behind the title that it belongs to.
            let lead = text[..at].trim_end_matches(['国', '务', '院']);
            let regulations = lead.ends_with("政府信息公开条例》(");
            let history = has_one(sentence, &["711", "修订", "原"]);
            if regulations && digits > 0 && number != "711" && !history {
                let range = paragraph.source(context.document, &(lead.len()..start + digits));
                let message = format!("现行条例由国务院令第711号公布，不是第{number}号。");
                findings.push(Draft::new(range, message));
            }
        }
    }
    Outcome::from_findings(findings)
}
