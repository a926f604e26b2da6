//! C01: the number of the notice on the format is wrong.

use super::format_notice::{ISSUER, NEW, Notice, OLD, means_format};
use crate::finding::{Draft, Severity};
use crate::outcome::Outcome;
use crate::report::DocumentNumber;
use crate::rules::{Context, Family, Rule, change};

/// The rule.
pub const RULE: Rule = Rule {
    code: "C01",
    name: "格式文件文号错误",
    family: Family::Citation,
    severity: Severity::Error,
    checks: "核对所引年度报告格式文件的文号：2021年度起为国办公开办函〔2021〕30号，2019、2020年度为国办公开办函〔2019〕60号。",
    basis: "现行年度报告格式由国务院办公厅政府信息与政务公开办公室以国办公开办函〔2021〕30号印发；2019年的试行格式为国办公开办函〔2019〕60号。",
    advice: "请按原文件改正文号。",
    false_alarms: "只核对明确指向年度报告格式的文号，其他文件的文号不核对。",
    wrong: &[
        change("国办公开办函〔2021〕30号", "国办公开办函〔2024〕30号"),
        change("国办公开办函〔2021〕30号", "国办公开办函〔2021〕31号"),
        change("国办公开办函〔2021〕30号", "国办发〔2021〕30号"),
        change("国办公开办函〔2021〕30号", "国办公开办函【2024】30号"),
        change(
            "《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）要求，编制本报告。本报告",
            "国办公开办函〔2020〕30号要求编写。本报告",
        ),
    ],
    right: &[
        change("国办公开办函〔2021〕30号", "国办公开办函[2021]30号"),
        change("国办公开办函〔2021〕30号", "国办公开办函〔2021〕 30 号"),
        change(
            "（五）监督保障。",
            "（五）监督保障。落实《国务院办公厅关于印发〈政府信息公开信息处理费管理办法〉的通知》（国办函〔2020〕109号）。",
        ),
    ],
    check,
};

fn check(context: &Context) -> Outcome {
    let year = context.report.year;
    let mut any = false;
    let mut findings = Vec::new();
    for citation in &context.report.citations {
        let Some(number) = &citation.number else {
            continue;
        };
        if !means_format(context, citation) {
            continue;
        }
        any = true;
        if let Some((message, severity)) = fault(number, year) {
            findings.push(Draft::new(number.range.clone(), message).with_severity(severity));
        }
    }
    if any {
        Outcome::from_findings(findings)
    } else {
        Outcome::NotApplicable
    }
}

/// What is wrong with the number in a report of this year.
fn fault(number: &DocumentNumber, year: Option<u16>) -> Option<(String, Severity)> {
    let written = number.proper();
    let known = NEW.has(number) || OLD.has(number);
    if known && number.issuer == ISSUER {
        // An old notice in a new report is C02's; the new one in an old report cannot be.
        let early = NEW.has(number) && year.is_some_and(|year| year < 2021);
        return early.then(|| {
            (
                format!(
                    "所引{written}自2021年度起适用，本报告为{}年度，应引{}。",
                    year.unwrap_or_default(),
                    OLD.number
                ),
                Severity::Warning,
            )
        });
    }
    let right = match year {
        Some(year) => Notice::of_year(year)?,
        None if OLD.has(number) => &OLD,
        None => &NEW,
    };
    let right = if known && OLD.has(number) {
        &OLD
    } else {
        right
    };
    let message = if number.issuer == ISSUER {
        format!(
            "所引年度报告格式的文号为“{written}”，没有这份格式文件，应为{}。",
            right.number
        )
    } else {
        format!(
            "所引年度报告格式的文号为“{written}”，发文机关代字或者文号有误，应为{}。",
            right.number
        )
    };
    Some((message, Severity::Error))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(issuer: &str, year: u16, serial: u32) -> DocumentNumber {
        DocumentNumber {
            issuer: issuer.into(),
            open: Some('〔'),
            year: Some(year),
            close: Some('〕'),
            serial,
            range: 0..0,
            open_range: 0..0,
            close_range: 0..0,
            ordinal_range: None,
        }
    }

    #[test]
    fn only_the_two_notices_are_right() {
        let wrong = |issuer, year, serial, report| {
            fault(&number(issuer, year, serial), Some(report)).map(|(_, severity)| severity)
        };
        assert_eq!(wrong(ISSUER, 2021, 30, 2024), None);
        assert_eq!(wrong(ISSUER, 2019, 60, 2020), None);
        assert_eq!(wrong(ISSUER, 2019, 60, 2024), None, "C02 says this");
        assert_eq!(wrong(ISSUER, 2024, 30, 2024), Some(Severity::Error));
        assert_eq!(wrong("国办发", 2021, 30, 2024), Some(Severity::Error));
        assert_eq!(wrong(ISSUER, 2021, 30, 2020), Some(Severity::Warning));
        assert_eq!(wrong(ISSUER, 2024, 30, 2018), None);
    }
}
