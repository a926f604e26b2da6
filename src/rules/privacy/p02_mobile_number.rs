//! P02: the number of a person's mobile telephone.

use super::{Figures, figures};
use crate::finding::{Draft, Severity};
use crate::one_of::has_one;
use crate::outcome::Outcome;
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "P02",
    name: "个人手机号",
    family: Family::Privacy,
    severity: Severity::Warning,
    checks: "查找正文中的11位手机号码；联系办公室的句子里的只作提示。",
    basis: "手机号码通常是个人信息；对外联系一般公布办公电话。",
    advice: "请核对是否为个人号码，是则删去或者换成办公电话。",
    false_alarms: "单位公布的值班手机。",
    wrong: &[
        change("开展业务培训2次", "申请人王某（13800000000）来电"),
        change("电话：0000-1234567", "电话：138-0000-0000"),
    ],
    right: &[
        change("电话：0000-1234567", "电话：0000-12345678"),
        change("开展业务培训2次", "编号1380000000012"),
        change("开展业务培训2次", "见www.example/t13800000000.html"),
    ],
    check,
};

fn check(context: &Context) -> Outcome {
    let document = context.document;
    let mut findings = Vec::new();
    let mut done = 0;
    for (paragraph, _) in context.prose() {
        let place = paragraph.place.clone();
        let start = place.start.max(done);
        done = done.max(place.end);
        let text = document.slice(&(start..place.end));
        for run in figures(text, 11).into_iter().filter(is_mobile_number) {
            let office = is_office_contact(text, run.range.start);
            let range = start + run.range.start..start + run.range.end;
            let hidden = format!(
                "{}****{}",
                run.text.get(..3).unwrap_or(""),
                run.text.get(7..).unwrap_or("")
            );
            let draft = Draft::new(
                range,
                format!("正文中有手机号码（{hidden}），请核对是否为个人信息。"),
            );
            findings.push(if office {
                draft.with_severity(Severity::Info)
            } else {
                draft
            });
        }
    }
    Outcome::from_findings(findings)
}

fn is_mobile_number(run: &Figures) -> bool {
    let mut figures = run.text.chars();
    let shape = figures.next() == Some('1') && matches!(figures.next(), Some('3'..='9'));
    let grouped = matches!(run.groups.as_slice(), [11] | [3, 4, 4] | [3, 8] | [7, 4]);
    run.text.len() == 11 && shape && grouped
}

/// Whether the sentence tells how to reach the office, and not how to reach an applicant.
fn is_office_contact(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or("");
    let start = before.rfind(['。', '；', '！', '？']).unwrap_or(0);
    let sentence = before.get(start..).unwrap_or("");
    let has = |words: &[&str]| has_one(sentence, words);
    has(&["办公室", "电话", "联系", "热线", "咨询"])
        && !has(&["申请人", "当事人", "身份证", "投诉人", "举报人"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_numbers_that_stand_alone_are_read() {
        let found = |text: &str| {
            figures(text, 11)
                .iter()
                .filter(|run| is_mobile_number(run))
                .count()
        };
        assert_eq!(found("手机13800000000。"), 1);
        assert_eq!(found("手机138 0000 0000、１39-0000-0000"), 2);
        assert_eq!(found("1 3 8 0 0 0 0 0 0 0 0"), 0);
        assert_eq!(found("0138000000000"), 0);
        assert_eq!(found("12800000000"), 0);
        assert_eq!(found("13800000000.5万元"), 0);
    }

    #[test]
    fn a_contact_of_the_office_is_no_leak() {
        let office = |text: &str| is_office_contact(text, text.len());
        assert!(office("如有疑问请与办公室联系（电话："));
        assert!(!office("申请人电话："));
        assert!(!office("请与办公室联系。王某，"));
    }
}
