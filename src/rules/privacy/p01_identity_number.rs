//! P01: the number of a person's identity card.

use super::{Figures, figures};
use crate::finding::{Draft, Severity};
use crate::gather::Gather;
use crate::outcome::Outcome;
use crate::report::Date;
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "P01",
    name: "身份证号",
    family: Family::Privacy,
    severity: Severity::Error,
    checks: "查找18位公民身份号码：省份代码、出生日期和校验码都正确的才报。",
    basis: "身份号码属于个人信息，年度报告向社会公开，不得泄露。",
    advice: "请删去身份号码。",
    false_alarms: "恰好符合编码规则的其他18位编号，极少见。",
    wrong: &[
        change("开展业务培训2次", "申请人身份证号11010519491231002X"),
        change("开展业务培训2次", "申请人身份证号110101199001010015"),
        change("开展业务培训2次", "申请人身份证号110105 19491231 002x"),
    ],
    right: &[
        change("开展业务培训2次", "系统编号110101199003078815"),
        change("开展业务培训2次", "系统编号110101199013078818"),
    ],
    check,
};

fn check(context: &Context) -> Outcome {
    let document = context.document;
    let mut runs = figures(&document.text, 18);
    // Those that go on in the next line.
    for (paragraph, text) in context.prose() {
        for mut run in figures(text, 18) {
            run.range = paragraph.source(document, &run.range);
            if document.slice(&run.range).contains('\n') {
                runs.push(run);
            }
        }
    }
    let findings = runs.into_iter().filter(is_identity_number).map(|run| {
        let message = format!("疑为公民身份号码（{}），不应公开。", masked(&run.text));
        Draft::new(run.range, message)
    });
    Outcome::from_findings(findings.gather())
}

/// The number with its middle hidden, so that a message does not spread it.
fn masked(number: &str) -> String {
    let (head, tail) = (number.get(..6), number.get(16..));
    format!("{}**********{}", head.unwrap_or(""), tail.unwrap_or(""))
}

/// Codes of provinces, GB/T 2260.
const PROVINCES: [u32; 34] = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
    53, 54, 61, 62, 63, 64, 65, 71, 81, 82,
];

fn is_identity_number(run: &Figures) -> bool {
    let grouped = run.groups.iter().all(|group| *group >= 3);
    run.text.len() == 18 && grouped && is_valid(&run.text)
}

/// Province, date of birth and check sign, GB 11643.
fn is_valid(number: &str) -> bool {
    let part = |range: std::ops::Range<usize>| {
        number
            .get(range)
            .and_then(|part| part.parse::<u32>().ok())
            .unwrap_or(0)
    };
    let (year, month, day) = (part(6..10), part(10..12), part(12..14));
    let born = Date::new(year as u16, month as u8, day as u8);
    if !PROVINCES.contains(&part(0..2))
        || !(1900..2100).contains(&year)
        || day == 0
        || !born.is_possible()
    {
        return false;
    }
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const SIGNS: [char; 11] = ['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'];
    let sum: u32 = number
        .chars()
        .zip(WEIGHTS)
        .map(|(c, weight)| c.to_digit(10).unwrap_or(0) * weight)
        .sum();
    SIGNS
        .get((sum % 11) as usize)
        .is_some_and(|sign| number.ends_with(*sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_sign_decides() {
        // The example of GB 11643.
        assert!(is_valid("11010519491231002X"));
        assert!(!is_valid("110105194912310021"));
        assert!(!is_valid("11010519491331002X"));
        assert!(!is_valid("99010519491231002X"));
    }

    #[test]
    fn figures_of_tables_are_no_number() {
        let found = |text: &str| figures(text, 18).iter().any(is_identity_number);
        assert!(found("号码11010519491231002X。"));
        assert!(found("号码110105 19491231 002X。"));
        assert!(!found("1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X"));
        assert!(!found("0011010519491231002X"));
        assert!(!found("id=11010519491231002X"));
    }
}
