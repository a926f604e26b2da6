//! X13 分项之和大于总数.

use crate::number::Decimal;

use crate::finding::{Draft, Severity};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "X13",
    name: "分项之和大于总数",
    family: Family::Consistency,
    severity: Severity::Error,
    checks: "“其中”“包括”等所列各项之和不应大于总数；所列不全因而小于总数的，不作判断。",
    basis: "分项是总数的组成部分，其和不能超过总数。",
    advice: "重新统计总数和各分项，改正错误的一处。",
    false_alarms: "分项之间有重复计数（如一条信息在多个平台发布）时，和可以大于总数。按渠道分列而未说是收到多少的，只作提醒；其中一项等于总数的不报。",
    wrong: &[
        change("通知公告23条", "通知公告32条"),
        change("主动公开政府信息96条", "主动公开政府信息69条"),
        change(
            "通过“澄湖水务”微信公众号发布信息214条。",
            "微信公众号、微博分别发布信息100条、114条，合计204条。",
        ),
    ],
    right: &[
        change("工作动态61条", "工作动态41条"),
        change(
            "通过“澄湖水务”微信公众号发布信息214条。",
            "微信公众号、微博分别发布信息100条、114条，合计214条。",
        ),
        change("主动公开政府信息96条", "主动公开政府信息90余条"),
    ],
    check,
};

fn check(ctx: &Context) -> Outcome {
    let lists = &ctx.report.claims.parts;
    if lists.is_empty() {
        return Outcome::NotApplicable;
    }
    let drafts = lists
        .iter()
        .filter_map(|list| {
            let sum: Decimal = list.parts.iter().map(|part| part.value).sum();
            if sum == list.total.value || sum < list.total.value && !list.complete {
                return None;
            }
            // What one channel carries in full, the others carry again.
            let carried_again =
                list.overlapping && list.parts.iter().any(|part| part.value == list.total.value);
            if carried_again {
                return None;
            }
            let compared = if sum < list.total.value {
                "小于合计数"
            } else {
                "大于总数"
            };
            let terms: Vec<String> = list
                .parts
                .iter()
                .map(|part| part.value.to_string())
                .gather();
            let message = if terms.len() == 1 {
                format!("所列分项{}{compared}{}。", sum, list.total.value)
            } else {
                format!(
                    "所列各项之和{}={}，{compared}{}。",
                    terms.join("+"),
                    sum,
                    list.total.value
                )
            };
            let severity = if list.plain {
                Severity::Error
            } else {
                Severity::Warning
            };
            let mut draft = Draft::new(list.range.clone(), message)
                .with_numbers(list.total.value, sum)
                .with_severity(severity)
                .with_related(list.total.range.clone(), "总数");
            for part in &list.parts {
                draft = draft.with_related(part.range.clone(), "分项");
            }
            Some(draft)
        })
        .gather();
    Outcome::from_findings(drafts)
}
