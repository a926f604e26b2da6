//! Findings as a table for Excel and WPS: RFC 4180, with the byte order mark by which they know UTF-8.

use super::{describe, form_of, part_name, severity_name};
use crate::engine::Checked;
use crate::finding::Finding;

const HEAD: [&str; 15] = [
    "文件",
    "机关",
    "年度",
    "级别",
    "规则",
    "问题",
    "位置",
    "行",
    "列",
    "应为",
    "现为",
    "建议",
    "依据",
    "文件中的位置",
    "已忽略的理由",
];

/// All findings of all reports, one a row; what could not be read has rows of its own, and a report
/// of which there is nothing to say has one that says so.
pub fn render(reports: &[&Checked]) -> String {
    let mut out = String::from("\u{feff}");
    row(&mut out, &HEAD);
    for checked in reports {
        for finding in &checked.findings {
            found(&mut out, checked, finding);
        }
        if checked.findings.is_empty() && checked.unread.is_empty() {
            let mut fields = head_of(checked);
            fields.extend(["无问题", "", "未发现问题。"].map(String::from));
            fields.resize(HEAD.len(), String::new());
            row(&mut out, &fields);
        }
        for unread in &checked.unread {
            let mut fields = head_of(checked);
            fields.push("未读出".to_string());
            fields.push(String::new());
            fields.push(unread.why.clone());
            fields.push(part_name(form_of(checked), &unread.what));
            fields.resize(HEAD.len(), String::new());
            row(&mut out, &fields);
        }
    }
    out
}

fn found(out: &mut String, checked: &Checked, finding: &Finding) {
    let form = form_of(checked);
    let place = finding.cells.first().map(|cell| describe(form, cell));
    let number = |number: Option<crate::number::Decimal>| {
        number.map_or(String::new(), |number| number.to_string())
    };
    let ignored = finding.ignored.as_ref().map(|ignored| {
        // An empty field would mean that the finding stands.
        match ignored.reason.as_str() {
            "" => "未写理由".to_string(),
            reason => reason.to_string(),
        }
    });
    let mut fields = head_of(checked);
    fields.extend([
        severity_name(finding.severity).to_string(),
        finding.rule.to_string(),
        finding.message.clone(),
        place.unwrap_or_default(),
        finding.span.line.to_string(),
        finding.span.column.to_string(),
        number(finding.expected),
        number(finding.actual),
        finding.advice.clone(),
        finding.basis.to_string(),
        finding.in_file.clone().unwrap_or_default(),
        ignored.unwrap_or_default(),
    ]);
    row(out, &fields);
}

fn head_of(checked: &Checked) -> Vec<String> {
    vec![
        checked.path.clone().unwrap_or_default(),
        checked.agency.clone().unwrap_or_default(),
        checked.year.map_or(String::new(), |year| year.to_string()),
    ]
}

fn row(out: &mut String, fields: &[impl AsRef<str>]) {
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            out.push(',');
        }
        push(out, field.as_ref());
    }
    out.push_str("\r\n");
}

/// Whether a spreadsheet would take a field for a formula.
pub(super) fn is_formula(field: &str) -> bool {
    let signs = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    field.starts_with(signs) && field.parse::<crate::number::Decimal>().is_err()
}

/// A field; one that a spreadsheet would take for a formula is made a text by an apostrophe.
fn push(out: &mut String, field: &str) {
    let formula = is_formula(field);
    if !formula && !field.contains([',', '"', '\n', '\r']) {
        out.push_str(field);
        return;
    }
    out.push('"');
    if formula {
        out.push('\'');
    }
    out.push_str(&field.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ignore::Ignore;
    use crate::rules::example::MODEL;
    use crate::{Config, check};

    /// The records of a CSV text, read by the rules of RFC 4180.
    fn records(text: &str) -> Vec<Vec<String>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or("no mark");
        let (mut records, mut record, mut field) = (Vec::new(), Vec::new(), String::new());
        let mut quoted = false;
        let mut signs = text.chars().peekable();
        while let Some(c) = signs.next() {
            match c {
                '"' if quoted && signs.peek() == Some(&'"') => field.extend(signs.next()),
                '"' => quoted = !quoted,
                ',' if !quoted => record.push(std::mem::take(&mut field)),
                '\r' if !quoted => {}
                '\n' if !quoted => {
                    record.push(std::mem::take(&mut field));
                    records.push(std::mem::take(&mut record));
                }
                c => field.push(c),
            }
        }
        assert!(!quoted && field.is_empty() && record.is_empty());
        records
    }

    #[test]
    fn every_finding_has_a_row() {
        let faulty = MODEL
            .replace("12\t3\t0\t0\t1\t0\t16", "12\t3\t0\t0\t1\t0\t17")
            .replace("其中自然人申请12件", "其中自然人申请11件");
        let mut checked = check(&faulty, &Config::default());
        checked.path = Some("甲,\"乙\".txt".to_string());
        let rows = records(&render(&[&checked]));
        assert_eq!(rows[0], HEAD);
        assert_eq!(
            rows.len(),
            1 + checked.findings.len() + checked.unread.len()
        );
        for (row, finding) in rows[1..].iter().zip(&checked.findings) {
            assert_eq!(row.len(), HEAD.len());
            assert_eq!(row[0], "甲,\"乙\".txt");
            assert_eq!((&*row[4], &*row[5]), (finding.rule, &*finding.message));
            assert_eq!((&*row[13], &*row[14]), ("", ""));
        }
        let a01 = rows.iter().find(|row| row[4] == "A01");
        assert!(a01.is_some_and(|row| row[6].contains("总计")), "{a01:?}");
    }

    #[test]
    fn a_report_without_findings_has_a_row_too() {
        let mut right = check(MODEL, &Config::default());
        right.path = Some("甲.txt".to_string());
        let rows = records(&render(&[&right]));
        assert_eq!(rows.len(), 2);
        let said = [0, 3, 5].map(|at| rows[1][at].as_str());
        assert_eq!(said, ["甲.txt", "无问题", "未发现问题。"]);
        assert_eq!(rows[1].len(), HEAD.len());
    }

    #[test]
    fn ignored_and_unread_are_told() {
        let faulty = MODEL
            .replace("加强业务培训，规范", "开展")
            .replace("函〔2021〕30号", "函[2021]30号");
        let plain = check(&faulty, &Config::default());
        let config = Config {
            ignored: vec![Ignore {
                fingerprint: plain.findings[0].fingerprint.clone(),
                reason: String::new(),
            }],
            ..Config::default()
        };
        let rows = records(&render(&[
            &check(&faulty, &config),
            &Checked::unreadable("乙.txt", "没有这个文件。"),
        ]));
        assert_eq!(rows[1][14], "未写理由");
        let last = rows.last().map(|row| (&*row[0], &*row[3], &*row[5]));
        assert_eq!(last, Some(("乙.txt", "未读出", "没有这个文件。")));
    }

    #[test]
    fn no_field_is_taken_for_a_formula() {
        let field = |text: &str| {
            let mut out = String::new();
            push(&mut out, text);
            out
        };
        assert_eq!(field("=HYPERLINK(\"x\")"), "\"'=HYPERLINK(\"\"x\"\")\"");
        assert_eq!(field("@SUM(A1)"), "\"'@SUM(A1)\"");
        assert_eq!(field("-2"), "-2");
        assert_eq!(field("-2+3"), "\"'-2+3\"");
        assert_eq!(field("甲\n乙"), "\"甲\n乙\"");
        assert_eq!(field("甲"), "甲");
    }
}
